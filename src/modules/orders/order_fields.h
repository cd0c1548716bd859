// SPDX-License-Identifier: Apache-2.0
// The field tables of an order, its items and its payments, and how a saved change is written to the journal by them.
#pragma once

#include <string>
#include <vector>

#include "core/fields.h"
#include "core/operation.h"
#include "modules/orders/order.h"

namespace okno::orders {

const FieldTable<Order>& order_fields();      // "delivery_address.city", "integration_delivery_data.track_number" …
const FieldTable<OrderItem>& item_fields();   // "order_product.quantity" …
const FieldTable<Payment>& payment_fields();  // "payments.amount" …

// The whole state of a part, as the row of its removal keeps it, and back.
Json item_state(const OrderItem& item);
OrderItem item_from_state(const Json& state);
Json payment_state_json(const Payment& payment);
Payment payment_from_state(const Json& state, int decimals);

// Journal rows of everything that differs; returns the names of what changed, empty when nothing did.
std::vector<std::string> note_order_changes(Operation& op, const Order& before, const Order& after);

}  // namespace okno::orders
