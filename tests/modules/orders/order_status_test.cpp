// SPDX-License-Identifier: Apache-2.0
#include "modules/orders/order_status.h"

#include "modules/orders/change_order_status.h"
#include "tests/modules/orders/order_shop.h"

namespace okno::orders {
namespace {

using okno::testing::JournalMark;
using okno::testing::kTestNow;
using okno::testing::refusal;
using okno::testing::TestShop;
using ::testing::ElementsAre;

class ChangeOrderStatusTest : public OrdersTest {};
OKNO_ON_BOTH_ENGINES(ChangeOrderStatusTest);

TEST_P(ChangeOrderStatusTest, GroupsSayWhatAStatusMeans) {
    const references::Books& known = books();
    EXPECT_EQ(first_status(known, "eshop-individual"), "new");
    EXPECT_EQ(status_group(known, "client-confirmed"), "approval");
    EXPECT_EQ(status_group(known, "wishing"), "");
    EXPECT_TRUE(is_final(known, "complete"));
    EXPECT_TRUE(is_final(known, "no-call"));
    EXPECT_FALSE(is_final(known, "delivering"));
    EXPECT_TRUE(is_cancelled(known, "cancel-other"));
    EXPECT_FALSE(is_cancelled(known, "complete"));
    EXPECT_EQ(likely_status(known, "new"), "availability-confirmed");
    EXPECT_EQ(likely_status(known, "delivering"), "complete");
    EXPECT_EQ(likely_status(known, "complete"), std::nullopt);
    EXPECT_EQ(likely_status(known, "wishing"), std::nullopt);
}

TEST_P(ChangeOrderStatusTest, IsOneRowThatSaysHowLongItStoodThere) {
    const Order order = create(shop_order("1"));
    shop().clock().advance(2 * kHour);
    JournalMark mark(shop());
    const Order after =
        change_order_status(admin(), books(), {{order.id, "", ""}, order.version, "client-confirmed", "Agreed by phone", std::nullopt});
    const std::vector<JournalRow> rows = mark.take();
    ASSERT_EQ(rows.size(), 1u);
    EXPECT_EQ(rows[0].old_value.dump(), R"({"code":"new"})");
    EXPECT_EQ(rows[0].new_value.dump(), R"({"code":"client-confirmed"})");
    EXPECT_EQ(rows[0].extra.find("since")->to_int(), kTestNow);
    EXPECT_EQ(rows[0].extra.find("comment")->as_string(), "Agreed by phone");
    EXPECT_EQ(after.status_at, kTestNow + 2 * kHour);
    EXPECT_EQ(after.status_comment, "Agreed by phone");
    EXPECT_EQ(load(order.id), after);
    EXPECT_EQ(kept("new"), 0);
    EXPECT_EQ(kept("client-confirmed"), 1);
    expect_counters_true();
}

TEST_P(ChangeOrderStatusTest, CancellingAsksAPersonForAReasonAndAProgramNot) {
    const Order order = create(shop_order("1"));
    EXPECT_THAT(told(refusal([&] { move(order, "no-call"); })), ElementsAre("cancel_reason error.order.reason_required"));
    EXPECT_THAT(told(refusal([&] { move(order, "no-call", "because"); })), ElementsAre("cancel_reason error.unknown"));
    EXPECT_EQ(move(order, "no-call", "no-answer").cancel_reason, "no-answer");
    EXPECT_EQ(move(order, "new").cancel_reason, "");
    EXPECT_EQ(change_order_status(key(), books(), {{0, "1", "shop"}, std::nullopt, "no-call", std::nullopt, std::nullopt}).status,
              "no-call");
}

TEST_P(ChangeOrderStatusTest, RefusesUnknownStatusesAndVersions) {
    const Order order = create(shop_order("1"));
    EXPECT_THAT(told(refusal([&] { move(order, "wishing"); })), ElementsAre("status error.unknown"));
    EXPECT_EQ(refusal([&] {
                  change_order_status(admin(), books(), {{order.id, "", ""}, order.version + 1, "complete", std::nullopt, std::nullopt});
              }).message.key,
              "error.version");
    EXPECT_EQ(refusal([&] { move(Order{}, "complete"); }).kind, ErrorKind::not_found);
}

TEST_P(ChangeOrderStatusTest, WhereItStandsAlreadyNothingHappens) {
    const Order order = create(shop_order("1"));
    JournalMark mark(shop());
    EXPECT_EQ(move(order, "new"), order);
    mark.expect({});
}

TEST_P(ChangeOrderStatusTest, ALimitMakesItLateAndTheNextMoveTakesThatBack) {
    shop().write([](Operation& op) {
        op.connection().execute("UPDATE statuses SET limit_minutes = CASE WHEN code = 'client-confirmed' THEN 60 ELSE 0 END");
    });
    shop().cache().reload();
    const Order order = create(shop_order("1"));
    EXPECT_EQ(order.overdue_at, std::nullopt);
    EXPECT_EQ(move(order, "client-confirmed").overdue_at, kTestNow + kHour);
    EXPECT_EQ(move(order, "assembling").overdue_at, std::nullopt);
}

TEST_P(ChangeOrderStatusTest, ManyAtOnceDoWhatCanBeDoneAndSayWhatCannot) {
    const Order a = create(shop_order("1"));
    const Order b = create(shop_order("2"));
    ChangeOrders change;
    change.ids = {b.id, a.id, 4711, a.id};
    change.status = "delivering";
    change.manager_id = 5;
    const ChangedOrders changed = change_orders(admin(), books(), change);
    EXPECT_THAT(changed.done, ElementsAre(a.id, b.id));
    ASSERT_EQ(changed.refused.size(), 1u);
    EXPECT_EQ(changed.refused[0].id, 4711);
    EXPECT_EQ(changed.refused[0].message.key, "error.order.not_found");
    EXPECT_EQ(load(a.id).manager_id, 5);
    EXPECT_EQ(load(b.id).status, "delivering");
    expect_counters_true();

    change.status = "no-call";
    const ChangedOrders refused = change_orders(admin(), books(), change);
    EXPECT_TRUE(refused.done.empty());
    ASSERT_EQ(refused.refused.size(), 3u);
    EXPECT_EQ(refused.refused[0].number, a.number);
    EXPECT_EQ(refused.refused[0].message.key, "error.order.reason_required");
    EXPECT_EQ(load(a.id).status, "delivering");
}

}  // namespace
}  // namespace okno::orders
