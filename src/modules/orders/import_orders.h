// SPDX-License-Identifier: Apache-2.0
// Filling a database with prepared orders, many at a time: the demo shop and imports. No rights, no events.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "core/journal.h"
#include "core/operation.h"
#include "modules/orders/order.h"

namespace okno::references {
class Books;
}

namespace okno::orders {

struct PreparedOrder {
    Order order;                   // an id of 0 and an empty number are given here; so are ids of items and payments
    std::string first_status;      // code at creation, "" = the present one
    Source source = Source::user;  // of the creation, and by whom
    std::int64_t user_id = 0, api_key_id = 0;
    std::vector<JournalRow> journal;  // of later changes, ascending; record and shop are filled in here
};

// Steps: they neither commit nor count. Totals of the orders are worked out; ids follow the last ones of the database.
void import_orders(Operation& op, const references::Books& books, std::span<PreparedOrder> orders);
// Once at the end: counters of the lists and totals of the buyers, counted from the orders.
void recount_orders(Operation& op, const references::Books& books);

}  // namespace okno::orders
