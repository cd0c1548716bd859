// SPDX-License-Identifier: Apache-2.0
#include "modules/orders/order_rows.h"

#include <array>

#include "base/error.h"
#include "base/text.h"
#include "modules/references/books.h"

namespace okno::orders {

namespace {

using db::Columns;
using references::Book;
using references::Books;

constexpr auto kOrderColumns = std::to_array<std::string_view>({
    "version",
    "site_id",
    "external_id",
    "type_id",
    "method_id",
    "status_id",
    "status_at",
    "status_comment",
    "cancel_reason_id",
    "created_at",
    "updated_at",
    "currency",
    "rate",
    "manager_id",
    "needs_call",
    "expired",
    "overdue_at",
    "next_step",
    "next_step_at",
    "first_name",
    "last_name",
    "patronymic",
    "phone",
    "phone_e164",
    "additional_phone",
    "additional_phone_e164",
    "email",
    "country",
    "customer_id",
    "contact_id",
    "company_id",
    "contragent",
    "delivery_type_id",
    "delivery_service_id",
    "courier_id",
    "delivery_cost",
    "delivery_net_cost",
    "delivery_vat_rate",
    "delivery_date",
    "delivery_from",
    "delivery_to",
    "delivery_time_text",
    "delivery_address",
    "track_number",
    "carrier_id",
    "carrier_status",
    "carrier_details",
    "discount_amount",
    "discount_percent",
    "items_sum",
    "summ",
    "total",
    "purchase_sum",
    "paid",
    "payment_state",
    "full_paid_at",
    "customer_comment",
    "manager_comment",
    "source",
    "medium",
    "campaign",
    "keyword",
    "content",
    "weight",
    "length",
    "width",
    "height",
    "shipment_store_id",
    "shipment_date",
    "shipped",
    "mark",
    "mark_at",
    "privilege_type",
    "apply_round",
    "from_api",
    "uploaded_to_external_store",
    "tags",
    "custom_fields",
    // Worked out, never read back.
    "total_base",
    "first_item",
    "items_count",
    "delivery_city",
    "delivery_region",
});

template <typename Record, typename Parts>
std::string parts_json(const Record& record, const Parts& parts) {
    JsonWriter json;
    bool any = false;
    for (const auto& part : parts) {
        const std::string& value = record.*part.member;
        if (value.empty()) continue;
        if (!any) json.begin_object();
        any = true;
        json.member(part.name, value);
    }
    if (!any) return {};
    json.end_object();
    return json.take();
}

template <typename Record, typename Parts>
void read_parts(Record& record, const Parts& parts, std::string_view text) {
    if (text.empty()) return;
    const Json json = parse_json(text);
    for (const auto& part : parts) {
        if (const Json* value = json.find(part.name)) record.*part.member = value->as_string();
    }
}

std::string object_json(const Json& json) { return json.is_object() && !json.as_object().empty() ? json.dump() : std::string(); }

Phone phone_of(std::string written, std::string e164) {
    std::string digits = e164.empty() ? only_digits(written) : e164.substr(1);
    return {std::move(written), std::move(e164), std::move(digits)};
}

}  // namespace

std::int64_t reference_id(const Books& books, Book book, std::string_view code) {
    if (code.empty()) return 0;
    const references::ReferenceItem* item = books.item(book, code);
    return item == nullptr ? 0 : item->id;
}

std::string list_json(const std::vector<std::string>& texts) {
    if (texts.empty()) return {};
    Json json = Json::array();
    for (const std::string& text : texts) json.push(Json(text));
    return json.dump();
}

std::vector<std::string> read_list(std::string_view text) {
    std::vector<std::string> texts;
    if (text.empty()) return texts;
    const Json list = parse_json(text);
    for (const Json& each : list.as_array()) texts.push_back(each.as_string());
    return texts;
}

void RowValues::add_kept_none_if_empty(std::string text) {
    if (text.empty()) {
        add(nullptr);
    } else {
        add_kept(std::move(text));
    }
}

std::span<const std::string_view> order_columns() { return kOrderColumns; }

void add_order(RowValues& values, const Order& order, const Books& books) {
    const std::size_t before = values.params().size();
    values.add(order.version);
    values.add(order.site_id);
    values.add_none_if_empty(order.external_id);
    values.add(reference_id(books, Book::order_type, order.type));
    values.add(reference_id(books, Book::order_method, order.method));
    const references::Status* status = books.status(order.status);
    values.add(status == nullptr ? std::int64_t{0} : status->id);
    values.add(order.status_at);
    values.add(order.status_comment);
    values.add(reference_id(books, Book::cancel_reason, order.cancel_reason));
    values.add(order.created_at);
    values.add(order.updated_at);
    values.add(order.currency);
    values.add(order.rate);
    values.add(order.manager_id);
    values.add(order.call);
    values.add(order.expired);
    values.add(order.overdue_at);
    values.add(order.next_step);
    values.add(order.next_step_at);

    values.add(order.first_name);
    values.add(order.last_name);
    values.add(order.patronymic);
    values.add(order.phone.written);
    values.add(order.phone.e164);
    values.add(order.additional_phone.written);
    values.add(order.additional_phone.e164);
    values.add(order.email);
    values.add(order.country);
    values.add(order.customer_id);
    values.add(order.contact_id);
    values.add(order.company_id);
    values.add_kept_none_if_empty(parts_json(order.contragent, customers::contragent_parts()));

    const Delivery& delivery = order.delivery;
    values.add(reference_id(books, Book::delivery_type, delivery.type));
    values.add(reference_id(books, Book::delivery_service, delivery.service));
    values.add(delivery.courier_id);
    values.add(delivery.cost);
    values.add(delivery.net_cost);
    values.add(delivery.vat_rate);
    values.add_none_if_empty(delivery.date);
    values.add(delivery.time_from);
    values.add(delivery.time_to);
    values.add(delivery.time_text);
    values.add_kept_none_if_empty(parts_json(delivery.address, customers::address_parts()));
    values.add(delivery.track_number);
    values.add(delivery.external_id);
    values.add(delivery.carrier_status);
    values.add_kept_none_if_empty(object_json(delivery.details));

    values.add(order.discount_amount);
    values.add(order.discount_percent);
    values.add(order.totals.items);
    values.add(order.totals.summ);
    values.add(order.totals.total);
    values.add(order.totals.purchase);
    values.add(order.totals.paid);
    values.add(static_cast<int>(order.payment_state));
    values.add(order.full_paid_at);

    values.add(order.customer_comment);
    values.add(order.manager_comment);
    values.add(order.origin.source);
    values.add(order.origin.medium);
    values.add(order.origin.campaign);
    values.add(order.origin.keyword);
    values.add(order.origin.content);
    values.add(order.weight);
    values.add(order.length);
    values.add(order.width);
    values.add(order.height);
    values.add(reference_id(books, Book::store, order.shipment_store));
    values.add_none_if_empty(order.shipment_date);
    values.add(order.shipped);
    values.add(order.mark);
    values.add(order.mark_at);
    values.add(order.privilege_type);
    values.add(order.apply_round);
    values.add(order.from_api);
    values.add(order.uploaded_to_external_store);
    values.add_kept_none_if_empty(list_json(order.tags));
    values.add_kept_none_if_empty(object_json(order.custom_fields));

    values.add(to_base(order.totals.total, order, Books::decimals(books.account().currency)));
    values.add(order.items.empty() ? std::string_view() : std::string_view(order.items.front().name));
    values.add(static_cast<std::int64_t>(order.items.size()));
    values.add(delivery.address.city);
    values.add(delivery.address.region);
    check(values.params().size() - before == kOrderColumns.size(), "a value for each column of orders");
}

Order read_order(const db::Row& row, const Books& books) {
    Columns next(row);
    Order order;
    order.id = next.integer();
    order.number = next.text();
    order.deleted_at = next.maybe_integer();
    order.deleted_by = next.integer();
    order.merged_into = next.integer();

    order.version = next.integer();
    order.site_id = next.integer();
    order.site = books.site_code(order.site_id);
    order.external_id = next.text();
    order.type = books.code(Book::order_type, next.integer());
    order.method = books.code(Book::order_method, next.integer());
    order.status = books.status_code(next.integer());
    order.status_at = next.integer();
    order.status_comment = next.text();
    order.cancel_reason = books.code(Book::cancel_reason, next.integer());
    order.created_at = next.integer();
    order.updated_at = next.integer();
    order.currency = next.text();
    order.decimals = Books::decimals(order.currency);
    order.rate = next.integer();
    order.manager_id = next.integer();
    order.call = next.flag();
    order.expired = next.flag();
    order.overdue_at = next.maybe_integer();
    order.next_step = next.text();
    order.next_step_at = next.maybe_integer();

    order.first_name = next.text();
    order.last_name = next.text();
    order.patronymic = next.text();
    std::string written = next.text();
    order.phone = phone_of(std::move(written), next.text());
    written = next.text();
    order.additional_phone = phone_of(std::move(written), next.text());
    order.email = next.text();
    order.country = next.text();
    order.customer_id = next.integer();
    order.contact_id = next.integer();
    order.company_id = next.integer();
    read_parts(order.contragent, customers::contragent_parts(), next.text());

    Delivery& delivery = order.delivery;
    delivery.type = books.code(Book::delivery_type, next.integer());
    delivery.service = books.code(Book::delivery_service, next.integer());
    delivery.courier_id = next.integer();
    delivery.cost = next.integer();
    delivery.net_cost = next.maybe_integer();
    delivery.vat_rate = next.text();
    delivery.date = next.text();
    delivery.time_from = next.text();
    delivery.time_to = next.text();
    delivery.time_text = next.text();
    read_parts(delivery.address, customers::address_parts(), next.text());
    delivery.track_number = next.text();
    delivery.external_id = next.text();
    delivery.carrier_status = next.text();
    if (const std::string details = next.text(); !details.empty()) delivery.details = parse_json(details);

    order.discount_amount = next.integer();
    order.discount_percent = next.integer();
    OrderTotals& totals = order.totals;
    totals.items = next.integer();
    totals.summ = next.integer();
    totals.discount = totals.items - totals.summ;
    totals.total = next.integer();
    totals.purchase = next.integer();
    totals.margin = totals.summ - totals.purchase + (delivery.net_cost ? delivery.cost - *delivery.net_cost : 0);
    totals.paid = next.integer();
    totals.left = std::max<Minor>(0, totals.total - totals.paid);
    order.payment_state = static_cast<PaymentState>(next.integer());
    order.full_paid_at = next.maybe_integer();

    order.customer_comment = next.text();
    order.manager_comment = next.text();
    order.origin.source = next.text();
    order.origin.medium = next.text();
    order.origin.campaign = next.text();
    order.origin.keyword = next.text();
    order.origin.content = next.text();
    order.weight = next.integer();
    order.length = static_cast<int>(next.integer());
    order.width = static_cast<int>(next.integer());
    order.height = static_cast<int>(next.integer());
    order.shipment_store = books.code(Book::store, next.integer());
    order.shipment_date = next.text();
    order.shipped = next.flag();
    order.mark = static_cast<int>(next.integer());
    order.mark_at = next.maybe_integer();
    order.privilege_type = next.text();
    order.apply_round = next.flag();
    order.from_api = next.flag();
    order.uploaded_to_external_store = next.flag();
    order.tags = read_list(next.text());
    if (const std::string fields = next.text(); !fields.empty()) order.custom_fields = parse_json(fields);
    return order;
}

std::string joined(std::span<const std::string_view> columns) {
    std::string text;
    for (std::string_view column : columns) {
        if (!text.empty()) text += ", ";
        text += column;
    }
    return text;
}

}  // namespace okno::orders
