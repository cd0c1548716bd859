// SPDX-License-Identifier: Apache-2.0
#include "modules/orders/import_orders.h"

#include "modules/orders/order_history.h"
#include "modules/orders/order_list.h"
#include "modules/orders/order_rights.h"
#include "tests/modules/orders/order_shop.h"

namespace okno::orders {
namespace {

using okno::testing::kTestNow;

class ImportOrders : public OrdersTest {
  protected:
    PreparedOrder prepared(int i, std::int64_t customer_id) {
        PreparedOrder one;
        Order& order = one.order;
        order.site_id = shop().site().id;
        order.site = "shop";
        order.type = "eshop-individual";
        order.method = "phone";
        order.status = i % 3 == 0 ? "complete" : i % 3 == 1 ? "new" : "cancel-other";
        order.created_at = order.updated_at = order.status_at = kTestNow - i * kHour;
        order.currency = "RUB";
        order.first_name = "Name" + std::to_string(i);
        order.customer_id = customer_id;
        order.manager_id = i % 2;
        OrderItem item;
        item.name = "Shirt";
        item.initial_price = 100 * kPriceScale;
        order.items.assign(2, item);
        Payment payment;
        payment.type = "cash";
        payment.status = i % 2 == 0 ? "paid" : "not-paid";
        order.payments.push_back(payment);
        one.first_status = "new";
        if (order.status != "new") {
            JournalRow row;
            row.created_at = order.created_at;
            row.field = "status";
            row.old_value = Json(JsonObject{{"code", Json("new")}});
            row.new_value = Json(JsonObject{{"code", Json(order.status)}});
            row.act = "1";
            one.journal.push_back(row);
        }
        return one;
    }
};
OKNO_ON_BOTH_ENGINES(ImportOrders);

TEST_P(ImportOrders, AreOrdersLikeAnyOther) {
    const Order before = create(shop_order("1"));
    std::vector<PreparedOrder> orders;
    for (int i = 0; i < 100; ++i) orders.push_back(prepared(i, before.customer_id));
    shop().write([&](Operation& op) {
        import_orders(op, books(), std::span(orders).first(70));
        import_orders(op, books(), std::span(orders).subspan(70));
        recount_orders(op, books());
    });
    EXPECT_EQ(orders[99].order.id, before.id + 100);
    for (const PreparedOrder& one : orders) EXPECT_EQ(load(one.order.id), one.order);
    expect_counters_true();
    EXPECT_EQ(customer_figure("orders_count", before.customer_id), 101);
    EXPECT_EQ(customer_figure("orders_cancelled", before.customer_id), 33);
    EXPECT_EQ(customer_figure("orders_sum", before.customer_id), before.totals.total + 67 * 200'00);
    EXPECT_EQ(shop().integer("SELECT COUNT(*) FROM journal WHERE kind = 'order'"), 1 + 100 + 67);

    number_journal(shop().database());
    JournalQuery query;
    query.kind = "order";
    query.record_ids = {orders[0].order.id};
    const std::unique_ptr<db::ReadLease> lease = shop().database().read();
    const std::vector<JournalRow> rows = read_journal(lease->connection(), query);
    ASSERT_EQ(rows.size(), 2u);
    EXPECT_TRUE(rows[0].created);
    EXPECT_EQ(order_at(lease->connection(), books(), orders[0].order.id, rows[0].number)->status, "new");
    EXPECT_EQ(order_at(lease->connection(), books(), orders[0].order.id, rows[1].number)->status, "complete");
}

TEST_P(ImportOrders, TheNextOrderComesBehindThem) {
    std::vector<PreparedOrder> orders{prepared(0, 0), prepared(1, 0)};
    orders[1].order.id = 5000;
    shop().write([&](Operation& op) { import_orders(op, books(), orders); });
    EXPECT_EQ(create(phone_order("Anna")).id, 5001);
    OrderFilter filter;
    filter.q = "name1";
    const Context context = admin();
    Reader reader(context, orders_view);
    EXPECT_EQ(list_orders(reader, books(), filter, OrderSort::newest, "", 10).rows.size(), 1u);
}

}  // namespace
}  // namespace okno::orders
