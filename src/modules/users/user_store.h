// SPDX-License-Identifier: Apache-2.0
// Every SQL of people and groups.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "core/operation.h"
#include "modules/users/user.h"

namespace okno::users {

std::optional<User> find_user(db::Connection& connection, std::int64_t id);
std::optional<User> find_user_by_email(db::Connection& connection, std::string_view email);
std::vector<User> all_users(db::Connection& connection);  // live ones, by name; a shop has tens
std::string password_hash(db::Connection& connection, std::int64_t user_id);

std::int64_t insert_user(Operation& op, const User& user, std::string_view password_hash);
void update_user(Operation& op, const User& user);  // checks the version: conflict "error.version"
void set_password_hash(Operation& op, std::int64_t user_id, std::string_view password_hash);
void set_preferences(Operation& op, const User& user);

std::vector<UserGroup> all_groups(db::Connection& connection);
std::int64_t insert_group(Operation& op, const UserGroup& group);
void update_group(Operation& op, const UserGroup& group);

}  // namespace okno::users
