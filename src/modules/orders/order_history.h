// SPDX-License-Identifier: Apache-2.0
// An order as it was at an earlier journal number, worked out from the present backwards.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <vector>

#include "core/journal.h"
#include "modules/orders/order.h"

namespace okno::references {
class Books;
}

namespace okno::orders {

// `number` is public; the state right after that change. Nothing when the order was not there yet.
std::optional<Order> order_at(db::Connection& connection, const references::Books& books, std::int64_t id, std::int64_t number);

struct OrderMoment {
    std::int64_t id = 0;      // of the order
    std::int64_t number = 0;  // public journal number
    bool operator<(const OrderMoment& other) const { return id != other.id ? id < other.id : number < other.number; }
};
// Many at once, for a page of history: two reads of the database whatever their number. What was not there yet is left out.
std::map<OrderMoment, Order> orders_at(db::Connection& connection, const references::Books& books, const std::vector<OrderMoment>& moments);

// Takes one change of the order back; rows come newest first. Totals follow once, after the last, by set_totals.
void take_back(Order& order, const JournalRow& row);

}  // namespace okno::orders
