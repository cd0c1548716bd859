// SPDX-License-Identifier: Apache-2.0
#include "modules/stock/upload_inventories.h"

#include <fmt/format.h>

#include <map>

#include "base/error.h"
#include "modules/catalog/catalog_store.h"
#include "modules/stock/stock_rights.h"
#include "modules/stock/stock_store.h"

namespace okno::stock {

UploadedInventories upload_inventories(const Context& context, const std::vector<OfferInventory>& offers) {
    Problems problems;
    std::map<std::int64_t, std::vector<std::size_t>> by_catalogue;
    for (std::size_t i = 0; i < offers.size(); ++i) {
        by_catalogue[offers[i].catalogue_id].push_back(i);
        for (std::size_t j = 0; j < offers[i].stores.size(); ++j) {
            const StoreBalance& store = offers[i].stores[j];
            if (store.available.value_or(0) < 0) problems.add(fmt::format("offers[{}].stores[{}].available", i, j), "error.negative");
            if (store.purchase_price.value_or(0) < 0)
                problems.add(fmt::format("offers[{}].stores[{}].purchasePrice", i, j), "error.negative");
        }
    }
    problems.throw_if_any();

    Operation op(context, stock_edit);
    std::vector<std::int64_t> ids(offers.size());
    for (const auto& [catalogue_id, places] : by_catalogue) {
        std::vector<catalog::OfferKey> keys;
        for (std::size_t i : places) keys.push_back(offers[i].key);
        const std::vector<std::int64_t> found = catalog::CatalogStore().resolve(op.connection(), catalogue_id, keys);
        for (std::size_t k = 0; k < places.size(); ++k) ids[places[k]] = found[k];
    }
    UploadedInventories answer;
    std::vector<BalanceChange> changes;
    for (std::size_t i = 0; i < offers.size(); ++i) {
        if (ids[i] == 0) {
            answer.not_found.push_back(offers[i].key);
            continue;
        }
        ++answer.processed;
        for (const StoreBalance& store : offers[i].stores)
            changes.push_back({ids[i], store.store_id, store.available, store.purchase_price});
        op.touched({"offer", ids[i]}, {}, "changed");
    }
    set_balances(op.connection(), changes, op.now());
    op.commit();
    return answer;
}

}  // namespace okno::stock
