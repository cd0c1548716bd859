// SPDX-License-Identifier: Apache-2.0
// Use case: a shop sends prices. Right catalog_edit. At most 250 offers a call is the face's rule, not this one's.
#pragma once

#include <cstdint>
#include <vector>

#include "core/context.h"
#include "modules/catalog/find_offers.h"
#include "modules/catalog/product.h"

namespace okno::catalog {

struct PriceChange {
    std::int64_t price_type_id = 0;
    Price price = 0;      // ×10⁴, ≥ 0
    bool remove = false;  // this type's price goes
};
struct OfferPrices {
    OfferKey key;
    std::int64_t catalogue_id = 0;
    std::int64_t site_id = 0;  // the prices are that shop's own; 0 = of the whole catalogue
    std::vector<PriceChange> prices;
};
struct UploadedPrices {
    std::int64_t processed = 0;  // offers found
    std::vector<OfferKey> not_found;
};
UploadedPrices upload_prices(const Context& context, const std::vector<OfferPrices>& prices);

}  // namespace okno::catalog
