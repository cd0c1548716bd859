// SPDX-License-Identifier: Apache-2.0
#include "modules/users/user.h"

#include <algorithm>

#include "base/text.h"

namespace okno::users {

std::string User::name() const {
    std::string both = trim(first_name + " " + last_name);
    return both.empty() ? email : both;
}

std::string User::initials() const {
    const std::string first = cut_characters(first_name.empty() ? email : first_name, 1);
    return first + cut_characters(last_name, 1);
}

bool ApiKey::has_scope(std::string_view scope) const {
    return all_scopes || std::find(scopes.begin(), scopes.end(), scope) != scopes.end();
}

}  // namespace okno::users
