// SPDX-License-Identifier: Apache-2.0
// Everybody who works here, their groups and the programs' keys, in memory: an immutable snapshot from which actors are made.
#pragma once

#include <memory>
#include <mutex>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/actor.h"
#include "core/context.h"
#include "modules/users/user.h"

namespace okno::users {

class Roster {
  public:
    explicit Roster(db::Connection& connection);

    const std::vector<User>& users() const { return users_; }
    const std::vector<UserGroup>& groups() const { return groups_; }
    const User* user(std::int64_t id) const;
    const UserGroup* group(std::string_view code) const;
    std::string user_name(std::int64_t id) const;     // "" when unknown
    std::string api_key_name(std::int64_t id) const;  // also of revoked keys

    // The rights of all groups of a person, and of the groups above those, together. Nothing for the unknown, the inactive and the deleted.
    std::optional<Actor> actor(std::int64_t user_id) const;
    // By the keyed hash of a key. A key may do whatever its scopes allow (the face asks for the scope); rows are limited by its shops.
    const ApiKey* api_key(std::string_view hash) const;
    static Actor actor(const ApiKey& key);
    const std::string& secret() const { return secret_; }

  private:
    void add_rights(Actor& actor, const UserGroup& group, int depth) const;

    std::vector<User> users_;
    std::vector<UserGroup> groups_;
    std::unordered_map<std::int64_t, std::size_t> user_place_;
    std::unordered_map<std::string, ApiKey> keys_;
    std::unordered_map<std::int64_t, std::string> key_names_;
    std::string secret_;
};

// Keeps the present roster; forget() when people, groups or keys have changed.
class RosterCache {
  public:
    explicit RosterCache(db::Database& database) : database_(database) {}
    std::shared_ptr<const Roster> current();
    void forget();

  private:
    db::Database& database_;
    std::mutex mutex_;
    std::shared_ptr<const Roster> roster_;
    std::int64_t forgotten_ = 0;  // a roster read before the last forget() is not kept
};

}  // namespace okno::users
