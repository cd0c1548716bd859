// SPDX-License-Identifier: Apache-2.0
#include "modules/orders/order_history.h"

#include <random>

#include "modules/orders/delete_order.h"
#include "modules/orders/order_fields.h"
#include "modules/orders/save_payment.h"
#include "tests/modules/orders/order_shop.h"

namespace okno::orders {
namespace {

class OrderHistory : public OrdersTest {
  protected:
    std::int64_t last_number() {
        number_journal(shop().database());
        return last_journal_number(shop().database().read()->connection());
    }
    // Beside what is no part of history: the version, when it was last touched, and the limit of the present status.
    static Order comparable(Order order) {
        order.version = 0;
        order.updated_at = 0;
        order.overdue_at.reset();
        return order;
    }
};
OKNO_ON_BOTH_ENGINES(OrderHistory);

// Any edit that a person could make, drawn.
OrderInput drawn(std::mt19937& random, const Order& order) {
    auto one_of = [&](std::int64_t sides) { return static_cast<std::int64_t>(random() % static_cast<unsigned>(sides)); };
    auto word = [&] { return std::string(one_of(4) == 0 ? "" : "w" + std::to_string(one_of(50))); };
    OrderInput input;
    if (one_of(3) == 0) input.first_name = word();
    if (one_of(3) == 0) input.manager_comment = word();
    if (one_of(4) == 0) input.phone = "+7916" + std::to_string(1000000 + one_of(9000000));
    if (one_of(4) == 0) input.manager_id = one_of(4);
    if (one_of(4) == 0) input.call = one_of(2) == 0;
    if (one_of(4) == 0) input.discount_amount = one_of(500) * kPriceScale;
    if (one_of(5) == 0) input.discount_percent = one_of(50) * 100;
    if (one_of(5) == 0) input.next_step_at = one_of(2) == 0 ? std::nullopt : std::optional<Moment>(okno::testing::kTestNow + one_of(1000));
    if (one_of(5) == 0) input.custom_fields = Json(JsonObject{{"f" + std::to_string(one_of(3)), one_of(3) == 0 ? Json() : Json(word())}});
    if (one_of(6) == 0) input.add_tags = {word() + "t"};
    if (one_of(6) == 0 && !order.tags.empty()) input.remove_tags = {order.tags.front()};
    if (one_of(6) == 0) input.origin = customers::Origin{word(), word(), word(), word(), word()};
    if (one_of(6) == 0) input.contragent = {{&customers::Contragent::inn, word()}};
    if (one_of(3) == 0) {
        input.delivery = DeliveryInput{};
        input.delivery->cost = one_of(300) * kPriceScale;
        input.delivery->net_cost = one_of(3) == 0 ? std::nullopt : std::optional<Price>(one_of(300) * kPriceScale);
        input.delivery->date = one_of(3) == 0 ? "" : "2026-12-0" + std::to_string(1 + one_of(9));
        input.delivery->time_from = one_of(2) == 0 ? "" : "10:00";
        input.delivery->track_number = word();
        input.delivery->address = {{&customers::Address::city, word()}, {&customers::Address::flat, word()}};
    }
    if (one_of(2) == 0) {
        std::vector<ItemInput> items;
        for (const OrderItem& item : order.items) {
            if (one_of(4) == 0) continue;
            ItemInput same;
            same.id = item.id;
            if (one_of(3) == 0) same.quantity = (1 + one_of(5)) * kQuantityScale;
            if (one_of(4) == 0) same.initial_price = one_of(1000) * kPriceScale;
            if (one_of(4) == 0) same.discount_percent = one_of(30) * 100;
            if (one_of(5) == 0) same.purchase_price = one_of(500) * kPriceScale;
            if (one_of(5) == 0) same.comment = word();
            if (one_of(6) == 0) same.external_ids = std::vector<CodeValue>{{"default", word() + "x"}};
            items.push_back(same);
        }
        if (items.size() > 1 && one_of(2) == 0) std::swap(items.front(), items.back());
        for (std::int64_t more = one_of(3); more > 0 && items.size() < 12; --more)
            items.push_back(free_item("Item " + word(), one_of(900), 1 + one_of(4)));
        input.items = items;
    }
    if (one_of(3) == 0) {
        const char* statuses[] = {"not-paid", "paid", "invoice", "refund"};
        std::vector<PaymentInput> payments;
        for (const Payment& known : order.payments) {
            if (one_of(3) == 0) continue;
            PaymentInput same;
            same.id = known.id;
            same.status = statuses[one_of(4)];
            if (one_of(2) == 0) same.amount = one_of(3) == 0 ? std::nullopt : std::optional<Price>(one_of(2000) * kPriceScale);
            payments.push_back(same);
        }
        if (payments.size() < 5 && one_of(2) == 0)
            payments.push_back(payment(one_of(2) == 0 ? "cash" : "bank-card", statuses[one_of(4)], one_of(2000)));
        input.payments = payments;
    }
    if (one_of(3) == 0) {
        const char* statuses[] = {"new", "client-confirmed", "assembling", "delivering", "complete", "cancel-other"};
        input.status = statuses[one_of(6)];
        if (*input.status != order.status) {
            if (one_of(2) == 0) input.status_comment = word();
            input.cancel_reason = *input.status == "cancel-other" ? "other" : "";
        }
    }
    return input;
}

TEST_P(OrderHistory, AnyEarlierStateIsRebuiltFromThePresentBackwards) {
    std::mt19937 random(2026);
    struct State {
        OrderMoment moment;
        Order order;
    };
    std::vector<State> states;
    std::vector<Order> orders;
    for (int i = 0; i < 3; ++i) {
        orders.push_back(create(shop_order(std::to_string(i))));
        states.push_back({{orders.back().id, last_number()}, orders.back()});
    }
    for (int round = 0; round < 60; ++round) {
        shop().clock().advance(kMinute);
        Order& order = orders[random() % orders.size()];
        const Order after = edit(order, drawn(random, order));
        EXPECT_EQ(comparable(load(after.id)), comparable(after)) << "round " << round;
        order = after;
        states.push_back({{order.id, last_number()}, order});
    }
    const std::unique_ptr<db::ReadLease> lease = shop().database().read();
    std::vector<OrderMoment> moments;
    for (const State& state : states) moments.push_back(state.moment);
    const std::map<OrderMoment, Order> rebuilt = orders_at(lease->connection(), books(), moments);
    for (std::size_t i = 0; i < states.size(); ++i) {
        SCOPED_TRACE("state " + std::to_string(i));
        const auto found = rebuilt.find(states[i].moment);
        ASSERT_NE(found, rebuilt.end());
        const Order expected = comparable(states[i].order), is = comparable(found->second);
        for (const Field<Order>& field : order_fields()) EXPECT_EQ(field.get(is).dump(), field.get(expected).dump()) << field.facts.name;
        EXPECT_EQ(is.items, expected.items);
        EXPECT_EQ(is.payments, expected.payments);
        EXPECT_EQ(is.totals, expected.totals);
        EXPECT_EQ(is, expected);
        EXPECT_EQ(comparable(order_at(lease->connection(), books(), states[i].moment.id, states[i].moment.number).value()), expected);
    }
}

TEST_P(OrderHistory, BeforeItsCreationAnOrderWasNotThere) {
    const Order first = create(shop_order("1"));
    const std::int64_t number = last_number();
    const Order second = create(shop_order("2"));
    const std::unique_ptr<db::ReadLease> lease = shop().database().read();
    EXPECT_TRUE(order_at(lease->connection(), books(), first.id, number));
    EXPECT_FALSE(order_at(lease->connection(), books(), second.id, number));
}

TEST_P(OrderHistory, ADeletedOrderIsThereBeforeItsDeletion) {
    const Order order = create(shop_order("1"));
    const std::int64_t number = last_number();
    delete_order(admin(), books(), order.id);
    const std::int64_t deleted = last_number();
    const std::unique_ptr<db::ReadLease> lease = shop().database().read();
    EXPECT_EQ(comparable(order_at(lease->connection(), books(), order.id, number).value()), comparable(order));
    EXPECT_TRUE(order_at(lease->connection(), books(), order.id, deleted)->deleted_at);
}

TEST_P(OrderHistory, HistoryNamesAreThoseOfTheContract) {
    std::vector<std::string> names;
    for (const Field<Order>& field : order_fields()) names.emplace_back(field.facts.history_name);
    for (const Field<OrderItem>& field : item_fields()) names.emplace_back(field.facts.history_name);
    for (const Field<Payment>& field : payment_fields()) names.emplace_back(field.facts.history_name);
    for (const char* name : {"number",
                             "created_at",
                             "order_type",
                             "order_method",
                             "site",
                             "status",
                             "customer",
                             "contact",
                             "company",
                             "manager",
                             "first_name",
                             "last_name",
                             "patronymic",
                             "phone",
                             "additional_phone",
                             "email",
                             "discount_manual_amount",
                             "discount_manual_percent",
                             "prepay_sum",
                             "customer_comment",
                             "manager_comment",
                             "shipment_store",
                             "shipment_date",
                             "shipped",
                             "full_paid_at",
                             "country",
                             "payments.amount",
                             "payments.paid_at",
                             "payments.comment",
                             "payments.type",
                             "payments.status",
                             "payments.external_id",
                             "order_product.initial_price",
                             "order_product.discount_total",
                             "order_product.discount",
                             "order_product.discount_percent",
                             "order_product.quantity",
                             "order_product.status",
                             "order_product.price_type",
                             "order_product.vat_rate",
                             "delivery_type",
                             "delivery_service",
                             "delivery_date",
                             "delivery_time",
                             "delivery_cost",
                             "delivery_net_cost",
                             "delivery_address.city",
                             "delivery_address.intercom_code",
                             "integration_delivery_data.track_number",
                             "integration_delivery_data.status",
                             "integration_delivery_data.courier",
                             "contragent.contragent_type"}) {
        EXPECT_THAT(names, ::testing::Contains(name));
    }
    std::sort(names.begin(), names.end());
    EXPECT_EQ(std::adjacent_find(names.begin(), names.end()), names.end()) << "two fields of one name";
}

}  // namespace
}  // namespace okno::orders
