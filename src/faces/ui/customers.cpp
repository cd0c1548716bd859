// SPDX-License-Identifier: Apache-2.0
#include "faces/ui/customers.h"

#include "base/error.h"
#include "core/operation.h"
#include "faces/ui/answer.h"
#include "faces/ui/conflict.h"
#include "faces/ui/customer_input.h"
#include "faces/ui/customer_shapes.h"
#include "faces/ui/order_shapes.h"
#include "modules/customers/create_customer.h"
#include "modules/customers/customer_list.h"
#include "modules/customers/customer_rights.h"
#include "modules/customers/customer_store.h"
#include "modules/customers/edit_customer.h"
#include "modules/customers/recognise_customers.h"
#include "modules/customers/shown_name.h"
#include "modules/orders/order_rights.h"

namespace okno::ui {

namespace {

constexpr int kPage = 50;
constexpr int kOrdersBeside = 6;
constexpr int kMostDuplicates = 5;

bool sees_contacts(const Call& call) { return call.context.actor.may(customers::customers_see_contacts); }

std::vector<orders::OrderRow> last_orders(const Call& call, std::int64_t customer_id) {
    if (!call.context.actor.may(orders::orders_view)) return {};
    Reader reader(call.context, orders::orders_view);
    orders::OrderFilter filter;
    filter.customer_ids = {customer_id};
    return orders::list_orders(reader, *call.books, filter, orders::OrderSort::newest, "", kOrdersBeside).rows;
}

customers::Customer reached_customer(const Call& call, std::int64_t id) {
    Reader reader(call.context, customers::customers_view);
    std::optional<customers::Customer> customer = customers::CustomerStore().by_id(reader.connection(), id);
    if (!customer || !reader.scope().reaches(customer->site_id, customer->manager_id)) throw_not_found();
    return std::move(*customer);
}

// Others with one of his phones or his mail.
std::vector<customers::CustomerRow> duplicates_of(const Call& call, const customers::Customer& customer) {
    Reader reader(call.context, customers::customers_view);
    std::vector<customers::CustomerRow> others;
    const auto look = [&](customers::RecogniseInput input) {
        for (customers::Recognised& each : customers::recognise_customers(reader, input)) {
            const bool known =
                each.customer.id == customer.id ||
                std::any_of(others.begin(), others.end(), [&](const customers::CustomerRow& row) { return row.id == each.customer.id; });
            if (!each.exact || known || others.size() >= kMostDuplicates) continue;
            customers::CustomerRow row;
            row.id = each.customer.id;
            row.kind = each.customer.kind;
            row.name = customers::shown_name(each.customer, sees_contacts(call));
            row.phone = each.customer.phones.empty() ? "" : each.customer.phones.front().phone.written;
            row.email = each.customer.email;
            row.city = each.customer.address.city;
            row.orders = each.customer.totals.orders;
            row.sum = each.customer.totals.sum;
            row.last_order_at = each.customer.totals.last_order_at;
            row.site_id = each.customer.site_id;
            row.manager_id = each.customer.manager_id;
            row.vip = each.customer.vip;
            row.bad = each.customer.bad;
            others.push_back(std::move(row));
        }
    };
    for (const customers::CustomerPhone& phone : customer.phones) {
        customers::RecogniseInput input;
        input.phone = phone.phone.e164.empty() ? phone.phone.written : phone.phone.e164;
        look(std::move(input));
    }
    if (!customer.email.empty()) {
        customers::RecogniseInput input;
        input.email = customer.email;
        look(std::move(input));
    }
    return others;
}

std::string card(const Call& call, const customers::Customer& customer) {
    JsonWriter out;
    print(out, CustomerCardShape{customer, *call.books, duplicates_of(call, customer), sees_contacts(call)});
    return out.take();
}

http::Response card_answer(int status, const Call& call, const customers::Customer& customer) {
    JsonWriter out;
    out.raw(card(call, customer));
    return answer(status, out);
}

}  // namespace

std::string customer_brief(const Call& call, std::int64_t customer_id) {
    if (customer_id == 0) return "";
    std::optional<customers::Customer> customer;
    {
        const auto lease = call.context.database.read();
        customer = customers::CustomerStore().by_id(lease->connection(), customer_id);
    }
    const bool reached = customer && call.context.actor.may_at(customers::customers_view, customer->site_id, customer->manager_id);
    if (!reached) return "";
    JsonWriter out;
    print(out, CustomerBriefShape{*customer, *call.books, last_orders(call, customer_id), sees_contacts(call)});
    return out.take();
}

http::Response list_customers(const Parts&, Call& call) {
    customers::CustomerFilter filter;
    filter.q = call.text("q");
    for (const std::string& code : call.texts("site")) {
        const references::Site* site = call.books->site(code);
        filter.sites.push_back(site == nullptr ? -1 : site->id);
    }
    for (const std::string& manager : call.texts("manager")) filter.managers.push_back(call.person(manager));
    if (call.text("vip") == "1") filter.vip = true;
    if (call.text("bad") == "1") filter.bad = true;
    Reader reader(call.context, customers::customers_view);
    const customers::CustomerPage page =
        customers::list_customers(reader, filter, customers::customer_sort_from(call.text("sort")), call.text("after"), call.limit(kPage));
    JsonWriter out;
    print(out, page, *call.books, sees_contacts(call));
    return answer(200, out);
}

http::Response recognise_customers(const Parts&, Call& call) {
    customers::RecogniseInput input;
    input.phone = call.text("phone");
    input.email = call.text("email");
    input.name = call.text("name");
    const references::Site* site = call.books->site(call.text("site"));
    if (site == nullptr) site = call.books->default_site();
    if (site != nullptr) input.country = site->country_iso;
    std::vector<customers::Recognised> found;
    {
        Reader reader(call.context, customers::customers_view);
        found = customers::recognise_customers(reader, input);
    }
    std::vector<MatchShape> matches;
    bool exact = false;
    for (const customers::Recognised& each : found) {
        exact = exact || each.exact;
        matches.push_back({{each.customer, *call.books, last_orders(call, each.customer.id), sees_contacts(call)},
                           sees_contacts(call) ? each.matched : std::string(),
                           each.by});
    }
    JsonWriter out;
    print(out, matches, exact && found.size() == 1);
    return answer(200, out);
}

http::Response show_customer(const Parts&, Call& call) { return card_answer(200, call, reached_customer(call, call.id())); }

http::Response show_customer_brief(const Parts&, Call& call) {
    const customers::Customer customer = reached_customer(call, call.id());
    JsonWriter out;
    out.raw(customer_brief(call, customer.id));
    return answer(200, out);
}

http::Response create_customer(const Parts&, Call& call) {
    if (const std::optional<EntityRef> done = call.done_before("customer")) return card_answer(201, call, reached_customer(call, done->id));
    const Json body = call.body();
    Problems problems;
    customers::CustomerInput input = customer_input(JsonFields(body, "", problems), *call.books);
    problems.throw_if_any();
    if (!input.site_id) {
        const std::vector<const references::Site*> sites = call.books->sites_of(call.context.actor);
        if (sites.empty()) throw_invalid("site", "error.required");
        input.site_id = sites.front()->id;
    }
    return card_answer(201, call, customers::create_customer(call.context, *call.books, input));
}

http::Response edit_customer(const Parts&, Call& call) {
    if (call.done_before("customer")) return card_answer(200, call, reached_customer(call, call.id()));
    const Json body = call.body();
    Problems problems;
    const JsonFields fields(body, "", problems);
    customers::EditCustomer edit;
    edit.id = call.id();
    edit.version = fields.integer("version");
    edit.input = customer_input(fields, *call.books);
    if (!edit.version) fields.problem("version", "error.required");
    problems.throw_if_any();
    try {
        return card_answer(200, call, customers::edit_customer(call.context, *call.books, edit));
    } catch (const Error& error) {
        if (error.message.key != "error.version") throw;
        throw VersionConflict(error, card(call, reached_customer(call, edit.id)));
    }
}

http::Response list_customer_orders(const Parts&, Call& call) {
    const customers::Customer customer = reached_customer(call, call.id());
    Reader reader(call.context, orders::orders_view);
    orders::OrderFilter filter;
    filter.customer_ids = {customer.id};
    const orders::OrderPage page =
        orders::list_orders(reader, *call.books, filter, orders::OrderSort::newest, call.text("after"), call.limit(kPage));
    JsonWriter out;
    out.begin_object().key("rows").begin_array();
    for (const orders::OrderRow& row : page.rows) print_brief(out, row);
    out.end_array().key("next");
    if (page.next.empty()) {
        out.null();
    } else {
        out.string(page.next);
    }
    out.end_object();
    return answer(200, out);
}

}  // namespace okno::ui
