// SPDX-License-Identifier: Apache-2.0
// filter[…] of the lists of goods. Every filter is limited to the catalogues of the shops that the key sees.
#pragma once

#include "faces/api_v5/request.h"
#include "modules/catalog/catalog_list.h"

namespace okno::api_v5 {

catalog::ProductFilter read_product_filter(const Call& call);
catalog::OfferFilter read_offer_filter(const Call& call);
catalog::GroupFilter read_group_filter(const Call& call);

struct InventoryFilter {
    catalog::OfferFilter offers;
    bool details = false;  // by store
};
InventoryFilter read_inventory_filter(const Call& call);

}  // namespace okno::api_v5
