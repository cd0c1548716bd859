// SPDX-License-Identifier: Apache-2.0
// Use case: a buyer's card is changed. Right customers_edit (by manager); journal: one row a changed field; event "customer.changed".
#pragma once

#include <optional>

#include "core/context.h"
#include "modules/customers/customer_input.h"
#include "modules/references/books.h"

namespace okno::customers {

struct EditCustomer {
    std::int64_t id = 0;
    std::optional<std::int64_t> version;  // of the card that was edited; absent = act on the present state
    CustomerInput input;
};

// Throws not_found, conflict "error.version", invalid. Answers with the card as it is now; nothing is written when nothing differs.
Customer edit_customer(const Context& context, const references::Books& books, const EditCustomer& edit);

struct ExternalId {
    std::int64_t id = 0;
    std::string external_id;
};
// Binds a shop's own ids to records that the CRM made.
void fix_customer_external_ids(const Context& context, const std::vector<ExternalId>& ids);

}  // namespace okno::customers
