// SPDX-License-Identifier: Apache-2.0
// Use case: change the settings of the account. Right settings_edit. Event account.changed.
#pragma once

#include <optional>

#include "core/context.h"
#include "modules/references/books_cache.h"

namespace okno::references {

struct AccountEdit {
    std::optional<std::string> company{}, zone{}, language{};
    std::optional<std::vector<std::string>> countries{};
    std::optional<Json> work_times{}, non_working_days{};
    // The base currency is not here: the totals of buyers are kept in it from the first order.
};

void edit_account(const Context& context, BooksCache& books, const AccountEdit& edit);

}  // namespace okno::references
