// SPDX-License-Identifier: Apache-2.0
#include "faces/ui/call.h"

#include <charconv>

#include "base/error.h"
#include "base/text.h"
#include "core/operation.h"

namespace okno::ui {

namespace {

constexpr std::int64_t kLongestPage = 200;

std::optional<std::int64_t> whole(std::string_view text) {
    std::int64_t value = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (problem != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return value;
}

}  // namespace

std::int64_t Call::id(std::string_view name) const {
    const std::optional<std::int64_t> value = whole(route.param(name));
    if (!value || *value <= 0) throw_not_found();
    return *value;
}

std::string Call::text(std::string_view name) const {
    const std::string* found = http::find(pairs, name);
    return found == nullptr ? "" : *found;
}

std::optional<std::int64_t> Call::number(std::string_view name) const {
    const std::string written = text(name);
    if (written.empty()) return std::nullopt;
    const std::optional<std::int64_t> value = whole(written);
    if (!value) throw_invalid(std::string(name), "error.number", {{"value", written}});
    return value;
}

std::vector<std::string> Call::texts(std::string_view name) const {
    std::vector<std::string> all;
    for (const http::Pair& pair : pairs) {
        if (pair.name == name && !pair.value.empty()) all.push_back(pair.value);
    }
    return all;
}

int Call::limit(int usual) const {
    const std::optional<std::int64_t> asked = number("limit");
    if (!asked) return usual;
    if (*asked < 1 || *asked > kLongestPage)
        throw_invalid("limit", "error.out_of_range", {{"least", "1"}, {"most", std::to_string(kLongestPage)}});
    return static_cast<int>(*asked);
}

std::int64_t Call::person(std::string_view written) const {
    if (written == "me") return context.actor.id;
    if (written == "none") return 0;
    return whole(written).value_or(-1);
}

std::optional<EntityRef> Call::done_before(std::string_view kind) const {
    if (context.act.empty()) return std::nullopt;
    const auto lease = context.database.read();
    std::optional<EntityRef> done = result_of_act(lease->connection(), context.actor, context.act);
    if (done && done->kind != kind) throw_conflict("error.repeated");
    return done;
}

Json Call::body() const {
    if (request.content_type() != "application/json") throw_invalid("Content-Type", "error.json_expected");
    Json json = parse_json(request.body);
    if (!json.is_object()) throw_invalid("", "error.json_expected");
    return json;
}

std::string asked_language(const http::Request& request) {
    const std::string wish = lower_ascii(request.header("Accept-Language"));
    for (const std::string_view language : {"ru", "pl", "uz", "en"}) {
        if (wish.starts_with(language)) return std::string(language);
    }
    return "en";
}

}  // namespace okno::ui
