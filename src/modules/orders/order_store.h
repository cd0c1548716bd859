// SPDX-License-Identifier: Apache-2.0
// Every SQL of the order tables. Deleted orders are left out unless asked for. Loading takes three statements whatever the number of
// orders.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/operation.h"
#include "core/reader.h"
#include "modules/orders/order.h"
#include "modules/orders/order_input.h"

namespace okno::references {
class Books;
}

namespace okno::orders {

enum class Deleted { left_out, included };

struct OrderStatusRow {
    std::int64_t id = 0;
    std::string external_id, status;  // code
};

class OrderStore {
  public:
    explicit OrderStore(const references::Books& books) : books_(books) {}

    std::optional<Order> by_id(db::Connection& connection, std::int64_t id, Deleted deleted = Deleted::left_out) const;
    std::optional<Order> by_key(db::Connection& connection, const OrderKey& key, Deleted deleted = Deleted::left_out) const;
    // In the order of ids; those that are not there are left out.
    std::vector<Order> by_ids(db::Connection& connection, const std::vector<std::int64_t>& ids, Deleted deleted = Deleted::left_out) const;
    // The same in an operation that will change it: on PostgreSQL no other writer gets it before the commit.
    std::optional<Order> lock(Operation& op, const OrderKey& key, Deleted deleted = Deleted::left_out) const;
    // The order of a payment by the payment's id or, within a shop, by its external id.
    std::optional<std::int64_t> order_of_payment(db::Connection& connection, std::int64_t payment_id) const;
    std::optional<std::int64_t> order_of_payment(db::Connection& connection, std::int64_t site_id, std::string_view external_id) const;

    // Sets id, number, ids of items and payments. A taken external id: conflict "error.order.external_id_taken"; a taken number gets a
    // suffix, "1207-2".
    void insert(Operation& op, Order& order) const;
    // Writes the rows that differ from `before`, raises after.version. Throws conflict "error.version" when the row is no longer
    // before.version.
    void update(Operation& op, const Order& before, Order& after) const;
    void mark_deleted(Operation& op, const Order& order, std::int64_t by_user) const;
    void restore(Operation& op, Order& order) const;  // sets a free number, version
    // Many orders with ids, numbers and totals set by the caller, without journal and counters: for filling a database.
    void insert_many(db::Connection& connection, std::span<const Order> orders) const;

  private:
    const references::Books& books_;
};

// One order as the reader's scope allows; nothing when it is not there or out of reach.
std::optional<Order> find_order(Reader& reader, const references::Books& books, const OrderKey& key);
std::vector<Order> find_orders(Reader& reader, const references::Books& books, const std::vector<std::int64_t>& ids);
std::vector<OrderStatusRow> find_order_statuses(Reader& reader, const references::Books& books, const std::vector<std::int64_t>& ids,
                                                const std::vector<std::string>& external_ids);

}  // namespace okno::orders
