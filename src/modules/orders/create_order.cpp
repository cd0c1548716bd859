// SPDX-License-Identifier: Apache-2.0
#include "modules/orders/create_order.h"

#include "modules/customers/customer_store.h"
#include "modules/orders/order_counters_store.h"
#include "modules/orders/order_rights.h"
#include "modules/orders/order_status.h"
#include "modules/orders/order_store.h"
#include "modules/orders/order_totals.h"
#include "modules/orders/save_changes.h"
#include "modules/references/books.h"

namespace okno::orders {

namespace {

using references::Book;
using references::Books;

std::string usual(const Books& books, Book book) {
    const references::ReferenceItem* item = books.default_item(book);
    return item == nullptr ? std::string() : item->code;
}

// A program's order has the type and method marked for programs, where one is.
std::string usual_for(const Books& books, Book book, const Actor& actor) {
    if (actor.kind == ActorKind::api_key) {
        for (const references::ReferenceItem* item : books.items(book)) {
            if (item->active && references::flag(*item, "default_for_api")) return item->code;
        }
    }
    return usual(books, book);
}

Order blank_order(const references::Site& site, const Books& books, const Context& context, Moment now) {
    Order order;
    order.site_id = site.id;
    order.site = site.code;
    order.country = site.country_iso;
    order.currency = site.currency;
    order.decimals = Books::decimals(site.currency);
    if (const references::ReferenceItem* currency = books.item(Book::currency, site.currency)) order.rate = references::rate(*currency);
    order.type = usual_for(books, Book::order_type, context.actor);
    order.method = usual_for(books, Book::order_method, context.actor);
    order.created_at = now;
    order.updated_at = now;
    order.from_api = context.actor.kind == ActorKind::api_key;
    return order;
}

void put_first_status(Order& order, const OrderInput& input, const Context& context, const Books& books, Moment now, Problems& problems) {
    const std::string first = first_status(books, order.type);
    const bool says_status = input.status && !input.status->empty();
    if (input.status_comment && !input.status_comment->empty() && !says_status)
        problems.add("status_comment", "error.order.comment_without_status");
    const bool asks = context.actor.kind == ActorKind::user;
    move_status(order, {says_status ? *input.status : first, input.status_comment, input.cancel_reason, asks}, books, now, problems);
    if (input.status_at) order.status_at = *input.status_at;
    if (input.overdue_at) order.overdue_at = *input.overdue_at;
}

// A buyer chosen by id and nothing else said of him: the order takes the contact data from his card.
void copy_contact_data(Operation& op, Order& order, const OrderInput& input) {
    if (!input.customer || input.customer->id == 0 || has_contact_data(order)) return;
    const std::optional<customers::Customer> customer = customers::CustomerStore().by_id(op.connection(), input.customer->id);
    if (!customer) return;
    order.first_name = customer->first_name;
    order.last_name = customer->last_name;
    order.patronymic = customer->patronymic;
    order.email = customer->email;
    if (!customer->phones.empty()) order.phone = customer->phones.front().phone;
}

void find_buyer(Operation& op, Order& order, const OrderInput& input, const Books& books) {
    if (input.contact) {
        OrderInput contact_only;
        contact_only.contact = input.contact;
        put_buyer(op, order, contact_only, books);
    }
    const bool named =
        input.customer && (input.customer->id != 0 || !input.customer->external_id.empty() || !input.customer->browser_id.empty());
    const bool by_contact_data = !input.customer && has_contact_data(order);
    if (!named && !by_contact_data) return;
    customers::CustomerWanted wanted = wanted_customer(order, input, books);
    const Figures figures = figures_of(order, books);
    wanted.order = customers::TotalsChange{1, figures.customer_sum, figures.cancelled, order.created_at};
    order.customer_id = customers::find_or_create_customer(op, wanted).id;
}

}  // namespace

Order create_order(const Context& context, const Books& books, const NewOrder& wanted) {
    const references::Site* site = books.site(wanted.site);
    if (site == nullptr) throw_invalid("site", "error.unknown", {{"value", wanted.site}});
    const std::int64_t owner = wanted.input.manager_id.value_or(0);
    if (!context.actor.may(orders_create) || !context.actor.may_at(orders_create, site->id, owner)) throw_forbidden();

    Problems problems;
    const Moment now = context.now();
    Order order = blank_order(*site, books, context, now);
    const ApplyTo to{books, context.actor, now, true, problems};
    const std::vector<WantedOffer> offers = apply_input(order, wanted.input, to);
    put_first_status(order, wanted.input, context, books, now, problems);
    problems.throw_if_any();

    Operation op(context, orders_create);
    put_offers(op, order, offers, to);
    problems.throw_if_any();
    copy_contact_data(op, order, wanted.input);
    set_totals(order, books, now);
    find_buyer(op, order, wanted.input, books);
    OrderStore(books).insert(op, order);
    move_counters(op.connection(), Figures{}, figures_of(order, books));
    op.created_as(ref(order), place(order), "status", books.status_reference(books.status(order.status)->id));
    op.result(ref(order));
    op.commit();
    return order;
}

}  // namespace okno::orders
