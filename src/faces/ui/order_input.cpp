// SPDX-License-Identifier: Apache-2.0
#include "faces/ui/order_input.h"

#include "base/error.h"
#include "base/money.h"
#include "faces/ui/customer_input.h"

namespace okno::ui {

namespace {

constexpr int kPriceDecimals = 4, kQuantityDecimals = 3, kPercentDecimals = 2;

// null clears, absent leaves.
std::optional<std::string> text_or_empty(const JsonFields& fields, std::string_view name) {
    return fields.is_null(name) ? std::optional<std::string>("") : fields.text(name);
}

std::optional<std::optional<Price>> price_or_nothing(const JsonFields& fields, std::string_view name) {
    if (fields.is_null(name)) return std::optional<Price>();
    const std::optional<std::int64_t> price = fields.scaled(name, kPriceDecimals);
    return price ? std::optional<std::optional<Price>>(price) : std::nullopt;
}

orders::ItemInput item_input(const JsonFields& fields) {
    orders::ItemInput item;
    item.id = fields.integer("id").value_or(0);
    if (const std::optional<std::int64_t> offer = fields.integer("offer_id")) item.offer = catalog::OfferKey{*offer, "", ""};
    item.name = fields.text("name");
    item.quantity = fields.scaled("quantity", kQuantityDecimals);
    item.initial_price = fields.scaled("initial_price", kPriceDecimals);
    item.discount_amount = fields.scaled("discount_amount", kPriceDecimals);
    item.discount_percent = fields.scaled("discount_percent", kPercentDecimals);
    item.purchase_price = fields.scaled("purchase_price", kPriceDecimals);
    item.status = text_or_empty(fields, "status");
    item.comment = fields.text("comment");
    return item;
}

orders::PaymentInput payment_input(const JsonFields& fields) {
    orders::PaymentInput payment;
    payment.id = fields.integer("id").value_or(0);
    payment.type = fields.text("type");
    payment.status = fields.text("status");
    payment.comment = fields.text("comment");
    payment.amount = price_or_nothing(fields, "amount");
    if (fields.is_null("paid_at")) {
        payment.paid_at = std::optional<Moment>();
    } else if (const std::optional<std::int64_t> at = fields.integer("paid_at")) {
        payment.paid_at = std::optional<Moment>(*at);
    }
    return payment;
}

orders::DeliveryInput delivery_input(const JsonFields& fields) {
    orders::DeliveryInput delivery;
    delivery.type = text_or_empty(fields, "type");
    delivery.service = text_or_empty(fields, "service");
    delivery.cost = fields.scaled("cost", kPriceDecimals);
    delivery.net_cost = price_or_nothing(fields, "net_cost");
    delivery.date = text_or_empty(fields, "date");
    delivery.time_from = text_or_empty(fields, "time_from");
    delivery.time_to = text_or_empty(fields, "time_to");
    delivery.time_text = fields.text("time_text");
    delivery.track_number = fields.text("track_number");
    if (const Json* address = fields.object("address")) {
        delivery.address = address_edit(JsonFields(*address, fields.path("address"), fields.problems()));
    }
    return delivery;
}

// A date of the address bar as the moment its day begins (or ends: the next day begins) in the account's zone.
std::optional<Moment> day(const Call& call, std::string_view name, int plus) {
    const std::string date = call.text(name);
    if (date.empty()) return std::nullopt;
    if (!is_date(date)) throw_invalid(std::string(name), "error.date_expected", {{"value", date}});
    return start_of_day(plus == 0 ? date : add_days(date, plus), call.context.zone);
}

std::string date(const Call& call, std::string_view name) {
    const std::string text = call.text(name);
    if (!text.empty() && !is_date(text)) throw_invalid(std::string(name), "error.date_expected", {{"value", text}});
    return text;
}

std::optional<Price> sum(const Call& call, std::string_view name) {
    const std::string text = call.text(name);
    if (text.empty()) return std::nullopt;
    const std::optional<std::int64_t> price = parse_scaled(text, kPriceDecimals);
    if (!price) throw_invalid(std::string(name), "error.number_expected", {{"value", text}});
    return price;
}

std::vector<std::int64_t> ids(const Call& call, std::string_view name) {
    std::vector<std::int64_t> all;
    for (const std::string& each : call.texts(name)) all.push_back(parse_scaled(each, 0).value_or(-1));
    return all;
}

}  // namespace

orders::OrderInput order_input(const JsonFields& body) {
    orders::OrderInput input;
    input.type = body.text("type");
    input.method = body.text("method");
    input.status = body.text("status");
    input.status_comment = body.text("status_comment");
    input.cancel_reason = text_or_empty(body, "cancel_reason");
    input.manager_id = body.is_null("manager_id") ? std::optional<std::int64_t>(0) : body.integer("manager_id");
    input.call = body.flag("call");
    input.next_step = body.text("next_step");
    if (body.is_null("next_step_at")) {
        input.next_step_at = std::optional<Moment>();
    } else if (const std::optional<std::int64_t> at = body.integer("next_step_at")) {
        input.next_step_at = std::optional<Moment>(*at);
    }
    input.first_name = body.text("first_name");
    input.last_name = body.text("last_name");
    input.patronymic = body.text("patronymic");
    input.phone = contact_of(body, "phone");
    input.additional_phone = contact_of(body, "additional_phone");
    input.email = contact_of(body, "email");
    input.country = body.text("country");
    if (body.is_null("customer_id")) {
        input.customer = orders::BuyerInput{};
    } else if (const std::optional<std::int64_t> id = body.integer("customer_id")) {
        input.customer = orders::BuyerInput{*id, "", "", customers::CustomerKind::person};
    }
    std::vector<orders::ItemInput> items;
    if (body.each("items", [&](const JsonFields& fields) { items.push_back(item_input(fields)); })) input.items = std::move(items);
    std::vector<orders::PaymentInput> payments;
    if (body.each("payments", [&](const JsonFields& fields) { payments.push_back(payment_input(fields)); }))
        input.payments = std::move(payments);
    if (const Json* delivery = body.object("delivery"))
        input.delivery = delivery_input(JsonFields(*delivery, body.path("delivery"), body.problems()));
    input.discount_amount = body.scaled("discount_amount", kPriceDecimals);
    input.discount_percent = body.scaled("discount_percent", kPercentDecimals);
    input.customer_comment = body.text("customer_comment");
    input.manager_comment = body.text("manager_comment");
    return input;
}

orders::OrderFilter order_filter(const Call& call) {
    orders::OrderFilter filter;
    filter.q = call.text("q");
    filter.statuses = call.texts("status");
    filter.groups = call.texts("group");
    for (const std::string& manager : call.texts("manager")) filter.managers.push_back(call.person(manager));
    filter.sites = call.texts("site");
    filter.types = call.texts("type");
    filter.methods = call.texts("method");
    filter.delivery_types = call.texts("delivery");
    filter.payment_types = call.texts("payment_type");
    for (const std::string& state : call.texts("payment")) {
        const std::optional<orders::PaymentState> known = orders::payment_state_from(state);
        if (!known) throw_invalid("payment", "error.unknown", {{"value", state}});
        filter.payment_states.push_back(*known);
    }
    filter.created_from = day(call, "created_from", 0);
    filter.created_to = day(call, "created_to", 1);
    filter.delivery_from = date(call, "delivery_from");
    filter.delivery_to = date(call, "delivery_to");
    filter.sum_min = sum(call, "sum_min");
    filter.sum_max = sum(call, "sum_max");
    if (call.text("vip") == "1") filter.vip = true;
    if (call.text("bad") == "1") filter.bad = true;
    if (call.text("call") == "1") filter.call = true;
    filter.overdue = call.text("overdue") == "1";
    filter.customer_ids = ids(call, "customer");
    filter.offers = ids(call, "offer");
    return filter;
}

}  // namespace okno::ui
