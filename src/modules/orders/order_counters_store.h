// SPDX-License-Identifier: Apache-2.0
// Kept figures: live orders by shop, status and manager, and what a buyer's orders add up to.
#pragma once

#include <cstdint>
#include <vector>

#include "modules/customers/customer.h"
#include "modules/orders/order.h"
#include "platform/db/database.h"

namespace okno::references {
class Books;
}

namespace okno::orders {

// What one order adds to the figures; nothing while it is in the bin.
struct Figures {
    std::int64_t site_id = 0, status_id = 0, manager_id = 0;
    std::int64_t orders = 0;
    Minor total_base = 0;
    std::int64_t customer_id = 0;
    Minor customer_sum = 0;  // 0 for a cancelled order
    std::int64_t cancelled = 0;
};
Figures figures_of(const Order& order, const references::Books& books);

// From what it was to what it is; one statement, none when nothing differs.
void move_counters(db::Connection& connection, const Figures& before, const Figures& after);

struct CounterRow {
    std::int64_t site_id = 0, status_id = 0, manager_id = 0;
    std::int64_t orders = 0;
    Minor total_base = 0;
};
std::vector<CounterRow> read_counters(db::Connection& connection);

// Counted anew from the live orders of one buyer.
customers::CustomerTotals customer_totals(db::Connection& connection, std::int64_t customer_id, const references::Books& books);

}  // namespace okno::orders
