// SPDX-License-Identifier: Apache-2.0
// The two catalogues of the demo shop: 200 products each, most in several variants, with drawn pictures.
#pragma once

#include <cstdint>
#include <vector>

#include "app/demo/chance.h"
#include "modules/catalog/product.h"
#include "modules/stock/stock_store.h"

namespace okno::app {

inline constexpr int kProductsOfShop = 200;

struct GoodsPlace {
    std::int64_t catalogue_id = 0;
    std::int64_t price_type_id = 0;
    std::int64_t unit_id = 0;
    std::vector<std::int64_t> store_ids;
    Moment created_at = 0;
};

// Groups of the n-th kind of goods, named in the shop's language.
std::vector<catalog::ProductGroup> make_groups(int shop, std::int64_t catalogue_id);
// group_ids in the order of make_groups().
std::vector<catalog::Product> make_products(const Chance& chance, int shop, const GoodsPlace& place,
                                            const std::vector<std::int64_t>& group_ids);
std::vector<stock::Balance> make_balances(const Chance& chance, const std::vector<catalog::Product>& products, const GoodsPlace& place);

}  // namespace okno::app
