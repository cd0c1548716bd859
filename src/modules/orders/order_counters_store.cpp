// SPDX-License-Identifier: Apache-2.0
#include "modules/orders/order_counters_store.h"

#include <algorithm>
#include <array>
#include <map>

#include "modules/orders/order_status.h"
#include "modules/references/books.h"
#include "platform/db/dialect.h"

namespace okno::orders {

namespace {

using references::Books;

auto key_of(const Figures& figures) { return std::array{figures.site_id, figures.status_id, figures.manager_id}; }

std::string add_statement(db::Engine engine, std::size_t rows) {
    std::string values;
    for (std::size_t row = 0; row < rows; ++row) {
        const std::size_t at = row * 5;
        if (row > 0) values += ", ";
        values += "(CAST($" + std::to_string(at + 1) + " AS BIGINT), CAST($" + std::to_string(at + 2) + " AS BIGINT), CAST($" +
                  std::to_string(at + 3) + " AS BIGINT), " + std::string(db::writer_share(engine)) + ", CAST($" + std::to_string(at + 4) +
                  " AS BIGINT), CAST($" + std::to_string(at + 5) + " AS BIGINT))";
    }
    return "INSERT INTO order_counters (site_id, status_id, manager_id, share, orders, total_base) VALUES " + values +
           " ON CONFLICT (site_id, status_id, manager_id, share) DO UPDATE SET orders = order_counters.orders + excluded.orders, "
           "total_base = order_counters.total_base + excluded.total_base";
}

}  // namespace

Figures figures_of(const Order& order, const Books& books) {
    const references::Status* status = books.status(order.status);
    Figures figures{order.site_id, status == nullptr ? 0 : status->id, order.manager_id, 0, 0, order.customer_id, 0, 0};
    if (order.deleted_at) return figures;
    figures.orders = 1;
    figures.total_base = to_base(order.totals.total, order, Books::decimals(books.account().currency));
    figures.cancelled = is_cancelled(books, order.status) ? 1 : 0;
    figures.customer_sum = figures.cancelled == 1 ? 0 : figures.total_base;
    return figures;
}

void move_counters(db::Connection& connection, const Figures& before, const Figures& after) {
    Figures out = before, in = after;
    out.orders = -out.orders;
    out.total_base = -out.total_base;
    std::vector<Figures> changes{out, in};
    if (key_of(out) == key_of(in)) {
        in.orders += out.orders;
        in.total_base += out.total_base;
        changes = {in};
    }
    std::erase_if(changes, [](const Figures& each) { return each.orders == 0 && each.total_base == 0; });
    if (changes.empty()) return;
    // In one order for all writers, so that two who share a share never wait for each other crosswise.
    std::sort(changes.begin(), changes.end(), [](const Figures& a, const Figures& b) { return key_of(a) < key_of(b); });
    std::vector<db::Param> params;
    for (const Figures& each : changes) {
        params.insert(params.end(), {each.site_id, each.status_id, each.manager_id, each.orders, each.total_base});
    }
    connection.execute(add_statement(connection.engine(), changes.size()), params);
}

std::vector<CounterRow> read_counters(db::Connection& connection) {
    std::vector<CounterRow> counters;
    connection.each(
        "SELECT site_id, status_id, manager_id, CAST(SUM(orders) AS BIGINT), CAST(SUM(total_base) AS BIGINT) FROM order_counters "
        "GROUP BY site_id, status_id, manager_id HAVING SUM(orders) <> 0",
        {}, [&](const db::Row& row) {
            counters.push_back({row.integer(0), row.integer(1), row.integer(2), row.integer(3), row.integer(4)});
        });
    return counters;
}

customers::CustomerTotals customer_totals(db::Connection& connection, std::int64_t customer_id, const Books& books) {
    customers::CustomerTotals totals;
    connection.each(
        "SELECT status_id, COUNT(*), CAST(SUM(total_base) AS BIGINT), MIN(created_at), MAX(created_at) FROM orders "
        "WHERE customer_id = $1 AND customer_id <> 0 AND deleted_at IS NULL GROUP BY status_id",
        {customer_id}, [&](const db::Row& row) {
            totals.orders += row.integer(1);
            if (is_cancelled(books, books.status_code(row.integer(0)))) {
                totals.cancelled += row.integer(1);
            } else {
                totals.sum += row.integer(2);
            }
            totals.first_order_at = std::min(totals.first_order_at.value_or(row.integer(3)), row.integer(3));
            totals.last_order_at = std::max(totals.last_order_at.value_or(row.integer(4)), row.integer(4));
        });
    return totals;
}

}  // namespace okno::orders
