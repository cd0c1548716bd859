// SPDX-License-Identifier: Apache-2.0
// Step of orders' use cases: keeps what a buyer's orders add up to. No right, no journal, no version.
#pragma once

#include <cstdint>
#include <optional>

#include "core/operation.h"
#include "modules/customers/customer.h"

namespace okno::customers {

struct TotalsChange {
    std::int64_t orders = 0;
    Minor sum = 0;  // base currency
    std::int64_t cancelled = 0;
    std::optional<Moment> order_at;  // a new order's time: widens first and last
};

void update_customer_totals(Operation& op, std::int64_t customer_id, const TotalsChange& change);
// As counted anew from the orders: after a deletion, a change of customer or of an order's time.
void set_customer_totals(Operation& op, std::int64_t customer_id, const CustomerTotals& totals);

}  // namespace okno::customers
