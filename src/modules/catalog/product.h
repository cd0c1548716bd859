// SPDX-License-Identifier: Apache-2.0
// Goods: a product, its offers (what is sold: one variant), prices, and the tree of groups. External ids are unique per catalogue; a
// catalogue is named by the site that owns it (references::Site::catalogue_id) and may serve more shops.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"
#include "base/money.h"
#include "base/time.h"
#include "core/entity_ref.h"

namespace okno::catalog {

struct OfferPrice {
    std::int64_t price_type_id = 0;
    std::int64_t site_id = 0;  // 0 = for every shop of the catalogue; a shop's own price wins
    Price price = 0;           // ×10⁴
    bool operator==(const OfferPrice&) const = default;
};

struct Offer {
    std::int64_t id = 0, product_id = 0, catalogue_id = 0;
    std::string external_id, xml_id;  // "" = none
    std::string name;                 // of the variant, with the product's name in it
    std::string article;
    std::vector<std::string> barcodes;               // the first is the main one
    std::int64_t weight = 0;                         // grams
    std::int64_t length = 0, width = 0, height = 0;  // millimetres
    std::string vat_rate = "none";                   // "20.00" or "none"
    std::int64_t unit_id = 0;
    std::vector<std::string> pictures;    // URLs, the first is the main one
    Json properties = Json::object();     // code → {"name","value"} or text
    std::optional<Price> purchase_price;  // ×10⁴; only behind catalog_see_purchase_price
    std::vector<OfferPrice> prices;
    Quantity quantity = 0;  // free in all stores together, thousandths; kept by stock
    bool active = true;
    Moment created_at = 0, updated_at = 0;
    bool operator==(const Offer&) const = default;
};

enum class ProductType { product, service };
std::string_view to_string(ProductType type);
ProductType product_type_from(std::string_view text);

struct Product {
    std::int64_t id = 0, catalogue_id = 0;
    std::int64_t version = 1;
    ProductType type = ProductType::product;
    std::string external_id;
    std::string name, article, url, picture, description, manufacturer;
    std::vector<std::int64_t> groups;  // ids of product groups
    Json properties = Json::object();
    bool active = true, popular = false, novelty = false, recommended = false, markable = false;
    Moment created_at = 0, updated_at = 0;
    std::vector<Offer> offers;
    bool operator==(const Product&) const = default;
};

struct ProductGroup {
    std::int64_t id = 0, catalogue_id = 0, parent_id = 0;
    std::string external_id, name, description;
    int level = 0;  // 0 = root
    bool active = true;
    bool operator==(const ProductGroup&) const = default;
};

EntityRef ref(const Product& product);  // {"product", id}
EntityRef ref(const Offer& offer);      // {"offer", id}

}  // namespace okno::catalog
