// SPDX-License-Identifier: Apache-2.0
// How orders are shown to the browser: rows of the list, the card, the summary.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/json.h"
#include "faces/ui/call.h"
#include "modules/customers/customer.h"
#include "modules/orders/order.h"
#include "modules/orders/order_list.h"
#include "modules/orders/order_summary_list.h"
#include "modules/stock/stock_store.h"

namespace okno::ui {

// What the card needs beside the order itself.
struct OrderCardShape {
    const orders::Order& order;
    const references::Books& books;
    std::string customer_brief;  // JSON, "" = nobody's
    bool vip = false, bad = false;
    std::string company;
    std::map<std::int64_t, std::vector<stock::Balance>> balances;  // by offer
    std::map<std::int64_t, std::string> pictures;                  // by offer
    std::map<std::int64_t, std::string> units;                     // by offer, the sign
    bool sees_purchase_price = false;
    bool sees_contacts = false;
};

void print(JsonWriter& out, const OrderCardShape& card);
void print(JsonWriter& out, const orders::OrderPage& page);
void print(JsonWriter& out, const orders::OrderSummary& summary, const references::Books& books);
void print_brief(JsonWriter& out, const orders::OrderRow& row);
void print_address(JsonWriter& out, const customers::Address& address);
void print_origin(JsonWriter& out, const customers::Origin& origin);
// An amount in minor units as digits in quotes.
void print_minor(JsonWriter& out, Minor amount, int decimals);

std::string describe_order_shapes();

}  // namespace okno::ui
