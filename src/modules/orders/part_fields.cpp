// SPDX-License-Identifier: Apache-2.0
#include <type_traits>

#include "modules/catalog/catalog_rights.h"
#include "modules/orders/field_values.h"
#include "modules/orders/order_fields.h"

namespace okno::orders {

namespace {

using enum FieldType;

FieldFacts facts(std::string_view name, FieldType type, std::string_view api, std::string_view history, std::string_view book = {}) {
    return {.name = name, .type = type, .api_name = api, .history_name = history, .references = book};
}

template <typename Part>
using Texts = std::vector<std::pair<std::string_view, std::string Part::*>>;

const Texts<CodeValue> kCodeValueParts{{"code", &CodeValue::code}, {"value", &CodeValue::value}};
const Texts<ItemProperty> kPropertyParts{{"code", &ItemProperty::code}, {"name", &ItemProperty::name}, {"value", &ItemProperty::value}};

template <typename Part>
Json list_value(const std::vector<Part>& parts, const Texts<Part>& texts) {
    if (parts.empty()) return {};
    Json list = Json::array();
    for (const Part& part : parts) {
        Json each = Json::object();
        for (const auto& [name, member] : texts) each.set(std::string(name), Json(part.*member));
        list.push(std::move(each));
    }
    return list;
}

template <typename Part>
std::vector<Part> list_of(const Json& value, const Texts<Part>& texts) {
    std::vector<Part> parts;
    if (!value.is_array()) return parts;
    for (const Json& each : value.as_array()) {
        Part& part = parts.emplace_back();
        for (const auto& [name, member] : texts) {
            if (const Json* text = each.find(name)) part.*member = text_of(*text);
        }
    }
    return parts;
}

FieldTable<OrderItem> make_item_table() {
    FieldFacts purchase = facts("purchase_price", price, "purchasePrice", "order_product.purchase_price");
    purchase.hidden_behind = &catalog::catalog_see_purchase_price;
    return {
        record_field<OrderItem, &OrderItem::offer_id>(facts("offer_id", record, "offer", "order_product.offer", "offer")),
        text_field<OrderItem, &OrderItem::name>(facts("name", text, "productName", "order_product.product_name")),
        text_field<OrderItem, &OrderItem::article>(facts("article", text, "", "order_product.article")),
        scaled_field<OrderItem, &OrderItem::quantity, 3>(facts("quantity", quantity, "quantity", "order_product.quantity")),
        scaled_field<OrderItem, &OrderItem::initial_price, 4>(facts("initial_price", price, "initialPrice", "order_product.initial_price")),
        scaled_field<OrderItem, &OrderItem::discount_amount, 4>(
            facts("discount_amount", price, "discountManualAmount", "order_product.discount")),
        scaled_field<OrderItem, &OrderItem::discount_percent, 2>(
            facts("discount_percent", percent, "discountManualPercent", "order_product.discount_percent")),
        // Of a unit, with its share of the order's discount.
        {facts("discount_total", price, "discountTotal", "order_product.discount_total"),
         [](const OrderItem& item) { return scaled_value(item.initial_price - item.price, 4); }, nullptr},
        {purchase, [](const OrderItem& item) { return item.purchase_price ? scaled_value(*item.purchase_price, 4) : Json(); },
         [](OrderItem& item, const Json& value) {
             item.purchase_price = value.is_null() ? std::nullopt : std::optional(scaled_of(value, 4));
         }},
        text_field<OrderItem, &OrderItem::vat_rate>(facts("vat_rate", text, "vatRate", "order_product.vat_rate")),
        code_field<OrderItem, &OrderItem::price_type>(
            facts("price_type", reference, "priceType", "order_product.price_type", "price_type")),
        code_field<OrderItem, &OrderItem::status>(facts("status", reference, "status", "order_product.status", "product_status")),
        integer_field<OrderItem, &OrderItem::supplier_id>(facts("supplier_id", integer, "", "order_product.supplier")),
        {facts("external_ids", object, "externalIds", "order_product.external_ids"),
         [](const OrderItem& item) { return list_value(item.external_ids, kCodeValueParts); },
         [](OrderItem& item, const Json& value) { item.external_ids = list_of(value, kCodeValueParts); }},
        {facts("properties", object, "properties", "order_product.properties"),
         [](const OrderItem& item) { return list_value(item.properties, kPropertyParts); },
         [](OrderItem& item, const Json& value) { item.properties = list_of(value, kPropertyParts); }},
        list_field<OrderItem, &OrderItem::marking_codes>(facts("marking_codes", object, "markingCodes", "order_product.marking_codes")),
        text_field<OrderItem, &OrderItem::comment>(facts("comment", long_text, "comment", "order_product.comment")),
        integer_field<OrderItem, &OrderItem::ordering>(facts("ordering", integer, "ordering", "order_product.ordering")),
    };
}

FieldTable<Payment> make_payment_table() {
    return {
        text_field<Payment, &Payment::external_id>(facts("external_id", text, "externalId", "payments.external_id")),
        code_field<Payment, &Payment::type>(facts("type", reference, "type", "payments.type", "payment_type")),
        code_field<Payment, &Payment::status>(facts("status", reference, "status", "payments.status", "payment_status")),
        {facts("amount", money, "amount", "payments.amount"),
         [](const Payment& payment) { return payment.amount ? scaled_value(*payment.amount, payment.decimals) : Json(); },
         [](Payment& payment, const Json& value) {
             payment.amount = value.is_null() ? std::nullopt : std::optional(scaled_of(value, payment.decimals));
         }},
        maybe_field<Payment, &Payment::paid_at>(facts("paid_at", moment, "paidAt", "payments.paid_at")),
        text_field<Payment, &Payment::comment>(facts("comment", long_text, "comment", "payments.comment")),
    };
}

// What the row of a removal keeps beside the fields: the id and the time of entry.
template <typename Part>
Json state_of(const Part& part, const FieldTable<Part>& fields) {
    Json state = Json::object();
    state.set("id", Json(part.id));
    state.set("created_at", Json(part.created_at));
    for (const Field<Part>& field : fields) {
        if (field.set == nullptr) continue;
        Json value = field.get(part);
        if (!value.is_null()) state.set(std::string(field.facts.name), std::move(value));
    }
    return state;
}

template <typename Part>
Part from_state(const Json& state, const FieldTable<Part>& fields, int decimals) {
    Part part;
    if constexpr (std::is_same_v<Part, Payment>) part.decimals = decimals;
    part.id = id_of(state);
    if (const Json* at = state.find("created_at")) part.created_at = integer_of(*at);
    for (const Field<Part>& field : fields) {
        const Json* value = state.find(field.facts.name);
        if (field.set != nullptr && value != nullptr) field.set(part, *value);
    }
    return part;
}

}  // namespace

const FieldTable<OrderItem>& item_fields() {
    static const FieldTable<OrderItem> table = make_item_table();
    return table;
}

const FieldTable<Payment>& payment_fields() {
    static const FieldTable<Payment> table = make_payment_table();
    return table;
}

Json item_state(const OrderItem& item) { return state_of(item, item_fields()); }
OrderItem item_from_state(const Json& state) { return from_state(state, item_fields(), 0); }
Json payment_state_json(const Payment& payment) { return state_of(payment, payment_fields()); }
Payment payment_from_state(const Json& state, int decimals) { return from_state(state, payment_fields(), decimals); }

}  // namespace okno::orders
