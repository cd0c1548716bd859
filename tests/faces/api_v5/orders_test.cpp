// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>

#include "modules/catalog/catalog_store.h"
#include "tests/faces/api_v5/api_test.h"

namespace okno::testing {
namespace {

using ::testing::HasSubstr;

class OrdersApiTest : public ApiTest {
  protected:
    void SetUp() override {
        ApiTest::SetUp();
        if (IsSkipped()) return;
        shop().write([this](Operation& op) {
            catalog::Product product;
            product.catalogue_id = shop().site().catalogue_id;
            product.external_id = "17";
            product.name = "Kettle";
            for (const char* id : {"17#4_red", "17#4_blue"}) {
                catalog::Offer offer;
                offer.external_id = id;
                offer.xml_id = std::string("xml-") + id;
                offer.name = std::string("Kettle ") + id;
                offer.article = "K-17";
                offer.barcodes = {"4600000000017"};
                product.offers.push_back(std::move(offer));
            }
            catalog::CatalogStore().insert(op, product);
        });
        mark_ = std::make_unique<JournalMark>(shop());
    }

    JournalMark& journal() { return *mark_; }
    ApiAnswer create(std::string order, std::string site = "") {
        http::Pairs fields{{"order", std::move(order)}};
        if (!site.empty()) fields.push_back({"site", std::move(site)});
        return api().post("/api/v5/orders/create", fields);
    }
    ApiAnswer edit(std::int64_t id, std::string order) {
        return api().post("/api/v5/orders/" + std::to_string(id) + "/edit", {{"by", "id"}, {"order", std::move(order)}});
    }

  private:
    std::unique_ptr<JournalMark> mark_;
};

constexpr const char* kOrder = R"({
    "externalId":"1001","number":"A-1001","orderMethod":"shopping-cart","orderType":"eshop-individual","status":"new","countryIso":"RU",
    "createdAt":"2026-11-20 10:00:00","firstName":"Anna","lastName":"Ivanova","phone":"8 (916) 204-18-33","email":"anna@example.com",
    "customerComment":"Call first","managerComment":null,"unknownField":"is left alone",
    "items":[
        {"offer":{"externalId":"17#4_red"},"externalIds":[{"code":"woocomerce","value":"17_4"}],"initialPrice":"1290.50","quantity":2,
         "discountManualAmount":90.5,"purchasePrice":800,"vatRate":"20.00","comment":"gift","priceType":{"code":"base"},
         "properties":{"size":{"code":"size","name":"Size","value":"XL"}}},
        {"productName":"Wrapping","initialPrice":100,"quantity":1.5}],
    "delivery":{"code":"courier","cost":300,"netCost":"200","date":"2026-11-25","time":{"from":"10:00","to":"14:00","custom":"before lunch"},
        "address":{"index":"115280","countryIso":"RU","region":"Moscow","city":"Moscow","street":"Lenina","building":"5","flat":"12","floor":3,
        "notes":"side door"},"data":{"trackNumber":"TR-1","tariff":"fast"}},
    "payments":[{"type":"bank-card","amount":1000,"externalId":"1001-a","status":"paid","paidAt":"2026-11-20 10:05:00","comment":"by card"}],
    "contragent":{"contragentType":"individual"},
    "source":{"source":"google","medium":"cpc","campaign":"autumn","keyword":"kettle","content":"red"},
    "discountManualAmount":50,"weight":1500,"length":100,"shipmentStore":"main","shipmentDate":"2026-11-24","privilegeType":"none",
    "customFields":{"gift":"yes","floor_lift":true},"isFromCart":true,"applyRound":false
})";

