// SPDX-License-Identifier: Apache-2.0
#include "core/rights.h"

#include <algorithm>

namespace okno {

namespace {

bool holds(const std::vector<std::int64_t>& ids, std::int64_t id) { return std::find(ids.begin(), ids.end(), id) != ids.end(); }

}  // namespace

std::string_view to_string(Level level) {
    switch (level) {
        case Level::none: return "none";
        case Level::own: return "own";
        case Level::group: return "group";
        case Level::all: return "all";
    }
    return "none";
}

Level level_from(std::string_view text) {
    for (Level level : {Level::own, Level::group, Level::all}) {
        if (to_string(level) == text) return level;
    }
    return Level::none;
}

bool Scope::reaches(std::int64_t site_id, std::int64_t owner_id) const {
    if (level == Level::none) return false;
    if (!all_sites && site_id != 0 && !holds(sites, site_id)) return false;
    if (level == Level::all || owner_id == 0 || owner_id == user_id) return true;
    return level == Level::group && holds(colleagues, owner_id);
}

}  // namespace okno
