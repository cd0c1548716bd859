// SPDX-License-Identifier: Apache-2.0
#include "faces/ui/orders.h"

#include <algorithm>

#include "base/error.h"
#include "core/operation.h"
#include "faces/ui/answer.h"
#include "faces/ui/conflict.h"
#include "faces/ui/customers.h"
#include "faces/ui/order_input.h"
#include "faces/ui/order_shapes.h"
#include "faces/ui/text.h"
#include "modules/catalog/catalog_rights.h"
#include "modules/catalog/catalog_store.h"
#include "modules/customers/customer_rights.h"
#include "modules/customers/customer_store.h"
#include "modules/customers/shown_name.h"
#include "modules/orders/change_order_status.h"
#include "modules/orders/create_order.h"
#include "modules/orders/delete_order.h"
#include "modules/orders/edit_order.h"
#include "modules/orders/order_rights.h"
#include "modules/orders/order_store.h"
#include "modules/references/reference_facts.h"

namespace okno::ui {

namespace {

constexpr int kPage = 50;

std::vector<std::int64_t> offers_of(const orders::Order& order) {
    std::vector<std::int64_t> ids;
    for (const orders::OrderItem& item : order.items) {
        if (item.offer_id != 0) ids.push_back(item.offer_id);
    }
    return ids;
}

void add_goods(OrderCardShape& card, const Call& call, db::Connection& connection) {
    const std::vector<std::int64_t> ids = offers_of(card.order);
    if (ids.empty()) return;
    for (const catalog::Offer& offer : catalog::CatalogStore().offers(connection, ids)) {
        if (!offer.pictures.empty()) card.pictures[offer.id] = offer.pictures.front();
        const references::ReferenceItem* unit = call.books->item(references::Book::unit, offer.unit_id);
        if (unit != nullptr) card.units[offer.id] = references::text(*unit, "sym");
    }
    for (stock::Balance& balance : stock::balances_of(connection, ids)) card.balances[balance.offer_id].push_back(balance);
}

std::string card(const Call& call, const orders::Order& order) {
    OrderCardShape shape{order, *call.books, customer_brief(call, order.customer_id), false, false, "", {}, {}, {}, false, false};
    shape.sees_purchase_price = call.context.actor.may(catalog::catalog_see_purchase_price);
    shape.sees_contacts = call.context.actor.may(customers::customers_see_contacts);
    {
        const auto lease = call.context.database.read();
        add_goods(shape, call, lease->connection());
        if (order.customer_id != 0) {
            const auto customer = customers::CustomerStore().by_id(lease->connection(), order.customer_id);
            shape.vip = customer && customer->vip;
            shape.bad = customer && customer->bad;
            if (customer && customer->kind == customers::CustomerKind::company)
                shape.company = customers::shown_name(*customer, shape.sees_contacts);
        }
    }
    JsonWriter out;
    print(out, shape);
    return out.take();
}

http::Response card_answer(int status, const Call& call, const orders::Order& order) {
    JsonWriter out;
    out.raw(card(call, order));
    return answer(status, out);
}

orders::Order reached_order(const Call& call, std::int64_t id) {
    Reader reader(call.context, orders::orders_view);
    std::optional<orders::Order> order = orders::find_order(reader, *call.books, {id, "", ""});
    if (!order) throw_not_found();
    return std::move(*order);
}

// A save over somebody's change is refused with the card as it is now.
template <typename Save>
http::Response saved(const Call& call, std::int64_t id, const Save& save) {
    try {
        return card_answer(200, call, save());
    } catch (const Error& error) {
        if (error.message.key != "error.version") throw;
        throw VersionConflict(error, card(call, reached_order(call, id)));
    }
}

// A buyer whom this person may not see is none he can name: the order would show him the buyer's contact data.
void require_reached_buyer(const Call& call, const orders::OrderInput& input) {
    if (!input.customer || input.customer->id == 0) return;
    const auto lease = call.context.database.read();
    const auto buyer = customers::CustomerStore().by_id(lease->connection(), input.customer->id);
    if (!buyer || !call.context.actor.may_at(customers::customers_view, buyer->site_id, buyer->manager_id))
        throw_invalid("customer_id", "error.customer.not_found");
}

// The answer to a repeat of a change of many: those that are as it asked for.
orders::ChangedOrders changed_before(const Call& call, const orders::ChangeOrders& change) {
    Reader reader(call.context, orders::orders_view);
    orders::ChangedOrders changed;
    for (const orders::Order& order : orders::find_orders(reader, *call.books, change.ids)) {
        const bool as_asked = (!change.status || order.status == *change.status) &&
                              (!change.manager_id || order.manager_id == std::max<std::int64_t>(0, *change.manager_id));
        if (as_asked) {
            changed.done.push_back(order.id);
        } else {
            changed.refused.push_back({order.id, order.number, {"error.changed_meanwhile", {}}});
        }
    }
    std::sort(changed.done.begin(), changed.done.end());
    return changed;
}

void print_maybe_id(JsonWriter& out, std::string_view name, const std::optional<std::int64_t>& id) {
    out.key(name);
    if (id) {
        out.integer(*id);
    } else {
        out.null();
    }
}

}  // namespace

http::Response list_orders(const Parts&, Call& call) {
    const orders::OrderFilter filter = order_filter(call);
    Reader reader(call.context, orders::orders_view);
    JsonWriter out;
    print(out, orders::list_orders(reader, *call.books, filter, orders::order_sort_from(call.text("sort")), call.text("after"),
                                   call.limit(kPage)));
    return answer(200, out);
}

http::Response summarise_orders(const Parts&, Call& call) {
    const orders::OrderFilter filter = order_filter(call);
    Reader reader(call.context, orders::orders_view);
    JsonWriter out;
    print(out, orders::order_summary(reader, *call.books, filter), *call.books);
    return answer(200, out);
}

http::Response show_order(const Parts&, Call& call) { return card_answer(200, call, reached_order(call, call.id())); }

http::Response show_order_neighbours(const Parts&, Call& call) {
    const orders::OrderFilter filter = order_filter(call);
    Reader reader(call.context, orders::orders_view);
    const orders::Neighbours found =
        orders::order_neighbours(reader, *call.books, filter, orders::order_sort_from(call.text("sort")), call.id());
    JsonWriter out;
    out.begin_object();
    print_maybe_id(out, "previous", found.previous);
    print_maybe_id(out, "next", found.next);
    out.end_object();
    return answer(200, out);
}

http::Response create_order(const Parts&, Call& call) {
    if (const std::optional<EntityRef> done = call.done_before("order")) return card_answer(201, call, reached_order(call, done->id));
    const Json body = call.body();
    Problems problems;
    const JsonFields fields(body, "", problems);
    orders::NewOrder wanted{fields.text("site").value_or(""), order_input(fields)};
    problems.throw_if_any();
    if (wanted.site.empty()) {
        const std::vector<const references::Site*> sites = call.books->sites_of(call.context.actor);
        if (sites.empty()) throw_invalid("site", "error.required");
        wanted.site = sites.front()->code;
    }
    require_reached_buyer(call, wanted.input);
    return card_answer(201, call, orders::create_order(call.context, *call.books, wanted));
}

http::Response edit_order(const Parts&, Call& call) {
    if (call.done_before("order")) return card_answer(200, call, reached_order(call, call.id()));
    const Json body = call.body();
    Problems problems;
    const JsonFields fields(body, "", problems);
    orders::EditOrder edit{{call.id(), "", ""}, fields.integer("version"), fields.text("site"), order_input(fields)};
    if (!edit.version) fields.problem("version", "error.required");
    problems.throw_if_any();
    require_reached_buyer(call, edit.input);
    return saved(call, edit.order.id, [&] { return orders::edit_order(call.context, *call.books, edit); });
}

http::Response change_order_status(const Parts&, Call& call) {
    if (call.done_before("order")) return card_answer(200, call, reached_order(call, call.id()));
    const Json body = call.body();
    Problems problems;
    const JsonFields fields(body, "", problems);
    orders::ChangeOrderStatus change{{call.id(), "", ""},
                                     fields.integer("version"),
                                     fields.text("status").value_or(""),
                                     fields.text("comment"),
                                     fields.text("cancel_reason")};
    problems.throw_if_any();
    return saved(call, change.order.id, [&] { return orders::change_order_status(call.context, *call.books, change); });
}

http::Response change_many_orders(const Parts&, Call& call) {
    const Json body = call.body();
    Problems problems;
    const JsonFields fields(body, "", problems);
    orders::ChangeOrders change;
    const Json* ids = fields.array("ids");
    for (std::size_t at = 0; ids != nullptr && at < ids->as_array().size(); ++at) {
        const std::optional<std::int64_t> id = ids->as_array()[at].to_int();
        if (!id) fields.problem("ids[" + std::to_string(at) + "]", "error.integer_expected");
        change.ids.push_back(id.value_or(0));
    }
    change.status = fields.text("status");
    change.comment = fields.text("comment");
    change.cancel_reason = fields.text("cancel_reason");
    change.manager_id = fields.is_null("manager_id") ? std::optional<std::int64_t>(0) : fields.integer("manager_id");
    problems.throw_if_any();
    const orders::ChangedOrders changed =
        call.done_before("orders") ? changed_before(call, change) : orders::change_orders(call.context, *call.books, change);
    JsonWriter out;
    out.begin_object().key("done").begin_array();
    for (const std::int64_t id : changed.done) out.integer(id);
    out.end_array().key("refused").begin_array();
    for (const orders::RefusedOrder& refused : changed.refused) {
        out.begin_object()
            .member("id", refused.id)
            .member("number", refused.number)
            .member("message", say(refused.message, call.context.language))
            .end_object();
    }
    out.end_array().end_object();
    return answer(200, out);
}

http::Response delete_order(const Parts&, Call& call) {
    if (call.done_before("order")) return nothing();
    orders::delete_order(call.context, *call.books, call.id());
    return nothing();
}

}  // namespace okno::ui
