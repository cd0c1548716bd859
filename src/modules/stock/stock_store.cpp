// SPDX-License-Identifier: Apache-2.0
#include "modules/stock/stock_store.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "core/sql_insert.h"
#include "core/sql_search.h"
#include "modules/catalog/catalog_store.h"

namespace okno::stock {

namespace {

// SQLite finds parameters by name in a list: the cost of a statement grows with the square of their number.
constexpr std::size_t kRowsAtOnce = 16;

// What is free in all stores together, told to the catalogue.
void tell_catalogue(db::Connection& connection, const std::vector<std::int64_t>& offer_ids) {
    const std::vector<Quantity> free = available(connection, offer_ids);
    for (std::size_t i = 0; i < offer_ids.size(); ++i) catalog::CatalogStore().set_quantity(connection, offer_ids[i], free[i]);
}

}  // namespace

std::vector<Balance> balances_of(db::Connection& connection, const std::vector<std::int64_t>& offer_ids) {
    if (offer_ids.empty()) return {};
    std::vector<db::Param> params(offer_ids.begin(), offer_ids.end());
    params.resize(padded(params.size()), params.back());
    std::vector<Balance> found;
    connection.each(fmt::format("SELECT offer_id, store_id, quantity, reserved, purchase_price FROM stock_balances WHERE offer_id IN ({})"
                                " ORDER BY offer_id, store_id",
                                placeholders(1, params.size())),
                    params, [&](const db::Row& row) {
                        db::Columns columns(row);
                        Balance& balance = found.emplace_back();
                        balance.offer_id = columns.integer();
                        balance.store_id = columns.integer();
                        balance.quantity = columns.integer();
                        balance.reserved = columns.integer();
                        balance.purchase_price = columns.maybe_integer();
                    });
    return found;
}

std::vector<Quantity> available(db::Connection& connection, const std::vector<std::int64_t>& offer_ids) {
    std::map<std::int64_t, Quantity> free;
    for (const Balance& balance : balances_of(connection, offer_ids)) free[balance.offer_id] += balance.free();
    std::vector<Quantity> answer;
    for (std::int64_t id : offer_ids) answer.push_back(free[id]);
    return answer;
}

void set_balances(db::Connection& connection, const std::vector<BalanceChange>& changes, Moment now) {
    std::vector<std::int64_t> offers;
    for (const BalanceChange& change : changes) offers.push_back(change.offer_id);
    std::sort(offers.begin(), offers.end());
    offers.erase(std::unique(offers.begin(), offers.end()), offers.end());
    catalog::CatalogStore().lock_offers(connection, offers, now);
    for (const BalanceChange& change : changes) {
        if (!change.quantity && !change.purchase_price) continue;
        connection.execute(
            "INSERT INTO stock_balances (offer_id, store_id, quantity, reserved, purchase_price)"
            " VALUES ($1, $2, COALESCE(CAST($3 AS BIGINT), 0), 0, $4) ON CONFLICT (offer_id, store_id) DO UPDATE SET"
            " quantity = COALESCE(CAST($3 AS BIGINT), stock_balances.quantity),"
            " purchase_price = COALESCE(excluded.purchase_price, stock_balances.purchase_price)",
            {change.offer_id, change.store_id, change.quantity, change.purchase_price});
    }
    tell_catalogue(connection, offers);
}

void set_balance(db::Connection& connection, std::int64_t offer_id, std::int64_t store_id, Quantity quantity, Moment now) {
    set_balances(connection, {{offer_id, store_id, quantity, std::nullopt}}, now);
}

void insert_balances(db::Connection& connection, std::span<const Balance> balances) {
    InsertText text("INSERT INTO stock_balances (offer_id, store_id, quantity, reserved, purchase_price) VALUES ", 5, "");
    std::map<std::int64_t, Quantity> free;
    for (std::size_t from = 0; from < balances.size(); from += kRowsAtOnce) {
        const auto part = balances.subspan(from, std::min(kRowsAtOnce, balances.size() - from));
        std::vector<db::Param> params;
        for (const Balance& balance : part) {
            params.insert(params.end(), {balance.offer_id, balance.store_id, balance.quantity, balance.reserved, balance.purchase_price});
            free[balance.offer_id] += balance.free();
        }
        connection.execute(text.of(part.size()), params);
    }
    for (const auto& [offer_id, quantity] : free) catalog::CatalogStore().set_quantity(connection, offer_id, quantity);
}

}  // namespace okno::stock
