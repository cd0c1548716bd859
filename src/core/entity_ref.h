// SPDX-License-Identifier: Apache-2.0
// A record of any kind by kind and id, for those that must point upwards: the journal, tasks, comments, topics.
#pragma once

#include <cstdint>
#include <string>

namespace okno {

struct EntityRef {
    std::string kind;  // "order", "customer", "site", …
    std::int64_t id = 0;
    bool operator==(const EntityRef&) const = default;
};

}  // namespace okno
