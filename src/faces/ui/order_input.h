// SPDX-License-Identifier: Apache-2.0
// What the browser says of an order (OrderEdit), and the filters of its list, as the module takes them.
#pragma once

#include "base/json_fields.h"
#include "faces/ui/call.h"
#include "modules/orders/order_input.h"
#include "modules/orders/order_list.h"

namespace okno::ui {

orders::OrderInput order_input(const JsonFields& body);
orders::OrderFilter order_filter(const Call& call);

}  // namespace okno::ui
