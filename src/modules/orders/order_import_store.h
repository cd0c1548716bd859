// SPDX-License-Identifier: Apache-2.0
// Statements of import_orders: ids given ahead, and figures counted anew.
#pragma once

#include <cstdint>
#include <vector>

#include "base/money.h"
#include "base/time.h"
#include "platform/db/database.h"

namespace okno::orders {

struct LastIds {
    std::int64_t order = 0, item = 0, payment = 0;
};
LastIds last_ids(db::Connection& connection);
// After rows came in with ids of their own: the next ids are given behind them.
void keep_ids_behind(db::Connection& connection);

void recount_counters(db::Connection& connection);

struct CustomerFigures {
    std::int64_t customer_id = 0, status_id = 0, orders = 0;
    Minor total_base = 0;
    Moment first_at = 0, last_at = 0;
};
std::vector<CustomerFigures> customer_figures(db::Connection& connection);

}  // namespace okno::orders
