// SPDX-License-Identifier: Apache-2.0
// The reading half of order_json.h.
#include <algorithm>
#include <array>

#include "faces/api_v5/order_json.h"

namespace okno::api_v5 {

namespace {

using orders::BuyerInput;
using orders::DeliveryInput;
using orders::ItemInput;
using orders::OrderInput;
using orders::PaymentInput;

constexpr std::int64_t kMost = std::int64_t{1} << 60;  // what use cases refuse lies far below

constexpr std::pair<std::string_view, std::string_view> kOrderPairs[] = {
    {"type", "orderType"},
    {"method", "orderMethod"},
    {"country", "countryIso"},
    {"status_at", "statusUpdatedAt"},
    {"discount_amount", "discountManualAmount"},
    {"discount_percent", "discountManualPercent"},
    {"mark_at", "markDatetime"},
    {"uploaded_to_external_store", "uploadedToExternalStoreSystem"},
    {"origin", "source"},
    {"company_id", "company.id"},
    {"customer_id", "customer.id"},
    {"contact_id", "contact.id"},
    {"nick_name", "customer.nickName"},
    {"items[].name", "items[].productName"},
    {"items[].discount_amount", "items[].discountManualAmount"},
    {"items[].discount_percent", "items[].discountManualPercent"},
    {"items[].price_type", "items[].priceType.code"},
    {"delivery.type", "delivery.code"},
    {"delivery.service", "delivery.service.code"},
    {"delivery.courier_id", "delivery.data.courierId"},
    {"delivery.time_from", "delivery.time.from"},
    {"delivery.time_to", "delivery.time.to"},
    {"delivery.time_text", "delivery.time.custom"},
    {"delivery.track_number", "delivery.data.trackNumber"},
    {"delivery.external_id", "delivery.data.externalId"},
    {"delivery.carrier_status", "delivery.data.status"},
    {"delivery.details", "delivery.data"},
    {"delivery.address.country", "delivery.address.countryIso"},
    {"code", "delivery.service.code"},  // of a delivery service that is made with the order
    {"contragent.type", "contragent.contragentType"},
    {"contragent.inn", "contragent.INN"},
    {"contragent.okpo", "contragent.OKPO"},
    {"contragent.kpp", "contragent.KPP"},
    {"contragent.ogrn", "contragent.OGRN"},
    {"contragent.ogrnip", "contragent.OGRNIP"},
    {"contragent.bik", "contragent.BIK"},
};

// The payment use cases speak of one payment of an order.
constexpr std::pair<std::string_view, std::string_view> kPaymentPairs[] = {
    {"payments[].type", "type"},
    {"payments[].status", "status"},
    {"payments[].amount", "amount"},
    {"payments[].paid_at", "paidAt"},
    {"payments[].comment", "comment"},
    {"payments[].external_id", "externalId"},
    {"payments[].id", "id"},
    {"payment.type", "type"},
    {"payment.status", "status"},
    {"payment.amount", "amount"},
    {"payment.paid_at", "paidAt"},
    {"payment.comment", "comment"},
    {"payment.external_id", "externalId"},
};

std::vector<orders::CodeValue> read_external_ids(const JsonFields& item) {
    std::vector<orders::CodeValue> all;
    item.each("externalIds", [&](const JsonFields& external_id) {
        all.push_back({external_id.text("code").value_or(""), external_id.text("value").value_or("")});
    });
    if (const auto old = item.text("externalId"); old && !old->empty()) {
        const bool known = std::any_of(all.begin(), all.end(), [](const orders::CodeValue& each) { return each.code == "default"; });
        if (!known) all.push_back({"default", *old});
    }
    return all;
}

std::optional<catalog::OfferKey> read_offer(const JsonFields& item) {
    const Json* offer = item.object("offer");
    if (offer == nullptr) return std::nullopt;
    const JsonFields fields(*offer, item.path("offer"), item.problems());
    catalog::OfferKey key{fields.integer("id").value_or(0), fields.text("externalId").value_or(""), fields.text("xmlId").value_or("")};
    return key.empty() ? std::nullopt : std::optional(std::move(key));
}

// {"code": "base"}, as the original prints it, or "base".
std::optional<std::string> read_price_type(const Json& record, const JsonFields& item) {
    const Json* value = record.find("priceType");
    if (value == nullptr || !value->is_object()) return item.text("priceType");
    return JsonFields(*value, item.path("priceType"), item.problems()).text("code");
}

std::optional<std::vector<orders::ItemProperty>> read_properties(const JsonFields& item) {
    std::vector<orders::ItemProperty> all;
    const bool given = item.each("properties", [&](const JsonFields& property) {
        all.push_back({property.text("code").value_or(""), property.text("name").value_or(""), property.text("value").value_or("")});
    });
    return given ? std::optional(std::move(all)) : std::nullopt;
}

// The newer markingObjects or the older markingCodes.
std::optional<std::vector<std::string>> read_marking_codes(const JsonFields& item) {
    std::vector<std::string> all;
    const bool given = item.each("markingObjects", [&](const JsonFields& object) { all.push_back(object.text("code").value_or("")); });
    return given ? std::optional(std::move(all)) : item.texts("markingCodes");
}

ItemInput read_item(const Json& record, const JsonFields& fields, std::string_view zone) {
    ItemInput item;
    item.id = fields.integer("id").value_or(0);
    if (fields.has("externalIds") || fields.has("externalId")) item.external_ids = read_external_ids(fields);
    item.offer = read_offer(fields);
    item.name = fields.text("productName");
    item.vat_rate = fields.text("vatRate");
    item.price_type = read_price_type(record, fields);
    item.status = fields.text("status");
    item.comment = fields.text("comment");
    item.quantity = fields.scaled("quantity", 3, kMost);
    item.initial_price = fields.scaled("initialPrice", 4, kMost);
    item.discount_amount = fields.scaled("discountManualAmount", 4, kMost);
    item.discount_percent = fields.scaled("discountManualPercent", 2, kMost);
    item.purchase_price = fields.scaled("purchasePrice", 4, kMost);
    item.properties = read_properties(fields);
    item.marking_codes = read_marking_codes(fields);
    item.created_at = read_moment(fields, "createdAt", zone);
    return item;
}

std::optional<std::vector<ItemInput>> read_items(Json& record, std::string_view zone, Problems& problems) {
    as_list(record, "items");
    const JsonFields order(record, "", problems);
    const Json* list = order.array("items");
    if (list == nullptr) return std::nullopt;
    if (list->as_array().size() > orders::kMaxItems) {
        order.problem("items", "error.too_many", {{"most", std::to_string(orders::kMaxItems)}});
        return std::nullopt;
    }
    std::vector<ItemInput> items;
    for (Json item : list->as_array()) {
        as_list(item, "properties");
        as_list(item, "externalIds");
        const JsonFields fields(item, "items[" + std::to_string(items.size()) + "]", problems);
        items.push_back(read_item(item, fields, zone));
    }
    return items;
}

std::optional<std::vector<PaymentInput>> read_payments(Json& record, std::string_view zone, Problems& problems) {
    as_list(record, "payments");
    const JsonFields order(record, "", problems);
    const Json* list = order.array("payments");
    if (list == nullptr) return std::nullopt;
    std::vector<PaymentInput> payments;
    for (const Json& payment : list->as_array()) {
        payments.push_back(read_payment(payment, "payments[" + std::to_string(payments.size()) + "]", zone, problems));
    }
    return payments;
}

std::optional<BuyerInput> read_buyer(const JsonFields& order, std::string_view name) {
    const Json* record = order.object(name);
    if (record == nullptr) return std::nullopt;
    const JsonFields fields(*record, order.path(name), order.problems());
    BuyerInput buyer;
    buyer.id = fields.integer("id").value_or(0);
    buyer.external_id = fields.text("externalId").value_or("");
    buyer.browser_id = fields.text("browserId").value_or("");
    const std::string type = fields.text("type").value_or("customer");
    if (type == "customer_corporate") buyer.kind = customers::CustomerKind::company;
    if (type != "customer" && type != "customer_corporate") fields.problem("type", "error.unknown", {{"value", type}});
    // A reference that names nobody is none: the buyer is found by the contact data.
    return buyer.id == 0 && buyer.external_id.empty() && buyer.browser_id.empty() && buyer.kind == customers::CustomerKind::person
               ? std::nullopt
               : std::optional(std::move(buyer));
}

std::optional<std::int64_t> read_company(const JsonFields& order) {
    const Json* record = order.object("company");
    if (record == nullptr) return std::nullopt;
    const JsonFields fields(*record, "company", order.problems());
    const std::optional<std::int64_t> id = fields.integer("id");
    if (!id && fields.text("externalId")) fields.problem("id", "error.required");
    return id;
}

void read_delivery_data(DeliveryInput& delivery, const JsonFields& fields) {
    const Json* data = fields.object("data");
    if (data == nullptr) return;
    const JsonFields known(*data, fields.path("data"), fields.problems());
    delivery.courier_id = known.has("courierId") ? known.integer("courierId") : known.integer("id");
    delivery.track_number = known.text("trackNumber");
    delivery.external_id = known.text("externalId");
    delivery.carrier_status = known.text("status");
    constexpr std::string_view taken[] = {"courierId", "id", "trackNumber", "externalId", "status", "firstName", "lastName", "patronymic"};
    Json details = Json::object();
    for (const auto& [name, value] : data->as_object()) {
        if (std::find(std::begin(taken), std::end(taken), name) == std::end(taken)) details.set(name, value);
    }
    if (!details.as_object().empty()) delivery.details = std::move(details);
}

// Both "service": {"code": "…"} and "service": "…" are met.
std::optional<std::string> read_service(const Json& record, const JsonFields& delivery) {
    const Json* service = record.find("service");
    if (service == nullptr || !service->is_object()) return delivery.text("service");
    return JsonFields(*service, delivery.path("service"), delivery.problems()).text("code");
}

std::optional<DeliveryInput> read_delivery(const JsonFields& order) {
    const Json* record = order.object("delivery");
    if (record == nullptr) return std::nullopt;
    const JsonFields fields(*record, "delivery", order.problems());
    DeliveryInput delivery;
    delivery.type = fields.text("code");
    delivery.service = read_service(*record, fields);
    delivery.cost = fields.scaled("cost", 4, kMost);
    if (const auto net_cost = fields.scaled("netCost", 4, kMost)) delivery.net_cost = net_cost;
    delivery.vat_rate = fields.text("vatRate");
    delivery.date = fields.text("date");
    if (const Json* time = fields.object("time")) {
        const JsonFields interval(*time, "delivery.time", order.problems());
        delivery.time_from = interval.text("from");
        delivery.time_to = interval.text("to");
        delivery.time_text = interval.text("custom");
    }
    if (const Json* address = fields.object("address")) delivery.address = read_address(*address, "delivery.address", order.problems());
    read_delivery_data(delivery, fields);
    return delivery;
}

std::optional<int> read_small(const JsonFields& fields, std::string_view name) {
    const std::optional<std::int64_t> value = fields.integer(name);
    if (!value) return std::nullopt;
    if (*value < -1'000'000'000 || *value > 1'000'000'000) {
        fields.problem(name, "error.out_of_range");
        return std::nullopt;
    }
    return static_cast<int>(*value);
}

void read_contact(OrderInput& input, const JsonFields& order) {
    input.first_name = order.text("firstName");
    input.last_name = order.text("lastName");
    input.patronymic = order.text("patronymic");
    input.phone = order.text("phone");
    input.additional_phone = order.text("additionalPhone");
    input.email = order.text("email");
    input.country = order.text("countryIso");
    input.customer = read_buyer(order, "customer");
    input.contact = read_buyer(order, "contact");
    input.company_id = read_company(order);
    if (const Json* customer = order.object("customer"))
        input.nick_name = JsonFields(*customer, "customer", order.problems()).text("nickName").value_or("");
    if (const Json* contragent = order.object("contragent"))
        input.contragent = read_contragent(*contragent, "contragent", order.problems());
}

void read_shipping(OrderInput& input, const JsonFields& order, std::string_view zone) {
    input.weight = order.scaled("weight", 0, kMost);
    input.length = read_small(order, "length");
    input.width = read_small(order, "width");
    input.height = read_small(order, "height");
    input.mark = read_small(order, "mark");
    input.mark_at = read_clearable_moment(order, "markDatetime", zone);
    input.shipment_store = order.text("shipmentStore");
    input.shipment_date = order.text("shipmentDate");
    input.shipped = order.flag("shipped");
}

}  // namespace

const FieldNames kOrderNames(kOrderPairs);
const FieldNames kPaymentNames(kPaymentPairs);

PaymentInput read_payment(const Json& record, const std::string& path, std::string_view zone, Problems& problems) {
    const JsonFields fields(record, path, problems);
    PaymentInput payment;
    payment.id = fields.integer("id").value_or(0);
    payment.external_id = fields.text("externalId");
    payment.type = fields.text("type");
    payment.status = fields.text("status");
    payment.comment = fields.text("comment");
    if (const auto amount = fields.scaled("amount", 4, kMost)) payment.amount = amount;
    payment.paid_at = read_clearable_moment(fields, "paidAt", zone);
    return payment;
}

OrderInput read_order(Json record, std::string_view zone, Problems& problems) {
    as_map(record, "customFields");
    for (const std::string_view map : {"customer", "contact", "company", "contragent", "delivery", "source"}) as_map(record, map);
    OrderInput input;
    if (!record.is_object()) {
        problems.add("order", "error.object_expected");
        return input;
    }
    input.items = read_items(record, zone, problems);
    input.payments = read_payments(record, zone, problems);
    const JsonFields order(record, "", problems);
    input.number = order.text("number");
    input.external_id = order.text("externalId");
    input.type = order.text("orderType");
    input.method = order.text("orderMethod");
    input.status = order.text("status");
    input.status_comment = order.text("statusComment");
    input.created_at = read_moment(order, "createdAt", zone);
    input.status_at = read_moment(order, "statusUpdatedAt", zone);
    input.manager_id = order.integer("managerId");
    input.call = order.flag("call");
    input.expired = order.flag("expired");
    input.apply_round = order.flag("applyRound");
    input.uploaded_to_external_store = order.flag("uploadedToExternalStoreSystem");
    read_contact(input, order);
    input.delivery = read_delivery(order);
    input.discount_amount = order.scaled("discountManualAmount", 4, kMost);
    input.discount_percent = order.scaled("discountManualPercent", 2, kMost);
    input.customer_comment = order.text("customerComment");
    input.manager_comment = order.text("managerComment");
    if (const Json* source = order.object("source")) input.origin = read_origin(*source, "source", problems);
    read_shipping(input, order, zone);
    input.privilege_type = order.text("privilegeType");
    if (const Json* custom = order.object("customFields")) input.custom_fields = *custom;
    return input;
}

}  // namespace okno::api_v5
