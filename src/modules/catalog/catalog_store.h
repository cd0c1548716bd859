// SPDX-License-Identifier: Apache-2.0
// Every SQL that writes the tables of the catalogue, and reading by id.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/operation.h"
#include "modules/catalog/find_offers.h"
#include "modules/catalog/product.h"

namespace okno::catalog {

class CatalogStore {
  public:
    std::optional<Product> product(db::Connection& connection, std::int64_t id) const;  // with offers
    std::optional<std::int64_t> product_by_external_id(db::Connection& connection, std::int64_t catalogue_id,
                                                       std::string_view external_id) const;
    std::vector<Product> products(db::Connection& connection,
                                  const std::vector<std::int64_t>& ids) const;  // with offers, in the order of ids
    // With prices, in the order of ids; those that are not there are left out.
    std::vector<Offer> offers(db::Connection& connection, const std::vector<std::int64_t>& ids) const;
    std::vector<ProductGroup> groups(db::Connection& connection, std::int64_t catalogue_id) const;
    std::vector<ProductGroup> groups_by_ids(db::Connection& connection, const std::vector<std::int64_t>& ids) const;
    // Ids of what the keys name, 0 where nothing is; in the order of keys.
    std::vector<std::int64_t> resolve(db::Connection& connection, std::int64_t catalogue_id, const std::vector<OfferKey>& keys) const;

    // Set ids. A taken external id: conflict, "error.catalog.external_id_taken".
    void insert(Operation& op, Product& product) const;
    void update(Operation& op, const Product& before, Product& after) const;
    void save(Operation& op, ProductGroup& group) const;  // inserts when id is 0; level from the parent
    // One price of one type and site for one offer each; a later one of the same wins.
    void set_prices(db::Connection& connection, const std::vector<std::pair<std::int64_t, OfferPrice>>& prices) const;
    void remove_price(db::Connection& connection, std::int64_t offer_id, std::int64_t price_type_id, std::int64_t site_id) const;
    void set_purchase_price(db::Connection& connection, std::int64_t offer_id, std::optional<Price> price) const;
    // Called by stock in the same transaction: takes the rows of these offers, in one order, so that only one at a time works on their
    // quantities; then says what is free now.
    void lock_offers(db::Connection& connection, std::vector<std::int64_t> ids, Moment now) const;
    void set_quantity(db::Connection& connection, std::int64_t offer_id, Quantity free) const;

    // Products with offers, prices and search texts, without journal: for filling an empty database. Sets ids.
    void insert_many(db::Connection& connection, std::span<Product> products) const;
};

}  // namespace okno::catalog
