// SPDX-License-Identifier: Apache-2.0
// filter[…] of the list of orders.
#pragma once

#include "faces/api_v5/request.h"
#include "modules/orders/order_list.h"

namespace okno::api_v5 {

// Throws invalid naming every filter that is wrong or that we do not have.
orders::OrderFilter read_order_filter(const Call& call);

}  // namespace okno::api_v5
