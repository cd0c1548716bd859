// SPDX-License-Identifier: Apache-2.0
#include "modules/orders/edit_order.h"

#include "modules/orders/order_rights.h"
#include "modules/orders/order_status.h"
#include "modules/orders/save_changes.h"
#include "modules/references/books.h"

namespace okno::orders {

namespace {

using references::Books;

void move_to_site(Order& order, const std::optional<std::string>& code, const ApplyTo& to) {
    if (!code || *code == order.site) return;
    const references::Site* site = to.books.site(*code);
    if (site == nullptr || !to.actor.may_at(orders_edit, site->id, order.manager_id)) {
        to.problems.add("site", "error.unknown", {{"value", *code}});
        return;
    }
    if (site->currency != order.currency) {
        to.problems.add("site", "error.order.other_currency");
        return;
    }
    order.site_id = site->id;
    order.site = site->code;
    order.country = site->country_iso;
}

void apply_status(Order& order, const OrderInput& input, const ApplyTo& to) {
    if (!input.status) {
        if (input.status_comment && *input.status_comment != order.status_comment)
            to.problems.add("status_comment", "error.order.comment_without_status");
        if (!input.cancel_reason || *input.cancel_reason == order.cancel_reason) return;
    }
    const std::string target = input.status.value_or(order.status);
    if (target != order.status && !to.actor.may_at(orders_change_status, order.site_id, order.manager_id))
        to.problems.add("status", "error.forbidden");
    const bool asks = to.actor.kind == ActorKind::user;
    const bool moves = target != order.status;
    move_status(order, {target, moves ? input.status_comment : std::nullopt, input.cancel_reason, asks}, to.books, to.now, to.problems);
    if (moves && input.status_at) order.status_at = *input.status_at;
}

}  // namespace

Order edit_order(const Context& context, const Books& books, const EditOrder& edit) {
    Operation op(context, orders_edit);
    const Order before = take_order(op, books, edit.order, edit.version);
    Order after = before;
    Problems problems;
    const ApplyTo to{books, context.actor, op.now(), false, problems};
    apply_status(after, edit.input, to);
    move_to_site(after, edit.site, to);
    const std::vector<WantedOffer> offers = apply_input(after, edit.input, to);
    if (after.number.empty()) problems.add("number", "error.required");
    problems.throw_if_any();
    put_offers(op, after, offers, to);
    problems.throw_if_any();
    put_buyer(op, after, edit.input, books);
    if (!save_changes(op, books, before, after)) return before;
    op.commit();
    return after;
}

}  // namespace okno::orders
