// SPDX-License-Identifier: Apache-2.0
#include "faces/api_v5/orders.h"

#include "base/json_fields.h"
#include "core/reader.h"
#include "faces/api_v5/answer.h"
#include "faces/api_v5/batch.h"
#include "faces/api_v5/delivery_services.h"
#include "faces/api_v5/order_filter.h"
#include "faces/api_v5/order_json.h"
#include "modules/orders/create_order.h"
#include "modules/orders/edit_order.h"
#include "modules/orders/fix_external_ids.h"
#include "modules/orders/order_list.h"
#include "modules/orders/order_rights.h"
#include "modules/orders/order_status.h"
#include "modules/orders/order_store.h"
#include "modules/references/account_settings.h"

namespace okno::api_v5 {

namespace {

using orders::Order;

constexpr std::size_t kMostUploaded = 50;
constexpr std::size_t kMostStatuses = 500;

Account account_of(const Call& call) { return {*call.books, call.context.zone, call.context.language}; }

orders::OrderKey key_of(const Call& call) {
    const std::string& said = call.path("externalId");
    if (!call.by_id()) return {0, said, call.site().code};
    const std::optional<std::int64_t> id = whole_number(said);
    if (!id || *id <= 0) throw_not_found();
    return {*id, "", ""};
}

void print_one(JsonWriter& out, Call& call, const Order& order, PaymentsAs payments) {
    OrderSurroundings around;
    around.add(Reader(call.context, orders::orders_view).connection(), {order});
    out.key("order");
    print_order(out, order, around, account_of(call), payments);
}

// A buyer that is not there is a mistake in the record, not a missing order.
template <typename Save>
Order save_with_known_buyer(Save save) {
    try {
        return save();
    } catch (const Error& error) {
        if (error.message.key != "error.customer.not_found") throw;
        throw_invalid("customer.id", error.message.key);
    }
}

http::Response list_orders(const Parts&, Call& call) {
    const orders::OrderFilter filter = read_order_filter(call);
    // OpenCart asks for up to 100 ids without a limit, and would lose what a page of 20 leaves out.
    const Page page = call.page(filter.ids.size() > 20 ? 100 : 20);
    Reader reader(call.context, orders::orders_view);
    const orders::OrderIds found = orders::number_orders(reader, *call.books, filter, orders::OrderSort::newest, page.number, page.limit);
    const std::vector<Order> all = orders::find_orders(reader, *call.books, found.ids);
    OrderSurroundings around;
    around.add(reader.connection(), all);
    JsonWriter out = success();
    print_pagination(out, page, found.total);
    out.key("orders").begin_array();
    for (const Order& order : all) print_order(out, order, around, account_of(call), PaymentsAs::by_id);
    out.end_array();
    return finish(out);
}

http::Response show_order(const Parts&, Call& call) {
    const orders::OrderKey key = key_of(call);
    Reader reader(call.context, orders::orders_view);
    const std::optional<Order> order = orders::find_order(reader, *call.books, key);
    if (!order) throw_not_found();
    OrderSurroundings around;
    around.add(reader.connection(), {*order});
    JsonWriter out = success();
    out.key("order");
    print_order(out, *order, around, account_of(call), PaymentsAs::by_id);
    return finish(out);
}

http::Response create_order(const Parts& parts, Call& call) {
    const std::string site = call.site().code;
    Json record = call.json("order");
    Problems problems;
    orders::OrderInput input = read_order(record, call.context.zone, problems);
    problems.throw_if_any();
    make_delivery_service(parts, call, record);
    const Order order = save_with_known_buyer([&] { return orders::create_order(call.context, *call.books, {site, std::move(input)}); });
    JsonWriter out = success();
    out.member("id", order.id);
    print_one(out, call, order, PaymentsAs::list);
    return finish(out, 201);
}

http::Response edit_order(const Parts& parts, Call& call) {
    const orders::OrderKey key = key_of(call);
    Json record = call.json("order");
    Problems problems;
    orders::OrderInput input = read_order(record, call.context.zone, problems);
    problems.throw_if_any();
    make_delivery_service(parts, call, record);
    const Order order = save_with_known_buyer([&] {
        return orders::edit_order(call.context, *call.books, {key, std::nullopt, std::nullopt, std::move(input)});
    });
    JsonWriter out = success();
    out.member("id", order.id);
    print_one(out, call, order, PaymentsAs::by_id);
    return finish(out);
}

struct Upload {
    std::vector<Order> done;
    FailedRecords failed;
};

void upload_one(const Parts& parts, Call& call, const std::string& site, const Json& record, Upload& upload) {
    const std::string place = "orders[" + std::to_string(upload.done.size() + upload.failed.size()) + "]";
    try {
        if (!record.is_object()) throw_invalid("", "error.object_expected");
        Problems problems;
        orders::OrderInput input = read_order(record, call.context.zone, problems);
        problems.throw_if_any();
        make_delivery_service(parts, call, record);
        upload.done.push_back(save_with_known_buyer([&] {
            return orders::create_order(call.context, *call.books, {site, std::move(input)});
        }));
    } catch (const Error& error) {
        upload.failed.add(error, record, place, &kOrderNames);
    }
}

void print_upload(JsonWriter& out, Call& call, const Upload& upload) {
    out.key("uploadedOrders").begin_array();
    for (const Order& order : upload.done) {
        out.begin_object().member("id", order.id);
        print_text(out, "externalId", order.external_id);
        out.end_object();
    }
    out.end_array();
    OrderSurroundings around;
    around.add(Reader(call.context, orders::orders_view).connection(), upload.done);
    out.key("orders").begin_array();
    for (const Order& order : upload.done) print_order(out, order, around, account_of(call), PaymentsAs::list);
    out.end_array();
}

http::Response upload_orders(const Parts& parts, Call& call) {
    const std::string site = call.site().code;
    const Json records = list_of(call, "orders", kMostUploaded);
    Upload upload;
    for (const Json& record : records.as_array()) upload_one(parts, call, site, record, upload);
    JsonWriter out = batch_answer(upload.failed, "Orders are loaded with errors", "failedOrders");
    print_upload(out, call, upload);
    return finish(out, batch_status(upload.failed));
}

http::Response show_statuses(const Parts&, Call& call) {
    Problems problems;
    const FilterFields fields(&call.bag, "", call.context.zone, problems);
    const std::vector<std::int64_t> ids = fields.integers("ids");
    const std::vector<std::string> external_ids = fields.texts("externalIds");
    if (ids.size() > kMostStatuses) fields.problem("ids", "error.too_many", {{"most", std::to_string(kMostStatuses)}});
    if (external_ids.size() > kMostStatuses) fields.problem("externalIds", "error.too_many", {{"most", std::to_string(kMostStatuses)}});
    problems.throw_if_any();
    Reader reader(call.context, orders::orders_view);
    JsonWriter out = success();
    out.key("orders").begin_array();
    for (const orders::OrderStatusRow& row : orders::find_order_statuses(reader, *call.books, ids, external_ids)) {
        out.begin_object().member("id", row.id);
        print_text(out, "externalId", row.external_id);
        out.member("status", row.status).member("group", orders::status_group(*call.books, row.status)).end_object();
    }
    out.end_array();
    return finish(out);
}

http::Response fix_external_ids(const Parts&, Call& call) {
    const Json records = list_of(call, "orders", kMostStatuses);
    Problems problems;
    std::vector<orders::ExternalId> ids;
    for (const Json& record : records.as_array()) {
        const JsonFields fields(record, "orders[" + std::to_string(ids.size()) + "]", problems);
        ids.push_back({fields.integer("id").value_or(0), fields.text("externalId").value_or("")});
        if (record.is_object() && ids.back().id <= 0) fields.problem("id", "error.required");
        if (record.is_object() && ids.back().external_id.empty()) fields.problem("externalId", "error.required");
    }
    problems.throw_if_any();
    orders::fix_order_external_ids(call.context, *call.books, ids);
    return done();
}

// The use case names the rows of its list: "[0].id".
constexpr std::pair<std::string_view, std::string_view> kFixPairs[] = {{"[].id", "orders[].id"}, {"[].external_id", "orders[].externalId"}};
const FieldNames kFixNames(kFixPairs);

}  // namespace

std::vector<Route> order_routes() {
    return {
        {"GET", "/api/v5/orders", "order_read", list_orders, "Orders by filter, newest first"},
        {"POST", "/api/v5/orders/create", "order_write", create_order, "A new order, its buyer found or made", "order", &kOrderNames},
        {"POST", "/api/v5/orders/upload", "order_write", upload_orders, "Up to 50 new orders; 460 when some are refused", "orders"},
        {"GET", "/api/v5/orders/statuses", "order_read", show_statuses, "Present statuses by ids[] and externalIds[]"},
        {"POST", "/api/v5/orders/fix-external-ids", "order_write", fix_external_ids, "The shop's own ids of orders made here", "orders",
         &kFixNames},
        {"GET", "/api/v5/orders/{externalId}", "order_read", show_order, "One order, by=id or by=externalId"},
        {"POST", "/api/v5/orders/{externalId}/edit", "order_write", edit_order, "Change an order; items left out are removed", "order",
         &kOrderNames},
    };
}

}  // namespace okno::api_v5
