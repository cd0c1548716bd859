// SPDX-License-Identifier: Apache-2.0
// What must be true of a person, new or edited.
#pragma once

#include <string_view>

#include "base/error.h"
#include "modules/users/user.h"

namespace okno::users {

// Fields email, first_name and the length of all names.
void check_person(const User& user, Problems& problems);
void check_password(std::string_view password, Problems& problems);  // 8 characters to 1024 bytes

}  // namespace okno::users
