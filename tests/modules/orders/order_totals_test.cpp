// SPDX-License-Identifier: Apache-2.0
#include "modules/orders/order_totals.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <numeric>
#include <random>
#include <sstream>

#include "base/error.h"
#include "base/json.h"

namespace okno::orders {
namespace {

Json read_fixture() {
    std::ifstream file(std::string(OKNO_SOURCE) + "/tests/fixtures/totals.json");
    std::stringstream text;
    text << file.rdbuf();
    return parse_json(text.str());
}

std::int64_t scaled(const Json& json, std::string_view name, int decimals) {
    return parse_scaled(json.find(name)->as_string(), decimals).value();
}

std::optional<std::int64_t> maybe_scaled(const Json& json, std::string_view name, int decimals) {
    if (json.find(name)->is_null()) return std::nullopt;
    return scaled(json, name, decimals);
}

TotalsInput input_of(const Json& row) {
    TotalsInput input;
    input.decimals = static_cast<int>(row.find("decimals")->to_int().value());
    for (const Json& line : row.find("lines")->as_array()) {
        input.lines.push_back({scaled(line, "initial_price", 4), scaled(line, "quantity", 3), scaled(line, "discount_amount", 4),
                               scaled(line, "discount_percent", 2), maybe_scaled(line, "purchase_price", 4),
                               line.find("cancelled")->as_bool()});
    }
    for (const Json& payment : row.find("payments")->as_array()) {
        input.payments.push_back({maybe_scaled(payment, "amount", input.decimals), payment.find("paid")->as_bool()});
    }
    input.discount_amount = scaled(row, "discount_amount", input.decimals);
    input.discount_percent = scaled(row, "discount_percent", 2);
    input.delivery_cost = scaled(row, "delivery_cost", input.decimals);
    input.delivery_net_cost = maybe_scaled(row, "delivery_net_cost", input.decimals);
    return input;
}

TEST(OrderTotals, AsTheFixtureThatTheBrowserSharesSays) {
    const Json rows = read_fixture();
    ASSERT_GE(rows.as_array().size(), 60u);
    for (const Json& row : rows.as_array()) {
        SCOPED_TRACE(row.find("name")->as_string());
        const TotalsInput input = input_of(row);
        const int decimals = input.decimals;
        const TotalsResult result = order_totals(input);
        const Json& expect = *row.find("expect");
        const OrderTotals& totals = result.totals;
        EXPECT_EQ(format_scaled(totals.items, decimals), expect.find("items")->as_string());
        EXPECT_EQ(format_scaled(totals.discount, decimals), expect.find("discount")->as_string());
        EXPECT_EQ(format_scaled(totals.summ, decimals), expect.find("summ")->as_string());
        EXPECT_EQ(format_scaled(totals.total, decimals), expect.find("total")->as_string());
        EXPECT_EQ(format_scaled(totals.purchase, decimals), expect.find("purchase")->as_string());
        EXPECT_EQ(format_scaled(totals.margin, decimals), expect.find("margin")->as_string());
        EXPECT_EQ(format_scaled(totals.paid, decimals), expect.find("paid")->as_string());
        EXPECT_EQ(format_scaled(totals.left, decimals), expect.find("left")->as_string());
        const JsonArray& lines = expect.find("lines")->as_array();
        ASSERT_EQ(result.lines.size(), lines.size());
        for (std::size_t i = 0; i < lines.size(); ++i) {
            EXPECT_EQ(format_scaled(result.lines[i].sum, decimals), lines[i].find("sum")->as_string()) << "line " << i;
            EXPECT_EQ(format_scaled(result.lines[i].discount + result.lines[i].order_discount, decimals),
                      lines[i].find("discount")->as_string());
            EXPECT_EQ(format_scaled(result.lines[i].price, 4), lines[i].find("price")->as_string()) << "line " << i;
        }
    }
}

// Any order a manager could make, and some that nobody would.
TotalsInput drawn(std::mt19937_64& random) {
    auto upto = [&](std::int64_t most) { return static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(most + 1)); };
    TotalsInput input;
    const int decimals[] = {0, 2, 3};
    input.decimals = decimals[upto(2)];
    const std::int64_t scale = pow10(static_cast<int>(upto(6)));
    for (std::int64_t i = upto(12); i > 0; --i) {
        Line line;
        line.initial_price = upto(99'9999) * scale;
        line.quantity = upto(3) == 0 ? 1 + upto(20'000) : (1 + upto(9)) * kQuantityScale;
        if (upto(1) == 0) line.discount_amount = upto(line.initial_price * 5 / 4);
        if (upto(1) == 0) line.discount_percent = upto(100'00);
        if (upto(1) == 0) line.purchase_price = upto(line.initial_price);
        line.cancelled = upto(9) == 0;
        input.lines.push_back(line);
    }
    if (upto(1) == 0) input.discount_amount = upto(3) == 0 ? upto(20) : upto(5'000'000) * scale / 100;
    if (upto(2) == 0) input.discount_percent = upto(100'00);
    if (upto(1) == 0) input.delivery_cost = upto(100'000);
    if (upto(1) == 0) input.delivery_net_cost = upto(100'000);
    for (std::int64_t i = upto(3); i > 0; --i) {
        input.payments.push_back({upto(4) == 0 ? std::nullopt : std::optional<Minor>(upto(10'000'000)), upto(1) == 0});
    }
    return input;
}

TEST(OrderTotals, LinesAndDeliveryMakeTheTotalAndNothingGoesBelowZero) {
    std::mt19937_64 random(2026);
    for (int round = 0; round < 20'000; ++round) {
        const TotalsInput input = drawn(random);
        const TotalsResult result = order_totals(input);
        const OrderTotals& totals = result.totals;
        Minor summ = 0, items = 0, discount = 0, spread = 0;
        for (const LineTotals& line : result.lines) {
            ASSERT_GE(line.sum, 0);
            ASSERT_GE(line.discount, 0);
            ASSERT_GE(line.order_discount, 0);
            ASSERT_GE(line.price, 0);
            ASSERT_EQ(line.items - line.discount - line.order_discount, line.sum);
            items += line.items;
            discount += line.discount + line.order_discount;
            spread += line.order_discount;
            summ += line.sum;
        }
        ASSERT_EQ(summ, totals.summ);
        ASSERT_EQ(items, totals.items);
        ASSERT_EQ(discount, totals.discount);
        ASSERT_EQ(totals.summ + input.delivery_cost, totals.total);
        ASSERT_GE(totals.left, 0);
        const Minor nets = summ + spread;
        ASSERT_EQ(spread, std::min(nets, input.discount_amount + percent_of(nets, input.discount_percent)));
    }
}

TEST(OrderTotals, OrderOfLinesMattersOnlyBetweenEqualOnes) {
    std::mt19937_64 random(7);
    for (int round = 0; round < 5'000; ++round) {
        const TotalsInput input = drawn(random);
        std::vector<std::size_t> places(input.lines.size());
        std::iota(places.begin(), places.end(), std::size_t{0});
        std::shuffle(places.begin(), places.end(), random);
        TotalsInput shuffled = input;
        for (std::size_t i = 0; i < places.size(); ++i) shuffled.lines[i] = input.lines[places[i]];

        const TotalsResult a = order_totals(input);
        const TotalsResult b = order_totals(shuffled);
        ASSERT_EQ(a.totals, b.totals);
        auto nets = [](const TotalsResult& result) {
            std::vector<std::pair<Minor, Minor>> all;  // net, share
            for (const LineTotals& line : result.lines) all.emplace_back(line.items - line.discount, line.order_discount);
            std::sort(all.begin(), all.end());
            return all;
        };
        ASSERT_EQ(nets(a), nets(b));
    }
}

TEST(OrderTotals, ASharePerLineIsNeverFurtherFromItsPartThanTheRemainder) {
    std::mt19937_64 random(11);
    for (int round = 0; round < 5'000; ++round) {
        const TotalsResult result = order_totals(drawn(random));
        Minor nets = 0, discount = 0;
        for (const LineTotals& line : result.lines) {
            nets += line.items - line.discount;
            discount += line.order_discount;
        }
        if (nets == 0) continue;
        for (const LineTotals& line : result.lines) {
            const long double exact =
                static_cast<long double>(discount) * static_cast<long double>(line.items - line.discount) / static_cast<long double>(nets);
            ASSERT_LE(static_cast<long double>(line.order_discount) - exact, static_cast<long double>(result.lines.size()));
            ASSERT_LE(exact - static_cast<long double>(line.order_discount), 1.0L);
        }
    }
}

TEST(OrderTotals, RefusesWhatCannotBeCounted) {
    auto refused = [](const TotalsInput& input) {
        try {
            order_totals(input);
            return false;
        } catch (const Error& error) {
            return error.kind == ErrorKind::invalid && error.message.key == "error.too_big";
        }
    };
    TotalsInput line;
    line.lines.push_back({kMaxPrice, kMaxQuantity, 0, 0, std::nullopt, false});
    EXPECT_TRUE(refused(line));
    TotalsInput price;
    price.lines.push_back({std::numeric_limits<Price>::max(), std::numeric_limits<Quantity>::max(), 0, 0, std::nullopt, false});
    EXPECT_TRUE(refused(price));
    TotalsInput purchase;
    purchase.lines.push_back({0, kMaxQuantity, 0, 0, kMaxPrice, false});
    EXPECT_TRUE(refused(purchase));
    TotalsInput paid;
    paid.payments = {{std::numeric_limits<Minor>::max(), true}, {1, true}};
    EXPECT_TRUE(refused(paid));
    TotalsInput full;
    full.lines.assign(kMaxItems, {kMaxPrice, kQuantityScale, 0, 0, std::nullopt, false});
    EXPECT_EQ(order_totals(full).totals.total, static_cast<Minor>(kMaxItems) * price_to_minor(kMaxPrice, 2));
}

struct StateRow {
    const char* name;
    std::vector<PaymentFacts> payments;
    Minor total;
    PaymentState expect;
};

TEST(PaymentState, OfEachMixOfPayments) {
    const PaymentFacts paid{{100, true}, "bank-card", "paid"};
    const PaymentFacts open{{100, false}, "bank-card", "unpaid"};
    const PaymentFacts cash{{100, false}, "cash", "unpaid"};
    const PaymentFacts waiting{{100, false}, "bank-card", "waiting"};
    const PaymentFacts refused{{100, false}, "cash", "refused"};
    const PaymentFacts refunded{{100, false}, "bank-card", "refunded"};
    const PaymentFacts prepaid{{100, false}, "bank-card", "part"};
    const StateRow rows[] = {
        {"no payment", {}, 100, PaymentState::none},
        {"paid", {paid}, 100, PaymentState::paid},
        {"paid more than asked", {paid}, 60, PaymentState::paid},
        {"half of it", {paid}, 200, PaymentState::part},
        {"half, the rest waits", {paid, waiting}, 200, PaymentState::part},
        {"nothing yet", {open}, 100, PaymentState::not_paid},
        {"at the door", {cash}, 100, PaymentState::on_receipt},
        {"cash refused", {refused}, 100, PaymentState::not_paid},
        {"waits", {waiting}, 100, PaymentState::waiting},
        {"waits beside cash", {cash, waiting}, 100, PaymentState::waiting},
        {"given back", {refunded}, 100, PaymentState::refund},
        {"given back and paid anew", {refunded, paid}, 100, PaymentState::paid},
        {"a status that says part", {prepaid}, 100, PaymentState::part},
    };
    for (const StateRow& row : rows) {
        TotalsInput input;
        input.delivery_cost = row.total;
        for (const PaymentFacts& payment : row.payments) input.payments.push_back(payment.line);
        EXPECT_EQ(payment_state(row.payments, order_totals(input).totals), row.expect) << row.name;
    }
}

TEST(PaymentState, NamesGoBothWays) {
    for (PaymentState state : {PaymentState::none, PaymentState::not_paid, PaymentState::waiting, PaymentState::on_receipt,
                               PaymentState::part, PaymentState::paid, PaymentState::refund}) {
        EXPECT_EQ(payment_state_from(to_string(state)), state);
    }
    EXPECT_EQ(payment_state_from("paidd"), std::nullopt);
}

}  // namespace
}  // namespace okno::orders
