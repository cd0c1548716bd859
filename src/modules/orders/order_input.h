// SPDX-License-Identifier: Apache-2.0
// What callers say of an order: absent = leave as it is (or the default, in a new one). Money comes ×10⁴ of the major unit whatever the
// currency.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/error.h"
#include "modules/catalog/find_offers.h"
#include "modules/orders/order.h"

namespace okno::orders {

struct ItemInput {
    std::int64_t id = 0;  // a line that is there; 0: looked for by external_ids, else a new one
    std::optional<std::vector<CodeValue>> external_ids;
    std::optional<catalog::OfferKey> offer;
    std::optional<std::string> name, vat_rate, price_type, status, comment;
    std::optional<Quantity> quantity;
    std::optional<Price> initial_price, discount_amount, purchase_price;
    std::optional<Percent> discount_percent;
    std::optional<std::vector<ItemProperty>> properties;
    std::optional<std::vector<std::string>> marking_codes;
    std::optional<Moment> created_at;
};

struct PaymentInput {
    std::int64_t id = 0;  // a payment that is there; 0: looked for by external_id, else a new one
    std::optional<std::string> external_id, type, status, comment;
    std::optional<std::optional<Price>> amount;  // inner empty: all that is left
    std::optional<std::optional<Moment>> paid_at;
};

struct DeliveryInput {
    std::optional<std::string> type, service;  // "" = none
    std::optional<std::int64_t> courier_id;
    std::optional<Price> cost;
    std::optional<std::optional<Price>> net_cost;
    std::optional<std::string> vat_rate, date, time_from, time_to, time_text, track_number, external_id, carrier_status;
    customers::AddressEdit address;  // only the parts named
    std::optional<Json> details;     // members are put over those that are there
};

// Whose order it is: none of the three = nobody's.
struct BuyerInput {
    std::int64_t id = 0;
    std::string external_id, browser_id;
    customers::CustomerKind kind = customers::CustomerKind::person;
};

struct OrderInput {
    std::optional<std::string> number, external_id;
    std::optional<std::string> type, method;
    std::optional<std::string> status, status_comment, cancel_reason;  // a comment goes with a change of status only
    std::optional<Moment> created_at, status_at;
    std::optional<std::int64_t> manager_id;  // 0 = nobody
    std::optional<bool> call, expired, shipped, apply_round, uploaded_to_external_store;
    std::optional<std::string> next_step;
    std::optional<std::optional<Moment>> next_step_at, overdue_at;
    std::optional<std::string> first_name, last_name, patronymic, phone, additional_phone, email, country;
    std::optional<BuyerInput> customer;  // absent in a new order: found or made by the contact data
    std::optional<BuyerInput> contact;
    std::optional<std::int64_t> company_id;
    std::string nick_name;  // of a company that is to be made
    customers::ContragentEdit contragent;
    std::optional<std::vector<ItemInput>> items;        // the whole list: those left out are removed
    std::optional<std::vector<PaymentInput>> payments;  // the whole list
    std::optional<DeliveryInput> delivery;
    std::optional<Price> discount_amount;
    std::optional<Percent> discount_percent;
    std::optional<std::string> customer_comment, manager_comment;
    std::optional<customers::Origin> origin;
    std::optional<std::int64_t> weight;
    std::optional<int> length, width, height, mark;
    std::optional<std::optional<Moment>> mark_at;
    std::optional<std::string> shipment_store, shipment_date, privilege_type;
    std::vector<std::string> add_tags, remove_tags;
    Json custom_fields;  // object: code → value; null clears one
};

// Which order: by id, else by the shop's own id.
struct OrderKey {
    std::int64_t id = 0;
    std::string external_id;
    std::string site;  // code; needed with an external id
};

}  // namespace okno::orders
