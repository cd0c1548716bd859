// SPDX-License-Identifier: Apache-2.0
#include "modules/customers/update_customer_totals.h"

#include "modules/customers/customer_totals_store.h"

namespace okno::customers {

void update_customer_totals(Operation& op, std::int64_t customer_id, const TotalsChange& change) {
    if (customer_id != 0) CustomerTotalsStore().add(op, customer_id, change);
}

void set_customer_totals(Operation& op, std::int64_t customer_id, const CustomerTotals& totals) {
    if (customer_id != 0) CustomerTotalsStore().set(op, customer_id, totals);
}

}  // namespace okno::customers
