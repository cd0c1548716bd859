// SPDX-License-Identifier: Apache-2.0
// Use cases: an order goes to the bin, or comes back. Right orders_delete (by manager); journal: one row, deleted (or "deleted_at" to
// null); it stays in history.
#pragma once

#include <cstdint>

#include "core/context.h"
#include "modules/orders/order.h"

namespace okno::references {
class Books;
}

namespace okno::orders {

void delete_order(const Context& context, const references::Books& books, std::int64_t id);
// Throws conflict "error.order.external_id_taken" when a live order of the shop has taken its external id meanwhile. A taken number gets a
// suffix.
Order restore_order(const Context& context, const references::Books& books, std::int64_t id);

}  // namespace okno::orders
