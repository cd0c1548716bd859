// SPDX-License-Identifier: Apache-2.0
// Values of fields as the journal keeps them, and fields made from a member (or from what a lambda reaches of the record).
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/json.h"
#include "base/money.h"
#include "core/fields.h"

namespace okno::orders {

inline Json text_value(const std::string& text) { return text.empty() ? Json() : Json(text); }
inline std::string text_of(const Json& value) { return value.is_string() ? value.as_string() : std::string(); }
inline Json scaled_value(std::int64_t value, int decimals) { return Json::number(format_scaled(value, decimals)); }
inline std::int64_t scaled_of(const Json& value, int decimals) {
    return value.is_number() ? parse_scaled(value.digits(), decimals).value_or(0) : 0;
}
inline Json code_value(const std::string& code) { return code.empty() ? Json() : Json(JsonObject{{"code", Json(code)}}); }
inline std::string code_of(const Json& value) { return value.find("code") == nullptr ? std::string() : text_of(*value.find("code")); }
inline Json id_value(std::int64_t id) { return id == 0 ? Json() : Json(JsonObject{{"id", Json(id)}}); }
inline std::int64_t id_of(const Json& value) { return value.find("id") == nullptr ? 0 : value.find("id")->to_int().value_or(0); }
inline std::int64_t integer_of(const Json& value) { return value.to_int().value_or(0); }

template <typename Record, auto reach>
Field<Record> text_field(FieldFacts facts) {
    return {facts, [](const Record& record) { return text_value(std::invoke(reach, record)); },
            [](Record& record, const Json& value) { std::invoke(reach, record) = text_of(value); }};
}

template <typename Record, auto reach>
Field<Record> code_field(FieldFacts facts) {
    return {facts, [](const Record& record) { return code_value(std::invoke(reach, record)); },
            [](Record& record, const Json& value) { std::invoke(reach, record) = code_of(value); }};
}

template <typename Record, auto reach>
Field<Record> record_field(FieldFacts facts) {
    return {facts, [](const Record& record) { return id_value(std::invoke(reach, record)); },
            [](Record& record, const Json& value) { std::invoke(reach, record) = id_of(value); }};
}

template <typename Record, auto reach>
Field<Record> flag_field(FieldFacts facts) {
    return {facts, [](const Record& record) { return Json(std::invoke(reach, record)); },
            [](Record& record, const Json& value) { std::invoke(reach, record) = value.is_bool() && value.as_bool(); }};
}

template <typename Record, auto reach>
Field<Record> integer_field(FieldFacts facts) {
    return {facts, [](const Record& record) { return Json(static_cast<std::int64_t>(std::invoke(reach, record))); },
            [](Record& record, const Json& value) {
                auto& member = std::invoke(reach, record);
                member = static_cast<std::remove_reference_t<decltype(member)>>(integer_of(value));
            }};
}

template <typename Record, auto reach>
Field<Record> moment_field(FieldFacts facts) {
    return integer_field<Record, reach>(facts);
}

// A whole number that may be absent.
template <typename Record, auto reach>
Field<Record> maybe_field(FieldFacts facts) {
    return {facts,
            [](const Record& record) {
                const std::optional<std::int64_t>& value = std::invoke(reach, record);
                return value ? Json(*value) : Json();
            },
            [](Record& record, const Json& value) { std::invoke(reach, record) = value.is_null() ? std::nullopt : value.to_int(); }};
}

template <typename Record, auto reach, int decimals>
Field<Record> scaled_field(FieldFacts facts) {
    return {facts, [](const Record& record) { return scaled_value(std::invoke(reach, record), decimals); },
            [](Record& record, const Json& value) { std::invoke(reach, record) = scaled_of(value, decimals); }};
}

template <typename Record, auto reach>
Field<Record> list_field(FieldFacts facts) {
    return {facts,
            [](const Record& record) {
                const std::vector<std::string>& texts = std::invoke(reach, record);
                if (texts.empty()) return Json();
                Json json = Json::array();
                for (const std::string& text : texts) json.push(Json(text));
                return json;
            },
            [](Record& record, const Json& value) {
                std::vector<std::string>& texts = std::invoke(reach, record);
                texts.clear();
                if (!value.is_array()) return;
                for (const Json& each : value.as_array()) texts.push_back(text_of(each));
            }};
}

}  // namespace okno::orders
