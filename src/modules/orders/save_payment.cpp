// SPDX-License-Identifier: Apache-2.0
#include "modules/orders/save_payment.h"

#include <algorithm>

#include "modules/orders/order_rights.h"
#include "modules/orders/order_store.h"
#include "modules/orders/save_changes.h"
#include "modules/references/books.h"

namespace okno::orders {

namespace {

using references::Books;

std::optional<std::int64_t> order_of(Operation& op, const Books& books, const PaymentKey& key) {
    const OrderStore store(books);
    if (key.id != 0) return store.order_of_payment(op.connection(), key.id);
    const references::Site* site = books.site(key.site);
    if (site == nullptr || key.external_id.empty()) return std::nullopt;
    return store.order_of_payment(op.connection(), site->id, key.external_id);
}

Order order_with(Operation& op, const Books& books, const PaymentKey& key) {
    const std::optional<std::int64_t> id = order_of(op, books, key);
    if (!id) throw_not_found("error.payment_not_found");
    return take_order(op, books, {*id, "", ""});
}

Payment& payment_in(Order& order, const PaymentKey& key) {
    const auto found = std::find_if(order.payments.begin(), order.payments.end(), [&](const Payment& payment) {
        return key.id != 0 ? payment.id == key.id : payment.external_id == key.external_id;
    });
    if (found == order.payments.end()) throw_not_found("error.payment_not_found");
    return *found;
}

void check_external_id(const Order& order, const Payment& payment, Problems& problems) {
    if (payment.external_id.empty()) return;
    const auto same = std::count_if(order.payments.begin(), order.payments.end(),
                                    [&](const Payment& other) { return other.external_id == payment.external_id; });
    if (same > 1) problems.add("external_id", "error.duplicate");
}

}  // namespace

SavedPayment add_payment(const Context& context, const Books& books, const OrderKey& key, const PaymentInput& input) {
    Operation op(context, orders_edit);
    const Order before = take_order(op, books, key);
    Order after = before;
    Problems problems;
    if (after.payments.size() >= kMaxPayments) problems.add("", "error.too_many", {{"most", std::to_string(kMaxPayments)}});
    Payment& payment = after.payments.emplace_back();
    payment.created_at = op.now();
    apply_payment(payment, input, after, {books, context.actor, op.now(), false, problems}, "");
    check_external_id(after, payment, problems);
    problems.throw_if_any();
    save_changes(op, books, before, after);
    op.commit();
    return {after.payments.back().id, std::move(after)};
}

SavedPayment edit_payment(const Context& context, const Books& books, const PaymentKey& key, const PaymentInput& input) {
    Operation op(context, orders_edit);
    const Order before = order_with(op, books, key);
    Order after = before;
    Problems problems;
    Payment& payment = payment_in(after, key);
    apply_payment(payment, input, after, {books, context.actor, op.now(), false, problems}, "");
    check_external_id(after, payment, problems);
    problems.throw_if_any();
    const std::int64_t id = payment.id;
    if (save_changes(op, books, before, after)) op.commit();
    return {id, std::move(after)};
}

void delete_payment(const Context& context, const Books& books, std::int64_t payment_id) {
    Operation op(context, orders_edit);
    const Order before = order_with(op, books, {payment_id, "", ""});
    Order after = before;
    std::erase_if(after.payments, [&](const Payment& payment) { return payment.id == payment_id; });
    save_changes(op, books, before, after);
    op.commit();
}

}  // namespace okno::orders
