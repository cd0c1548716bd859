// SPDX-License-Identifier: Apache-2.0
#include "modules/customers/customer_totals_store.h"

namespace okno::customers {

void CustomerTotalsStore::add(Operation& op, std::int64_t customer_id, const TotalsChange& change) const {
    if (!change.order_at) {
        op.connection().execute(
            "UPDATE customers SET orders_count = orders_count + $2, orders_sum = orders_sum + $3,"
            " orders_cancelled = orders_cancelled + $4 WHERE id = $1",
            {customer_id, change.orders, change.sum, change.cancelled});
        return;
    }
    op.connection().execute(
        "UPDATE customers SET orders_count = orders_count + $2, orders_sum = orders_sum + $3,"
        " orders_cancelled = orders_cancelled + $4,"
        " first_order_at = CASE WHEN first_order_at = 0 OR first_order_at > $5 THEN $5 ELSE first_order_at END,"
        " last_order_at = CASE WHEN last_order_at < $5 THEN $5 ELSE last_order_at END WHERE id = $1",
        {customer_id, change.orders, change.sum, change.cancelled, *change.order_at});
}

void CustomerTotalsStore::set(Operation& op, std::int64_t customer_id, const CustomerTotals& totals) const {
    op.connection().execute(
        "UPDATE customers SET orders_count = $2, orders_sum = $3, orders_cancelled = $4, first_order_at = $5, last_order_at = $6"
        " WHERE id = $1",
        {customer_id, totals.orders, totals.sum, totals.cancelled, totals.first_order_at.value_or(0), totals.last_order_at.value_or(0)});
}

}  // namespace okno::customers
