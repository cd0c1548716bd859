// SPDX-License-Identifier: Apache-2.0
#include "faces/api_v5/order_filter.h"

namespace okno::api_v5 {

namespace {

constexpr std::size_t kMostNumbers = 100;

void read_references(orders::OrderFilter& filter, const FilterFields& fields) {
    filter.sites = fields.texts("sites");
    filter.extended_statuses = fields.texts("extendedStatus");
    filter.types = fields.texts("orderTypes");
    filter.methods = fields.texts("orderMethods");
    filter.delivery_types = fields.texts("deliveryTypes");
    filter.delivery_services = fields.texts("deliveryServices");
    filter.payment_types = fields.texts("paymentTypes");
    filter.payment_statuses = fields.texts("paymentStatuses");
    filter.shipment_stores = fields.texts("shipmentStores");
    filter.managers = fields.integers("managers");
    filter.couriers = fields.integers("couriers");
}

void read_buyer(orders::OrderFilter& filter, const FilterFields& fields) {
    filter.customer = fields.text("customer").value_or("");
    filter.customer_ids = fields.integers("customerId");
    filter.customer_external_ids = fields.texts("customerExternalId");
    filter.email = fields.text("email").value_or("");
    filter.city = fields.text("city").value_or("");
    filter.region = fields.text("region").value_or("");
    filter.countries = fields.texts("countries");
    filter.vip = fields.flag("vip");
    filter.bad = fields.flag("bad");
}

void read_dates(orders::OrderFilter& filter, const FilterFields& fields) {
    filter.created_from = fields.from("createdAtFrom");
    filter.created_to = fields.until("createdAtTo");
    filter.status_from = fields.from("statusUpdatedAtFrom");
    filter.status_to = fields.until("statusUpdatedAtTo");
    filter.full_paid_from = fields.from("fullPaidAtFrom");
    filter.full_paid_to = fields.until("fullPaidAtTo");
    filter.delivery_from = fields.date("deliveryDateFrom");
    filter.delivery_to = fields.date("deliveryDateTo");
    filter.shipment_from = fields.date("shipmentDateFrom");
    filter.shipment_to = fields.date("shipmentDateTo");
}

void read_source(orders::OrderFilter& filter, const FilterFields& fields) {
    filter.source = fields.text("sourceName").value_or("");
    filter.medium = fields.text("mediumName").value_or("");
    filter.campaign = fields.text("campaignName").value_or("");
    filter.keyword = fields.text("keywordName").value_or("");
    filter.content = fields.text("adContentName").value_or("");
}

}  // namespace

orders::OrderFilter read_order_filter(const Call& call) {
    Problems problems;
    const FilterFields fields = call.filter(problems);
    orders::OrderFilter filter;
    filter.ids = fields.integers("ids");
    filter.external_ids = fields.texts("externalIds");
    filter.numbers = fields.texts("numbers");
    if (filter.numbers.size() > kMostNumbers) fields.problem("numbers", "error.too_many", {{"most", std::to_string(kMostNumbers)}});
    read_references(filter, fields);
    read_buyer(filter, fields);
    read_dates(filter, fields);
    read_source(filter, fields);
    filter.track_number = fields.text("trackNumber").value_or("");
    filter.sum_min = fields.scaled("minPrice", 4);
    filter.sum_max = fields.scaled("maxPrice", 4);
    filter.call = fields.flag("call");
    filter.expired = fields.flag("expired");
    filter.shipped = fields.flag("shipped");
    fields.refuse_others();
    problems.throw_if_any();
    return filter;
}

}  // namespace okno::api_v5