TEST_P(OrdersApiTest, an_order_comes_back_with_every_field_it_was_sent_with) {
    const ApiAnswer created = create(kOrder);
    ASSERT_EQ(created.status, 201) << created.text;
    const std::int64_t id = created.number("id");
    EXPECT_EQ(created.number("order.id"), id);

    const ApiAnswer shown = api().get("/api/v5/orders/1001");
    ASSERT_EQ(shown.status, 200) << shown.text;
    const std::pair<const char*, const char*> expected[] = {
        {"order.externalId", "\"1001\""},
        {"order.number", "\"A-1001\""},
        {"order.orderMethod", "\"shopping-cart\""},
        {"order.orderType", "\"eshop-individual\""},
        {"order.status", "\"new\""},
        {"order.site", "\"shop\""},
        {"order.countryIso", "\"RU\""},
        {"order.createdAt", "\"2026-11-20 10:00:00\""},
        {"order.statusUpdatedAt", "\"2026-11-21 09:12:33\""},
        {"order.currency", "\"RUB\""},
        {"order.firstName", "\"Anna\""},
        {"order.lastName", "\"Ivanova\""},
        {"order.patronymic", "absent"},
        {"order.phone", "\"8 (916) 204-18-33\""},
        {"order.email", "\"anna@example.com\""},
        {"order.customerComment", "\"Call first\""},
        {"order.managerComment", "absent"},
        {"order.customer.type", "\"customer\""},
        {"order.customer.firstName", "\"Anna\""},
        {"order.customer.phones[0].number", "\"8 (916) 204-18-33\""},
        {"order.customer.ordersCount", "1"},
        {"order.customer.customFields", "[]"},
        {"order.items[0].offer.externalId", "\"17#4_red\""},
        {"order.items[0].offer.xmlId", "\"xml-17#4_red\""},
        {"order.items[0].offer.article", "\"K-17\""},
        {"order.items[0].offer.barcode", "\"4600000000017\""},
        {"order.items[0].externalIds", R"([{"code":"woocomerce","value":"17_4"}])"},
        {"order.items[0].initialPrice", "1290.5"},
        {"order.items[0].quantity", "2"},
        {"order.items[0].purchasePrice", "800"},
        {"order.items[0].vatRate", "\"20.00\""},
        {"order.items[0].comment", "\"gift\""},
        {"order.items[0].priceType.code", "\"base\""},
        {"order.items[0].properties", R"([{"code":"size","name":"Size","value":"XL"}])"},
        {"order.items[0].isCanceled", "false"},
        {"order.items[0].discounts[0].type", "\"manual_product\""},
        {"order.items[0].discounts[0].amount", "90.5"},
        {"order.items[1].productName", "\"Wrapping\""},
        {"order.items[1].offer.displayName", "\"Wrapping\""},
        {"order.items[1].offer.id", "absent"},
        {"order.items[1].quantity", "1.5"},
        {"order.discountManualAmount", "50"},
        {"order.summ", "2500"},
        {"order.totalSumm", "2800"},
        {"order.prepaySum", "1000"},
        {"order.purchaseSumm", "1600"},
        {"order.delivery.code", "\"courier\""},
        {"order.delivery.cost", "300"},
        {"order.delivery.netCost", "200"},
        {"order.delivery.date", "\"2026-11-25\""},
        {"order.delivery.time", R"({"from":"10:00","to":"14:00","custom":"before lunch"})"},
        {"order.delivery.address.city", "\"Moscow\""},
        {"order.delivery.address.index", "\"115280\""},
        {"order.delivery.address.floor", "3"},
        {"order.delivery.address.flat", "\"12\""},
        {"order.delivery.address.notes", "\"side door\""},
        {"order.delivery.data.trackNumber", "\"TR-1\""},
        {"order.delivery.data.tariff", "\"fast\""},
        {"order.contragent.contragentType", "\"individual\""},
        {"order.source.source", "\"google\""},
        {"order.source.content", "\"red\""},
        {"order.weight", "1500"},
        {"order.length", "100"},
        {"order.shipmentStore", "\"main\""},
        {"order.shipmentDate", "\"2026-11-24\""},
        {"order.privilegeType", "\"none\""},
        {"order.customFields.gift", "\"yes\""},
        {"order.customFields.floor_lift", "true"},
        {"order.fromApi", "true"},
        {"order.unknownField", "absent"},
        {"order.isFromCart", "absent"},
    };
    for (const auto& [path, value] : expected) EXPECT_EQ(shown.at(path), value) << path;
    const std::string payment = "order.payments." + std::to_string(created.number("order.payments[0].id"));
    EXPECT_EQ(shown.at(payment + ".type"), "\"bank-card\"");
    EXPECT_EQ(shown.at(payment + ".amount"), "1000");
    EXPECT_EQ(shown.at(payment + ".status"), "\"paid\"");
    EXPECT_EQ(shown.at(payment + ".paidAt"), "\"2026-11-20 10:05:00\"");
    EXPECT_EQ(shown.at(payment + ".externalId"), "\"1001-a\"");
    EXPECT_EQ(shown.at(payment + ".comment"), "\"by card\"");
}

