// SPDX-License-Identifier: Apache-2.0
// Rights: what may be done, and to whose records. Each module declares its own in <noun>_rights.h as constants of this type.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace okno {

enum class Level { none, own, group, all };

std::string_view to_string(Level level);
Level level_from(std::string_view text);  // unknown is none

struct Right {
    std::string_view code;  // "orders_edit"
    bool by_owner = false;  // may be granted as own or group; otherwise only none or all
};

// Which rows an actor may see or touch. A store turns it into a WHERE; forgetting it does not compile, since reading methods take one.
struct Scope {
    Level level = Level::none;
    std::int64_t user_id = 0;
    std::vector<std::int64_t> colleagues;  // people of the actor's groups, himself included; for Level::group
    bool all_sites = true;
    std::vector<std::int64_t> sites;  // when not all_sites

    static Scope everything() { return Scope{Level::all, 0, {}, true, {}}; }
    bool reaches(std::int64_t site_id,
                 std::int64_t owner_id) const;  // owner 0: nobody's yet; such a record is reached by all who have any level
};

}  // namespace okno
