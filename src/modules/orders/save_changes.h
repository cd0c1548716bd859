// SPDX-License-Identifier: Apache-2.0
// Steps that the use cases of this module share: offers put into lines, the buyer found or made, and a changed order written with all that
// follows from it.
#pragma once

#include <string>
#include <vector>

#include "core/operation.h"
#include "modules/customers/find_or_create_customer.h"
#include "modules/orders/apply_input.h"

namespace okno::orders {

// Locks the order for this operation; throws not_found when it is not there or the actor may not reach it, conflict "error.version" when a
// version is given and is no longer the order's.
Order take_order(Operation& op, const references::Books& books, const OrderKey& key, std::optional<std::int64_t> version = std::nullopt);

// Looks the wanted offers up at once and fills their lines; a line that stays without name is a problem.
void put_offers(Operation& op, Order& order, const std::vector<WantedOffer>& wanted, const ApplyTo& to);

// Whom to look for: who was named, else the contact data of the order.
customers::CustomerWanted wanted_customer(const Order& order, const OrderInput& input, const references::Books& books);
bool has_contact_data(const Order& order);
// The contact person and the buyer as named in the input, for an order that is there.
void put_buyer(Operation& op, Order& order, const OrderInput& input, const references::Books& books);

// Totals, rows, counters, totals of the buyers, journal; what does not differ is not written. Says whether anything was.
bool save_changes(Operation& op, const references::Books& books, const Order& before, Order& after);

}  // namespace okno::orders
