// SPDX-License-Identifier: Apache-2.0
#include "modules/catalog/product.h"

namespace okno::catalog {

std::string_view to_string(ProductType type) {
    switch (type) {
        case ProductType::product: return "product";
        case ProductType::service: return "service";
    }
    return "product";
}

ProductType product_type_from(std::string_view text) { return text == "service" ? ProductType::service : ProductType::product; }

EntityRef ref(const Product& product) { return {"product", product.id}; }
EntityRef ref(const Offer& offer) { return {"offer", offer.id}; }

}  // namespace okno::catalog
