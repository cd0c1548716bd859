// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>

#include <set>

#include "modules/orders/delete_order.h"
#include "modules/orders/edit_order.h"
#include "tests/faces/api_v5/api_test.h"

namespace okno::testing {
namespace {

class OrderHistoryTest : public ApiTest {
  protected:
    std::int64_t create(std::string_view external_id, const ApiClient* by = nullptr) {
        const std::string order =
            R"({"externalId":")" + std::string(external_id) + R"(","firstName":"Anna","items":[{"productName":"Kettle",
            "initialPrice":100,"quantity":1},{"productName":"Cup","initialPrice":10,"quantity":2}],"payments":[{"type":"cash"}]})";
        return (by == nullptr ? api() : *by).post("/api/v5/orders/create", {{"site", "shop"}, {"order", order}}).number("id");
    }
    ApiAnswer edit(std::int64_t id, std::string order) {
        return api().post("/api/v5/orders/" + std::to_string(id) + "/edit", {{"by", "id"}, {"order", std::move(order)}});
    }
    ApiAnswer history(http::Pairs query = {}, const ApiClient* by = nullptr) {
        return (by == nullptr ? api() : *by).get("/api/v5/orders/history", query);
    }
    // The place of the one record about that field; -1 when there is none.
    static int place_of(const ApiAnswer& answer, std::string_view field) {
        const JsonArray& records = answer.body.find("history")->as_array();
        for (std::size_t i = 0; i < records.size(); ++i) {
            if (records[i].find("field")->as_string() == field && records[i].find("created") == nullptr) return static_cast<int>(i);
        }
        return -1;
    }
    static std::string record(const ApiAnswer& answer, std::string_view field, std::string_view path) {
        const int place = place_of(answer, field);
        return place < 0 ? "no record" : answer.at("history[" + std::to_string(place) + "]." + std::string(path));
    }
};

TEST_P(OrderHistoryTest, an_empty_history_is_a_list) {
    const ApiAnswer answer = history({{"filter[sinceId]", "0"}});
    ASSERT_EQ(answer.status, 200) << answer.text;
    EXPECT_EQ(answer.at("history"), "[]");
    EXPECT_EQ(answer.at("generatedAt"), "\"2026-11-21 09:12:33\"");
    EXPECT_EQ(answer.at("pagination"), R"({"limit":100,"totalCount":0,"currentPage":1,"totalPageCount":0})");
}

TEST_P(OrderHistoryTest, a_creation_is_the_whole_order_as_it_was_then) {
    const std::int64_t id = create("1");
    edit(
        id,
        R"({"firstName":"Boris","status":"complete","customFields":{"gift":"yes"},"items":[{"productName":"Pen","initialPrice":5,"quantity":4}]})");
    const ApiAnswer answer = history();
    ASSERT_EQ(answer.status, 200) << answer.text;
    EXPECT_EQ(answer.at("history[0].created"), "true");
    EXPECT_EQ(answer.at("history[0].field"), "\"status\"");
    EXPECT_EQ(answer.at("history[0].oldValue"), "null");
    EXPECT_EQ(answer.at("history[0].newValue"), R"({"code":"new"})");
    EXPECT_EQ(answer.number("history[0].order.id"), id);
    EXPECT_EQ(answer.at("history[0].order.status"), "\"new\"");
    EXPECT_EQ(answer.at("history[0].order.firstName"), "\"Anna\"");
    EXPECT_EQ(answer.at("history[0].order.customer.firstName"), "\"Anna\"");
    EXPECT_EQ(answer.at("history[0].order.items[0].productName"), "\"Kettle\"");
    EXPECT_EQ(answer.size("history[0].order.items"), 2u);
    EXPECT_EQ(answer.at("history[0].order.totalSumm"), "120");
    EXPECT_EQ(answer.at("history[0].order.customFields"), "[]");
    EXPECT_EQ(answer.at("history[0].order.payments[0].type"), "\"cash\"");
}

TEST_P(OrderHistoryTest, a_change_carries_a_stub_and_both_values) {
    const std::int64_t id = create("1");
    edit(
        id,
        R"({"firstName":"Boris","email":"b@example.com","status":"client-confirmed","delivery":{"code":"courier","address":{"city":"Moscow"}},
        "customFields":{"gift":"yes"}})");
    const ApiAnswer answer = history();
    EXPECT_EQ(record(answer, "status", "oldValue"), R"({"code":"new"})");
    EXPECT_EQ(record(answer, "status", "newValue"), R"({"code":"client-confirmed"})");
    EXPECT_EQ(record(answer, "first_name", "oldValue"), "\"Anna\"");
    EXPECT_EQ(record(answer, "first_name", "newValue"), "\"Boris\"");
    EXPECT_EQ(record(answer, "email", "oldValue"), "null");
    EXPECT_EQ(record(answer, "delivery_type", "newValue"), R"({"code":"courier"})");
    EXPECT_EQ(record(answer, "delivery_address.city", "newValue"), "\"Moscow\"");
    EXPECT_EQ(record(answer, "custom_gift", "newValue"), "\"yes\"");
    EXPECT_EQ(record(answer, "status", "created"), "absent");
    EXPECT_EQ(record(answer, "status", "order"),
              R"({"id":)" + std::to_string(id) + R"(,"externalId":"1","site":"shop","status":"client-confirmed"})");
}

