// SPDX-License-Identifier: Apache-2.0
// Statuses of orders and the groups (stages) they stand in. What a stage means to counting and to carriers is its kind, not its code.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "modules/references/names.h"

namespace okno::references {

enum class StageKind { fresh, work, delivery, done, cancelled, returned };
std::string_view to_string(StageKind kind);  // "new", "work", "delivery", "done", "cancelled", "return"
std::optional<StageKind> stage_kind_from(std::string_view text);

struct StatusGroup {
    std::int64_t id = 0;
    std::string code;  // "new"
    std::string name;
    Names names;
    StageKind kind = StageKind::work;
    std::string hue;  // one of the six of the web application: new approval assembling delivery complete cancel
    std::string icon;
    bool active = true;
    int ordering = 0;
    bool deleted = false;

    const std::string& title(std::string_view language) const { return name_in(language, name, names); }
    bool is_final() const { return kind == StageKind::done || kind == StageKind::cancelled || kind == StageKind::returned; }
    bool operator==(const StatusGroup&) const = default;
};

struct Status {
    std::int64_t id = 0;
    std::string code;  // "client-confirmed"
    std::string name;
    Names names;
    std::int64_t group_id = 0;
    std::string hue;   // "": of its group
    std::string icon;  // "": of its group
    bool active = true;
    bool is_default = false;  // of a new order
    int ordering = 0;
    std::int64_t limit_minutes = 0;  // longest stay, 0: no limit
    std::int64_t version = 1;
    bool deleted = false;

    const std::string& title(std::string_view language) const { return name_in(language, name, names); }
    bool operator==(const Status&) const = default;
};

}  // namespace okno::references
