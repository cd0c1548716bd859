// SPDX-License-Identifier: Apache-2.0
// Who acts: a person, an API key, a rule, or the system; with rights and limits already worked out.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "core/rights.h"

namespace okno {

enum class ActorKind { user, api_key, rule, system };

struct Actor {
    ActorKind kind = ActorKind::system;
    std::int64_t id = 0;
    std::string name;
    bool everything = false;                           // system and administrators
    std::map<std::string, Level, std::less<>> rights;  // by code
    bool all_sites = true;
    std::vector<std::int64_t> sites;
    std::vector<std::int64_t> colleagues;

    Level level(const Right& right) const;
    bool may(const Right& right) const { return level(right) != Level::none; }
    bool may_at(const Right& right, std::int64_t site_id, std::int64_t owner_id) const;
    Scope scope(const Right& right) const;

    static Actor system();
};

}  // namespace okno
