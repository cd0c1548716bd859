// SPDX-License-Identifier: Apache-2.0
// Products, offers, groups and balances as the API prints them.
#pragma once

#include <cstdint>
#include <map>
#include <span>

#include "base/json.h"
#include "faces/api_v5/parts_json.h"
#include "modules/catalog/product.h"
#include "modules/stock/stock_store.h"

namespace okno::api_v5 {

// What goods are printed with beside themselves.
struct GoodsSurroundings {
    const Account& account;
    const references::Site* site = nullptr;  // whose own prices win; nullptr: those of the catalogue
    std::map<std::int64_t, catalog::ProductGroup> groups;
};

void print_product(JsonWriter& out, const catalog::Product& product, const GoodsSurroundings& around);  // with its offers
// With the product it is a variant of, without that one's offers.
void print_offer(JsonWriter& out, const catalog::Offer& offer, const catalog::Product* product, const GoodsSurroundings& around);
// balances: of this offer; printed by store only with `details`.
void print_inventory(JsonWriter& out, const catalog::Offer& offer, std::span<const stock::Balance> balances, bool details,
                     const GoodsSurroundings& around);
void print_group(JsonWriter& out, const catalog::ProductGroup& group, const GoodsSurroundings& around);

}  // namespace okno::api_v5
