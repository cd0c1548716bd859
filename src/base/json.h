// SPDX-License-Identifier: Apache-2.0
// JSON as the house uses it: a value that keeps the digits of numbers as they were written, a strict parser, and a writer.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace okno {

class Json;
using JsonArray = std::vector<Json>;
// Members keep the order in which they came; of duplicate keys the last one wins.
using JsonObject = std::vector<std::pair<std::string, Json>>;

class Json {
  public:
    enum class Kind { null, boolean, number, string, array, object };

    Json() = default;
    Json(std::nullptr_t) {}
    Json(bool value) : value_(value) {}
    Json(int value) : Json(static_cast<std::int64_t>(value)) {}
    Json(std::int64_t value);
    Json(const char* text) : value_(std::string(text)) {}
    Json(std::string text) : value_(std::move(text)) {}
    Json(std::string_view text) : value_(std::string(text)) {}
    Json(JsonArray items) : value_(std::move(items)) {}
    Json(JsonObject members) : value_(std::move(members)) {}
    // A number by its written digits, e.g. "1290.50"; the caller answers for their form.
    static Json number(std::string digits);
    static Json object() { return Json(JsonObject{}); }
    static Json array() { return Json(JsonArray{}); }

    Kind kind() const { return static_cast<Kind>(value_.index()); }
    bool is_null() const { return kind() == Kind::null; }
    bool is_string() const { return kind() == Kind::string; }
    bool is_number() const { return kind() == Kind::number; }
    bool is_bool() const { return kind() == Kind::boolean; }
    bool is_array() const { return kind() == Kind::array; }
    bool is_object() const { return kind() == Kind::object; }

    // Each throws Error{internal} when the kind is another; ask first.
    bool as_bool() const;
    const std::string& as_string() const;
    const std::string& digits() const;
    const JsonArray& as_array() const;
    JsonArray& as_array();
    const JsonObject& as_object() const;
    JsonObject& as_object();

    // A number (or a string of digits) as a whole number; nothing when it is not one or does not fit.
    std::optional<std::int64_t> to_int() const;

    // The member of that name, nullptr when absent or when this is no object.
    const Json* find(std::string_view name) const;
    Json& set(std::string name, Json value);  // replaces or appends; makes a null an object
    void push(Json value);                    // appends; makes a null an array

    std::string dump() const;
    bool operator==(const Json& other) const = default;

  private:
    struct Number {
        std::string digits;
        bool operator==(const Number&) const = default;
    };
    std::variant<std::monostate, bool, Number, std::string, JsonArray, JsonObject> value_;
};

struct JsonLimits {
    int depth = 64;
};

// Throws Error{invalid, "error.json"} with params {"offset"} on anything that is not one well-formed UTF-8 JSON text.
Json parse_json(std::string_view text, JsonLimits limits = {});

// Writes JSON piece by piece into one string, without building a value first. Misuse (a value where a key is due) is a check().
class JsonWriter {
  public:
    JsonWriter& begin_object();
    JsonWriter& end_object();
    JsonWriter& begin_array();
    JsonWriter& end_array();
    JsonWriter& key(std::string_view name);
    JsonWriter& value(const Json& value);
    JsonWriter& string(std::string_view text);  // UTF-8
    JsonWriter& integer(std::int64_t number);
    JsonWriter& digits(std::string_view written_number);
    JsonWriter& boolean(bool flag);
    JsonWriter& null();
    JsonWriter& raw(std::string_view json);  // already JSON

    JsonWriter& member(std::string_view name, const Json& v) { return key(name).value(v); }
    JsonWriter& member(std::string_view name, std::string_view text) { return key(name).string(text); }
    JsonWriter& member(std::string_view name, const char* text) { return key(name).string(text); }
    JsonWriter& member(std::string_view name, const std::string& text) { return key(name).string(text); }
    JsonWriter& member(std::string_view name, std::int64_t number) { return key(name).integer(number); }
    JsonWriter& member(std::string_view name, int number) { return key(name).integer(number); }
    JsonWriter& member(std::string_view name, bool flag) { return key(name).boolean(flag); }

    const std::string& text() const { return out_; }
    std::string take();  // the finished text; the writer starts anew

  private:
    void before_value();
    std::string out_;
    std::vector<char> open_;  // '{' waiting for a key, ':' waiting for its value, '['
    bool first_ = true;
};

}  // namespace okno
