// SPDX-License-Identifier: Apache-2.0
// The columns of customers that add up their orders.
#pragma once

#include <cstdint>

#include "modules/customers/update_customer_totals.h"

namespace okno::customers {

class CustomerTotalsStore {
  public:
    void add(Operation& op, std::int64_t customer_id, const TotalsChange& change) const;
    void set(Operation& op, std::int64_t customer_id, const CustomerTotals& totals) const;
};

}  // namespace okno::customers
