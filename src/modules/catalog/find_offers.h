// SPDX-License-Identifier: Apache-2.0
// Step: the offers that the items of an order name. One or two statements whatever the number of items.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/money.h"
#include "modules/references/site.h"
#include "platform/db/database.h"

namespace okno::catalog {

// One of the three; the first given decides: id, then external id, then xml id.
struct OfferKey {
    std::int64_t id = 0;
    std::string external_id;
    std::string xml_id;
    bool empty() const { return id == 0 && external_id.empty() && xml_id.empty(); }
};

// What an order item takes over from an offer.
struct FoundOffer {
    std::int64_t id = 0, product_id = 0;
    std::string external_id, xml_id, name, article, barcode, picture, vat_rate;
    std::int64_t unit_id = 0;
    std::int64_t weight = 0;     // grams
    std::optional<Price> price;  // of the asked type in that shop; empty = no such price
    std::optional<Price> purchase_price;
    Quantity quantity = 0;  // free in all stores
    bool active = true;
};

// In the order of keys; empty where nothing is known by that key in the shop's catalogue. Offers in the bin are not found, inactive ones
// are. Prices are those of the price type in that shop: its own one, else the catalogue's.
std::vector<std::optional<FoundOffer>> find_offers(db::Connection& connection, const references::Site& site,
                                                   const std::vector<OfferKey>& keys, std::int64_t price_type_id);

}  // namespace okno::catalog
