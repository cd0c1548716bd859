// SPDX-License-Identifier: Apache-2.0
// Statements of the lines and payments of orders, for order_store.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "modules/orders/order.h"
#include "platform/db/database.h"

namespace okno::references {
class Books;
}

namespace okno::orders {

// Several rows a statement; sets the ids.
void insert_items(db::Connection& connection, std::span<OrderItem> items, std::int64_t order_id, const references::Books& books);
void insert_payments(db::Connection& connection, std::span<Payment> payments, const Order& order, const references::Books& books);

// Writes what differs: rows left out are removed, those with id 0 come in (and get one), of the others only changed columns are set.
void update_items(db::Connection& connection, const Order& before, Order& after, const references::Books& books);
void update_payments(db::Connection& connection, const Order& before, Order& after, const references::Books& books);

// In their order within each order.
void load_items(db::Connection& connection, const std::vector<std::int64_t>& order_ids, const references::Books& books,
                const std::function<void(std::int64_t order_id, OrderItem)>& take);
void load_payments(db::Connection& connection, const std::vector<std::int64_t>& order_ids, const references::Books& books,
                   const std::function<void(std::int64_t order_id, Payment)>& take);

// Rows with ids of their own, many orders together: for filling a database.
void insert_many_parts(db::Connection& connection, std::span<const Order> orders, const references::Books& books);

// Calls run(first, count) over `total` rows in few distinct counts, so that statement texts stay few: exact up to 8, then by powers of two
// up to `most`.
void in_batches(std::size_t total, std::size_t most, const std::function<void(std::size_t first, std::size_t count)>& run);
// "($1, $2), ($3, $4)": rows of so many values each.
std::string value_rows(std::size_t rows, std::size_t columns);

}  // namespace okno::orders
