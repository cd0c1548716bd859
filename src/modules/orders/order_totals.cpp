// SPDX-License-Identifier: Apache-2.0
#include "modules/orders/order_totals.h"

#include <algorithm>
#include <numeric>

#include "base/error.h"
#include "modules/references/books.h"

namespace okno::orders {

namespace {

using Wide = __int128;

constexpr Percent kWholePercent = 100 * 100;

Minor bounded(Minor sum) {
    if (sum > kMaxSum) throw Error(ErrorKind::invalid, {"error.too_big", {}});
    return sum;
}

Price unit_discount(const Line& line) {
    const Price percent = multiply_divide(line.initial_price, line.discount_percent, kWholePercent);
    return std::clamp<Price>(checked_add(line.discount_amount, percent), 0, line.initial_price);
}

LineTotals line_totals(const Line& line, int decimals) {
    LineTotals totals;
    const Price net_price = line.initial_price - unit_discount(line);
    if (line.cancelled) {
        totals.price = net_price;
        return totals;
    }
    totals.items = bounded(line_total(line.initial_price, line.quantity, decimals));
    totals.sum = line_total(net_price, line.quantity, decimals);
    totals.discount = totals.items - totals.sum;
    return totals;
}

// Takes the order's discount off the lines; see the header for who bears the remainder.
void spread(Minor discount, std::vector<LineTotals>& lines) {
    Minor net_sum = 0;
    for (const LineTotals& line : lines) net_sum += line.sum;
    if (discount == 0 || net_sum == 0) return;

    Minor rest = discount;
    for (LineTotals& line : lines) {
        line.order_discount = static_cast<Minor>(Wide{discount} * line.sum / net_sum);
        rest -= line.order_discount;
    }
    if (rest > 0) {
        std::vector<std::size_t> largest_first(lines.size());
        std::iota(largest_first.begin(), largest_first.end(), std::size_t{0});
        std::stable_sort(largest_first.begin(), largest_first.end(),
                         [&](std::size_t a, std::size_t b) { return lines[a].sum > lines[b].sum; });
        for (std::size_t at : largest_first) {
            const Minor more = std::min(rest, lines[at].sum - lines[at].order_discount);
            lines[at].order_discount += more;
            rest -= more;
            if (rest == 0) break;
        }
    }
    for (LineTotals& line : lines) line.sum -= line.order_discount;
}

Minor paid_sum(const std::vector<PaymentLine>& payments, Minor total) {
    Minor paid = 0;
    bool all_that_is_left = false;
    for (const PaymentLine& payment : payments) {
        if (!payment.paid) continue;
        if (payment.amount) {
            paid = checked_add(paid, *payment.amount);
        } else {
            all_that_is_left = true;
        }
    }
    return all_that_is_left ? std::max(paid, total) : paid;
}

}  // namespace

TotalsResult order_totals(const TotalsInput& input) {
    TotalsResult result;
    OrderTotals& totals = result.totals;
    result.lines.reserve(input.lines.size());
    Minor net_sum = 0;
    for (const Line& line : input.lines) {
        const LineTotals& added = result.lines.emplace_back(line_totals(line, input.decimals));
        totals.items = checked_add(totals.items, added.items);
        net_sum = checked_add(net_sum, added.sum);
        if (line.purchase_price && !line.cancelled) {
            totals.purchase = checked_add(totals.purchase, bounded(line_total(*line.purchase_price, line.quantity, input.decimals)));
        }
    }
    const Minor wanted = checked_add(input.discount_amount, percent_of(net_sum, input.discount_percent));
    spread(std::clamp<Minor>(wanted, 0, net_sum), result.lines);

    for (std::size_t i = 0; i < result.lines.size(); ++i) {
        LineTotals& line = result.lines[i];
        totals.summ += line.sum;
        if (!input.lines[i].cancelled && input.lines[i].quantity != 0) {
            line.price = multiply_divide(minor_to_price(line.sum, input.decimals), kQuantityScale, input.lines[i].quantity);
        }
    }
    totals.discount = totals.items - totals.summ;
    totals.total = checked_add(totals.summ, input.delivery_cost);
    totals.margin = totals.summ - totals.purchase;
    if (input.delivery_net_cost) totals.margin += input.delivery_cost - *input.delivery_net_cost;
    totals.paid = paid_sum(input.payments, totals.total);
    totals.left = std::max<Minor>(0, totals.total - totals.paid);
    return result;
}

PaymentState payment_state(const std::vector<PaymentFacts>& payments, const OrderTotals& totals) {
    if (payments.empty()) return PaymentState::none;
    auto any = [&](auto&& holds) { return std::any_of(payments.begin(), payments.end(), holds); };
    auto any_in_group = [&](std::string_view group) { return any([&](const PaymentFacts& payment) { return payment.group == group; }); };
    if (any([](const PaymentFacts& payment) { return payment.line.paid; }))
        return totals.left == 0 ? PaymentState::paid : PaymentState::part;
    if (any_in_group("refunded")) return PaymentState::refund;
    if (any_in_group("part")) return PaymentState::part;
    if (any_in_group("waiting")) return PaymentState::waiting;
    const bool cash = any([](const PaymentFacts& payment) { return payment.type == "cash" && payment.group != "refused"; });
    return cash ? PaymentState::on_receipt : PaymentState::not_paid;
}

void set_totals(Order& order, const references::Books& books, Moment now) {
    using references::Book;
    TotalsInput input;
    input.decimals = order.decimals;
    input.discount_amount = order.discount_amount;
    input.discount_percent = order.discount_percent;
    input.delivery_cost = order.delivery.cost;
    input.delivery_net_cost = order.delivery.net_cost;
    input.lines.reserve(order.items.size());
    for (OrderItem& item : order.items) {
        const references::ReferenceItem* status = item.status.empty() ? nullptr : books.item(Book::product_status, item.status);
        item.cancelled = status != nullptr && references::flag(*status, "cancel");
        input.lines.push_back(
            {item.initial_price, item.quantity, item.discount_amount, item.discount_percent, item.purchase_price, item.cancelled});
    }

    std::vector<PaymentFacts> facts;
    std::vector<std::string> groups(order.payments.size());
    std::optional<Moment> last_paid_at;
    for (std::size_t i = 0; i < order.payments.size(); ++i) {
        Payment& payment = order.payments[i];
        payment.decimals = order.decimals;
        const references::ReferenceItem* status = books.item(Book::payment_status, payment.status);
        const bool paid = status != nullptr && references::payment_complete(*status);
        if (status != nullptr) groups[i] = references::text(*status, "group");
        if (paid && payment.paid_at) last_paid_at = std::max(last_paid_at.value_or(*payment.paid_at), *payment.paid_at);
        input.payments.push_back({payment.amount, paid});
        facts.push_back({input.payments.back(), payment.type, groups[i]});
    }

    const TotalsResult result = order_totals(input);
    order.totals = result.totals;
    for (std::size_t i = 0; i < order.items.size(); ++i) {
        const LineTotals& line = result.lines[i];
        order.items[i].price = line.price;
        order.items[i].discount_total = line.discount + line.order_discount;
        order.items[i].sum = line.sum;
    }
    order.payment_state = payment_state(facts, order.totals);
    if (order.payment_state != PaymentState::paid) {
        order.full_paid_at.reset();
    } else if (!order.full_paid_at) {
        order.full_paid_at = last_paid_at.value_or(now);
    }
}

}  // namespace okno::orders
