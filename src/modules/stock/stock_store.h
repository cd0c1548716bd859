// SPDX-License-Identifier: Apache-2.0
// Balances and reserves per offer and store. What is free (offers.quantity in the catalogue) is kept in the same transaction.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "base/money.h"
#include "base/time.h"
#include "platform/db/database.h"

namespace okno::stock {

struct Balance {
    std::int64_t offer_id = 0, store_id = 0;
    Quantity quantity = 0;                // in the store, thousandths
    Quantity reserved = 0;                // of it for orders
    std::optional<Price> purchase_price;  // ×10⁴, of this store
    Quantity free() const { return quantity - reserved; }
    bool operator==(const Balance&) const = default;
};

// Of all stores, ordered by offer and store; offers without a row have none.
std::vector<Balance> balances_of(db::Connection& connection, const std::vector<std::int64_t>& offer_ids);
// Free in all stores together, in the order of offer_ids; 0 for those without a row.
std::vector<Quantity> available(db::Connection& connection, const std::vector<std::int64_t>& offer_ids);

// What is to lie in a store; a value that is absent stays.
struct BalanceChange {
    std::int64_t offer_id = 0, store_id = 0;
    std::optional<Quantity> quantity;
    std::optional<Price> purchase_price;
};
// Part of the caller's transaction; reserves stay. Takes the offers' rows first, in the order of ids, so that two at once add up right.
void set_balances(db::Connection& connection, const std::vector<BalanceChange>& changes, Moment now);
void set_balance(db::Connection& connection, std::int64_t offer_id, std::int64_t store_id, Quantity quantity, Moment now);
// Many at once for filling an empty database; offers.quantity is set too.
void insert_balances(db::Connection& connection, std::span<const Balance> balances);

}  // namespace okno::stock
