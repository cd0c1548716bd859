// SPDX-License-Identifier: Apache-2.0
#include "modules/catalog/upload_prices.h"

#include <fmt/format.h>

#include <map>

#include "base/error.h"
#include "modules/catalog/catalog_rights.h"
#include "modules/catalog/catalog_store.h"

namespace okno::catalog {

UploadedPrices upload_prices(const Context& context, const std::vector<OfferPrices>& prices) {
    Problems problems;
    std::map<std::int64_t, std::vector<std::size_t>> by_catalogue;
    for (std::size_t i = 0; i < prices.size(); ++i) {
        by_catalogue[prices[i].catalogue_id].push_back(i);
        for (std::size_t j = 0; j < prices[i].prices.size(); ++j) {
            if (prices[i].prices[j].price < 0) problems.add(fmt::format("prices[{}].prices[{}].price", i, j), "error.negative");
        }
    }
    problems.throw_if_any();

    const CatalogStore store;
    Operation op(context, catalog_edit);
    UploadedPrices answer;
    std::vector<std::int64_t> ids(prices.size());
    for (const auto& [catalogue_id, places] : by_catalogue) {
        std::vector<OfferKey> keys;
        for (std::size_t i : places) keys.push_back(prices[i].key);
        const std::vector<std::int64_t> found = store.resolve(op.connection(), catalogue_id, keys);
        for (std::size_t k = 0; k < places.size(); ++k) ids[places[k]] = found[k];
    }
    std::vector<std::pair<std::int64_t, OfferPrice>> set;
    for (std::size_t i = 0; i < prices.size(); ++i) {
        if (ids[i] == 0) {
            answer.not_found.push_back(prices[i].key);
            continue;
        }
        ++answer.processed;
        for (const PriceChange& change : prices[i].prices) {
            if (change.remove) {
                store.remove_price(op.connection(), ids[i], change.price_type_id, prices[i].site_id);
            } else {
                set.emplace_back(ids[i], OfferPrice{change.price_type_id, prices[i].site_id, change.price});
            }
        }
        op.touched({"offer", ids[i]}, {prices[i].site_id, 0}, "changed");
    }
    store.set_prices(op.connection(), set);
    op.commit();
    return answer;
}

}  // namespace okno::catalog
