// SPDX-License-Identifier: Apache-2.0
// Use case: a new order, with its buyer found or made in the same operation. Right orders_create; journal: one row "status", created; event
// "order.created".
#pragma once

#include <string>

#include "core/context.h"
#include "modules/orders/order_input.h"

namespace okno::references {
class Books;
}

namespace okno::orders {

struct NewOrder {
    std::string site;  // code
    OrderInput input;
};

// Answers with the order as saved. Throws invalid with every field error ("items[0].quantity"), conflict "error.order.external_id_taken".
Order create_order(const Context& context, const references::Books& books, const NewOrder& wanted);

}  // namespace okno::orders
