// SPDX-License-Identifier: Apache-2.0
// Rights of the module orders.
#pragma once

#include "core/rights.h"

namespace okno::orders {

inline constexpr Right orders_view{"orders_view", true};
inline constexpr Right orders_create{"orders_create", false};
inline constexpr Right orders_edit{"orders_edit", true};
inline constexpr Right orders_change_status{"orders_change_status", true};
inline constexpr Right orders_delete{"orders_delete", true};
inline constexpr Right orders_export{"orders_export", false};
inline constexpr Right orders_see_purchase_price{"orders_see_purchase_price",
                                                 false};  // purchase price, net cost of delivery, margin: in every output

}  // namespace okno::orders
