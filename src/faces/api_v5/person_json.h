// SPDX-License-Identifier: Apache-2.0
// People and their groups as the API prints them.
#pragma once

#include "base/json.h"
#include "faces/api_v5/parts_json.h"
#include "modules/users/roster.h"

namespace okno::api_v5 {

void print_person(JsonWriter& out, const users::User& user, const users::Roster& roster, const Account& account);
void print_user_group(JsonWriter& out, const users::UserGroup& group, const Account& account);

// The groups of a person, in their order.
std::vector<const users::UserGroup*> groups_of(const users::User& user, const users::Roster& roster);
bool is_manager(const users::User& user, const users::Roster& roster);

}  // namespace okno::api_v5
