// SPDX-License-Identifier: Apache-2.0
#include "faces/api_v5/order_json.h"

#include <algorithm>
#include <set>

#include "faces/api_v5/customer_json.h"
#include "modules/catalog/catalog_store.h"
#include "modules/customers/customer_store.h"
#include "modules/references/reference_facts.h"

namespace okno::api_v5 {

namespace {

using orders::Delivery;
using orders::Order;
using orders::OrderItem;
using orders::Payment;
using references::Book;

std::vector<std::int64_t> listed(const std::set<std::int64_t>& ids) { return {ids.begin(), ids.end()}; }

void print_offer(JsonWriter& out, const OrderItem& item, const OrderSurroundings& around, const Account* account) {
    const auto found = around.offers.find(item.offer_id);
    const catalog::Offer* offer = found == around.offers.end() ? nullptr : &found->second;
    out.key("offer").begin_object();
    print_text(out, "displayName", item.name);
    print_id(out, "id", item.offer_id);
    if (offer != nullptr) {
        print_text(out, "externalId", offer->external_id);
        print_text(out, "xmlId", offer->xml_id);
    }
    print_text(out, "name", offer != nullptr && !offer->name.empty() ? offer->name : item.name);
    print_text(out, "article", item.article);
    if (offer != nullptr && account != nullptr) {
        print_text(out, "vatRate", offer->vat_rate);
        if (!offer->barcodes.empty()) print_text(out, "barcode", offer->barcodes.front());
        if (const references::ReferenceItem* unit = account->books.item(Book::unit, offer->unit_id)) {
            out.key("unit").begin_object().member("code", unit->code).member("name", unit->title(account->language));
            print_text(out, "sym", references::text(*unit, "sym"));
            out.end_object();
        }
    }
    out.end_object();
}

void print_discount(JsonWriter& out, std::string_view type, Price amount) {
    if (amount <= 0) return;
    out.begin_object().member("type", type);
    print_scaled(out, "amount", amount, 4);
    out.end_object();
}

// What is taken off one unit, by what took it: the line's own discount, then the line's share of the order's.
void print_discounts(JsonWriter& out, const OrderItem& item) {
    const Price all = item.initial_price - item.price;
    const Price own =
        std::min(std::min(item.initial_price, item.discount_amount + percent_of(item.initial_price, item.discount_percent)), all);
    out.key("discounts").begin_array();
    print_discount(out, "manual_product", own);
    print_discount(out, "manual_order", all - own);
    out.end_array();
    print_scaled(out, "discountTotal", all, 4);
}

void print_external_ids(JsonWriter& out, const OrderItem& item) {
    for (const orders::CodeValue& external_id : item.external_ids) {
        if (external_id.code == "default") print_text(out, "externalId", external_id.value);
    }
    if (item.external_ids.empty()) return;
    out.key("externalIds").begin_array();
    for (const orders::CodeValue& external_id : item.external_ids) {
        out.begin_object().member("code", external_id.code).member("value", external_id.value).end_object();
    }
    out.end_array();
}

void print_item(JsonWriter& out, const OrderItem& item, const OrderSurroundings& around, const Account& account) {
    out.begin_object().member("id", item.id);
    print_external_ids(out, item);
    if (!item.price_type.empty()) out.key("priceType").begin_object().member("code", item.price_type).end_object();
    print_scaled(out, "initialPrice", item.initial_price, 4);
    print_discounts(out, item);
    out.key("prices").begin_array().begin_object();
    print_scaled(out, "price", item.price, 4);
    print_scaled(out, "quantity", item.quantity, 3);
    out.end_object().end_array();
    print_text(out, "vatRate", item.vat_rate);
    print_moment(out, "createdAt", item.created_at, account);
    print_scaled(out, "quantity", item.quantity, 3);
    print_text(out, "status", item.status);
    print_text(out, "comment", item.comment);
    print_text(out, "productName", item.name);
    print_offer(out, item, around, &account);
    out.member("isCanceled", item.cancelled);
    out.key("properties").begin_array();
    for (const orders::ItemProperty& property : item.properties) {
        out.begin_object().member("code", property.code).member("name", property.name).member("value", property.value).end_object();
    }
    out.end_array();
    if (item.purchase_price) print_scaled(out, "purchasePrice", *item.purchase_price, 4);
    if (!item.marking_codes.empty()) {
        out.key("markingCodes").begin_array();
        for (const std::string& code : item.marking_codes) out.string(code);
        out.end_array();
    }
    out.member("ordering", item.ordering).end_object();
}

// A payment without an amount stands for whatever the others leave.
Payment with_amount(const Payment& payment, const Order& order) {
    Payment known = payment;
    if (known.amount) return known;
    Minor left = order.totals.total;
    for (const Payment& other : order.payments) left -= other.amount.value_or(0);
    known.amount = std::max<Minor>(left, 0);
    return known;
}

void print_payments(JsonWriter& out, const Order& order, const Account& account, PaymentsAs as) {
    out.key("payments");
    if (as == PaymentsAs::list || order.payments.empty()) {
        out.begin_array();
        for (const Payment& payment : order.payments) print_payment(out, with_amount(payment, order), account);
        out.end_array();
        return;
    }
    out.begin_object();
    for (const Payment& payment : order.payments) {
        out.key(std::to_string(payment.id));
        print_payment(out, with_amount(payment, order), account);
    }
    out.end_object();
}

// What the carrier's module keeps, and of a courier of ours who he is.
void print_delivery_data(JsonWriter& out, const Delivery& delivery, const Account& account) {
    const references::ReferenceItem* courier = account.books.item(Book::courier, delivery.courier_id);
    const bool has_details = delivery.details.is_object() && !delivery.details.as_object().empty();
    if (courier == nullptr && !has_details && delivery.track_number.empty() && delivery.external_id.empty() &&
        delivery.carrier_status.empty())
        return;
    out.key("data").begin_object();
    if (courier != nullptr) {
        out.member("id", courier->id);
        print_text(out, "firstName", references::text(*courier, "first_name"));
        print_text(out, "lastName", references::text(*courier, "last_name"));
        print_text(out, "patronymic", references::text(*courier, "patronymic"));
    }
    print_text(out, "externalId", delivery.external_id);
    print_text(out, "trackNumber", delivery.track_number);
    print_text(out, "status", delivery.carrier_status);
    if (has_details) {
        for (const auto& [name, value] : delivery.details.as_object()) out.member(name, value);
    }
    out.end_object();
}

void print_delivery_time(JsonWriter& out, const Delivery& delivery) {
    if (delivery.time_from.empty() && delivery.time_to.empty() && delivery.time_text.empty()) return;
    out.key("time").begin_object();
    print_text(out, "from", delivery.time_from);
    print_text(out, "to", delivery.time_to);
    print_text(out, "custom", delivery.time_text);
    out.end_object();
}

void print_delivery(JsonWriter& out, const Order& order, const Account& account) {
    const Delivery& delivery = order.delivery;
    out.key("delivery").begin_object();
    print_text(out, "code", delivery.type);
    if (const references::ReferenceItem* type = account.books.item(Book::delivery_type, delivery.type))
        print_text(out, "integrationCode", references::text(*type, "integration_code"));
    print_delivery_data(out, delivery, account);
    if (const references::ReferenceItem* service = account.books.item(Book::delivery_service, delivery.service)) {
        out.key("service").begin_object().member("name", service->title(account.language));
        out.member("code", service->code).member("active", service->active).end_object();
    }
    print_scaled(out, "cost", delivery.cost, order.decimals);
    if (delivery.net_cost) print_scaled(out, "netCost", *delivery.net_cost, order.decimals);
    print_text(out, "vatRate", delivery.vat_rate);
    print_text(out, "date", delivery.date);
    print_delivery_time(out, delivery);
    out.key("address").begin_object();
    print_address_parts(out, delivery.address);
    out.end_object().end_object();
}

void print_buyer(JsonWriter& out, std::string_view name, std::int64_t id, const OrderSurroundings& around, const Account& account) {
    const auto found = around.customers.find(id);
    if (found == around.customers.end()) return;
    out.key(name);
    print_customer(out, found->second, account);
}

void print_money(JsonWriter& out, const Order& order) {
    out.member("currency", order.currency);
    print_scaled(out, "summ", order.totals.summ, order.decimals);
    print_scaled(out, "totalSumm", order.totals.total, order.decimals);
    print_scaled(out, "prepaySum", order.totals.paid, order.decimals);
    print_scaled(out, "purchaseSumm", order.totals.purchase, order.decimals);
    if (order.discount_amount != 0) print_scaled(out, "discountManualAmount", order.discount_amount, order.decimals);
    if (order.discount_percent != 0) print_scaled(out, "discountManualPercent", order.discount_percent, 2);
}

void print_people(JsonWriter& out, const Order& order, const OrderSurroundings& around, const Account& account) {
    print_text(out, "lastName", order.last_name);
    print_text(out, "firstName", order.first_name);
    print_text(out, "patronymic", order.patronymic);
    print_text(out, "phone", order.phone.written);
    print_text(out, "additionalPhone", order.additional_phone.written);
    print_text(out, "email", order.email);
    print_id(out, "managerId", order.manager_id);
    print_buyer(out, "customer", order.customer_id, around, account);
    print_buyer(out, "contact", order.contact_id, around, account);
    if (const auto company = around.companies.find(order.company_id); company != around.companies.end()) {
        out.key("company");
        print_company(out, company->second, account);
    }
    print_contragent(out, "contragent", order.contragent);
}

void print_flags(JsonWriter& out, const Order& order) {
    out.member("call", order.call).member("expired", order.expired).member("fromApi", order.from_api);
    out.member("shipped", order.shipped).member("applyRound", order.apply_round);
    out.member("uploadedToExternalStoreSystem", order.uploaded_to_external_store);
}

void print_shipping(JsonWriter& out, const Order& order) {
    print_id(out, "weight", order.weight);
    print_id(out, "length", order.length);
    print_id(out, "width", order.width);
    print_id(out, "height", order.height);
    print_text(out, "shipmentStore", order.shipment_store);
    print_text(out, "shipmentDate", order.shipment_date);
}

}  // namespace

void OrderSurroundings::add(db::Connection& connection, const std::vector<Order>& orders, std::set<std::int64_t> offer_ids) {
    std::set<std::int64_t> buyer_ids, company_ids;
    for (const Order& order : orders) {
        buyer_ids.insert({order.customer_id, order.contact_id});
        company_ids.insert(order.company_id);
        for (const OrderItem& item : order.items) offer_ids.insert(item.offer_id);
    }
    for (std::set<std::int64_t>* ids : {&buyer_ids, &offer_ids, &company_ids}) ids->erase(0);
    if (!buyer_ids.empty()) {
        for (auto& customer : customers::CustomerStore().by_ids(connection, listed(buyer_ids), customers::Deleted::included))
            this->customers.insert_or_assign(customer.id, std::move(customer));
    }
    if (!offer_ids.empty()) {
        for (auto& offer : catalog::CatalogStore().offers(connection, listed(offer_ids)))
            this->offers.insert_or_assign(offer.id, std::move(offer));
    }
    for (const std::int64_t id : company_ids) {
        if (auto company = customers::CompanyStore().company(connection, id)) companies.insert_or_assign(id, std::move(*company));
    }
}

void print_payment(JsonWriter& out, const Payment& payment, const Account& account) {
    out.begin_object().member("id", payment.id);
    print_text(out, "status", payment.status);
    print_text(out, "type", payment.type);
    print_text(out, "externalId", payment.external_id);
    if (payment.amount) print_scaled(out, "amount", *payment.amount, payment.decimals);
    print_moment(out, "paidAt", payment.paid_at, account);
    print_text(out, "comment", payment.comment);
    out.end_object();
}

void print_order(JsonWriter& out, const Order& order, const OrderSurroundings& around, const Account& account, PaymentsAs payments) {
    out.begin_object().member("slug", order.id).member("id", order.id).member("number", order.number);
    print_text(out, "externalId", order.external_id);
    print_text(out, "orderType", order.type);
    print_text(out, "orderMethod", order.method);
    print_text(out, "privilegeType", order.privilege_type);
    print_text(out, "countryIso", order.country);
    print_moment(out, "createdAt", order.created_at, account);
    print_moment(out, "statusUpdatedAt", order.status_at, account);
    print_money(out, order);
    print_id(out, "mark", order.mark);
    print_moment(out, "markDatetime", order.mark_at, account);
    print_people(out, order, around, account);
    print_flags(out, order);
    print_text(out, "customerComment", order.customer_comment);
    print_text(out, "managerComment", order.manager_comment);
    print_delivery(out, order, account);
    out.member("site", order.site).member("status", order.status);
    print_text(out, "statusComment", order.status_comment);
    print_origin(out, "source", order.origin);
    out.key("items").begin_array();
    for (const OrderItem& item : order.items) print_item(out, item, around, account);
    out.end_array();
    print_moment(out, "fullPaidAt", order.full_paid_at, account);
    print_payments(out, order, account, payments);
    print_shipping(out, order);
    print_map(out, "customFields", order.custom_fields);
    out.end_object();
}

void print_order_stub(JsonWriter& out, const Order& order) {
    out.begin_object().member("id", order.id);
    print_text(out, "externalId", order.external_id);
    print_id(out, "managerId", order.manager_id);
    out.member("site", order.site).member("status", order.status).end_object();
}

void print_item_stub(JsonWriter& out, const OrderItem& item, const OrderSurroundings& around) {
    out.begin_object().member("id", item.id);
    print_external_ids(out, item);
    print_offer(out, item, around, nullptr);
    out.end_object();
}

}  // namespace okno::api_v5
