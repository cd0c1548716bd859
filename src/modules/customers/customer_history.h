// SPDX-License-Identifier: Apache-2.0
// A buyer as he was at an earlier journal number, worked out from the present backwards.
#pragma once

#include <compare>
#include <cstdint>
#include <map>
#include <optional>
#include <vector>

#include "core/journal.h"
#include "modules/customers/customer.h"

namespace okno::customers {

// `number` is public; the state right after that change. Nothing when the buyer was not there yet. Totals are those of today: they are not
// in the journal.
std::optional<Customer> customer_at(db::Connection& connection, std::int64_t id, std::int64_t number);
// A buyer right after the change with that number.
struct CustomerMoment {
    std::int64_t id = 0, number = 0;
    auto operator<=>(const CustomerMoment&) const = default;
};
// Several at once, in a few statements; those who were not there yet are left out.
std::map<CustomerMoment, Customer> customers_at(db::Connection& connection, const std::vector<CustomerMoment>& moments);
// Takes the changes of `rows` (newest first) back. False when the creation is among them.
bool take_back(Customer& customer, const std::vector<JournalRow>& rows);

}  // namespace okno::customers
