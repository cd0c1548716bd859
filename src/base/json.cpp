// SPDX-License-Identifier: Apache-2.0
#include "base/json.h"

#include <rapidjson/memorystream.h>
#include <rapidjson/reader.h>

#include <algorithm>
#include <charconv>
#include <cstring>
#include <numeric>

#include "base/error.h"

namespace okno {

namespace {

constexpr std::size_t kFewMembers = 32;

void drop_marked(JsonObject& members, const std::vector<bool>& dropped) {
    std::size_t kept = 0;
    for (std::size_t i = 0; i < members.size(); ++i) {
        if (dropped[i]) continue;
        if (kept != i) members[kept] = std::move(members[i]);
        ++kept;
    }
    members.resize(kept);
}

// Of members with one name the last stays. Large objects are sorted: comparing each with each would let a caller burn minutes.
void drop_duplicates(JsonObject& members) {
    if (members.size() <= kFewMembers) {
        for (std::size_t i = 0; i + 1 < members.size(); ++i) {
            for (std::size_t j = i + 1; j < members.size(); ++j) {
                if (members[i].first != members[j].first) continue;
                members.erase(members.begin() + static_cast<std::ptrdiff_t>(i--));
                break;
            }
        }
        return;
    }
    std::vector<std::size_t> order(members.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return members[a].first < members[b].first; });
    std::vector<bool> dropped(members.size());
    bool any = false;
    for (std::size_t i = 0; i + 1 < order.size(); ++i) {
        if (members[order[i]].first == members[order[i + 1]].first) dropped[order[i]] = any = true;
    }
    if (any) drop_marked(members, dropped);
}

// RapidJSON lets a lone "\udc00" through and encodes it; such bytes are no UTF-8.
bool has_encoded_surrogate(std::string_view text) {
    for (std::size_t at = text.find('\xED'); at != std::string_view::npos; at = text.find('\xED', at + 1)) {
        if (at + 1 < text.size() && static_cast<unsigned char>(text[at + 1]) >= 0xA0) return true;
    }
    return false;
}

// Builds the value while RapidJSON reads. Pointers to open containers stay good: only the innermost one grows.
class Builder {
  public:
    explicit Builder(int depth) : most_open_(static_cast<std::size_t>(std::max(depth, 0))) { open_.reserve(16); }

    bool Null() { return place(Json()); }
    bool Bool(bool value) { return place(Json(value)); }
    bool RawNumber(const char* digits, rapidjson::SizeType length, bool) { return place(Json::number(std::string(digits, length))); }
    bool String(const char* text, rapidjson::SizeType length, bool) {
        const std::string_view view(text, length);
        return !has_encoded_surrogate(view) && place(Json(view));
    }
    bool Key(const char* text, rapidjson::SizeType length, bool) {
        const std::string_view view(text, length);
        if (has_encoded_surrogate(view)) return false;
        JsonObject& members = open_.back()->as_object();
        if (members.empty()) members.reserve(8);
        members.emplace_back(view, Json());
        return true;
    }
    bool StartObject() { return open(Json::object()); }
    bool StartArray() { return open(Json::array()); }
    bool EndObject(rapidjson::SizeType) {
        drop_duplicates(open_.back()->as_object());
        open_.pop_back();
        return true;
    }
    bool EndArray(rapidjson::SizeType) {
        open_.pop_back();
        return true;
    }

    // With kParseNumbersAsStringsFlag RapidJSON calls none of these, but wants them to exist.
    bool Int(int) { return false; }
    bool Uint(unsigned) { return false; }
    bool Int64(std::int64_t) { return false; }
    bool Uint64(std::uint64_t) { return false; }
    bool Double(double) { return false; }

    Json take() { return std::move(root_); }

