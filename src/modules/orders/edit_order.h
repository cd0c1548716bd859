// SPDX-License-Identifier: Apache-2.0
// Use case: an order is changed, as one act. Right orders_edit (by manager); journal: one row a changed field, item or payment; event
// "order.changed".
#pragma once

#include <optional>

#include "core/context.h"
#include "modules/orders/order_input.h"

namespace okno::references {
class Books;
}

namespace okno::orders {

struct EditOrder {
    OrderKey order;
    std::optional<std::int64_t> version;  // of the card that was edited; absent = act on the present state
    std::optional<std::string> site;      // code: the order moves to another shop of the same currency
    OrderInput input;
};

// Answers with the order as it is now; nothing is written when nothing differs.
// Throws not_found, conflict "error.version" or "error.order.external_id_taken", invalid with every field error.
Order edit_order(const Context& context, const references::Books& books, const EditOrder& edit);

}  // namespace okno::orders
