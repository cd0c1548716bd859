// SPDX-License-Identifier: Apache-2.0
// Use cases: a product with its offers, or a group, is entered or changed. Right catalog_edit; events "product.created", "product.changed".
#pragma once

#include "core/context.h"
#include "modules/catalog/product.h"

namespace okno::catalog {

// Known by id, else by external id in its catalogue; otherwise new. Offers likewise; offers left out stay as they are. Answers with ids
// set.
Product save_product(const Context& context, Product product);
ProductGroup save_group(const Context& context, ProductGroup group);

}  // namespace okno::catalog