TEST_P(OrdersApiTest, a_creation_writes_one_record_of_the_order_and_one_of_the_new_buyer) {
    const std::int64_t id = create(kOrder).number("id");
    journal().expect({{.kind = "customer", .field = "id", .created = true, .source = "api"},
                      {.kind = "order", .id = id, .field = "status", .new_value = R"({"code":"new"})", .created = true, .source = "api"}});
}

TEST_P(OrdersApiTest, the_least_order_is_a_name) {
    const ApiAnswer answer = create(R"({"firstName":"Anna"})");
    ASSERT_EQ(answer.status, 201) << answer.text;
    EXPECT_EQ(answer.at("order.status"), "\"new\"");
    EXPECT_EQ(answer.at("order.items"), "[]");
    EXPECT_EQ(answer.at("order.payments"), "[]");
    EXPECT_EQ(answer.at("order.customFields"), "[]");
    EXPECT_EQ(answer.at("order.externalId"), "absent");
}

TEST_P(OrdersApiTest, nothing_is_what_null_means) {
    const std::int64_t id = create(kOrder).number("id");
    journal().take();
    const ApiAnswer answer =
        edit(id, R"({"firstName":null,"items":null,"delivery":null,"customer":null,"customFields":[],"payments":null,"status":null})");
    EXPECT_EQ(answer.status, 200) << answer.text;
    EXPECT_EQ(answer.at("order.firstName"), "\"Anna\"");
    EXPECT_EQ(answer.size("order.items"), 2u);
    journal().expect({});
}

TEST_P(OrdersApiTest, an_edit_changes_what_is_said_and_removes_lines_left_out) {
    const ApiAnswer created = create(kOrder);
    const std::int64_t id = created.number("id");
    journal().take();
    const ApiAnswer answer = edit(id, R"({"status":"client-confirmed","statusComment":"by phone",
        "items":[{"externalIds":[{"code":"woocomerce","value":"17_4"}],"quantity":3}]})");
    ASSERT_EQ(answer.status, 200) << answer.text;
    EXPECT_EQ(answer.number("id"), id);
    EXPECT_EQ(answer.at("order.status"), "\"client-confirmed\"");
    EXPECT_EQ(answer.at("order.statusComment"), "\"by phone\"");
    EXPECT_EQ(answer.size("order.items"), 1u);
    EXPECT_EQ(answer.at("order.items[0].id"), created.at("order.items[0].id"));
    EXPECT_EQ(answer.at("order.items[0].quantity"), "3");
    EXPECT_EQ(answer.at("order.items[0].initialPrice"), "1290.5");
    const std::vector<JournalRow> rows = journal().take();
    const auto has = [&](std::string_view field) {
        return std::any_of(rows.begin(), rows.end(), [&](const JournalRow& row) { return row.field == field; });
    };
    EXPECT_TRUE(has("status"));
    EXPECT_TRUE(has("order_product.quantity"));
    EXPECT_TRUE(has("order_product"));
    EXPECT_FALSE(has("first_name"));
}

TEST_P(OrdersApiTest, external_ids_with_signs_are_found_by_their_decoded_segment) {
    for (const char* external_id : {"17#4_a", "a/b", "ключ 1", "50%"}) {
        Json order = Json::object();
        order.set("externalId", external_id).set("firstName", "Anna");
        ASSERT_EQ(create(order.dump()).status, 201) << external_id;
        const std::string path = "/api/v5/orders/" + http::percent_encode(external_id);
        EXPECT_EQ(api().get(path).at("order.externalId"), Json(external_id).dump());
        const ApiAnswer edited = api().post(path + "/edit", {{"order", R"({"lastName":"Ivanova"})"}});
        EXPECT_EQ(edited.status, 200) << edited.text;
    }
}

