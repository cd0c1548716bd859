// SPDX-License-Identifier: Apache-2.0
// Money of an order: pure arithmetic, the same that the browser does while a manager types (tests/fixtures/totals.json binds both).
//
// A line: unit discount = amount + per cent of the initial price, at most the initial price; net = (initial price − unit discount) ×
// quantity, rounded once. The order's discount = amount + per cent of all nets, at most their sum. It is spread by net, rounded down; what
// rounding leaves goes to the largest line (of equal ones the first), and what that cannot bear to the next largest. A cancelled line
// counts for nothing.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "base/money.h"
#include "modules/orders/order.h"

namespace okno::references {
class Books;
}

namespace okno::orders {

inline constexpr Minor kMaxSum = 100'000'000'000'000;  // of a line or of an order's discount, minor units

struct Line {
    Price initial_price = 0;
    Quantity quantity = 0;
    Price discount_amount = 0;
    Percent discount_percent = 0;
    std::optional<Price> purchase_price;
    bool cancelled = false;
};

struct LineTotals {
    Minor items = 0;           // before discounts
    Minor discount = 0;        // its own
    Minor order_discount = 0;  // its share of the order's
    Minor sum = 0;
    Price price = 0;  // of a unit after both
    bool operator==(const LineTotals&) const = default;
};

struct PaymentLine {
    std::optional<Minor> amount;
    bool paid = false;
};

struct TotalsInput {
    std::vector<Line> lines;
    std::vector<PaymentLine> payments;
    Minor discount_amount = 0;
    Percent discount_percent = 0;
    Minor delivery_cost = 0;
    std::optional<Minor> delivery_net_cost;
    int decimals = 2;
};

struct TotalsResult {
    std::vector<LineTotals> lines;
    OrderTotals totals;
};

// Throws Error{invalid, "error.too_big"} where a sum leaves what we can count.
TotalsResult order_totals(const TotalsInput& input);

// What the kinds of a payment mean for what is owed.
struct PaymentFacts {
    PaymentLine line;
    std::string_view type;   // code
    std::string_view group;  // of its status: "unpaid", "waiting", "part", "paid", "refused", "refunded"
};
PaymentState payment_state(const std::vector<PaymentFacts>& payments, const OrderTotals& totals);

// Works out everything of the order that follows from its lines, discounts, delivery and payments: totals, prices of the lines, state of
// payment, full_paid_at.
void set_totals(Order& order, const references::Books& books, Moment now);

}  // namespace okno::orders
