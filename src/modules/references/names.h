// SPDX-License-Identifier: Apache-2.0
// What a reference is called: its own name, and optionally by language. Books print the reader's language, API v5 the own name.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>

#include "base/json.h"

namespace okno::references {

using Names = std::map<std::string, std::string, std::less<>>;  // "ru" → "Новый"

// The name in that language, else the own name.
const std::string& name_in(std::string_view language, const std::string& own, const Names& names);
Json names_to_json(const Names& names);   // null when there are none
Names names_from_json(const Json& json);  // what is not text is left out

}  // namespace okno::references
