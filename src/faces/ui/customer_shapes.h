// SPDX-License-Identifier: Apache-2.0
// How buyers are shown to the browser: rows of the list, what stands beside an order, the card.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/json.h"
#include "modules/customers/customer.h"
#include "modules/customers/customer_list.h"
#include "modules/orders/order_list.h"
#include "modules/references/books.h"

namespace okno::ui {

struct CustomerBriefShape {
    const customers::Customer& customer;
    const references::Books& books;
    std::vector<orders::OrderRow> last_orders;  // newest first
    bool sees_contacts = true;
};

struct CustomerCardShape {
    const customers::Customer& customer;
    const references::Books& books;
    std::vector<customers::CustomerRow> duplicates;
    bool sees_contacts = true;
};

void print(JsonWriter& out, const CustomerBriefShape& brief);
void print(JsonWriter& out, const CustomerCardShape& card);
void print(JsonWriter& out, const customers::CustomerPage& page, const references::Books& books, bool sees_contacts);
// [{"customer","matched","by"}], whether one of them matches exactly.
struct MatchShape {
    CustomerBriefShape customer;
    std::string matched, by;
};
void print(JsonWriter& out, const std::vector<MatchShape>& matches, bool exact);

std::string describe_customer_shapes();

}  // namespace okno::ui
