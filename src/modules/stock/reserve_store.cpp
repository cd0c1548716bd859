// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>

#include "core/sql_search.h"
#include "modules/catalog/catalog_store.h"
#include "modules/stock/reserve.h"
#include "modules/stock/stock_store.h"

namespace okno::stock {

namespace {

void put_aside(db::Connection& connection, std::int64_t offer_id, std::int64_t store_id, Quantity change) {
    connection.execute("UPDATE stock_balances SET reserved = reserved + $3 WHERE offer_id = $1 AND store_id = $2",
                       {offer_id, store_id, change});
}

void tell_catalogue(db::Connection& connection, std::int64_t offer_id) {
    catalog::CatalogStore().set_quantity(connection, offer_id, available(connection, {offer_id}).front());
}

}  // namespace

Quantity reserve(Operation& op, const Reserve& wanted) {
    db::Connection& connection = op.connection();
    // Whoever wants to change this offer's stock waits here, so that the look and the taking are one.
    catalog::CatalogStore().lock_offers(connection, {wanted.offer_id}, op.now());
    Quantity free = 0;
    for (const Balance& balance : balances_of(connection, {wanted.offer_id})) {
        if (balance.store_id == wanted.store_id) free = balance.free();
    }
    const Quantity taken = std::clamp<Quantity>(wanted.quantity, 0, std::max<Quantity>(free, 0));
    if (taken == 0) return 0;
    connection.execute(
        "INSERT INTO stock_reserves (order_item_id, store_id, offer_id, quantity) VALUES ($1, $2, $3, $4)"
        " ON CONFLICT (order_item_id, store_id) DO UPDATE SET quantity = stock_reserves.quantity + excluded.quantity",
        {wanted.order_item_id, wanted.store_id, wanted.offer_id, taken});
    put_aside(connection, wanted.offer_id, wanted.store_id, taken);
    tell_catalogue(connection, wanted.offer_id);
    return taken;
}

std::vector<Reserve> release(Operation& op, std::int64_t order_item_id) {
    db::Connection& connection = op.connection();
    const std::vector<Reserve> held = reserves_of(connection, {order_item_id});
    for (const Reserve& reserve : held) {
        catalog::CatalogStore().lock_offers(connection, {reserve.offer_id}, op.now());
        // Somebody else may have released it while this waited for the offer.
        const std::int64_t gone =
            connection.execute("DELETE FROM stock_reserves WHERE order_item_id = $1 AND store_id = $2", {order_item_id, reserve.store_id});
        if (gone == 0) continue;
        put_aside(connection, reserve.offer_id, reserve.store_id, -reserve.quantity);
        tell_catalogue(connection, reserve.offer_id);
    }
    return held;
}

std::vector<Reserve> reserves_of(db::Connection& connection, const std::vector<std::int64_t>& order_item_ids) {
    if (order_item_ids.empty()) return {};
    std::vector<db::Param> params(order_item_ids.begin(), order_item_ids.end());
    params.resize(padded(params.size()), params.back());
    std::vector<Reserve> found;
    connection.each(fmt::format("SELECT order_item_id, offer_id, store_id, quantity FROM stock_reserves WHERE order_item_id IN ({})"
                                " ORDER BY order_item_id, store_id",
                                placeholders(1, params.size())),
                    params, [&](const db::Row& row) {
                        found.push_back({row.integer(0), row.integer(1), row.integer(2), row.integer(3)});
                    });
    return found;
}

}  // namespace okno::stock
