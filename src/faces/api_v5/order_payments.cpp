// SPDX-License-Identifier: Apache-2.0
#include "faces/api_v5/order_payments.h"

#include "base/json_fields.h"
#include "faces/api_v5/answer.h"
#include "faces/api_v5/order_json.h"
#include "modules/orders/save_payment.h"

namespace okno::api_v5 {

namespace {

orders::PaymentInput read_payment_of(const Call& call, const Json& record) {
    Problems problems;
    orders::PaymentInput payment = read_payment(record, "", call.context.zone, problems);
    problems.throw_if_any();
    return payment;
}

// {"order": {"id": 17}} or {"order": {"externalId": "1001"}}
orders::OrderKey read_order_key(const Call& call, const Json& record) {
    Problems problems;
    const JsonFields payment(record, "", problems);
    const Json* order = payment.object("order");
    if (order == nullptr) payment.problem("order", "error.required");
    problems.throw_if_any();
    const JsonFields fields(*order, "order", problems);
    orders::OrderKey key{fields.integer("id").value_or(0), fields.text("externalId").value_or(""), ""};
    if (key.id == 0 && key.external_id.empty()) payment.problem("order", "error.key_fields_missing");
    problems.throw_if_any();
    if (key.id == 0) key.site = call.site().code;
    return key;
}

orders::PaymentKey payment_key(const Call& call) {
    const std::string& said = call.path("externalId");
    if (!call.by_id()) return {0, said, call.site().code};
    const std::optional<std::int64_t> id = whole_number(said);
    if (!id || *id <= 0) throw_not_found("error.payment_not_found");
    return {*id, "", ""};
}

http::Response create_payment(const Parts&, Call& call) {
    const Json record = call.json("payment");
    const orders::OrderKey order = read_order_key(call, record);
    orders::PaymentInput payment = read_payment_of(call, record);
    payment.id = 0;
    return done_with_id(orders::add_payment(call.context, *call.books, order, payment).id, 201);
}

http::Response edit_payment(const Parts&, Call& call) {
    const orders::PaymentKey key = payment_key(call);
    const orders::PaymentInput payment = read_payment_of(call, call.json("payment"));
    return done_with_id(orders::edit_payment(call.context, *call.books, key, payment).id, 200);
}

http::Response delete_payment(const Parts&, Call& call) {
    const std::optional<std::int64_t> id = whole_number(call.path("id"));
    if (!id || *id <= 0) throw_not_found("error.payment_not_found");
    orders::delete_payment(call.context, *call.books, *id);
    return done();
}

}  // namespace

std::vector<Route> order_payment_routes() {
    return {
        {"POST", "/api/v5/orders/payments/create", "order_write", create_payment, "Add a payment to an order", "payment", &kPaymentNames},
        {"POST", "/api/v5/orders/payments/{externalId}/edit", "order_write", edit_payment, "Change a payment", "payment", &kPaymentNames},
        {"POST", "/api/v5/orders/payments/{id}/delete", "order_write", delete_payment, "Remove a payment", "", &kPaymentNames},
    };
}

}  // namespace okno::api_v5
