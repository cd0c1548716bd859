// SPDX-License-Identifier: Apache-2.0
// Changes a person; one who is made inactive is signed out everywhere. Right: users_edit. Event: user.changed.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/context.h"
#include "modules/users/user.h"

namespace okno::users {

struct UserEdit {
    std::int64_t version = 0;
    std::optional<std::string> email, first_name, last_name, patronymic, phone, position, password;
    std::optional<bool> active, is_admin;
    std::optional<std::vector<std::int64_t>> group_ids;
};

// Throws not_found; conflict "error.version"; invalid "error.user.last_admin" when nobody could administer afterwards.
User edit_user(const Context& context, std::int64_t id, const UserEdit& edit);

}  // namespace okno::users