TEST_P(OrdersApiTest, by_id_may_stand_in_the_query_or_in_the_body) {
    const std::string path = "/api/v5/orders/" + std::to_string(create(kOrder).number("id"));
    EXPECT_EQ(api().get(path, {{"by", "id"}}).at("order.externalId"), "\"1001\"");
    EXPECT_EQ(api().get(path).status, 404);
    EXPECT_EQ(api().post(path + "/edit?by=id", {{"order", "{}"}}).status, 200);
    EXPECT_EQ(api().post(path + "/edit", {{"by", "id"}, {"order", "{}"}}).status, 200);
    EXPECT_EQ(api().get(path, {{"by", "name"}}).status, 400);
    EXPECT_EQ(api().get("/api/v5/orders/xyz", {{"by", "id"}}).status, 404);
}

TEST_P(OrdersApiTest, a_key_of_one_shop_need_not_name_it_and_one_of_two_must) {
    add_site("shop-2");
    const ApiClient one = client({"shop-2"});
    const ApiAnswer created = one.post("/api/v5/orders/create", {{"order", R"({"externalId":"1","firstName":"Anna"})"}});
    ASSERT_EQ(created.status, 201) << created.text;
    EXPECT_EQ(created.at("order.site"), "\"shop-2\"");
    EXPECT_EQ(one.get("/api/v5/orders/1").status, 200);

    const ApiAnswer unsaid = create(R"({"externalId":"1"})");
    EXPECT_EQ(unsaid.status, 400);
    EXPECT_EQ(unsaid.at("errorMsg"), "\"Parameter 'site' is missing\"");
    EXPECT_EQ(api().get("/api/v5/orders/1").at("errorMsg"), "\"Parameter 'site' is missing\"");
    EXPECT_EQ(api().get("/api/v5/orders/1", {{"site", "shop-2"}}).status, 200);
    EXPECT_EQ(api().get("/api/v5/orders/1", {{"site", "shop"}}).status, 404);
    EXPECT_EQ(create(R"({"externalId":"1","firstName":"Anna"})", "shop").status, 201);

    const ApiAnswer foreign = one.post("/api/v5/orders/create", {{"site", "shop"}, {"order", R"({"firstName":"Anna"})"}});
    EXPECT_EQ(foreign.status, 403);
    EXPECT_EQ(foreign.at("errorMsg"), "\"Access denied.\"");
    EXPECT_EQ(create("{}", "nowhere").status, 400);
    // What another shop has cannot be read by its id either.
    const std::int64_t other = api().get("/api/v5/orders/1", {{"site", "shop"}}).number("order.id");
    EXPECT_EQ(one.get("/api/v5/orders/" + std::to_string(other), {{"by", "id"}}).status, 404);
    EXPECT_EQ(one.get("/api/v5/orders").at("pagination.totalCount"), "1");
}

TEST_P(OrdersApiTest, the_same_external_id_twice_is_refused_and_nothing_is_written) {
    create(kOrder);
    journal().take();
    const ApiAnswer again = create(kOrder);
    EXPECT_EQ(again.status, 400);
    EXPECT_EQ(again.at("errorMsg"), "\"Order already exists.\"");
    journal().expect({});
}

TEST_P(OrdersApiTest, lists_are_paged_and_say_how_many_there_are) {
    EXPECT_EQ(api().get("/api/v5/orders").at("orders"), "[]");
    EXPECT_EQ(api().get("/api/v5/orders").at("pagination"), R"({"limit":20,"totalCount":0,"currentPage":1,"totalPageCount":0})");
    http::Pairs ids;
    for (int i = 0; i < 25; ++i) {
        const ApiAnswer made = create(R"({"externalId":"x)" + std::to_string(i) + R"(","firstName":"Anna"})");
        ids.push_back({"filter[ids][]", made.at("id")});
    }
    const ApiAnswer second = api().get("/api/v5/orders", {{"page", "2"}});
    EXPECT_EQ(second.size("orders"), 5u);
    EXPECT_EQ(second.at("pagination"), R"({"limit":20,"totalCount":25,"currentPage":2,"totalPageCount":2})");
    EXPECT_EQ(api().get("/api/v5/orders", {{"page", "3"}}).at("orders"), "[]");
    EXPECT_EQ(api().get("/api/v5/orders", {{"limit", "50"}}).size("orders"), 25u);
    // OpenCart asks for many ids and no limit.
    EXPECT_EQ(api().get("/api/v5/orders", ids).size("orders"), 25u);
    for (const char* limit : {"0", "21", "-1", "1e2", "9999999999999999999"})
        EXPECT_EQ(api().get("/api/v5/orders", {{"limit", limit}}).status, 400) << limit;
    for (const char* page : {"0", "-1", "x", "9999999999999999999"})
        EXPECT_EQ(api().get("/api/v5/orders", {{"page", page}}).status, 400) << page;
}

