// SPDX-License-Identifier: Apache-2.0
// What the books of a new account hold: codes as shop modules expect them (their spelling kept), names in four languages.
#pragma once

#include <span>
#include <string_view>

#include "modules/references/reference_item.h"
#include "modules/references/status.h"

namespace okno::references {

struct SeedNames {
    std::string_view en, ru, pl, uz;
};

struct SeedGroup {
    std::string_view code;
    StageKind kind;
    std::string_view icon;
    SeedNames names;
};

struct SeedStatus {
    std::string_view group, code;
    SeedNames names;
    int limit_minutes;
};

struct SeedItem {
    Book book;
    std::string_view code;
    SeedNames names;
    bool is_default;
    std::string_view extra;  // JSON, "" for none
};

std::span<const SeedGroup> seed_groups();
std::span<const SeedStatus> seed_statuses();
std::span<const SeedItem> seed_items();

}  // namespace okno::references
