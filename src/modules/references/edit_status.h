// SPDX-License-Identifier: Apache-2.0
// Use case: make a status of orders or change one, by its code. Right references_edit. Event status.created or status.changed.
#pragma once

#include "modules/references/edit_site.h"

namespace okno::references {

struct StatusEdit {
    std::optional<std::int64_t> version{};
    std::optional<std::string> name{};  // a new own name drops the names by language, unless they are given as well
    std::optional<Names> names{};
    std::optional<std::string> group{};  // code; required for a new one
    std::optional<std::string> hue{}, icon{};
    std::optional<bool> active{}, is_default{};
    std::optional<int> ordering{};
    std::optional<std::int64_t> limit_minutes{};
};

EditedReference edit_status(const Context& context, BooksCache& books, std::string_view code, const StatusEdit& edit);

}  // namespace okno::references