TEST_P(OrdersApiTest, each_filter_finds_what_it_names_and_nothing_else) {
    create(kOrder);
    create(R"({"externalId":"other","firstName":"Boris","phone":"+48601234567","status":"complete","orderMethod":"phone",
        "createdAt":"2026-10-01 00:00:00","countryIso":"PL","delivery":{"code":"post","date":"2026-12-01","address":{"city":"Gdansk"}},
        "items":[{"productName":"Pen","initialPrice":10,"quantity":1}]})");
    const std::pair<http::Pairs, std::string> rows[] = {
        {{{"filter[externalIds][]", "1001"}}, "1001"},
        {{{"filter[externalIds][0]", "1001"}}, "1001"},
        {{{"filter[numbers][]", "A-1001"}}, "1001"},
        {{{"filter[extendedStatus][]", "new"}}, "1001"},
        {{{"filter[extendedStatus][]", "complete-group"}}, "other"},
        {{{"filter[orderMethods][]", "phone"}}, "other"},
        {{{"filter[paymentTypes][]", "bank-card"}}, "1001"},
        {{{"filter[paymentStatuses][]", "paid"}}, "1001"},
        {{{"filter[deliveryTypes][]", "post"}}, "other"},
        {{{"filter[deliveryDateFrom]", "2026-11-30"}}, "other"},
        {{{"filter[deliveryDateTo]", "2026-11-30"}}, "1001"},
        {{{"filter[createdAtFrom]", "2026-11-01"}}, "1001"},
        {{{"filter[createdAtTo]", "2026-10-01"}}, "other"},
        {{{"filter[createdAtTo]", "2026-10-01 00:00:00"}}, "other"},
        {{{"filter[shipmentStores][]", "main"}}, "1001"},
        {{{"filter[countries][]", "PL"}}, "other"},
        {{{"filter[city]", "Gdansk"}}, "other"},
        {{{"filter[email]", "ANNA@example.com"}}, "1001"},
        {{{"filter[customer]", "Ivanova"}}, "1001"},
        {{{"filter[trackNumber]", "TR-1"}}, "1001"},
        {{{"filter[minPrice]", "2000"}}, "1001"},
        {{{"filter[maxPrice]", "2000.50"}}, "other"},
        {{{"filter[sourceName]", "google"}}, "1001"},
        {{{"filter[sites][]", "shop"}, {"filter[orderTypes][]", "eshop-individual"}, {"filter[orderMethods][]", "shopping-cart"}}, "1001"},
    };
    for (const auto& [filter, external_id] : rows) {
        const ApiAnswer answer = api().get("/api/v5/orders", filter);
        ASSERT_EQ(answer.status, 200) << filter.front().name << answer.text;
        EXPECT_EQ(answer.at("pagination.totalCount"), "1") << filter.front().name;
        EXPECT_EQ(answer.at("orders[0].externalId"), Json(external_id).dump()) << filter.front().name;
    }
    EXPECT_EQ(api().get("/api/v5/orders", {{"filter[extendedStatus][]", "no-such"}}).at("pagination.totalCount"), "0");
}

TEST_P(OrdersApiTest, a_filter_that_is_wrong_or_unknown_is_named) {
    const std::pair<const char*, const char*> rows[] = {
        {"filter[ids][]", "seventeen"},
        {"filter[createdAtFrom]", "2026-13-01"},
        {"filter[deliveryDateTo]", "tomorrow"},
        {"filter[minPrice]", "much"},
        {"filter[vip]", "perhaps"},
        {"filter[city][deep]", "x"},
        {"filter[minMarginSumm]", "100"},
    };
    for (const auto& [name, value] : rows) {
        const ApiAnswer answer = api().get("/api/v5/orders", {{name, value}});
        EXPECT_EQ(answer.status, 400) << name;
        EXPECT_EQ(answer.at("errorMsg"), "\"Errors in the input parameters\"") << name;
        const std::string field = std::string(name).substr(0, std::string_view(name).find(']') + 1);
        EXPECT_NE(answer.error(field), "absent") << answer.text;
    }
}

