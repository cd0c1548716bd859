// SPDX-License-Identifier: Apache-2.0
#include "modules/orders/order_import_store.h"

namespace okno::orders {

LastIds last_ids(db::Connection& connection) {
    LastIds last;
    last.order = connection.maybe_integer("SELECT MAX(id) FROM orders").value_or(0);
    last.item = connection.maybe_integer("SELECT MAX(id) FROM order_items").value_or(0);
    last.payment = connection.maybe_integer("SELECT MAX(id) FROM order_payments").value_or(0);
    return last;
}

void keep_ids_behind(db::Connection& connection) {
    if (connection.engine() == db::Engine::sqlite) return;  // it looks at the ids themselves
    connection.query("SELECT setval(pg_get_serial_sequence('orders', 'id'), GREATEST(1, (SELECT MAX(id) FROM orders)))");
    connection.query("SELECT setval(pg_get_serial_sequence('order_items', 'id'), GREATEST(1, (SELECT MAX(id) FROM order_items)))");
    connection.query("SELECT setval(pg_get_serial_sequence('order_payments', 'id'), GREATEST(1, (SELECT MAX(id) FROM order_payments)))");
}

void recount_counters(db::Connection& connection) {
    connection.execute("DELETE FROM order_counters");
    connection.execute(
        "INSERT INTO order_counters (site_id, status_id, manager_id, share, orders, total_base) "
        "SELECT site_id, status_id, manager_id, 0, COUNT(*), SUM(total_base) FROM orders WHERE deleted_at IS NULL GROUP BY site_id, "
        "status_id, manager_id");
}

std::vector<CustomerFigures> customer_figures(db::Connection& connection) {
    std::vector<CustomerFigures> figures;
    connection.each(
        "SELECT customer_id, status_id, COUNT(*), CAST(SUM(total_base) AS BIGINT), MIN(created_at), MAX(created_at) FROM orders "
        "WHERE deleted_at IS NULL AND customer_id <> 0 GROUP BY customer_id, status_id",
        {}, [&](const db::Row& row) {
            figures.push_back({row.integer(0), row.integer(1), row.integer(2), row.integer(3), row.integer(4), row.integer(5)});
        });
    return figures;
}

}  // namespace okno::orders
