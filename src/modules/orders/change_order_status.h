// SPDX-License-Identifier: Apache-2.0
// Use case: an order comes into another status, with a comment and, where the status asks for one, a reason. Right orders_change_status (by
// manager).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/context.h"
#include "modules/orders/order_input.h"

namespace okno::references {
class Books;
}

namespace okno::orders {

struct ChangeOrderStatus {
    OrderKey order;
    std::optional<std::int64_t> version;  // absent = act on the present state
    std::string status;
    std::optional<std::string> comment, cancel_reason;
};
Order change_order_status(const Context& context, const references::Books& books, const ChangeOrderStatus& change);

// The same for many at once, in one operation: what cannot be done is said of each order, the rest is done.
struct ChangeOrders {
    std::vector<std::int64_t> ids;  // at most 500
    std::optional<std::string> status, comment, cancel_reason;
    std::optional<std::int64_t> manager_id;  // 0 = nobody; needs orders_edit
};
struct RefusedOrder {
    std::int64_t id = 0;
    std::string number;
    Message message;
};
struct ChangedOrders {
    std::vector<std::int64_t> done;
    std::vector<RefusedOrder> refused;
};
ChangedOrders change_orders(const Context& context, const references::Books& books, const ChangeOrders& change);

}  // namespace okno::orders
