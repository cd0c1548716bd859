// SPDX-License-Identifier: Apache-2.0
#include "faces/ui/call.h"

#include <charconv>

#include "base/error.h"

namespace okno::ui {

namespace {

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

std::string Call::text(std::string_view name) const { return query.text_at({name}).value_or(""); }

std::optional<std::int64_t> Call::number(std::string_view name) const {
    const std::string written = text(name);
    if (written.empty()) return std::nullopt;
    const std::optional<std::int64_t> value = whole(written);
    if (!value) throw_invalid(std::string(name), "error.number", {{"value", written}});
    return value;
}

Json Call::body() const {
    if (request.content_type() != "application/json") throw_invalid("Content-Type", "error.json_expected");
    Json json = parse_json(request.body);
    if (!json.is_object()) throw_invalid("", "error.json_expected");
    return json;
}

}  // namespace okno::ui
