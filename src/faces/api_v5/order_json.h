// SPDX-License-Identifier: Apache-2.0
// Order ↔ API JSON. The only files that know both names of an order's fields.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "base/json.h"
#include "faces/api_v5/parts_json.h"
#include "faces/api_v5/request.h"
#include "modules/catalog/product.h"
#include "modules/customers/company_store.h"
#include "modules/customers/customer.h"
#include "modules/orders/order.h"
#include "modules/orders/order_input.h"

namespace okno::api_v5 {

// What an order is printed with beside itself: buyers, legal entities, offers, by id.
struct OrderSurroundings {
    std::map<std::int64_t, customers::Customer> customers;
    std::map<std::int64_t, customers::Company> companies;
    std::map<std::int64_t, catalog::Offer> offers;

    // Some few statements, whatever the number of orders. Also what has gone to the bin since.
    void add(db::Connection& connection, const std::vector<orders::Order>& orders, std::set<std::int64_t> more_offers = {});
};

// by_id: an object keyed by payment id, as the original answers a read; list: after creating, uploading and in history.
enum class PaymentsAs { by_id, list };

void print_order(JsonWriter& out, const orders::Order& order, const OrderSurroundings& around, const Account& account, PaymentsAs payments);
// What later records of history carry instead.
void print_order_stub(JsonWriter& out, const orders::Order& order);
void print_item_stub(JsonWriter& out, const orders::OrderItem& item, const OrderSurroundings& around);
void print_payment(JsonWriter& out, const orders::Payment& payment, const Account& account);

// Reads a record as clients send it; what is wrong goes to problems under the API's own paths ("items[0].quantity").
orders::OrderInput read_order(Json record, std::string_view zone, Problems& problems);
orders::PaymentInput read_payment(const Json& record, const std::string& path, std::string_view zone, Problems& problems);

// Our paths in the refusals of use cases, as this API names them.
extern const FieldNames kOrderNames;
extern const FieldNames kPaymentNames;

}  // namespace okno::api_v5
