// SPDX-License-Identifier: Apache-2.0
#include "faces/api_v5/answer.h"

#include <algorithm>

#include "base/log.h"
#include "faces/api_v5/texts.h"

namespace okno::api_v5 {

namespace {

// That API knows neither 401 nor 409 nor 413 for a refused record, and says "slow down" with 503.
int status_of(ErrorKind kind) {
    switch (kind) {
        case ErrorKind::invalid: return 400;
        case ErrorKind::conflict: return 400;
        case ErrorKind::unauthorized: return 403;
        case ErrorKind::forbidden: return 403;
        case ErrorKind::not_found: return 404;
        case ErrorKind::too_many: return 503;
        case ErrorKind::too_large: return 413;
        case ErrorKind::unavailable: return 503;
        case ErrorKind::internal: break;
    }
    return 500;
}

http::Response json_answer(int status, std::string body) {
    http::Response response = http::Response::json(status, std::move(body));
    response.set("Cache-Control", "no-store");
    return response;
}

http::Response failure(const Error& error, const Refused& request) {
    JsonWriter out;
    out.begin_object().member("success", false).member("errorMsg", message_of(error, request.reading));
    if (!error.fields.empty()) {
        out.key("errors").begin_object();
        for (const FieldError& field : error.fields) out.member(api_path(field.path, request.names), say(field.message, error.kind));
        out.end_object();
    }
    out.end_object();
    http::Response response = json_answer(status_of(error.kind), out.take());
    if (error.kind == ErrorKind::too_many || error.kind == ErrorKind::unavailable) response.set("Retry-After", "1");
    return response;
}

std::string camel(std::string_view ours) {
    std::string out;
    bool raise = false;
    for (const char letter : ours) {
        if (letter == '_') {
            raise = true;
            continue;
        }
        out += raise && letter >= 'a' && letter <= 'z' ? static_cast<char>(letter - 'a' + 'A') : letter;
        raise = false;
    }
    return out;
}

// "items[12].name" → "items[].name" and "12".
std::string without_indexes(std::string_view path, std::vector<std::string_view>& indexes) {
    std::string bare;
    for (std::size_t at = 0; at < path.size(); ++at) {
        bare += path[at];
        if (path[at] != '[') continue;
        const std::size_t close = std::min(path.find(']', at), path.size());
        indexes.push_back(path.substr(at + 1, close - at - 1));
        at = close - 1;
    }
    return bare;
}

std::string with_indexes(std::string_view bare, const std::vector<std::string_view>& indexes) {
    std::string path;
    std::size_t next = 0;
    for (const char letter : bare) {
        path += letter;
        if (letter == '[' && next < indexes.size()) path += indexes[next++];
    }
    return path;
}

}  // namespace

std::string message_of(const Error& error, bool reading) {
    if (error.kind == ErrorKind::internal) return "Internal Server Error";
    if (error.kind == ErrorKind::invalid && !error.fields.empty())
        return reading ? "Errors in the input parameters" : "Errors in the entity format";
    return say(error.message, error.kind);
}

std::string api_path(std::string_view ours, const FieldNames* names) {
    std::vector<std::string_view> indexes;
    const std::string bare = without_indexes(ours, indexes);
    if (names != nullptr) {
        const auto known = std::find_if(names->begin(), names->end(), [&](const auto& name) { return name.first == bare; });
        if (known != names->end()) return with_indexes(known->second, indexes);
    }
    // The codes of custom fields are the shop's own words.
    return ours.starts_with("customFields") || ours.starts_with("custom_fields.")
               ? "customFields" + std::string(ours.substr(std::min(ours.find_first_of(".["), ours.size())))
               : with_indexes(camel(bare), indexes);
}

std::string field_message(const FieldError& field, const FieldNames* names) {
    return api_path(field.path, names) + ": " + say(field.message, ErrorKind::invalid);
}

JsonWriter success() {
    JsonWriter out;
    out.begin_object().member("success", true);
    return out;
}

http::Response finish(JsonWriter& out, int status) {
    out.end_object();
    return json_answer(status, out.take());
}

http::Response done(int status) {
    JsonWriter out = success();
    return finish(out, status);
}

http::Response done_with_id(std::int64_t id, int status) {
    JsonWriter out = success();
    out.member("id", id);
    return finish(out, status);
}

void print_pagination(JsonWriter& out, const Page& page, std::int64_t total) {
    out.key("pagination")
        .begin_object()
        .member("limit", page.limit)
        .member("totalCount", total)
        .member("currentPage", page.number)
        .member("totalPageCount", (total + page.limit - 1) / page.limit)
        .end_object();
}

http::Response failure(int status, std::string_view message) {
    JsonWriter out;
    out.begin_object().member("success", false).member("errorMsg", message).end_object();
    return json_answer(status, out.take());
}

http::Response refusal(const std::exception_ptr& problem, const Refused& request) {
    try {
        std::rethrow_exception(problem);
    } catch (const Error& error) {
        if (error.kind == ErrorKind::internal) log::error("api {}: {}", request.request_id, error.what());
        return failure(error, request);
    } catch (const std::exception& error) {
        log::error("api {}: {}", request.request_id, error.what());
        return failure(500, "Internal Server Error");
    }
}

}  // namespace okno::api_v5
