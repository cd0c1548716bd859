// SPDX-License-Identifier: Apache-2.0
#include "modules/customers/customer_rights.h"

namespace okno::customers {

std::vector<const Right*> rights() {
    return {&customers_view, &customers_create, &customers_edit, &customers_delete, &customers_see_contacts};
}

}  // namespace okno::customers
