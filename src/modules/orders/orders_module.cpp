// SPDX-License-Identifier: Apache-2.0
#include "modules/orders/orders_module.h"

#include "modules/orders/order_rights.h"

namespace okno::orders {

std::vector<const Right*> orders_rights() {
    return {&orders_view, &orders_create, &orders_edit, &orders_change_status, &orders_delete, &orders_export};
}

}  // namespace okno::orders
