// SPDX-License-Identifier: Apache-2.0
#include "base/json_fields.h"

#include "base/money.h"
#include "base/text.h"

namespace okno {

JsonFields::JsonFields(const Json& object, std::string path, Problems& problems)
    : object_(object), path_(std::move(path)), problems_(problems) {
    if (!object_.is_object()) problems_.add(path_, "error.object_expected");
}

std::string JsonFields::path(std::string_view name) const { return path_.empty() ? std::string(name) : path_ + "." + std::string(name); }

void JsonFields::problem(std::string_view name, std::string key, std::map<std::string, std::string> params) const {
    problems_.add(path(name), std::move(key), std::move(params));
}

const Json* JsonFields::value(std::string_view name) const {
    const Json* found = object_.find(name);
    return found == nullptr || found->is_null() ? nullptr : found;
}

bool JsonFields::is_null(std::string_view name) const {
    const Json* found = object_.find(name);
    return found != nullptr && found->is_null();
}

std::optional<std::string> JsonFields::text(std::string_view name) const {
    const Json* found = value(name);
    if (found == nullptr) return std::nullopt;
    if (found->is_string()) return clean_text(found->as_string());
    if (found->is_number()) return found->digits();
    problem(name, "error.text_expected");
    return std::nullopt;
}

std::optional<bool> JsonFields::flag(std::string_view name) const {
    const Json* found = value(name);
    if (found == nullptr) return std::nullopt;
    if (found->is_bool()) return found->as_bool();
    const std::string written = found->is_number() ? found->digits() : found->is_string() ? found->as_string() : "?";
    if (written == "1" || written == "true") return true;
    if (written == "0" || written == "false" || written.empty()) return false;
    problem(name, "error.flag_expected");
    return std::nullopt;
}

std::optional<std::int64_t> JsonFields::integer(std::string_view name) const {
    const Json* found = value(name);
    if (found == nullptr) return std::nullopt;
    const std::optional<std::int64_t> number = found->to_int();
    if (!number) problem(name, "error.integer_expected");
    return number;
}

std::optional<std::int64_t> JsonFields::scaled(std::string_view name, int decimals, std::int64_t most) const {
    const Json* found = value(name);
    if (found == nullptr) return std::nullopt;
    const bool written = found->is_number() || found->is_string();
    const std::optional<std::int64_t> number =
        written ? parse_scaled(found->is_number() ? found->digits() : trim(found->as_string()), decimals) : std::nullopt;
    if (!number) {
        problem(name, "error.number_expected");
        return std::nullopt;
    }
    if (*number > most || *number < -most) {
        problem(name, "error.too_big");
        return std::nullopt;
    }
    return number;
}

std::optional<std::vector<std::string>> JsonFields::texts(std::string_view name) const {
    const Json* list = array(name);
    if (list == nullptr) return std::nullopt;
    std::vector<std::string> all;
    for (const Json& each : list->as_array()) {
        if (!each.is_string() && !each.is_number()) {
            problem(std::string(name) + "[" + std::to_string(all.size()) + "]", "error.text_expected");
            return std::nullopt;
        }
        all.push_back(each.is_string() ? clean_text(each.as_string()) : each.digits());
    }
    return all;
}

const Json* JsonFields::object(std::string_view name) const {
    const Json* found = value(name);
    if (found == nullptr || found->is_object()) return found;
    problem(name, "error.object_expected");
    return nullptr;
}

const Json* JsonFields::array(std::string_view name) const {
    const Json* found = value(name);
    if (found == nullptr || found->is_array()) return found;
    problem(name, "error.array_expected");
    return nullptr;
}

bool JsonFields::each(std::string_view name, const std::function<void(const JsonFields& element)>& use) const {
    const Json* list = array(name);
    if (list == nullptr) return false;
    for (std::size_t at = 0; at < list->as_array().size(); ++at) {
        const Json& element = list->as_array()[at];
        const JsonFields fields(element, path(name) + "[" + std::to_string(at) + "]", problems_);
        if (element.is_object()) use(fields);
    }
    return true;
}

}  // namespace okno
