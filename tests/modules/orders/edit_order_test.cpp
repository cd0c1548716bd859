// SPDX-License-Identifier: Apache-2.0
#include "modules/orders/edit_order.h"

#include <atomic>
#include <thread>

#include "modules/orders/delete_order.h"
#include "modules/orders/fix_external_ids.h"
#include "modules/orders/save_payment.h"
#include "tests/modules/orders/order_shop.h"

namespace okno::orders {
namespace {

using okno::testing::JournalMark;
using okno::testing::refusal;
using okno::testing::TestShop;
using okno::testing::TopicIs;
using ::testing::ElementsAre;

class EditOrderTest : public OrdersTest {
  protected:
    ItemInput same(const OrderItem& item) {
        ItemInput input;
        input.id = item.id;
        return input;
    }
};
OKNO_ON_BOTH_ENGINES(EditOrderTest);

TEST_P(EditOrderTest, OneRowForOneFieldAndNothingElse) {
    const Order order = create(shop_order("1"));
    JournalMark mark(shop());
    shop().topics();
    OrderInput input;
    input.manager_comment = "Call after six";
    const Order after = edit(order, input);
    mark.expect({{.kind = "order",
                  .id = order.id,
                  .field = "manager_comment",
                  .old_value = "null",
                  .new_value = "\"Call after six\"",
                  .source = "user"}});
    EXPECT_THAT(shop().topics(), ElementsAre(TopicIs("order", order.id, "changed")));
    EXPECT_EQ(after.version, order.version + 1);
    EXPECT_EQ(load(order.id), after);
}

TEST_P(EditOrderTest, WhatDoesNotDifferIsNotWritten) {
    const Order order = create(shop_order("1"));
    JournalMark mark(shop());
    shop().topics();
    OrderInput input;
    input.first_name = order.first_name;
    input.phone = order.phone.written;
    input.status = order.status;
    input.items = std::vector<ItemInput>{same(order.items[0]), same(order.items[1])};
    EXPECT_EQ(edit(order, input), order);
    mark.expect({});
    EXPECT_TRUE(shop().topics().empty());
    EXPECT_EQ(load(order.id).version, order.version);
}

TEST_P(EditOrderTest, LinesComeGoAndChange) {
    const Order order = create(shop_order("1"));
    JournalMark mark(shop());
    OrderInput input;
    ItemInput shirt = same(order.items[0]);
    shirt.quantity = 3 * kQuantityScale;
    input.items = std::vector<ItemInput>{shirt, free_item("Hat", 500)};
    const Order after = edit(order, input);
    ASSERT_EQ(after.items.size(), 2u);
    EXPECT_EQ(after.items[0].id, order.items[0].id);
    EXPECT_EQ(after.totals.summ, 3 * 1290'00 + 500'00);
    EXPECT_EQ(load(order.id), after);
    mark.expect({{.kind = "order", .id = order.id, .field = "order_product", .new_value = "null", .part = "item"},
                 {.kind = "order", .id = order.id, .field = "order_product.quantity", .old_value = "2", .new_value = "3", .part = "item"},
                 {.kind = "order", .id = order.id, .field = "order_product", .old_value = "null", .part = "item"}});
    EXPECT_EQ(shop().integer("SELECT COUNT(*) FROM order_items"), 2);
}

TEST_P(EditOrderTest, LinesAreMatchedByTheirExternalIds) {
    NewOrder wanted = shop_order("1");
    wanted.input.items->at(0).external_ids = std::vector<CodeValue>{{"woocomerce", "17_4"}};
    wanted.input.items->at(1).external_ids = std::vector<CodeValue>{{"woocomerce", "18_5"}};
    const Order order = create(wanted);
    OrderInput input;
    ItemInput socks;
    socks.external_ids = std::vector<CodeValue>{{"woocomerce", "18_5"}};
    socks.initial_price = 300 * kPriceScale;
    input.items = std::vector<ItemInput>{socks};
    const Order after = edit(order, input);
    ASSERT_EQ(after.items.size(), 1u);
    EXPECT_EQ(after.items[0].id, order.items[1].id);
    EXPECT_EQ(after.items[0].name, "Socks");
    EXPECT_EQ(after.items[0].initial_price, 300 * kPriceScale);
}

TEST_P(EditOrderTest, AnUnknownLineIsRefused) {
    const Order order = create(shop_order("1"));
    OrderInput input;
    ItemInput foreign;
    foreign.id = 4711;
    input.items = std::vector<ItemInput>{foreign};
    EXPECT_THAT(told(refusal([&] { edit(order, input); })), ElementsAre("items[0].id error.unknown"));
}

TEST_P(EditOrderTest, OfTwoSaversOfOneVersionTheSecondIsTold) {
    const Order order = create(shop_order("1"));
    OrderInput input;
    input.manager_comment = "first";
    edit(order, input);
    input.manager_comment = "second";
    const Error error = refusal([&] { edit(order, input); });
    EXPECT_EQ(error.kind, ErrorKind::conflict);
    EXPECT_EQ(error.message.key, "error.version");
    EXPECT_EQ(load(order.id).manager_comment, "first");
    EditOrder unasked = edit_of(order);
    unasked.version.reset();
    unasked.input = input;
    EXPECT_EQ(edit_order(key(), books(), unasked).manager_comment, "second");
}

TEST_P(EditOrderTest, TwoSaversAtOnceMakeOneConflict) {
    const Order order = create(shop_order("1"));
    const references::Books& known = books();
    std::atomic<int> saved{0}, conflicts{0}, other{0};
    std::vector<std::jthread> threads;
    for (int i = 0; i < 2; ++i) {
        threads.emplace_back([&, i] {
            const Context context = admin();
            EditOrder wanted = edit_of(order);
            wanted.input.manager_comment = "saver " + std::to_string(i);
            try {
                edit_order(context, known, wanted);
                ++saved;
            } catch (const Error& error) {
                ++(error.message.key == "error.version" ? conflicts : other);
            }
        });
    }
    threads.clear();
    EXPECT_EQ(saved, 1);
    EXPECT_EQ(conflicts, 1);
    EXPECT_EQ(other, 0);
}

TEST_P(EditOrderTest, ProgramsThatEditAtOnceLoseNothing) {
    const Order order = create(shop_order("1"));
    const references::Books& known = books();
    std::atomic<int> failed{0};
    std::vector<std::jthread> threads;
    for (int i = 0; i < 8; ++i) {
        threads.emplace_back([&, i] {
            const Context context = key();
            EditOrder wanted{{0, "1", "shop"}, std::nullopt, std::nullopt, {}};
            wanted.input.custom_fields = Json(JsonObject{{"field" + std::to_string(i), Json(i)}});
            try {
                edit_order(context, known, wanted);
            } catch (const Error&) {
                ++failed;
            }
        });
    }
    threads.clear();
    EXPECT_EQ(failed, 0);
    EXPECT_EQ(load(order.id).custom_fields.as_object().size(), 8u);
    EXPECT_EQ(load(order.id).version, 9);
}

TEST_P(EditOrderTest, FiguresOfTheBuyerFollow) {
    const Order order = create(shop_order("1"));
    NewOrder another = shop_order("2", "+48 601 234 567");
    another.input.email = "other@example.com";
    const Order other = create(another);
    ASSERT_NE(order.customer_id, other.customer_id);
    OrderInput more;
    more.discount_amount = 100 * kPriceScale;
    const Order cheaper = edit(order, more);
    EXPECT_EQ(customer_figure("orders_sum", order.customer_id), order.totals.total - 100'00);

    const Order cancelled = move(cheaper, "no-call", "changed-mind");
    EXPECT_EQ(customer_figure("orders_sum", order.customer_id), 0);
    EXPECT_EQ(customer_figure("orders_cancelled", order.customer_id), 1);
    move(cancelled, "new");
    EXPECT_EQ(customer_figure("orders_sum", order.customer_id), cheaper.totals.total);

    OrderInput to_other;
    to_other.customer = BuyerInput{other.customer_id, "", ""};
    edit(load(order.id), to_other);
    EXPECT_EQ(customer_figure("orders_count", order.customer_id), 0);
    EXPECT_EQ(customer_figure("orders_count", other.customer_id), 2);
    EXPECT_EQ(customer_figure("orders_sum", other.customer_id), cheaper.totals.total + other.totals.total);
    expect_counters_true();
}

TEST_P(EditOrderTest, PaymentsOneByOne) {
    const Order order = create(shop_order("1"));
    JournalMark mark(shop());
    PaymentInput input = payment("cash", "paid", 1000);
    input.external_id = "p-1";
    const SavedPayment added = add_payment(key(), books(), {0, "1", "shop"}, input);
    EXPECT_EQ(added.order.totals.paid, 1000'00);
    EXPECT_EQ(added.order.payment_state, PaymentState::part);
    EXPECT_EQ(added.order.payments.back().paid_at, okno::testing::kTestNow);
    mark.expect({{.kind = "order", .id = order.id, .field = "prepay_sum", .old_value = "0", .new_value = "1000"},
                 {.kind = "order", .id = order.id, .field = "payments", .old_value = "null", .part = "payment"}});
    EXPECT_THAT(told(refusal([&] { add_payment(key(), books(), {0, "1", "shop"}, input); })), ElementsAre("external_id error.duplicate"));

    PaymentInput change;
    change.amount = std::optional<Price>(order.totals.total * 100);
    const SavedPayment edited = edit_payment(key(), books(), {0, "p-1", "shop"}, change);
    EXPECT_EQ(edited.id, added.id);
    EXPECT_EQ(edited.order.payment_state, PaymentState::paid);
    EXPECT_EQ(edited.order.full_paid_at, okno::testing::kTestNow);
    mark.take();
    delete_payment(key(), books(), added.id);
    mark.expect({{.kind = "order", .id = order.id, .field = "prepay_sum", .old_value = "3180", .new_value = "0"},
                 {.kind = "order", .id = order.id, .field = "full_paid_at", .new_value = "null"},
                 {.kind = "order", .id = order.id, .field = "payments", .new_value = "null", .part = "payment"}});
    EXPECT_EQ(refusal([&] { delete_payment(key(), books(), added.id); }).message.key, "error.payment_not_found");
    EXPECT_EQ(load(order.id).payments, order.payments);
}

TEST_P(EditOrderTest, TheBinKeepsTheOrderAndGivesItBack) {
    const Order order = create(shop_order("1"));
    JournalMark mark(shop());
    shop().topics();
    delete_order(admin(), books(), order.id);
    mark.expect({{.kind = "order", .id = order.id, .field = "id", .deleted = true}});
    EXPECT_THAT(shop().topics(), ElementsAre(TopicIs("order", order.id, "deleted")));
    EXPECT_EQ(kept("new"), 0);
    EXPECT_EQ(customer_figure("orders_count", order.customer_id), 0);
    EXPECT_EQ(refusal([&] { edit(order, {}); }).kind, ErrorKind::not_found);
    EXPECT_EQ(load(order.id, Deleted::included).deleted_by, TestShop::kAdminId);

    const Order second = create(shop_order("1"));  // its external id is free
    EXPECT_EQ(refusal([&] { restore_order(admin(), books(), order.id); }).message.key, "error.order.external_id_taken");
    delete_order(admin(), books(), second.id);
    const Order back = restore_order(admin(), books(), order.id);
    EXPECT_EQ(load(order.id), back);
    EXPECT_EQ(kept("new"), 1);
    EXPECT_EQ(customer_figure("orders_count", order.customer_id), 1);
    expect_counters_true();
}

TEST_P(EditOrderTest, ExternalIdsAreFixedAllOrNone) {
    const Order a = create(phone_order("Anna"));
    const Order b = create(phone_order("Boris"));
    EXPECT_THAT(told(refusal([&] {
                    fix_order_external_ids(key(), books(), {{a.id, "a-1"}, {4711, "b-1"}});
                })),
                ElementsAre("[1].id error.order.not_found"));
    EXPECT_EQ(load(a.id).external_id, "");
    JournalMark mark(shop());
    fix_order_external_ids(key(), books(), {{a.id, "a-1"}, {b.id, "b-1"}});
    mark.expect({{.kind = "order", .id = a.id, .field = "external_id", .new_value = "\"a-1\"", .source = "api"},
                 {.kind = "order", .id = b.id, .field = "external_id", .new_value = "\"b-1\"", .source = "api"}});
    EXPECT_EQ(refusal([&] { fix_order_external_ids(key(), books(), {{b.id, "a-1"}}); }).message.key, "error.order.external_id_taken");
}

TEST_P(EditOrderTest, ReachesOnlyWhatTheRightReaches) {
    NewOrder wanted = shop_order("1");
    wanted.input.manager_id = 5;
    const Order order = create(wanted);
    const Context stranger = shop().context(TestShop::with_level("orders_edit", Level::own, 6));
    EditOrder change = edit_of(order);
    change.input.manager_comment = "mine";
    EXPECT_EQ(refusal([&] { edit_order(stranger, books(), change); }).kind, ErrorKind::not_found);
    const Context owner = shop().context(TestShop::with_level("orders_edit", Level::own, 5));
    EXPECT_EQ(edit_order(owner, books(), change).manager_comment, "mine");
    change = edit_of(load(order.id));
    change.input.status = "complete";
    EXPECT_THAT(told(refusal([&] { edit_order(owner, books(), change); })), ElementsAre("status error.forbidden"));
}

}  // namespace
}  // namespace okno::orders
