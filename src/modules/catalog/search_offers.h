// SPDX-License-Identifier: Apache-2.0
// Reading: goods while their name, article or barcode is being typed. Right catalog_view.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/reader.h"
#include "modules/catalog/product.h"

namespace okno::catalog {

struct OfferSearch {
    std::string q;        // words of the name by their beginnings, the beginning of an article or of a barcode; empty = all, by name
    std::string barcode;  // equal: what a scanner sends
    std::int64_t catalogue_id = 0;  // references::Site::catalogue_id of the shop
    std::int64_t site_id = 0;       // whose prices
    std::int64_t price_type_id = 0;
    bool with_inactive = false;
    std::string after;  // cursor of the page before
    int limit = 20;
};

struct OfferHit {
    std::int64_t id = 0, product_id = 0;
    std::string name, article, barcode, picture, vat_rate;
    std::int64_t unit_id = 0, group_id = 0;
    std::optional<Price> price, purchase_price;
    Quantity quantity = 0;  // free in all stores together; per store: stock::balances_of
    Json properties;
    bool active = true;
};

struct OfferHits {
    std::vector<OfferHit> rows;  // whole barcode or article first, then what is there, then by name
    std::string next;
};

OfferHits search_offers(Reader& reader, const OfferSearch& search);

}  // namespace okno::catalog
