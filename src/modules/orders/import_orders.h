// SPDX-License-Identifier: Apache-2.0
// Filling a database with prepared orders, many at a time: the demo shop and imports. No rights, no events.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/journal.h"
#include "modules/orders/order.h"

namespace okno::references {
class Books;
}

namespace okno::orders {

struct PreparedOrder {
    Order order;                      // ids of items and payments are given here too, where they are 0
    std::vector<JournalRow> journal;  // beside the creation, which is written for each; record and site are filled in
};

// In the caller's transaction. Totals are worked out; ids, where they are 0, and numbers, where they are empty, follow the last ones of the
// database.
void import_orders(db::Connection& connection, const references::Books& books, std::span<PreparedOrder> orders);
// Once at the end: counters of the lists, totals of the buyers and number counters, counted from the orders.
void recount_orders(db::Connection& connection, const references::Books& books);

}  // namespace okno::orders
