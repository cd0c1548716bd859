// SPDX-License-Identifier: Apache-2.0
#include "core/actor.h"

namespace okno {

Level Actor::level(const Right& right) const {
    if (everything) return Level::all;
    auto found = rights.find(right.code);
    if (found == rights.end()) return Level::none;
    // A right without owners cannot be held in part; a partial grant left over in the settings gives nothing.
    if (!right.by_owner && found->second != Level::all) return Level::none;
    return found->second;
}

bool Actor::may_at(const Right& right, std::int64_t site_id, std::int64_t owner_id) const {
    return scope(right).reaches(site_id, owner_id);
}

Scope Actor::scope(const Right& right) const {
    Scope scope;
    scope.level = level(right);
    scope.user_id = kind == ActorKind::user ? id : 0;
    scope.all_sites = all_sites;
    scope.sites = sites;
    if (scope.level == Level::group) scope.colleagues = colleagues;
    return scope;
}

Actor Actor::system() {
    Actor actor;
    actor.kind = ActorKind::system;
    actor.name = "system";
    actor.everything = true;
    return actor;
}

}  // namespace okno
