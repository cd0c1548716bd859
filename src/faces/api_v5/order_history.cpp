// SPDX-License-Identifier: Apache-2.0
#include "faces/api_v5/order_history.h"

#include <algorithm>
#include <set>

#include "core/reader.h"
#include "faces/api_v5/answer.h"
#include "faces/api_v5/history.h"
#include "faces/api_v5/order_json.h"
#include "modules/orders/order_fields.h"
#include "modules/orders/order_history.h"
#include "modules/orders/order_list.h"
#include "modules/orders/order_rights.h"
#include "modules/orders/order_store.h"

namespace okno::api_v5 {

namespace {

using orders::Order;
using orders::OrderItem;
using orders::OrderMoment;
using orders::Payment;

constexpr int kMostOfOneExternalId = 100;  // one in each shop

// What the records of a page are printed with.
struct OrderHistoryPage {
    HistoryPage page;
    std::map<OrderMoment, Order> created;  // as they were right after their creation
    std::map<std::int64_t, Order> present;
    OrderSurroundings around;
};

// The orders that filter[orderId] and filter[orderExternalId] name; nothing when neither is said.
std::optional<std::vector<std::int64_t>> asked_orders(Reader& reader, const Call& call, const FilterFields& filter) {
    const std::optional<std::int64_t> id = filter.integer("orderId");
    const std::optional<std::string> external_id = filter.text("orderExternalId");
    if (!external_id) return id ? std::optional(std::vector<std::int64_t>{*id}) : std::nullopt;
    orders::OrderFilter wanted;
    wanted.external_ids = {*external_id};
    if (id) wanted.ids = {*id};
    return orders::number_orders(reader, *call.books, wanted, orders::OrderSort::newest, 1, kMostOfOneExternalId).ids;
}

// A removed part has left the order: its row keeps its whole state.
bool is_removal(const JournalRow& row) { return row.new_value.is_null() && (row.field == "order_product" || row.field == "payments"); }

std::int64_t id_of(const Json* json) {
    const Json* id = json == nullptr ? nullptr : json->find("id");
    return id == nullptr ? 0 : id->to_int().value_or(0);
}

std::string text_of(const Json& json, std::string_view name) {
    const Json* text = json.find(name);
    return text != nullptr && text->is_string() ? text->as_string() : "";
}

OrderItem item_of(const JournalRow& row) {
    if (is_removal(row)) return orders::item_from_state(row.part_stub);
    OrderItem item;
    item.id = row.part_id;
    item.offer_id = id_of(row.part_stub.find("offer"));
    item.name = text_of(row.part_stub, "name");
    return item;
}

void add_orders(OrderHistoryPage& history, Reader& reader, const Call& call) {
    std::vector<OrderMoment> moments;
    std::set<std::int64_t> changed;
    for (const JournalRow& row : history.page.rows) {
        if (row.created && row.part.empty()) {
            moments.push_back({row.record.id, row.number});
        } else {
            changed.insert(row.record.id);
        }
    }
    if (!moments.empty()) history.created = orders::orders_at(reader.connection(), *call.books, moments);
    std::vector<Order> complete;
    for (const auto& [moment, order] : history.created) complete.push_back(order);
    std::set<std::int64_t> offers;
    for (const JournalRow& row : history.page.rows) {
        if (row.part == "item") offers.insert(item_of(row).offer_id);
    }
    history.around.add(reader.connection(), complete, std::move(offers));
    if (changed.empty()) return;
    const orders::OrderStore store(*call.books);
    for (Order& order : store.by_ids(reader.connection(), {changed.begin(), changed.end()}, orders::Deleted::included)) {
        const std::int64_t id = order.id;
        history.present.emplace(id, std::move(order));
    }
}

void print_record(JsonWriter& out, const JournalRow& row, const OrderHistoryPage& history, const Account& account) {
    out.key("order");
    const auto created = history.created.find({row.record.id, row.number});
    const auto present = history.present.find(row.record.id);
    if (row.created && created != history.created.end()) {
        print_order(out, created->second, history.around, account, PaymentsAs::list);
    } else if (present != history.present.end()) {
        print_order_stub(out, present->second);
    } else {
        out.begin_object().member("id", row.record.id).member("site", account.books.site_code(row.site_id)).end_object();
    }
}

Payment payment_of(const JournalRow& row, int decimals) {
    if (is_removal(row)) return orders::payment_from_state(row.part_stub, decimals);
    Payment payment;
    payment.id = row.part_id;
    payment.external_id = text_of(row.part_stub, "external_id");
    payment.type = text_of(row.part_stub, "type");
    return payment;
}

void print_part(JsonWriter& out, const JournalRow& row, const OrderHistoryPage& history, const Account& account) {
    if (row.part == "item") {
        out.key("item");
        print_item_stub(out, item_of(row), history.around);
    } else if (row.part == "payment") {
        const auto order = history.present.find(row.record.id);
        out.key("payment");
        print_payment(out, payment_of(row, order == history.present.end() ? 2 : order->second.decimals), account);
    }
}

const MomentFields& moment_fields() {
    static const MomentFields names = [] {
        MomentFields all;
        add_moment_fields(all, orders::order_fields());
        add_moment_fields(all, orders::item_fields());
        add_moment_fields(all, orders::payment_fields());
        return all;
    }();
    return names;
}

void print_row(JsonWriter& out, const JournalRow& row, const OrderHistoryPage& history, const Call& call, const Account& account) {
    out.begin_object();
    print_history_head(out, row, call, account);
    print_record(out, row, history, account);
    print_part(out, row, history, account);
    for (const std::string_view name : {"ancestor", "combinedTo"}) {
        if (const Json* value = row.extra.find(name)) out.member(name, *value);
    }
    out.end_object();
}

http::Response list_history(const Parts& parts, Call& call) {
    Problems problems;
    const FilterFields filter = call.filter(problems);
    JournalQuery query = history_query(call, "order", filter);
    const Page page = history_page(call, filter);
    filter.integer("orderId");
    filter.text("orderExternalId");
    filter.refuse_others();
    problems.throw_if_any();
    number_journal(parts.database);
    Reader reader(call.context, orders::orders_view);
    OrderHistoryPage history;
    history.page.page = page;
    const std::optional<std::vector<std::int64_t>> asked = asked_orders(reader, call, filter);
    if (asked) query.record_ids = *asked;
    if (!asked || !asked->empty()) history.page = read_history(reader.connection(), std::move(query), page);
    add_orders(history, reader, call);
    show_moments(history.page.rows, moment_fields(), call.context.zone);
    const Account account{*call.books, call.context.zone, call.context.language};
    JsonWriter out = success();
    begin_history(out, history.page, call, account);
    for (const JournalRow& row : history.page.rows) print_row(out, row, history, call, account);
    out.end_array();
    return finish(out);
}

}  // namespace

std::vector<Route> order_history_routes() {
    return {{"GET", "/api/v5/orders/history", "order_read", list_history, "Changes of orders since a record, oldest first"}};
}

}  // namespace okno::api_v5
