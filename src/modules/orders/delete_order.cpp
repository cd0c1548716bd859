// SPDX-License-Identifier: Apache-2.0
#include "modules/orders/delete_order.h"

#include "modules/customers/update_customer_totals.h"
#include "modules/orders/order_counters_store.h"
#include "modules/orders/order_rights.h"
#include "modules/orders/order_store.h"
#include "modules/orders/save_changes.h"
#include "modules/references/books.h"

namespace okno::orders {

namespace {

using references::Books;

void recount_customer(Operation& op, const Books& books, std::int64_t customer_id) {
    if (customer_id != 0) customers::set_customer_totals(op, customer_id, customer_totals(op.connection(), customer_id, books));
}

}  // namespace

void delete_order(const Context& context, const Books& books, std::int64_t id) {
    Operation op(context, orders_delete);
    const Order order = take_order(op, books, {id, "", ""});
    const std::int64_t by_user = context.actor.kind == ActorKind::user ? context.actor.id : 0;
    OrderStore(books).mark_deleted(op, order, by_user);
    move_counters(op.connection(), figures_of(order, books), Figures{});
    recount_customer(op, books, order.customer_id);
    op.deleted(ref(order), place(order));
    op.result(ref(order));
    op.commit();
}

Order restore_order(const Context& context, const Books& books, std::int64_t id) {
    Operation op(context, orders_delete);
    const OrderStore store(books);
    std::optional<Order> order = store.lock(op, {id, "", ""}, Deleted::included);
    if (!order || !order->deleted_at) throw_not_found("error.order.not_found");
    op.require_access(place(*order));
    const Json deleted_at(*order->deleted_at);
    const std::string number = order->number;
    store.restore(op, *order);
    move_counters(op.connection(), Figures{}, figures_of(*order, books));
    recount_customer(op, books, order->customer_id);
    op.note(ref(*order), place(*order), nullptr, "deleted_at", deleted_at, Json());
    if (order->number != number) op.note(ref(*order), place(*order), nullptr, "number", Json(number), Json(order->number));
    op.result(ref(*order));
    op.commit();
    return std::move(*order);
}

}  // namespace okno::orders
