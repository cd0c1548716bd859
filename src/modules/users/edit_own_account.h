// SPDX-License-Identifier: Apache-2.0
// Changes one's own language, theme and preferences of the browser. Everybody who signs in may; no history.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "core/context.h"
#include "modules/users/user.h"

namespace okno::users {

struct OwnAccountEdit {
    std::optional<std::string> language;                            // en ru pl uz
    std::optional<std::string> theme;                               // light dark system
    std::optional<std::map<std::string, std::string>> preferences;  // merged into those kept; an empty value removes; 64 KB in all
};

User edit_own_account(const Context& context, const OwnAccountEdit& edit);

}  // namespace okno::users
