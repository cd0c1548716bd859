// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <charconv>

#include "base/error.h"
#include "base/json.h"

namespace okno {

namespace {

// 0 = as it is, 'u' = \u00XX, else the letter after the backslash.
constexpr std::array<char, 256> kEscapes = [] {
    std::array<char, 256> table{};
    for (std::size_t c = 0; c < 0x20; ++c) table[c] = 'u';
    table['\b'] = 'b';
    table['\f'] = 'f';
    table['\n'] = 'n';
    table['\r'] = 'r';
    table['\t'] = 't';
    table['"'] = '"';
    table['\\'] = '\\';
    return table;
}();

void append_quoted(std::string& out, std::string_view text) {
    constexpr char kHex[] = "0123456789abcdef";
    out.push_back('"');
    std::size_t run = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        const char escape = kEscapes[byte];
        if (escape == 0) [[likely]]
            continue;
        out.append(text, run, i - run);
        run = i + 1;
        out.push_back('\\');
        out.push_back(escape);
        if (escape == 'u') {
            out.append("00");
            out.push_back(kHex[byte >> 4]);
            out.push_back(kHex[byte & 15]);
        }
    }
    out.append(text, run);
    out.push_back('"');
}

}  // namespace

void JsonWriter::before_value() {
    if (open_.empty()) {
        check(first_, "a second root in one JSON text");
        first_ = false;
        return;
    }
    char& state = open_.back();
    if (state == ':') {
        state = '{';
        return;
    }
    check(state == '[', "a JSON value where a key is due");
    if (!first_) out_.push_back(',');
    first_ = false;
}

JsonWriter& JsonWriter::begin_object() {
    before_value();
    out_.push_back('{');
    open_.push_back('{');
    first_ = true;
    return *this;
}

JsonWriter& JsonWriter::end_object() {
    check(!open_.empty() && open_.back() == '{', "no JSON object to end here");
    open_.pop_back();
    out_.push_back('}');
    first_ = false;
    return *this;
}

JsonWriter& JsonWriter::begin_array() {
    before_value();
    out_.push_back('[');
    open_.push_back('[');
    first_ = true;
    return *this;
}

JsonWriter& JsonWriter::end_array() {
    check(!open_.empty() && open_.back() == '[', "no JSON array to end here");
    open_.pop_back();
    out_.push_back(']');
    first_ = false;
    return *this;
}

JsonWriter& JsonWriter::key(std::string_view name) {
    check(!open_.empty() && open_.back() == '{', "a JSON key outside an object");
    if (!first_) out_.push_back(',');
    first_ = false;
    append_quoted(out_, name);
    out_.push_back(':');
    open_.back() = ':';
    return *this;
}

JsonWriter& JsonWriter::value(const Json& value) {
    switch (value.kind()) {
        case Json::Kind::null: return null();
        case Json::Kind::boolean: return boolean(value.as_bool());
        case Json::Kind::number: return digits(value.digits());
        case Json::Kind::string: return string(value.as_string());
        case Json::Kind::array:
            begin_array();
            for (const Json& item : value.as_array()) this->value(item);
            return end_array();
        case Json::Kind::object:
            begin_object();
            for (const auto& [name, member] : value.as_object()) key(name).value(member);
            return end_object();
    }
    return *this;
}

JsonWriter& JsonWriter::string(std::string_view text) {
    before_value();
    append_quoted(out_, text);
    return *this;
}

JsonWriter& JsonWriter::integer(std::int64_t number) {
    before_value();
    std::array<char, 24> buffer;
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number).ptr;
    out_.append(buffer.data(), end);
    return *this;
}

JsonWriter& JsonWriter::digits(std::string_view written_number) { return raw(written_number); }

JsonWriter& JsonWriter::boolean(bool flag) { return raw(flag ? "true" : "false"); }

JsonWriter& JsonWriter::null() { return raw("null"); }

JsonWriter& JsonWriter::raw(std::string_view json) {
    before_value();
    check(!json.empty(), "an empty JSON value");
    out_.append(json);
    return *this;
}

std::string JsonWriter::take() {
    check(open_.empty(), "a JSON text taken before its end");
    first_ = true;
    return std::exchange(out_, {});
}

}  // namespace okno
