// SPDX-License-Identifier: Apache-2.0
// Use cases: one payment of an order is added, changed or removed. Right orders_edit (by manager); journal: rows of the payment; event
// "order.changed".
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "core/context.h"
#include "modules/orders/order_input.h"

namespace okno::references {
class Books;
}

namespace okno::orders {

struct SavedPayment {
    std::int64_t id = 0;
    Order order;
};

SavedPayment add_payment(const Context& context, const references::Books& books, const OrderKey& order, const PaymentInput& payment);

// A payment by its id, else by the shop's own id of it.
struct PaymentKey {
    std::int64_t id = 0;
    std::string external_id;
    std::string site;  // code; needed with an external id
};
SavedPayment edit_payment(const Context& context, const references::Books& books, const PaymentKey& key, const PaymentInput& payment);
void delete_payment(const Context& context, const references::Books& books, std::int64_t payment_id);

}  // namespace okno::orders
