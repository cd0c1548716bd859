// SPDX-License-Identifier: Apache-2.0
// Steps of orders: goods are put aside for an order item, in one store or several, and let go again.
#pragma once

#include <cstdint>
#include <vector>

#include "base/money.h"
#include "core/operation.h"

namespace okno::stock {

struct Reserve {
    std::int64_t order_item_id = 0, offer_id = 0, store_id = 0;
    Quantity quantity = 0;  // thousandths, > 0
    bool operator==(const Reserve&) const = default;
};

// Puts up to `quantity` aside in that store, never more than is free there; answers what was put aside. Two buyers of the last piece: the
// second gets 0.
Quantity reserve(Operation& op, const Reserve& wanted);
// Lets everything of that order item go; answers what it had.
std::vector<Reserve> release(Operation& op, std::int64_t order_item_id);
std::vector<Reserve> reserves_of(db::Connection& connection, const std::vector<std::int64_t>& order_item_ids);

}  // namespace okno::stock
