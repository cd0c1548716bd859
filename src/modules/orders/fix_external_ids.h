// SPDX-License-Identifier: Apache-2.0
// Use case: shops tell their own ids of orders that were made here. Right orders_edit; journal: one row "external_id" each; all or none.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/context.h"

namespace okno::references {
class Books;
}

namespace okno::orders {

struct ExternalId {
    std::int64_t id = 0;
    std::string external_id;
};
// Unknown orders are field errors ("[0].id"); a taken external id is a conflict.
void fix_order_external_ids(const Context& context, const references::Books& books, const std::vector<ExternalId>& ids);

}  // namespace okno::orders
