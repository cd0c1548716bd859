// SPDX-License-Identifier: Apache-2.0
#include "modules/catalog/catalog_rights.h"

namespace okno::catalog {

std::vector<const Right*> rights() { return {&catalog_view, &catalog_edit, &catalog_see_purchase_price}; }

}  // namespace okno::catalog