TEST_P(OrderHistoryTest, lines_and_payments_are_named_beside_their_changes) {
    const ApiAnswer made = api().post("/api/v5/orders/create", {{"order", R"({"externalId":"1","firstName":"Anna","items":[
        {"productName":"Kettle","initialPrice":100,"quantity":1,"externalIds":[{"code":"woocomerce","value":"17_4"}]},
        {"productName":"Cup","initialPrice":10,"quantity":2,"externalIds":[{"code":"woocomerce","value":"18_5"}]}],
        "payments":[{"type":"cash","externalId":"1-a"}]})"}});
    const std::string kettle = made.at("order.items[0].id"), cup = made.at("order.items[1].id"), payment = made.at("order.payments[0].id");
    edit(made.number("id"), R"({"items":[{"id":)" + kettle + R"(,"quantity":3},{"productName":"Pen","initialPrice":1,"quantity":1}],
        "payments":[{"id":)" + payment +
                                R"(,"status":"paid","paidAt":"2026-11-21 09:00:00"}]})");
    const ApiAnswer answer = history({{"filter[sinceId]", history().at("history[0].id")}});
    ASSERT_EQ(answer.status, 200) << answer.text;
    EXPECT_EQ(record(answer, "order_product.quantity", "oldValue"), "1");
    EXPECT_EQ(record(answer, "order_product.quantity", "newValue"), "3");
    EXPECT_EQ(record(answer, "order_product.quantity", "item.id"), kettle);
    EXPECT_EQ(record(answer, "order_product.quantity", "item.offer.displayName"), "\"Kettle\"");
    EXPECT_EQ(record(answer, "payments.status", "newValue"), R"({"code":"paid"})");
    EXPECT_EQ(record(answer, "payments.paid_at", "newValue"), "\"2026-11-21 09:00:00\"");
    EXPECT_EQ(record(answer, "payments.status", "payment.id"), payment);
    EXPECT_EQ(record(answer, "payments.status", "payment.externalId"), "\"1-a\"");
    EXPECT_EQ(record(answer, "payments.status", "payment.type"), "\"cash\"");

    int added = 0, removed = 0;
    for (const Json& each : answer.body.find("history")->as_array()) {
        if (each.find("field")->as_string() != "order_product") continue;
        if (each.find("oldValue")->is_null()) {
            ++added;
            EXPECT_EQ(walk(each, "item.offer.displayName")->dump(), "\"Pen\"");
        } else {
            ++removed;
            EXPECT_TRUE(each.find("newValue")->is_null());
            EXPECT_EQ(walk(each, "item.id")->dump(), cup);
            EXPECT_EQ(walk(each, "item.externalIds")->dump(), R"([{"code":"woocomerce","value":"18_5"}])");
        }
    }
    EXPECT_EQ(added, 1);
    EXPECT_EQ(removed, 1);
}

TEST_P(OrderHistoryTest, a_key_knows_its_own_records) {
    const ApiClient other = client();
    const std::int64_t id = create("1", &other);
    edit(id, R"({"firstName":"Boris"})");
    orders::EditOrder by_manager;
    by_manager.order = {id, "", ""};
    by_manager.input.last_name = "Ivanov";
    orders::edit_order(shop().context(TestShop::admin()), shop().books(), by_manager);

    const ApiAnswer mine = history(), theirs = history({}, &other);
    EXPECT_EQ(mine.at("history[0].source"), "\"api\"");
    EXPECT_EQ(mine.at("history[0].apiKey"), R"({"current":false})");
    EXPECT_EQ(theirs.at("history[0].apiKey"), R"({"current":true})");
    EXPECT_EQ(record(mine, "first_name", "apiKey"), R"({"current":true})");
    EXPECT_EQ(record(theirs, "first_name", "apiKey"), R"({"current":false})");
    EXPECT_EQ(record(mine, "last_name", "source"), "\"user\"");
    EXPECT_EQ(record(mine, "last_name", "user"), R"({"id":1})");
    EXPECT_EQ(record(mine, "last_name", "apiKey"), "absent");
}

TEST_P(OrderHistoryTest, polling_from_the_beginning_gives_each_record_once) {
    std::vector<std::int64_t> orders;
    for (int i = 0; i < 30; ++i) orders.push_back(create("x" + std::to_string(i)));
    for (const std::int64_t id : orders) edit(id, R"({"firstName":"Boris","lastName":"Petrov"})");
    std::set<std::int64_t> seen, created;
    std::string since = "0";
    for (bool more = true; more;) {
        const ApiAnswer answer = history({{"filter[sinceId]", since}, {"limit", "20"}});
        ASSERT_EQ(answer.status, 200) << answer.text;
        std::int64_t last = std::stoll(since);
        for (const Json& each : answer.body.find("history")->as_array()) {
            const std::int64_t id = *each.find("id")->to_int();
            EXPECT_GT(id, last);
            last = id;
            EXPECT_TRUE(seen.insert(id).second);
            if (each.find("created") != nullptr) created.insert(*walk(each, "order.id")->to_int());
        }
        EXPECT_EQ(answer.number("pagination.totalCount"), static_cast<std::int64_t>(90 - seen.size() + answer.size("history")));
        more = answer.number("pagination.currentPage") < answer.number("pagination.totalPageCount");
        since = std::to_string(last);
    }
    EXPECT_EQ(seen.size(), 90u);
    EXPECT_EQ(created, std::set<std::int64_t>(orders.begin(), orders.end()));
    EXPECT_EQ(history({{"filter[sinceId]", since}}).at("history"), "[]");
}

TEST_P(OrderHistoryTest, pages_by_number_where_there_is_no_since) {
    for (int i = 0; i < 25; ++i) create("x" + std::to_string(i));
    const ApiAnswer second = history({{"limit", "20"}, {"page", "2"}});
    EXPECT_EQ(second.size("history"), 5u);
    EXPECT_EQ(second.at("pagination"), R"({"limit":20,"totalCount":25,"currentPage":2,"totalPageCount":2})");
    EXPECT_EQ(history({{"limit", "20"}, {"page", "1"}, {"filter[sinceId]", "0"}}).status, 200);
    const ApiAnswer both = history({{"limit", "20"}, {"page", "2"}, {"filter[sinceId]", "0"}});
    EXPECT_EQ(both.status, 400);
    EXPECT_NE(both.error("page"), "absent");
}

TEST_P(OrderHistoryTest, is_filtered_by_time_order_and_since_together) {
    const std::int64_t first = create("1");
    shop().clock().advance(kHour);
    const std::int64_t second = create("2");
    const auto only = [&](http::Pairs filter) {
        const ApiAnswer answer = history(filter);
        return answer.size("history") == 1 ? answer.number("history[0].order.id") : -static_cast<std::int64_t>(answer.size("history"));
    };
    EXPECT_EQ(only({{"filter[startDate]", "2026-11-21 09:30:00"}}), second);
    EXPECT_EQ(only({{"filter[endDate]", "2026-11-21 09:12:33"}}), first);
    EXPECT_EQ(only({{"filter[startDate]", "2026-11-20"}, {"filter[sinceId]", history().at("history[0].id")}}), second);
    EXPECT_EQ(only({{"filter[orderId]", std::to_string(first)}}), first);
    EXPECT_EQ(only({{"filter[orderExternalId]", "2"}}), second);
    EXPECT_EQ(only({{"filter[orderExternalId]", "none"}}), 0);
    EXPECT_EQ(only({{"filter[orderExternalId]", "2"}, {"filter[orderId]", std::to_string(first)}}), 0);
    EXPECT_EQ(history({{"filter[sinceId]", "x"}}).status, 400);
    EXPECT_NE(history({{"filter[startDate]", "yesterday"}}).error("filter[startDate]"), "absent");
}

TEST_P(OrderHistoryTest, a_key_of_one_shop_sees_that_shop_alone) {
    add_site("shop-2");
    const ApiClient second = client({"shop-2"});
    create("1");
    const std::int64_t id = second.post("/api/v5/orders/create", {{"order", R"({"externalId":"1","firstName":"Anna"})"}}).number("id");
    const ApiAnswer answer = history({{"filter[sinceId]", "0"}}, &second);
    EXPECT_EQ(answer.size("history"), 1u);
    EXPECT_EQ(answer.number("history[0].order.id"), id);
    EXPECT_EQ(history().size("history"), 2u);
}

TEST_P(OrderHistoryTest, a_removed_order_leaves_a_last_record) {
    const std::int64_t id = create("1");
    orders::delete_order(shop().context(TestShop::admin()), shop().books(), id);
    const ApiAnswer answer = history();
    EXPECT_EQ(answer.size("history"), 2u);
    EXPECT_EQ(answer.at("history[0].created"), "true");
    EXPECT_EQ(answer.at("history[0].order.items[0].productName"), "\"Kettle\"");
    EXPECT_EQ(answer.at("history[1].deleted"), "true");
    EXPECT_EQ(answer.number("history[1].order.id"), id);
    EXPECT_EQ(answer.at("history[1].order.externalId"), "\"1\"");
}

OKNO_ON_BOTH_ENGINES(OrderHistoryTest);

}  // namespace
}  // namespace okno::testing
