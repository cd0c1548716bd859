// SPDX-License-Identifier: Apache-2.0
#include "modules/orders/change_order_status.h"

#include <algorithm>

#include "modules/orders/order_rights.h"
#include "modules/orders/order_status.h"
#include "modules/orders/order_store.h"
#include "modules/orders/save_changes.h"
#include "modules/references/books.h"

namespace okno::orders {

namespace {

using references::Books;

constexpr std::size_t kMostAtOnce = 500;

// The refusal of one order of many, as one sentence: the first thing that is wrong.
Message first_problem(Problems& problems) {
    try {
        problems.throw_if_any();
    } catch (const Error& error) {
        return error.fields.empty() ? error.message : error.fields.front().message;
    }
    return {};
}

}  // namespace

Order change_order_status(const Context& context, const Books& books, const ChangeOrderStatus& change) {
    Operation op(context, orders_change_status);
    const Order before = take_order(op, books, change.order, change.version);
    Order after = before;
    Problems problems;
    const bool asks = context.actor.kind == ActorKind::user;
    move_status(after, {change.status, change.comment, change.cancel_reason, asks}, books, op.now(), problems);
    problems.throw_if_any();
    if (!save_changes(op, books, before, after)) return before;
    op.commit();
    return after;
}

ChangedOrders change_orders(const Context& context, const Books& books, const ChangeOrders& change) {
    if (change.ids.size() > kMostAtOnce) throw_invalid("ids", "error.too_many", {{"most", std::to_string(kMostAtOnce)}});
    if (!change.status && !change.manager_id) throw_invalid("status", "error.required");
    if (change.status && !context.actor.may(orders_change_status)) throw_forbidden();
    if (change.manager_id && !context.actor.may(orders_edit)) throw_forbidden();

    // In one order for all writers: two bulk changes at once wait for each other, never crosswise.
    std::vector<std::int64_t> ids = change.ids;
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());

    Operation op(context, change.status ? orders_change_status : orders_edit);
    const OrderStore store(books);
    ChangedOrders changed;
    for (std::int64_t id : ids) {
        const std::optional<Order> before = store.lock(op, {id, "", ""});
        auto reaches = [&](const Right& right) { return before && context.actor.may_at(right, before->site_id, before->manager_id); };
        if ((change.status && !reaches(orders_change_status)) || (change.manager_id && !reaches(orders_edit))) {
            changed.refused.push_back({id, "", {"error.order.not_found", {}}});
            continue;
        }
        Order after = *before;
        Problems problems;
        if (change.status) {
            const bool asks = context.actor.kind == ActorKind::user;
            move_status(after, {*change.status, change.comment, change.cancel_reason, asks}, books, op.now(), problems);
        }
        if (change.manager_id) after.manager_id = std::max<std::int64_t>(0, *change.manager_id);
        if (!problems.empty()) {
            changed.refused.push_back({id, before->number, first_problem(problems)});
            continue;
        }
        save_changes(op, books, *before, after);
        changed.done.push_back(id);
    }
    op.result({"orders", 0});  // a repeat is answered by looking at them
    op.commit();
    return changed;
}

}  // namespace okno::orders
