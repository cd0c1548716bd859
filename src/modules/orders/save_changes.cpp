// SPDX-License-Identifier: Apache-2.0
#include "modules/orders/save_changes.h"

#include "modules/customers/update_customer_totals.h"
#include "modules/orders/order_counters_store.h"
#include "modules/orders/order_fields.h"
#include "modules/orders/order_store.h"
#include "modules/orders/order_totals.h"
#include "modules/references/books.h"

namespace okno::orders {

namespace {

using references::Books;

void keep_customer_totals(Operation& op, const Books& books, const Order& before, const Order& after, const Figures& was,
                          const Figures& is) {
    const bool dates_move = before.created_at != after.created_at || was.orders != is.orders;
    if (was.customer_id == is.customer_id && !dates_move) {
        const customers::TotalsChange change{0, is.customer_sum - was.customer_sum, is.cancelled - was.cancelled, std::nullopt};
        if (is.customer_id != 0 && (change.sum != 0 || change.cancelled != 0))
            customers::update_customer_totals(op, is.customer_id, change);
        return;
    }
    for (std::int64_t id : {was.customer_id, was.customer_id == is.customer_id ? 0 : is.customer_id}) {
        if (id != 0) customers::set_customer_totals(op, id, customer_totals(op.connection(), id, books));
    }
}

}  // namespace

Order take_order(Operation& op, const Books& books, const OrderKey& key, std::optional<std::int64_t> version) {
    std::optional<Order> order = OrderStore(books).lock(op, key);
    if (!order) throw_not_found("error.order.not_found");
    op.require_access(place(*order));
    if (version && *version != order->version) throw_conflict("error.version");
    return std::move(*order);
}

void put_offers(Operation& op, Order& order, const std::vector<WantedOffer>& wanted, const ApplyTo& to) {
    if (wanted.empty()) return;
    std::vector<catalog::OfferKey> keys;
    for (const WantedOffer& each : wanted) keys.push_back(each.key);
    const references::ReferenceItem* price_type = to.books.default_item(references::Book::price_type);
    const references::Site* site = to.books.site(order.site_id);
    check(site != nullptr, "the shop of an order is in the books");
    const auto offers = catalog::find_offers(op.connection(), *site, keys, price_type == nullptr ? 0 : price_type->id);
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        OrderItem& item = order.items[wanted[i].item];
        const std::string path = "items[" + std::to_string(wanted[i].input) + "].";
        if (!offers[i]) {
            // What the shop sells and we do not know (yet) is a free line under the name that the shop gives it.
            item.offer_id = 0;
            if (item.name.empty()) to.problems.add(path + "offer", "error.order.unknown_offer");
            continue;
        }
        const catalog::FoundOffer& offer = *offers[i];
        item.offer_id = offer.id;
        item.article = offer.article;
        if (wanted[i].takes_name || item.name.empty()) item.name = offer.name;
        if (wanted[i].takes_price && offer.price) item.initial_price = *offer.price;
        if (wanted[i].takes_purchase_price) item.purchase_price = offer.purchase_price;
        if (wanted[i].takes_vat_rate) item.vat_rate = offer.vat_rate;
    }
}

bool has_contact_data(const Order& order) {
    return !order.first_name.empty() || !order.last_name.empty() || !order.patronymic.empty() || !order.email.empty() ||
           !order.phone.written.empty() || !order.contragent.legal_name.empty();
}

customers::CustomerWanted wanted_customer(const Order& order, const OrderInput& input, const Books& books) {
    customers::CustomerWanted wanted;
    wanted.site_id = order.site_id;
    if (const references::Site* site = books.site(order.site_id)) wanted.buyers_id = site->buyers_id;
    if (input.customer) {
        wanted.id = input.customer->id;
        wanted.external_id = input.customer->external_id;
        wanted.browser_id = input.customer->browser_id;
        wanted.kind = input.customer->kind;
    }
    wanted.first_name = order.first_name;
    wanted.last_name = order.last_name;
    wanted.patronymic = order.patronymic;
    wanted.nick_name = input.nick_name.empty() ? order.contragent.legal_name : input.nick_name;
    wanted.email = order.email;
    for (const Phone* phone : {&order.phone, &order.additional_phone}) {
        if (!phone->written.empty()) wanted.phones.push_back(*phone);
    }
    wanted.address = order.delivery.address;
    wanted.contragent = order.contragent;
    wanted.origin = order.origin;
    return wanted;
}

void put_buyer(Operation& op, Order& order, const OrderInput& input, const Books& books) {
    if (input.contact) {
        customers::CustomerWanted wanted = wanted_customer(order, {}, books);
        wanted.id = input.contact->id;
        wanted.external_id = input.contact->external_id;
        wanted.create_when_unknown = wanted.id == 0 && !wanted.external_id.empty();
        const bool named = wanted.id != 0 || !wanted.external_id.empty();
        order.contact_id = named ? customers::find_or_create_customer(op, wanted).id : 0;
    }
    if (!input.customer) return;
    const BuyerInput& buyer = *input.customer;
    const bool named = buyer.id != 0 || !buyer.external_id.empty() || !buyer.browser_id.empty();
    order.customer_id = named ? customers::find_or_create_customer(op, wanted_customer(order, input, books)).id : 0;
}

bool save_changes(Operation& op, const Books& books, const Order& before, Order& after) {
    set_totals(after, books, op.now());
    if (after == before) return false;
    after.updated_at = op.now();
    OrderStore(books).update(op, before, after);
    const Figures was = figures_of(before, books);
    const Figures is = figures_of(after, books);
    move_counters(op.connection(), was, is);
    keep_customer_totals(op, books, before, after, was, is);
    note_order_changes(op, before, after);
    op.touched(ref(after), place(after), "changed");
    op.result(ref(after));
    return true;
}

}  // namespace okno::orders
