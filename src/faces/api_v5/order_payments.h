// SPDX-License-Identifier: Apache-2.0
// orders/payments: one payment of an order is added, changed, removed.
#pragma once

#include "faces/api_v5/face.h"

namespace okno::api_v5 {

std::vector<Route> order_payment_routes();

}  // namespace okno::api_v5
