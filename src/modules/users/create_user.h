// SPDX-License-Identifier: Apache-2.0
// Makes a person. Right: users_edit. Event: user.created. Throws invalid with fields email, password, first_name, groups; conflict
// "error.user.email_taken".
#pragma once

#include <string>
#include <vector>

#include "core/context.h"
#include "modules/users/user.h"

namespace okno::users {

struct NewUser {
    std::string email;
    std::string password;  // 8 characters and more
    std::string first_name, last_name, patronymic, phone, position;
    std::vector<std::string> groups;  // codes
    std::string language = "en";
    bool is_admin = false;
};

User create_user(const Context& context, const NewUser& input);

}  // namespace okno::users
