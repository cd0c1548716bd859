// SPDX-License-Identifier: Apache-2.0
// Use case: a buyer is entered. Right customers_create; journal: one row "id"; event "customer.created".
#pragma once

#include "core/context.h"
#include "modules/customers/customer_input.h"
#include "modules/references/books.h"

namespace okno::customers {

// The shop is needed; phones are read in its country. Throws invalid with all field errors, conflict "error.customer.external_id_taken".
Customer create_customer(const Context& context, const references::Books& books, const CustomerInput& input);

}  // namespace okno::customers