  private:
    Json* slot(Json&& value) {
        if (open_.empty()) {
            root_ = std::move(value);
            return &root_;
        }
        Json& container = *open_.back();
        if (container.is_object()) {
            Json& waiting = container.as_object().back().second;
            waiting = std::move(value);
            return &waiting;
        }
        return &container.as_array().emplace_back(std::move(value));
    }
    bool place(Json&& value) {
        slot(std::move(value));
        return true;
    }
    bool open(Json&& container) {
        if (open_.size() >= most_open_) return false;
        open_.push_back(slot(std::move(container)));
        return true;
    }

    std::size_t most_open_;
    Json root_;
    std::vector<Json*> open_;
};

}  // namespace

Json parse_json(std::string_view text, JsonLimits limits) {
    constexpr unsigned kFlags =
        rapidjson::kParseIterativeFlag | rapidjson::kParseValidateEncodingFlag | rapidjson::kParseNumbersAsStringsFlag;
    // RapidJSON takes a zero byte for the end of the text; what follows one would be silently dropped.
    const std::size_t zero = text.find('\0');
    const std::string_view readable = text.substr(0, zero);
    rapidjson::MemoryStream stream(readable.data(), readable.size());
    rapidjson::Reader reader;
    Builder builder(limits.depth);
    const rapidjson::ParseResult result = reader.Parse<kFlags>(stream, builder);
    if (result.IsError() || zero != std::string_view::npos) {
        const std::size_t offset = result.IsError() ? result.Offset() : zero;
        throw Error(ErrorKind::invalid, {"error.json", {{"offset", std::to_string(offset)}}});
    }
    return builder.take();
}

Json::Json(std::int64_t value) : value_(Number{std::to_string(value)}) {}

Json Json::number(std::string digits) {
    Json json;
    json.value_ = Number{std::move(digits)};
    return json;
}

namespace {

template <typename T, typename Variant>
auto& alternative(Variant& value, std::string_view what) {
    auto* found = std::get_if<T>(&value);
    check(found != nullptr, what);
    return *found;
}

}  // namespace

bool Json::as_bool() const { return alternative<bool>(value_, "JSON value is no boolean"); }
const std::string& Json::as_string() const { return alternative<std::string>(value_, "JSON value is no string"); }
const std::string& Json::digits() const { return alternative<Number>(value_, "JSON value is no number").digits; }
const JsonArray& Json::as_array() const { return alternative<JsonArray>(value_, "JSON value is no array"); }
JsonArray& Json::as_array() { return alternative<JsonArray>(value_, "JSON value is no array"); }
const JsonObject& Json::as_object() const { return alternative<JsonObject>(value_, "JSON value is no object"); }
JsonObject& Json::as_object() { return alternative<JsonObject>(value_, "JSON value is no object"); }

std::optional<std::int64_t> Json::to_int() const {
    std::string_view written;
    if (is_number()) {
        written = digits();
        // PHP writes whole floats as "5.0".
        if (const std::size_t point = written.find('.'); point != std::string_view::npos) {
            if (written.find_first_not_of('0', point + 1) != std::string_view::npos) return std::nullopt;
            written = written.substr(0, point);
        }
    } else if (is_string()) {
        written = as_string();
    }
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(written.data(), written.data() + written.size(), number);
    if (written.empty() || error != std::errc() || end != written.data() + written.size()) return std::nullopt;
    return number;
}

const Json* Json::find(std::string_view name) const {
    const auto* members = std::get_if<JsonObject>(&value_);
    if (members == nullptr) return nullptr;
    for (const auto& [key, value] : *members) {
        if (key == name) return &value;
    }
    return nullptr;
}

Json& Json::set(std::string name, Json value) {
    if (is_null()) value_ = JsonObject{};
    JsonObject& members = as_object();
    for (auto& [key, present] : members) {
        if (key == name) {
            present = std::move(value);
            return *this;
        }
    }
    members.emplace_back(std::move(name), std::move(value));
    return *this;
}

void Json::push(Json value) {
    if (is_null()) value_ = JsonArray{};
    as_array().push_back(std::move(value));
}

std::string Json::dump() const {
    JsonWriter writer;
    writer.value(*this);
    return writer.take();
}

}  // namespace okno
