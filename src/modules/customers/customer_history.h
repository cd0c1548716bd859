// SPDX-License-Identifier: Apache-2.0
// A buyer as he was at an earlier journal number, worked out from the present backwards.
#pragma once

#include <cstdint>
#include <optional>

#include "core/journal.h"
#include "modules/customers/customer.h"

namespace okno::customers {

// `number` is public; the state right after that change. Nothing when the buyer was not there yet. Totals are those of today: they are not
// in the journal.
std::optional<Customer> customer_at(db::Connection& connection, std::int64_t id, std::int64_t number);
// Takes the changes of `rows` (newest first) back. False when the creation is among them.
bool take_back(Customer& customer, const std::vector<JournalRow>& rows);

}  // namespace okno::customers
