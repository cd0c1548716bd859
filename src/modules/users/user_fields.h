// SPDX-License-Identifier: Apache-2.0
// The field tables of people, groups and keys: what the audit log keeps.
#pragma once

#include "core/fields.h"
#include "modules/users/user.h"

namespace okno::users {

const FieldTable<User>& user_fields();
const FieldTable<UserGroup>& user_group_fields();

}  // namespace okno::users
