// SPDX-License-Identifier: Apache-2.0
// A few goods for tests of the catalogue and of stock.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "modules/catalog/catalog_rights.h"
#include "modules/catalog/save_product.h"
#include "tests/support/test_shop.h"

namespace okno::catalog {

class CatalogTest : public okno::testing::ShopTest {
  protected:
    Context admin() { return shop().context(shop().admin()); }
    std::int64_t base_type() { return shop().books().default_item(references::Book::price_type)->id; }
    std::int64_t main_store() { return shop().books().item(references::Book::store, "main")->id; }

    // A product of one offer, with a price of the whole catalogue.
    Product product(std::string external_id, std::string name, Price price, std::string article = "",
                    std::vector<std::string> barcodes = {}) {
        Product one;
        one.catalogue_id = shop().site().catalogue_id;
        one.external_id = external_id;
        one.name = name;
        Offer offer;
        offer.external_id = std::move(external_id);
        offer.xml_id = "xml-" + offer.external_id;
        offer.name = std::move(name);
        offer.article = std::move(article);
        offer.barcodes = std::move(barcodes);
        offer.purchase_price = price / 2;
        offer.prices = {{base_type(), 0, price}};
        one.offers = {offer};
        return one;
    }
    Product saved(Product one) { return save_product(admin(), std::move(one)); }
};

}  // namespace okno::catalog
