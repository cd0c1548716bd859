// SPDX-License-Identifier: Apache-2.0
#include "faces/ui/answer.h"

#include "base/error.h"
#include "base/id.h"
#include "base/log.h"
#include "faces/ui/call.h"
#include "faces/ui/text.h"

namespace okno::ui {

namespace {

struct Kind {
    std::string_view name;
    int status;
};

Kind kind_of(ErrorKind kind) {
    switch (kind) {
        case ErrorKind::invalid: return {"invalid", 400};
        case ErrorKind::unauthorized: return {"unauthorized", 401};
        case ErrorKind::forbidden: return {"forbidden", 403};
        case ErrorKind::not_found: return {"not_found", 404};
        case ErrorKind::conflict: return {"conflict", 409};
        case ErrorKind::too_many: return {"too_many", 429};
        case ErrorKind::too_large: return {"too_large", 413};
        case ErrorKind::unavailable: return {"unavailable", 503};
        case ErrorKind::internal: break;
    }
    return {"internal", 500};
}

http::Response failure(const Error& error, std::string_view language, std::string_view request_id, std::string_view current) {
    const Kind kind = kind_of(error.kind);
    const Message internal{"error.internal", {}};
    JsonWriter out;
    out.begin_object()
        .member("error", kind.name)
        .member("message", say(error.kind == ErrorKind::internal ? internal : error.message, language));
    out.key("fields").begin_array();
    for (const FieldError& field : error.fields) {
        out.begin_object().member("path", field.path).member("message", say(field.message, language)).end_object();
    }
    out.end_array().member("request_id", request_id);
    if (!current.empty()) out.key("current").raw(current);
    out.end_object();
    return http::Response::json(kind.status, out.take());
}

}  // namespace

http::Response answer(int status, JsonWriter& out) {
    http::Response response = http::Response::json(status, out.take());
    response.set("Cache-Control", "no-store");
    return response;
}

http::Response nothing() { return http::Response(204); }

http::Response server_refusal(int status, const http::Request& request) {
    Error error(ErrorKind::invalid, {"error.request", {}});
    if (status == 413) error = Error(ErrorKind::too_large, {"error.request_too_large", {}});
    if (status == 503) error = Error(ErrorKind::unavailable, {"error.unavailable", {}});
    if (status == 500) error = Error(ErrorKind::internal, {"error.internal", {}});
    http::Response response = failure(error, asked_language(request), new_uuid(), {});
    response.status = status;  // 408 414 431 … are kinds of "invalid" to the browser application
    return response;
}

http::Response refusal(const std::exception_ptr& problem, std::string_view language, std::string_view request_id,
                       std::string_view current) {
    try {
        std::rethrow_exception(problem);
    } catch (const Error& error) {
        if (error.kind == ErrorKind::internal) log::error("ui {}: {}", request_id, error.what());
        return failure(error, language, request_id, current);
    } catch (const std::exception& error) {
        log::error("ui {}: {}", request_id, error.what());
        return failure(Error(ErrorKind::internal, {"error.internal", {}}), language, request_id, {});
    }
}

}  // namespace okno::ui
