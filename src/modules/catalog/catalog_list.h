// SPDX-License-Identifier: Apache-2.0
// Lists of products, offers and groups as the API pages them, by number.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/reader.h"
#include "modules/catalog/product.h"

namespace okno::catalog {

struct ProductFilter {
    std::vector<std::int64_t> ids, offer_ids, groups, catalogues;
    std::string name;  // beginnings of words
    std::string external_id, xml_id, url, url_like, manufacturer;
    std::optional<bool> active, popular, novelty, recommended, in_stock;
    std::optional<Price> price_min, price_max;
    std::optional<Quantity> quantity_min, quantity_max;
    std::optional<std::int64_t> after_id;
};
struct ProductPage {
    std::vector<Product> rows;  // with offers and their prices
    std::int64_t total = 0;
};
ProductPage number_products(Reader& reader, const ProductFilter& filter, int page, int limit);

struct OfferFilter {
    std::vector<std::int64_t> ids, groups, catalogues;
    std::vector<std::string> external_ids, xml_ids, articles, product_articles;
    std::string name, product_external_id;
    std::optional<bool> active, product_active;
    std::int64_t price_type_id = 0;  // for price_min and price_max
    std::optional<Price> price_min, price_max;
    std::optional<Quantity> quantity_min, quantity_max;
    std::optional<std::int64_t> after_id;
};
struct OfferPage {
    std::vector<Offer> rows;  // with prices
    std::int64_t total = 0;
};
OfferPage number_offers(Reader& reader, const OfferFilter& filter, int page, int limit);

struct GroupFilter {
    std::vector<std::int64_t> ids, catalogues;
    std::optional<std::int64_t> parent_id;
    std::optional<bool> active;
    std::optional<int> level_min, level_max;
};
struct GroupPage {
    std::vector<ProductGroup> rows;
    std::int64_t total = 0;
};
GroupPage number_groups(Reader& reader, const GroupFilter& filter, int page, int limit);

}  // namespace okno::catalog
