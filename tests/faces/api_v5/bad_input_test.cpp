// SPDX-License-Identifier: Apache-2.0
// What comes broken is refused by name, and nothing of it is kept.
#include <gmock/gmock.h>

#include "tests/faces/api_v5/api_test.h"

namespace okno::testing {
namespace {

class BadInputTest : public ApiTest {
  protected:
    ApiAnswer create(std::string order) {
        const Encoding encoding = order.size() > 100'000 ? Encoding::multipart : Encoding::urlencoded;
        return api().post("/api/v5/orders/create", {{"order", std::move(order)}}, encoding);
    }
    static std::string nested(int depth) {
        return std::string(static_cast<std::size_t>(depth), '[') + std::string(static_cast<std::size_t>(depth), ']');
    }
};

TEST_P(BadInputTest, each_is_a_400_that_names_the_field_and_keeps_nothing) {
    std::string many_items = R"({"items":[)";
    for (int i = 0; i < 1001; ++i) many_items += std::string(i == 0 ? "" : ",") + R"({"productName":"Pen"})";
    many_items += "]}";
    std::string many_payments = R"({"payments":[)";
    for (int i = 0; i < 101; ++i) many_payments += std::string(i == 0 ? "" : ",") + R"({"type":"cash"})";
    many_payments += "]}";
    const std::string megabytes(5'000'000, 'x');
    struct Row {
        std::string order, field;
    };
    const Row rows[] = {
        {"{", "order"},
        {"", ""},
        {"nonsense", "order"},
        {"[1]", "order"},
        {"\"text\"", "order"},
        {R"({"firstName":"a"} trailing)", "order"},
        {std::string(3'000'000, '['), "order"},
        {R"({"customFields":{"deep":)" + nested(63) + "}}", "order"},
        {"{\"firstName\":\"\xff\xfe\"}", "order"},
        {"{\"firstName\":\"\xed\xa0\x80\"}", "order"},
        {R"({"status":"no-such"})", "status"},
        {R"({"orderType":"no-such"})", "orderType"},
        {R"({"orderMethod":"no-such"})", "orderMethod"},
        {R"({"shipmentStore":"no-such"})", "shipmentStore"},
        {R"({"delivery":{"code":"no-such"}})", "delivery.code"},
        {R"({"delivery":{"service":{"code":"no-such"}}})", "delivery.service.code"},
        {R"({"delivery":{"data":{"courierId":999999}}})", "delivery.data.courierId"},
        {R"({"payments":[{"type":"no-such"}]})", "payments[0].type"},
        {R"({"payments":[{"type":"cash"},{"type":"cash","status":"no-such"}]})", "payments[1].status"},
        {R"({"items":[{"productName":"Pen","status":"no-such"}]})", "items[0].status"},
        {R"({"items":[{"productName":"Pen","priceType":{"code":"no-such"}}]})", "items[0].priceType.code"},
        {R"({"items":[{"offer":{"externalId":"no-such"}}]})", "items[0].offer"},
        {R"({"items":[{}]})", "items[0].productName"},
        {R"({"privilegeType":"no-such"})", "privilegeType"},
        {R"({"contragent":{"contragentType":"no-such"}})", "contragent.contragentType"},
        {R"({"customer":{"type":"no-such"}})", "customer.type"},
        {R"({"customer":{"id":999999}})", "customer.id"},
        {R"({"firstName":{"a":1}})", "firstName"},
        {R"({"firstName":["a"]})", "firstName"},
        {R"({"items":"Pen"})", "items"},
        {R"({"items":["Pen"]})", "items[0]"},
        {R"({"items":[{"productName":"Pen","quantity":"two"}]})", "items[0].quantity"},
        {R"({"items":[{"productName":"Pen"},{"productName":"Pen","quantity":-2}]})", "items[1].quantity"},
        {R"({"items":[{"productName":"Pen","quantity":0}]})", "items[0].quantity"},
        {R"({"items":[{"productName":"Pen","quantity":1e300}]})", "items[0].quantity"},
        {R"({"items":[{"productName":"Pen","quantity":99999999}]})", "items[0].quantity"},
        {R"({"items":[{"productName":"Pen","initialPrice":1e300}]})", "items[0].initialPrice"},
        {R"({"items":[{"productName":"Pen","initialPrice":-1}]})", "items[0].initialPrice"},
        {R"({"items":[{"productName":"Pen","initialPrice":true}]})", "items[0].initialPrice"},
        {R"({"items":[{"productName":"Pen","discountManualPercent":101}]})", "items[0].discountManualPercent"},
        {R"({"items":[{"productName":"Pen","purchasePrice":-1}]})", "items[0].purchasePrice"},
        {R"({"items":[{"productName":"Pen","externalIds":[{"value":"1"}]}]})", "items[0].externalIds[0].code"},
        {R"({"items":[{"id":999999,"productName":"Pen"}]})", "items[0].id"},
        {R"({"payments":[{"type":"cash","amount":-1}]})", "payments[0].amount"},
        {R"({"payments":[{"type":"cash","paidAt":"yesterday"}]})", "payments[0].paidAt"},
        {R"({"discountManualAmount":"1e300"})", "discountManualAmount"},
        {R"({"discountManualPercent":-1})", "discountManualPercent"},
        {R"({"delivery":{"cost":-1}})", "delivery.cost"},
        {R"({"delivery":{"date":"2026-02-30"}})", "delivery.date"},
        {R"({"delivery":{"time":{"from":"25:00"}}})", "delivery.time.from"},
        {R"({"delivery":{"address":"Moscow"}})", "delivery.address"},
        {R"({"delivery":"courier"})", "delivery"},
        {R"({"createdAt":"2026-13-01 00:00:00"})", "createdAt"},
        {R"({"markDatetime":"never"})", "markDatetime"},
        {R"({"shipmentDate":"2026-11-31"})", "shipmentDate"},
        {R"({"shipped":"perhaps"})", "shipped"},
        {R"({"managerId":"Anna"})", "managerId"},
        {R"({"weight":-1})", "weight"},
        {R"({"length":1e18})", "length"},
        {R"({"countryIso":"Russia"})", "countryIso"},
        {R"({"email":"no mail"})", "email"},
        {R"({"statusComment":"why"})", "statusComment"},
        {R"({"customFields":"text"})", "customFields"},
        {R"({"firstName":")" + megabytes + R"("})", "firstName"},
        {R"({"customerComment":")" + megabytes + R"("})", "customerComment"},
        {R"({"items":[{"productName":")" + megabytes + R"("}]})", "items[0].productName"},
        {R"({"customFields":{"a":")" + megabytes + R"("}})", "customFields"},
        {many_items, "items"},
        {many_payments, "payments"},
    };
    JournalMark journal(shop());
    for (const Row& row : rows) {
        const ApiAnswer answer = create(row.order);
        const std::string shown = row.order.substr(0, 120);
        EXPECT_EQ(answer.status, 400) << shown << answer.text.substr(0, 300);
        EXPECT_EQ(answer.at("success"), "false") << shown;
        if (!row.field.empty()) {
            EXPECT_NE(answer.error(row.field), "absent") << shown << " -> " << answer.text.substr(0, 300);
        }
        EXPECT_LT(answer.text.size(), 10'000u) << shown;
    }
    journal.expect({});
    for (const char* table : {"orders", "order_items", "order_payments", "customers"})
        EXPECT_EQ(shop().integer("SELECT COUNT(*) FROM " + std::string(table)), 0) << table;
}

TEST_P(BadInputTest, every_wrong_field_is_named_at_once) {
    const ApiAnswer answer =
        create(R"({"firstName":[],"items":[{"productName":"Pen","quantity":"x","initialPrice":"y"}],"delivery":{"cost":"z"}})");
    EXPECT_EQ(answer.status, 400);
    EXPECT_EQ(answer.size("errors"), 4u) << answer.text;
    const ApiAnswer later = create(R"({"status":"no-such","orderType":"no-such","items":[{"productName":"Pen","quantity":-1}]})");
    EXPECT_EQ(later.size("errors"), 3u) << later.text;
}

TEST_P(BadInputTest, a_refused_edit_leaves_the_order_as_it_was) {
    const std::string path = "/api/v5/orders/1/edit";
    ASSERT_EQ(create(R"({"externalId":"1","firstName":"Anna","items":[{"productName":"Pen","initialPrice":1,"quantity":1}]})").status, 201);
    JournalMark journal(shop());
    for (const char* order : {R"({"firstName":"Boris","items":[{"productName":"Pen","quantity":-1}]})",
                              R"({"firstName":"Boris","status":"no-such"})", R"({"firstName":"Boris","items":[]} x)"}) {
        EXPECT_EQ(api().post(path, {{"order", order}}).status, 400) << order;
    }
    journal.expect({});
    EXPECT_EQ(api().get("/api/v5/orders/1").at("order.firstName"), "\"Anna\"");
}

TEST_P(BadInputTest, a_broken_body_is_refused_and_not_guessed) {
    http::Request request =
        form_request("/api/v5/orders/create", {{"apiKey", api().key()}, {"order", R"({"firstName":"Anna"})"}}, Encoding::multipart);
    request.body.resize(request.body.size() / 2);
    EXPECT_GE(api().send(request).status, 400);
    request = form_request("/api/v5/orders/create", {{"apiKey", api().key()}, {"order", "{}"}}, Encoding::urlencoded);
    for (int i = 0; i < 6'000; ++i) request.body += "&a" + std::to_string(i) + "=1";
    EXPECT_EQ(api().send(request).status, 400);
    EXPECT_EQ(shop().integer("SELECT COUNT(*) FROM orders"), 0);
}

TEST_P(BadInputTest, what_is_no_utf8_in_a_filter_finds_nothing) {
    http::Request request;
    request.method = "GET";
    request.path = "/api/v5/orders";
    request.query_string = "apiKey=" + api().key() + "&filter[customer]=%ff%fe%00x&filter[numbers][]=%00";
    EXPECT_EQ(api().send(request).status, 200);
    request.path = "/api/v5/orders/%ff%fe";
    EXPECT_EQ(api().send(request).status, 404);
}

OKNO_ON_BOTH_ENGINES(BadInputTest);

}  // namespace
}  // namespace okno::testing
