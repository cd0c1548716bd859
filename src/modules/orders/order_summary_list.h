// SPDX-License-Identifier: Apache-2.0
// Count and sum of what a filter finds, and counters by status. Kept figures where only shop, status, group and manager are asked for; else
// counted, to a limit.
#pragma once

#include <map>
#include <string>

#include "modules/orders/order_list.h"

namespace okno::orders {

struct OrderSummary {
    std::int64_t count = 0;
    bool more = false;                             // the count stopped at 10 000
    Minor sum = 0;                                 // base currency
    bool mixed = false;                            // several currencies were put together
    std::map<std::string, std::int64_t> statuses;  // code → orders, by all filters but status and group
    std::map<std::string, std::int64_t> overdue;   // of those: late now
};
OrderSummary order_summary(Reader& reader, const references::Books& books, const OrderFilter& filter);

}  // namespace okno::orders