TEST_P(OrdersApiTest, an_upload_keeps_the_good_ones_and_names_the_others) {
    const ApiAnswer all =
        api().post("/api/v5/orders/upload", {{"orders", R"([{"externalId":"u1","firstName":"A"},{"externalId":"u2","firstName":"B"}])"}});
    ASSERT_EQ(all.status, 200) << all.text;
    EXPECT_EQ(all.at("success"), "true");
    EXPECT_EQ(all.at("uploadedOrders[1].externalId"), "\"u2\"");
    EXPECT_GT(all.number("uploadedOrders[1].id"), 0);
    EXPECT_EQ(all.size("orders"), 2u);
    EXPECT_EQ(all.at("failedOrders"), "absent");

    const ApiAnswer some =
        api().post("/api/v5/orders/upload", {{"orders", R"([{"externalId":"u3","firstName":"C"},{"externalId":"u1","firstName":"A"},
        {"externalId":"u4","items":[{"productName":"Pen","quantity":-1}]},"nonsense"])"}});
    EXPECT_EQ(some.status, 460) << some.text;
    EXPECT_EQ(some.at("success"), "false");
    EXPECT_EQ(some.at("errorMsg"), "\"Orders are loaded with errors\"");
    EXPECT_EQ(some.at("uploadedOrders[0].externalId"), "\"u3\"");
    EXPECT_EQ(some.at("failedOrders"), R"([{"externalId":"u1"},{"externalId":"u4"},{}])");
    EXPECT_THAT(some.at("errors"), HasSubstr("orders[1].externalId: Order already exists."));
    EXPECT_THAT(some.at("errors"), HasSubstr("orders[2].items[0].quantity: "));
    EXPECT_THAT(some.at("errors"), HasSubstr("orders[3]: "));
    EXPECT_EQ(api().get("/api/v5/orders").at("pagination.totalCount"), "3");

    std::string many = "[";
    for (int i = 0; i < 51; ++i) many += std::string(i == 0 ? "" : ",") + R"({"firstName":"A"})";
    EXPECT_EQ(api().post("/api/v5/orders/upload", {{"orders", many + "]"}}).status, 400);
    EXPECT_EQ(api().get("/api/v5/orders").at("pagination.totalCount"), "3");
}

TEST_P(OrdersApiTest, statuses_are_told_of_many_at_once) {
    const std::int64_t id = create(kOrder).number("id");
    create(R"({"externalId":"other","firstName":"Boris","status":"complete"})");
    const ApiAnswer answer =
        api().get("/api/v5/orders/statuses", {{"ids[]", std::to_string(id)}, {"externalIds[]", "other"}, {"externalIds[]", "none"}});
    ASSERT_EQ(answer.status, 200) << answer.text;
    EXPECT_EQ(answer.size("orders"), 2u);
    EXPECT_THAT(answer.text, HasSubstr(R"("externalId":"1001","status":"new","group":"new")"));
    EXPECT_THAT(answer.text, HasSubstr(R"("externalId":"other","status":"complete","group":"complete")"));
    EXPECT_EQ(api().get("/api/v5/orders/statuses").at("orders"), "[]");
}

TEST_P(OrdersApiTest, orders_made_here_get_the_shops_own_ids) {
    const std::int64_t id = create(R"({"firstName":"Anna"})").number("id");
    journal().take();
    const std::string fix = R"([{"id":)" + std::to_string(id) + R"(,"externalId":"77#1"}])";
    const ApiAnswer answer = api().post("/api/v5/orders/fix-external-ids", {{"orders", fix}});
    EXPECT_EQ(answer.text, R"({"success":true})");
    EXPECT_EQ(api().get("/api/v5/orders/77%231").number("order.id"), id);
    journal().expect({{.kind = "order", .id = id, .field = "external_id", .old_value = "null", .new_value = "\"77#1\"", .source = "api"}});

    const ApiAnswer unknown =
        api().post("/api/v5/orders/fix-external-ids", {{"orders", R"([{"id":999999,"externalId":"x"},{"externalId":"y"}])"}});
    EXPECT_EQ(unknown.status, 400);
    EXPECT_NE(unknown.error("orders[1].id"), "absent") << unknown.text;
    const ApiAnswer gone = api().post("/api/v5/orders/fix-external-ids", {{"orders", R"([{"id":999999,"externalId":"x"}])"}});
    EXPECT_EQ(gone.status, 400);
    EXPECT_EQ(gone.error("orders[0].id"), "Not found") << gone.text;
}

TEST_P(OrdersApiTest, payments_are_added_changed_and_removed) {
    const std::int64_t order =
        create(R"({"externalId":"p1","firstName":"Anna","items":[{"productName":"Pen","initialPrice":100,"quantity":1}]})").number("id");
    journal().take();
    const ApiAnswer added = api().post(
        "/api/v5/orders/payments/create",
        {{"payment", R"({"externalId":"p1-6512","type":"cash","amount":"60.50","status":"not-paid","order":{"externalId":"p1"}})"}});
    ASSERT_EQ(added.status, 201) << added.text;
    const std::int64_t id = added.number("id");
    journal().expect({{.kind = "order", .id = order, .field = "payments", .old_value = "null", .part = "payment", .source = "api"}});

    const ApiAnswer paid = api().post("/api/v5/orders/payments/p1-6512/edit",
                                      {{"by", "externalId"}, {"payment", R"({"status":"paid","paidAt":"2026-11-21 10:00:00"})"}});
    EXPECT_EQ(paid.status, 200) << paid.text;
    EXPECT_EQ(paid.number("id"), id);
    EXPECT_EQ(api().get("/api/v5/orders/p1").at("order.prepaySum"), "60.5");

    const std::string by_id = "/api/v5/orders/payments/" + std::to_string(id);
    EXPECT_EQ(api().post(by_id + "/edit", {{"by", "id"}, {"payment", R"({"amount":100})"}}).status, 200);
    EXPECT_EQ(api().get("/api/v5/orders/p1").at("order.prepaySum"), "100");
    EXPECT_EQ(api().post(by_id + "/delete").text, R"({"success":true})");
    EXPECT_EQ(api().get("/api/v5/orders/p1").at("order.payments"), "[]");
    EXPECT_EQ(api().post(by_id + "/delete").at("errorMsg"), "\"Payment not found\"");
    EXPECT_EQ(api().post("/api/v5/orders/payments/nobody/edit", {{"payment", "{}"}}).status, 404);

    const ApiAnswer nowhere = api().post("/api/v5/orders/payments/create", {{"payment", R"({"type":"cash","amount":1})"}});
    EXPECT_EQ(nowhere.status, 400);
    EXPECT_NE(nowhere.error("order"), "absent");
    const ApiAnswer unknown =
        api().post("/api/v5/orders/payments/create", {{"payment", R"({"type":"shells","order":{"externalId":"p1"}})"}});
    EXPECT_EQ(unknown.status, 400);
    EXPECT_NE(unknown.error("type"), "absent") << unknown.text;
}

TEST_P(OrdersApiTest, a_delivery_service_that_comes_with_an_order_is_kept) {
    const ApiAnswer answer =
        create(R"({"firstName":"Anna","delivery":{"code":"courier","service":{"name":"Flat rate","code":"flat_rate-1","active":true}}})");
    ASSERT_EQ(answer.status, 201) << answer.text;
    EXPECT_EQ(answer.at("order.delivery.service"), R"({"name":"Flat rate","code":"flat_rate-1","active":true})");
    EXPECT_EQ(create(R"({"firstName":"Boris","delivery":{"code":"courier","service":{"code":"flat_rate-1"}}})").status, 201);
    const ApiAnswer unnamed = create(R"({"firstName":"Anna","delivery":{"code":"courier","service":{"code":"unheard-of"}}})");
    EXPECT_EQ(unnamed.status, 400);
    EXPECT_NE(unnamed.error("delivery.service.code"), "absent") << unnamed.text;
}

OKNO_ON_BOTH_ENGINES(OrdersApiTest);

}  // namespace
}  // namespace okno::testing
