// SPDX-License-Identifier: Apache-2.0
#include "modules/references/names.h"

namespace okno::references {

const std::string& name_in(std::string_view language, const std::string& own, const Names& names) {
    auto found = names.find(language);
    return found == names.end() || found->second.empty() ? own : found->second;
}

Json names_to_json(const Names& names) {
    if (names.empty()) return {};
    Json json = Json::object();
    for (const auto& [language, name] : names) json.set(language, name);
    return json;
}

Names names_from_json(const Json& json) {
    Names names;
    if (!json.is_object()) return names;
    for (const auto& [language, name] : json.as_object()) {
        if (name.is_string()) names[language] = name.as_string();
    }
    return names;
}

}  // namespace okno::references
