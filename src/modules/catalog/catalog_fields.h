// SPDX-License-Identifier: Apache-2.0
// The field tables of products and offers. Prices and quantities change all day by machine and are not audited.
#pragma once

#include "core/fields.h"
#include "modules/catalog/product.h"

namespace okno::catalog {

const FieldTable<Product>& product_fields();
const FieldTable<Offer>& offer_fields();  // rows of an offer are a part ("offer", its id) of the product

}  // namespace okno::catalog
