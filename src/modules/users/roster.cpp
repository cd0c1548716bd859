// SPDX-License-Identifier: Apache-2.0
#include "modules/users/roster.h"

#include <algorithm>

#include "modules/users/access_store.h"
#include "modules/users/user_rights.h"
#include "modules/users/user_store.h"

namespace okno::users {

namespace {

constexpr int kDeepestGroups = 8;

}  // namespace

Roster::Roster(db::Connection& connection)
    : users_(all_users(connection)), groups_(all_groups(connection)), secret_(access_secret(connection)) {
    for (std::size_t place = 0; place < users_.size(); ++place) user_place_[users_[place].id] = place;
    for (auto& [hash, key] : live_api_keys(connection)) keys_.emplace(hash, std::move(key));
    for (const ApiKey& key : all_api_keys(connection)) key_names_[key.id] = key.name;
}

const User* Roster::user(std::int64_t id) const {
    const auto found = user_place_.find(id);
    return found == user_place_.end() ? nullptr : &users_[found->second];
}

const UserGroup* Roster::group(std::string_view code) const {
    const auto found = std::find_if(groups_.begin(), groups_.end(), [&](const UserGroup& group) { return group.code == code; });
    return found == groups_.end() ? nullptr : &*found;
}

std::string Roster::user_name(std::int64_t id) const {
    const User* found = user(id);
    return found ? found->name() : "";
}

std::string Roster::api_key_name(std::int64_t id) const {
    const auto found = key_names_.find(id);
    return found == key_names_.end() ? "" : found->second;
}

void Roster::add_rights(Actor& actor, const UserGroup& group, int depth) const {
    actor.everything = actor.everything || group.everything;
    for (const auto& [code, level] : group.rights) {
        Level& held = actor.rights[code];
        held = std::max(held, level);
    }
    if (group.parent_id == 0 || depth == 0) return;
    for (const UserGroup& parent : groups_) {
        if (parent.id == group.parent_id) add_rights(actor, parent, depth - 1);
    }
}

std::optional<Actor> Roster::actor(std::int64_t user_id) const {
    const User* person = user(user_id);
    if (person == nullptr || !person->active) return std::nullopt;
    Actor actor;
    actor.kind = ActorKind::user;
    actor.id = person->id;
    actor.name = person->name();
    actor.everything = person->is_admin;
    actor.all_sites = person->is_admin;
    actor.rights[std::string(own_account.code)] = Level::all;
    for (const UserGroup& group : groups_) {
        if (std::find(person->group_ids.begin(), person->group_ids.end(), group.id) == person->group_ids.end()) continue;
        add_rights(actor, group, kDeepestGroups);
        actor.all_sites = actor.all_sites || group.all_sites || group.everything;
        actor.sites.insert(actor.sites.end(), group.sites.begin(), group.sites.end());
        for (const User& other : users_) {
            if (std::find(other.group_ids.begin(), other.group_ids.end(), group.id) != other.group_ids.end())
                actor.colleagues.push_back(other.id);
        }
    }
    for (std::vector<std::int64_t>* ids : {&actor.sites, &actor.colleagues}) {
        std::sort(ids->begin(), ids->end());
        ids->erase(std::unique(ids->begin(), ids->end()), ids->end());
    }
    return actor;
}

const ApiKey* Roster::api_key(std::string_view hash) const {
    const auto found = keys_.find(std::string(hash));
    return found == keys_.end() ? nullptr : &found->second;
}

Actor Roster::actor(const ApiKey& key) {
    Actor actor;
    actor.kind = ActorKind::api_key;
    actor.id = key.id;
    actor.name = key.name;
    actor.everything = true;
    actor.all_sites = key.all_sites;
    actor.sites = key.sites;
    return actor;
}

std::shared_ptr<const Roster> RosterCache::current() {
    std::int64_t seen = 0;
    {
        const std::lock_guard lock(mutex_);
        if (roster_) return roster_;
        seen = forgotten_;
    }
    const auto lease = database_.read();
    auto fresh = std::make_shared<const Roster>(lease->connection());
    const std::lock_guard lock(mutex_);
    if (seen == forgotten_) roster_ = fresh;
    return fresh;
}

void RosterCache::forget() {
    const std::lock_guard lock(mutex_);
    ++forgotten_;
    roster_.reset();
}

}  // namespace okno::users
