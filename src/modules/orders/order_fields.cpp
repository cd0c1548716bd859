// SPDX-License-Identifier: Apache-2.0
#include "modules/orders/order_fields.h"

#include <array>
#include <utility>

#include "modules/catalog/catalog_rights.h"
#include "modules/customers/customer_rights.h"
#include "modules/orders/field_values.h"

namespace okno::orders {

namespace {

using enum FieldType;

// Ours, the API's and the history's name.
FieldFacts facts(std::string_view name, FieldType type, std::string_view api, std::string_view history) {
    return {.name = name, .type = type, .api_name = api, .history_name = history};
}

FieldFacts personal(FieldFacts facts) {
    facts.personal = true;
    return facts;
}

FieldFacts contact(FieldFacts facts) {
    facts.personal = true;
    facts.hidden_behind = &customers::customers_see_contacts;
    return facts;
}

FieldFacts behind_purchase_price(FieldFacts facts) {
    facts.hidden_behind = &catalog::catalog_see_purchase_price;
    return facts;
}

FieldFacts refers_to(FieldFacts facts, std::string_view book) {
    facts.references = book;
    return facts;
}

Field<Order> status_field() {
    Field<Order> field = code_field<Order, &Order::status>(refers_to(facts("status", reference, "status", "status"), "status"));
    field.facts.audited = false;  // its row is written by hand: it carries since when, and the comment
    return field;
}

template <Phone Order::*member>
Field<Order> phone_field(FieldFacts of) {
    return {contact(of), [](const Order& order) { return text_value((order.*member).written); },
            [](Order& order, const Json& value) { order.*member = parse_phone(text_of(value), order.country); }};
}

Field<Order> time_field() {
    return {facts("delivery.time", object, "time", "delivery_time"),
            [](const Order& order) {
                const Delivery& of = order.delivery;
                if (of.time_from.empty() && of.time_to.empty() && of.time_text.empty()) return Json();
                Json json = Json::object();
                if (!of.time_from.empty()) json.set("from", Json(of.time_from));
                if (!of.time_to.empty()) json.set("to", Json(of.time_to));
                if (!of.time_text.empty()) json.set("custom", Json(of.time_text));
                return json;
            },
            [](Order& order, const Json& value) {
                auto part = [&](std::string_view name) { return value.find(name) == nullptr ? std::string() : text_of(*value.find(name)); };
                order.delivery.time_from = part("from");
                order.delivery.time_to = part("to");
                order.delivery.time_text = part("custom");
            }};
}

// The parts of the address and of the legal details are known at run time, a field's functions take the record alone: one function for each
// place.
constexpr std::size_t kMostParts = 32;

const std::vector<std::string>& address_history_names() {
    static const std::vector<std::string> names = [] {
        std::vector<std::string> all;
        for (const customers::AddressPart& part : customers::address_parts()) all.push_back("delivery_address." + std::string(part.name));
        return all;
    }();
    return names;
}

template <std::size_t... Places>
void add_address(FieldTable<Order>& table, std::index_sequence<Places...>) {
    const auto add = [&]<std::size_t Place>() {
        if (Place >= customers::address_parts().size()) return;
        const std::string_view name = address_history_names()[Place];
        table.push_back(
            {personal(facts(name, text, customers::address_parts()[Place].api_name, name)),
             [](const Order& order) { return text_value(order.delivery.address.*customers::address_parts()[Place].member); },
             [](Order& order, const Json& value) { order.delivery.address.*customers::address_parts()[Place].member = text_of(value); }});
    };
    (add.template operator()<Places>(), ...);
}

template <std::size_t... Places>
void add_contragent(FieldTable<Order>& table, std::index_sequence<Places...>) {
    const auto add = [&]<std::size_t Place>() {
        if (Place >= customers::contragent_parts().size()) return;
        const customers::ContragentPart& part = customers::contragent_parts()[Place];
        table.push_back(
            {personal(facts(part.history_name, text, part.api_name, part.history_name)),
             [](const Order& order) { return text_value(order.contragent.*customers::contragent_parts()[Place].member); },
             [](Order& order, const Json& value) { order.contragent.*customers::contragent_parts()[Place].member = text_of(value); }});
    };
    (add.template operator()<Places>(), ...);
}

FieldTable<Order> make_table() {
    FieldTable<Order> table{
        text_field<Order, &Order::number>(facts("number", text, "number", "number")),
        text_field<Order, &Order::external_id>(facts("external_id", text, "externalId", "external_id")),
        code_field<Order, &Order::site>(refers_to(facts("site", reference, "site", "site"), "site")),
        code_field<Order, &Order::type>(refers_to(facts("type", reference, "orderType", "order_type"), "order_type")),
        code_field<Order, &Order::method>(refers_to(facts("method", reference, "orderMethod", "order_method"), "order_method")),
        status_field(),
        code_field<Order, &Order::cancel_reason>(
            refers_to(facts("cancel_reason", reference, "cancelReason", "cancel_reason"), "cancel_reason")),
        moment_field<Order, &Order::created_at>(facts("created_at", moment, "createdAt", "created_at")),
        record_field<Order, &Order::manager_id>(refers_to(facts("manager_id", person, "managerId", "manager"), "user")),
        flag_field<Order, &Order::call>(facts("call", flag, "call", "call")),
        flag_field<Order, &Order::expired>(facts("expired", flag, "expired", "expired")),
        text_field<Order, &Order::next_step>(facts("next_step", text, "", "next_step")),
        maybe_field<Order, &Order::next_step_at>(facts("next_step_at", moment, "", "next_step_at")),
        record_field<Order, &Order::customer_id>(refers_to(facts("customer_id", record, "customer", "customer"), "customer")),
        record_field<Order, &Order::contact_id>(refers_to(facts("contact_id", record, "contact", "contact"), "customer")),
        record_field<Order, &Order::company_id>(refers_to(facts("company_id", record, "company", "company"), "company")),
        text_field<Order, &Order::first_name>(personal(facts("first_name", text, "firstName", "first_name"))),
        text_field<Order, &Order::last_name>(personal(facts("last_name", text, "lastName", "last_name"))),
        text_field<Order, &Order::patronymic>(personal(facts("patronymic", text, "patronymic", "patronymic"))),
        text_field<Order, &Order::country>(facts("country", text, "countryIso", "country")),
        phone_field<&Order::phone>(facts("phone", text, "phone", "phone")),
        phone_field<&Order::additional_phone>(facts("additional_phone", text, "additionalPhone", "additional_phone")),
        text_field<Order, &Order::email>(contact(facts("email", text, "email", "email"))),
        {facts("discount_amount", money, "discountManualAmount", "discount_manual_amount"),
         [](const Order& order) { return scaled_value(order.discount_amount, order.decimals); },
         [](Order& order, const Json& value) { order.discount_amount = scaled_of(value, order.decimals); }},
        scaled_field<Order, &Order::discount_percent, 2>(
            facts("discount_percent", percent, "discountManualPercent", "discount_manual_percent")),
        {facts("prepay_sum", money, "prepaySum", "prepay_sum"),
         [](const Order& order) { return scaled_value(order.totals.paid, order.decimals); }, nullptr},
        maybe_field<Order, &Order::full_paid_at>(facts("full_paid_at", moment, "fullPaidAt", "full_paid_at")),
        text_field<Order, &Order::customer_comment>(facts("customer_comment", long_text, "customerComment", "customer_comment")),
        text_field<Order, &Order::manager_comment>(facts("manager_comment", long_text, "managerComment", "manager_comment")),
        code_field<Order, &Order::shipment_store>(
            refers_to(facts("shipment_store", reference, "shipmentStore", "shipment_store"), "store")),
        text_field<Order, &Order::shipment_date>(facts("shipment_date", date, "shipmentDate", "shipment_date")),
        flag_field<Order, &Order::shipped>(facts("shipped", flag, "shipped", "shipped")),
        integer_field<Order, &Order::weight>(facts("weight", integer, "weight", "weight")),
        integer_field<Order, &Order::length>(facts("length", integer, "length", "length")),
        integer_field<Order, &Order::width>(facts("width", integer, "width", "width")),
        integer_field<Order, &Order::height>(facts("height", integer, "height", "height")),
        integer_field<Order, &Order::mark>(facts("mark", integer, "mark", "mark")),
        maybe_field<Order, &Order::mark_at>(facts("mark_at", moment, "markDatetime", "mark_datetime")),
        text_field<Order, &Order::privilege_type>(facts("privilege_type", text, "privilegeType", "privilege_type")),
        flag_field<Order, &Order::apply_round>(facts("apply_round", flag, "applyRound", "apply_round")),
        flag_field<Order, &Order::uploaded_to_external_store>(
            facts("uploaded_to_external_store", flag, "uploadedToExternalStoreSystem", "uploaded_to_external_store_system")),
        list_field<Order, &Order::tags>(facts("tags", object, "tags", "tags")), text_field < Order,
        [](auto& of) -> auto& {return of.origin.source;
}
> (facts("source", text, "source", "source")), text_field < Order, [](auto& of) -> auto& { return of.origin.medium; }
> (facts("medium", text, "medium", "medium")), text_field < Order, [](auto& of) -> auto& { return of.origin.campaign; }
> (facts("campaign", text, "campaign", "campaign")), text_field < Order, [](auto& of) -> auto& { return of.origin.keyword; }
> (facts("keyword", text, "keyword", "keyword")), text_field < Order, [](auto& of) -> auto& { return of.origin.content; }
> (facts("content", text, "content", "ad_content")), code_field < Order, [](auto& of) -> auto& { return of.delivery.type; }
> (refers_to(facts("delivery.type", reference, "code", "delivery_type"), "delivery_type")), code_field < Order, [](auto& of) -> auto& {
    return of.delivery.service;
}
> (refers_to(facts("delivery.service", reference, "service", "delivery_service"), "delivery_service")), text_field < Order,
    [](auto& of) -> auto& {
    return of.delivery.date;
}
> (facts("delivery.date", date, "date", "delivery_date")), time_field(),
    {facts("delivery.cost", money, "cost", "delivery_cost"),
     [](const Order& order) { return scaled_value(order.delivery.cost, order.decimals); },
     [](Order& order, const Json& value) { order.delivery.cost = scaled_of(value, order.decimals); }},
    {behind_purchase_price(facts("delivery.net_cost", money, "netCost", "delivery_net_cost")),
     [](const Order& order) { return order.delivery.net_cost ? scaled_value(*order.delivery.net_cost, order.decimals) : Json(); },
     [](Order& order, const Json& value) {
         order.delivery.net_cost = value.is_null() ? std::nullopt : std::optional(scaled_of(value, order.decimals));
     }},
    text_field < Order, [](auto& of) -> auto& {
    return of.delivery.vat_rate;
}
> (facts("delivery.vat_rate", text, "vatRate", "delivery_vat_rate")), record_field < Order, [](auto& of) -> auto& {
    return of.delivery.courier_id;
}
> (refers_to(facts("delivery.courier_id", record, "courierId", "integration_delivery_data.courier"), "courier")), text_field < Order,
    [](auto& of) -> auto& {
    return of.delivery.track_number;
}
> (facts("delivery.track_number", text, "trackNumber", "integration_delivery_data.track_number")), text_field < Order,
    [](auto& of) -> auto& {
    return of.delivery.external_id;
}
> (facts("delivery.external_id", text, "externalId", "integration_delivery_data.external_id")), text_field < Order, [](auto& of) -> auto& {
    return of.delivery.carrier_status;
}
> (facts("delivery.carrier_status", text, "status", "integration_delivery_data.status")),
    {facts("delivery.details", object, "data", "integration_delivery_data.extra_data"),
     [](const Order& order) { return order.delivery.details; }, [](Order& order, const Json& value) { order.delivery.details = value; }},
};  // namespace
add_address(table, std::make_index_sequence<kMostParts>());
add_contragent(table, std::make_index_sequence<kMostParts>());
return table;
}  // namespace okno::orders

}  // namespace

const FieldTable<Order>& order_fields() {
    static const FieldTable<Order> table = make_table();
    return table;
}

}  // namespace okno::orders
