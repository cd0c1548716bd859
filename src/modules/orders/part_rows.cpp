// SPDX-License-Identifier: Apache-2.0
#include <array>

#include "modules/orders/order_rows.h"
#include "modules/references/books.h"

namespace okno::orders {

namespace {

using db::Columns;
using references::Book;
using references::Books;

constexpr auto kItemColumns = std::to_array<std::string_view>({
    "order_id",         "ordering",
    "offer_id",         "name",
    "article",          "quantity",
    "initial_price",    "discount_amount",
    "discount_percent", "purchase_price",
    "vat_rate",         "price_type_id",
    "status_id",        "supplier_id",
    "external_ids",     "properties",
    "marking_codes",    "comment",
    "created_at",       "price",
    "discount_total",   "sum",
});

constexpr auto kPaymentColumns = std::to_array<std::string_view>({
    "order_id",
    "site_id",
    "external_id",
    "type_id",
    "status_id",
    "amount",
    "paid_at",
    "comment",
    "created_at",
});

std::string external_ids_json(const std::vector<CodeValue>& ids) {
    if (ids.empty()) return {};
    JsonWriter json;
    json.begin_array();
    for (const CodeValue& id : ids) json.begin_object().member("code", id.code).member("value", id.value).end_object();
    json.end_array();
    return json.take();
}

std::string properties_json(const std::vector<ItemProperty>& properties) {
    if (properties.empty()) return {};
    JsonWriter json;
    json.begin_array();
    for (const ItemProperty& each : properties) {
        json.begin_object().member("code", each.code).member("name", each.name).member("value", each.value).end_object();
    }
    json.end_array();
    return json.take();
}

}  // namespace

std::span<const std::string_view> item_columns() { return kItemColumns; }

void add_item(RowValues& values, const OrderItem& item, std::int64_t order_id, const Books& books) {
    values.add(order_id);
    values.add(item.ordering);
    values.add(item.offer_id);
    values.add(item.name);
    values.add(item.article);
    values.add(item.quantity);
    values.add(item.initial_price);
    values.add(item.discount_amount);
    values.add(item.discount_percent);
    values.add(item.purchase_price);
    values.add(item.vat_rate);
    values.add(reference_id(books, Book::price_type, item.price_type));
    values.add(reference_id(books, Book::product_status, item.status));
    values.add(item.supplier_id);
    values.add_kept_none_if_empty(external_ids_json(item.external_ids));
    values.add_kept_none_if_empty(properties_json(item.properties));
    values.add_kept_none_if_empty(list_json(item.marking_codes));
    values.add(item.comment);
    values.add(item.created_at);
    values.add(item.price);
    values.add(item.discount_total);
    values.add(item.sum);
}

OrderItem read_item(const db::Row& row, const Books& books) {
    Columns next(row);
    OrderItem item;
    item.id = next.integer();
    next.skip();  // order_id
    item.ordering = static_cast<int>(next.integer());
    item.offer_id = next.integer();
    item.name = next.text();
    item.article = next.text();
    item.quantity = next.integer();
    item.initial_price = next.integer();
    item.discount_amount = next.integer();
    item.discount_percent = next.integer();
    item.purchase_price = next.maybe_integer();
    item.vat_rate = next.text();
    item.price_type = books.code(Book::price_type, next.integer());
    const references::ReferenceItem* status = books.item(Book::product_status, next.integer());
    if (status != nullptr) {
        item.status = status->code;
        item.cancelled = references::flag(*status, "cancel");
    }
    item.supplier_id = next.integer();
    if (const std::string ids = next.text(); !ids.empty()) {
        const Json list = parse_json(ids);
        for (const Json& id : list.as_array()) item.external_ids.push_back({id.find("code")->as_string(), id.find("value")->as_string()});
    }
    if (const std::string properties = next.text(); !properties.empty()) {
        const Json list = parse_json(properties);
        for (const Json& each : list.as_array()) {
            item.properties.push_back({each.find("code")->as_string(), each.find("name")->as_string(), each.find("value")->as_string()});
        }
    }
    item.marking_codes = read_list(next.text());
    item.comment = next.text();
    item.created_at = next.integer();
    item.price = next.integer();
    item.discount_total = next.integer();
    item.sum = next.integer();
    return item;
}

std::span<const std::string_view> payment_columns() { return kPaymentColumns; }

void add_payment(RowValues& values, const Payment& payment, const Order& order, const Books& books) {
    values.add(order.id);
    values.add(order.site_id);
    values.add_none_if_empty(payment.external_id);
    values.add(reference_id(books, Book::payment_type, payment.type));
    values.add(reference_id(books, Book::payment_status, payment.status));
    values.add(payment.amount);
    values.add(payment.paid_at);
    values.add(payment.comment);
    values.add(payment.created_at);
}

Payment read_payment(const db::Row& row, const Books& books) {
    Columns next(row);
    Payment payment;
    payment.id = next.integer();
    next.skip();  // order_id
    next.skip();  // site_id
    payment.external_id = next.text();
    payment.type = books.code(Book::payment_type, next.integer());
    payment.status = books.code(Book::payment_status, next.integer());
    payment.amount = next.maybe_integer();
    payment.paid_at = next.maybe_integer();
    payment.comment = next.text();
    payment.created_at = next.integer();
    return payment;
}

}  // namespace okno::orders
