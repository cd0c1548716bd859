// SPDX-License-Identifier: Apache-2.0
// The field table of a buyer. Phones, custom fields and the address are written to the journal apart (note_customer_changes).
#pragma once

#include "core/fields.h"
#include "core/operation.h"
#include "modules/customers/customer.h"

namespace okno::customers {

const FieldTable<Customer>& customer_fields();

// Journal rows of everything that differs: fields, address parts, one row a phone ("phones"), one row a custom field ("custom_<code>").
// Returns the names of what changed; empty = nothing did.
std::vector<std::string> note_customer_changes(Operation& op, const Customer& before, const Customer& after);

}  // namespace okno::customers
