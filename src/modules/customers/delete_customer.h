// SPDX-License-Identifier: Apache-2.0
// Use case: a buyer goes to the bin; orders and figures stay. Right customers_delete; journal: one row, deleted; event "customer.deleted".
#pragma once

#include <cstdint>

#include "core/context.h"

namespace okno::customers {

void delete_customer(const Context& context, std::int64_t id);

}  // namespace okno::customers
