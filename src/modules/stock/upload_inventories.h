// SPDX-License-Identifier: Apache-2.0
// Use case: a shop or a stock system sends what lies in which store. Right stock_edit.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "core/context.h"
#include "modules/catalog/find_offers.h"

namespace okno::stock {

struct StoreBalance {
    std::int64_t store_id = 0;
    std::optional<Quantity> available;    // thousandths, ≥ 0; absent = leave
    std::optional<Price> purchase_price;  // ×10⁴
};
struct OfferInventory {
    catalog::OfferKey key;
    std::int64_t catalogue_id = 0;
    std::vector<StoreBalance> stores;
};
struct UploadedInventories {
    std::int64_t processed = 0;  // offers found
    std::vector<catalog::OfferKey> not_found;
};
UploadedInventories upload_inventories(const Context& context, const std::vector<OfferInventory>& offers);

}  // namespace okno::stock
