// SPDX-License-Identifier: Apache-2.0
// Rights of the module catalog.
#pragma once

#include <vector>

#include "core/rights.h"

namespace okno::catalog {

inline constexpr Right catalog_view{"catalog_view", false};
inline constexpr Right catalog_edit{"catalog_edit", false};
// Purchase prices, costs and margins, in every output; field tables name it as hidden_behind.
inline constexpr Right catalog_see_purchase_price{"catalog_see_purchase_price", false};

std::vector<const Right*> rights();

}  // namespace okno::catalog
