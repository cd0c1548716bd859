// SPDX-License-Identifier: Apache-2.0
// Rights of the module orders. Purchase prices, net costs and margins stand behind catalog_see_purchase_price, here as there.
#pragma once

#include "core/rights.h"

namespace okno::orders {

inline constexpr Right orders_view{"orders_view", true};
inline constexpr Right orders_create{"orders_create", false};
inline constexpr Right orders_edit{"orders_edit", true};
inline constexpr Right orders_change_status{"orders_change_status", true};
inline constexpr Right orders_delete{"orders_delete", true};
inline constexpr Right orders_export{"orders_export", false};

}  // namespace okno::orders
