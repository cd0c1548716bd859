// SPDX-License-Identifier: Apache-2.0
#include "tests/faces/ui/ui_test.h"

namespace okno::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::UnorderedElementsAre;

class UiOrdersTest : public UiTest {};

TEST_P(UiOrdersTest, a_repeat_of_a_write_answers_with_the_first_result_and_does_nothing_twice) {
    const Browser olga = in_group("manager");
    const std::string act = new_uuid();
    const std::string body = R"({"first_name":"Anna","items":[{"name":"Kettle","quantity":"1","initial_price":"100"}]})";
    const UiAnswer first = olga.post("/ui/orders", body, act);
    ASSERT_EQ(first.status, 201) << first.text;
    const UiAnswer again = olga.post("/ui/orders", body, act);
    EXPECT_EQ(again.status, 201);
    EXPECT_EQ(again.text, first.text);
    EXPECT_EQ(orders_kept(), 1);
    EXPECT_NE(olga.post("/ui/orders", body).number("id"), first.number("id"));
    EXPECT_EQ(orders_kept(), 2);

    const std::int64_t id = first.number("id");
    const std::string edit_act = new_uuid();
    const UiAnswer edited = olga.patch(order(id), R"({"version":1,"manager_comment":"Call"})", edit_act);
    ASSERT_EQ(edited.status, 200) << edited.text;
    JournalMark mark(shop());
    EXPECT_EQ(olga.patch(order(id), R"({"version":1,"manager_comment":"Call"})", edit_act).text, edited.text);
    // A UUID is of one write: nothing else is answered with its result.
    EXPECT_EQ(olga.post("/ui/customers", R"({"first_name":"Anna"})", act).status, 409);
    mark.expect({});

    const std::string status_act = new_uuid();
    EXPECT_EQ(olga.post(order(id, "/status"), R"({"status":"assembling"})", status_act).at("status"), "\"assembling\"");
    mark.take();
    EXPECT_EQ(olga.post(order(id, "/status"), R"({"status":"assembling"})", status_act).at("status"), "\"assembling\"");
    mark.expect({});
}

TEST_P(UiOrdersTest, a_repeat_by_somebody_else_is_no_repeat) {
    const std::string act = new_uuid();
    const std::string body = R"({"first_name":"Anna"})";
    EXPECT_EQ(in_group("manager").post("/ui/orders", body, act).status, 201);
    EXPECT_EQ(in_group("manager").post("/ui/orders", body, act).status, 201);
    EXPECT_EQ(orders_kept(), 2);
}

TEST_P(UiOrdersTest, a_repeat_of_a_deletion_or_of_a_change_of_many_is_answered_again) {
    const Browser head = in_group("head");
    const std::int64_t one = make_order(head), two = make_order(head);
    const std::string ids = "[" + std::to_string(two) + "," + std::to_string(one) + ",987654]";
    const std::string act = new_uuid();
    const UiAnswer many = head.post("/ui/orders/bulk", R"({"status":"assembling","ids":)" + ids + "}", act);
    ASSERT_EQ(many.status, 200) << many.text;
    EXPECT_THAT(many.ids("done"), ElementsAre(one, two));
    EXPECT_EQ(many.at("refused[0].id"), "987654");
    EXPECT_EQ(many.at("refused[0].message"), "\"There is no such order\"");
    JournalMark mark(shop());
    const UiAnswer again = head.post("/ui/orders/bulk", R"({"status":"assembling","ids":)" + ids + "}", act);
    EXPECT_EQ(again.status, 200) << again.text;
    EXPECT_THAT(again.ids("done"), ElementsAre(one, two));
    mark.expect({});

    const std::string deleting = new_uuid();
    EXPECT_EQ(head.write("DELETE", order(one), "", deleting).status, 204);
    mark.take();
    EXPECT_EQ(head.write("DELETE", order(one), "", deleting).status, 204);
    EXPECT_EQ(head.write("DELETE", order(one)).status, 404);
    mark.expect({});
}

TEST_P(UiOrdersTest, what_is_wrong_is_named_by_its_path) {
    const Browser olga = in_group("manager");
    const std::int64_t id = make_order(olga);
    const std::tuple<const char*, std::string, std::string, std::vector<std::string>> rows[] = {
        {"POST", "/ui/orders", "{", {}},
        {"POST", "/ui/orders", R"({"items":[{"name":"Kettle","quantity":"many"}]})", {"items[0].quantity"}},
        {"POST", "/ui/orders", R"({"items":{}})", {"items"}},
        {"POST", "/ui/orders", R"({"items":[{"name":"A"},7]})", {"items[1]"}},
        {"POST", "/ui/orders", R"({"status":"lost","type":[],"delivery":{"type":"rocket","date":"2026-02-30"}})", {"type"}},
        {"POST",
         "/ui/orders",
         R"({"status":"lost","delivery":{"type":"rocket","date":"2026-02-30"}})",
         {"status", "delivery.type", "delivery.date"}},
        {"POST", "/ui/orders", R"({"payments":[{"type":"cash","amount":"much"}]})", {"payments[0].amount"}},
        {"PATCH", order(id), R"({"manager_comment":"x"})", {"version"}},
        {"POST", order(id, "/status"), R"({"status":"lost"})", {"status"}},
        {"POST", "/ui/orders/bulk", R"({"ids":[1,"x"],"status":"complete"})", {"ids[1]"}},
        {"POST", "/ui/orders/bulk", R"({"ids":[1]})", {"status"}},
        {"POST", "/ui/customers", R"({"phones":"916"})", {"phones"}},
        {"POST", "/ui/customers", R"({"first_name":"Anna","site":"nowhere"})", {"site"}},
        {"GET", "/ui/orders?created_from=yesterday", "", {"created_from"}},
        {"GET", "/ui/orders?payment=gold", "", {"payment"}},
        {"GET", "/ui/orders?sum_min=much", "", {"sum_min"}},
        {"GET", "/ui/orders?limit=201", "", {"limit"}},
        {"GET", "/ui/orders?after=nonsense", "", {"after"}},
        {"GET", order(id, "/timeline?before=x"), "", {"before"}},
    };
    for (const auto& [method, target, body, paths] : rows) {
        JournalMark mark(shop());
        const UiAnswer answer = olga.write(method, target, body);
        EXPECT_EQ(answer.status, 400) << method << ' ' << target << ' ' << body << ' ' << answer.text;
        EXPECT_EQ(answer.at("error"), "\"invalid\"");
        if (!paths.empty()) {
            EXPECT_THAT(answer.paths(), ::testing::UnorderedElementsAreArray(paths)) << body;
        }
        mark.expect({});
    }
}

TEST_P(UiOrdersTest, a_save_over_somebodys_change_answers_with_the_card_as_it_is_now) {
    const Browser olga = in_group("manager");
    const Browser petr = in_group("manager");
    const std::int64_t id = make_order(olga);
    ASSERT_EQ(petr.patch(order(id), R"({"version":1,"manager_comment":"Petr was here"})").status, 200);
    for (const auto& [target, method] : {std::pair<std::string, std::string>{order(id), "PATCH"}, {order(id, "/status"), "POST"}}) {
        const UiAnswer late = olga.write(method, target, R"({"version":1,"manager_comment":"Olga","status":"complete"})");
        EXPECT_EQ(late.status, 409) << late.text;
        EXPECT_EQ(late.at("error"), "\"conflict\"");
        EXPECT_EQ(late.at("message"), "\"Somebody saved before you\"");
        EXPECT_EQ(late.at("current.version"), "2");
        EXPECT_EQ(late.at("current.manager_comment"), "\"Petr was here\"");
    }
    EXPECT_EQ(olga.patch(order(id), R"({"version":2,"manager_comment":"Olga"})").at("version"), "3");
}

TEST_P(UiOrdersTest, a_new_order_goes_to_a_shop_the_person_works_in) {
    const std::int64_t second = add_site("second");
    const Browser olga = with_rights(
        {{"orders_view", Level::all}, {"orders_create", Level::all}, {"customers_view", Level::all}, {"customers_create", Level::all}},
        {second});
    EXPECT_EQ(olga.post("/ui/orders", R"({"first_name":"Anna"})").at("site"), "\"second\"");
    EXPECT_EQ(olga.post("/ui/customers", R"({"first_name":"Anna"})").at("site"), "\"second\"");
    EXPECT_EQ(olga.post("/ui/orders", R"({"first_name":"Anna","site":"shop"})").status, 403);
    EXPECT_EQ(olga.post("/ui/customers", R"({"first_name":"Anna","site":"shop"})").status, 404);
}

TEST_P(UiOrdersTest, a_buyer_out_of_reach_cannot_be_named_in_an_order) {
    const std::int64_t second = add_site("second");
    const Browser admin = boss();
    const std::int64_t buyer =
        admin.post("/ui/customers", R"({"first_name":"Anna","site":"shop","phones":["+7 916 204-18-33"]})").number("id");
    const Browser olga = with_rights({{"orders_view", Level::all},
                                      {"orders_create", Level::all},
                                      {"orders_edit", Level::all},
                                      {"customers_view", Level::all},
                                      {"customers_see_contacts", Level::all}},
                                     {second});
    const std::int64_t own = make_order(olga);
    const std::string named = R"("customer_id":)" + std::to_string(buyer);
    JournalMark mark(shop());
    EXPECT_THAT(olga.post("/ui/orders", "{" + named + "}").paths(), ElementsAre("customer_id"));
    EXPECT_THAT(olga.patch(order(own), R"({"version":1,)" + named + "}").paths(), ElementsAre("customer_id"));
    mark.expect({});
    EXPECT_EQ(admin.post("/ui/orders", "{" + named + "}").at("phone"), "\"+7 916 204-18-33\"");
}

TEST_P(UiOrdersTest, without_a_right_nothing_is_done) {
    const Browser admin = boss();
    const std::int64_t id = make_order(admin, R"("phone":"+7 916 204-18-33")");
    const std::int64_t buyer = admin.get(order(id)).number("customer.id");
    const Browser nobody = with_rights({});
    JournalMark mark(shop());
    const std::tuple<const char*, std::string, std::string> rows[] = {
        {"GET", "/ui/orders", ""},
        {"GET", "/ui/orders/summary", ""},
        {"GET", order(id), ""},
        {"GET", order(id, "/timeline"), ""},
        {"GET", order(id, "/neighbours"), ""},
        {"POST", "/ui/orders", R"({"first_name":"Anna"})"},
        {"PATCH", order(id), R"({"version":1,"manager_comment":"x"})"},
        {"POST", order(id, "/status"), R"({"status":"complete"})"},
        {"POST", "/ui/orders/bulk", R"({"ids":[1],"status":"complete"})"},
        {"POST", "/ui/orders/bulk", R"({"ids":[1],"manager_id":1})"},
        {"DELETE", order(id), ""},
        {"GET", "/ui/customers", ""},
        {"GET", "/ui/customers/recognise?phone=9162041833", ""},
        {"GET", customer(buyer), ""},
        {"GET", customer(buyer, "/brief"), ""},
        {"GET", customer(buyer, "/orders"), ""},
        {"GET", customer(buyer, "/timeline"), ""},
        {"POST", "/ui/customers", R"({"first_name":"Anna"})"},
        {"PATCH", customer(buyer), R"({"version":1,"note":"x"})"},
        {"GET", "/ui/offers?q=kettle", ""},
    };
    for (const auto& [method, target, body] : rows) {
        const UiAnswer answer = nobody.write(method, target, body);
        EXPECT_EQ(answer.status, 403) << method << ' ' << target << ' ' << answer.text;
        EXPECT_EQ(answer.at("error"), "\"forbidden\"");
    }
    mark.expect({});
}

// What one person reaches and another does not: a level of the right, a shop.
TEST_P(UiOrdersTest, what_is_out_of_reach_is_nowhere) {
    const std::int64_t second = add_site("second");
    const std::map<std::string, Level, std::less<>> own = {{"orders_view", Level::own},          {"orders_edit", Level::own},
                                                           {"orders_change_status", Level::own}, {"orders_delete", Level::own},
                                                           {"orders_create", Level::all},        {"customers_view", Level::own},
                                                           {"customers_edit", Level::own},       {"customers_see_contacts", Level::all}};
    std::map<std::string, Level, std::less<>> all = own;
    for (auto& [right, level] : all) level = Level::all;
    const Browser admin = boss();
    const Browser narrow = with_rights(own);
    const Browser second_shop = with_rights(all, {second});
    const Browser other = in_group("manager");

    const std::int64_t theirs =
        make_order(admin, R"("phone":"+7 916 204-18-33","number":"T-1","manager_id":)" + std::to_string(other.user_id));
    const std::int64_t buyer = admin.get(order(theirs)).number("customer.id");
    ASSERT_EQ(admin
                  .patch(customer(buyer), R"({"version":)" + admin.get(customer(buyer)).at("version") + R"(,"manager_id":)" +
                                              std::to_string(other.user_id) + "}")
                  .status,
              200);
    for (const Browser& browser : {narrow, second_shop}) {
        const std::int64_t seen =
            make_order(admin, R"("site":"second","phone":"+7 903 111-22-33","manager_id":)" + std::to_string(browser.user_id));
        JournalMark mark(shop());
        const std::tuple<const char*, std::string, std::string> rows[] = {
            {"GET", order(theirs), ""},
            {"GET", order(theirs, "/timeline"), ""},
            {"PATCH", order(theirs), R"({"version":1,"manager_comment":"x"})"},
            {"POST", order(theirs, "/status"), R"({"status":"complete"})"},
            {"DELETE", order(theirs), ""},
            {"GET", customer(buyer), ""},
            {"GET", customer(buyer, "/brief"), ""},
            {"GET", customer(buyer, "/orders"), ""},
            {"GET", customer(buyer, "/timeline"), ""},
            {"PATCH", customer(buyer), R"({"version":1,"note":"x"})"},
        };
        for (const auto& [method, target, body] : rows)
            EXPECT_EQ(browser.write(method, target, body).status, 404) << method << ' ' << target;
        const UiAnswer bulk = browser.post("/ui/orders/bulk", R"({"status":"complete","ids":[)" + std::to_string(theirs) + "]}");
        EXPECT_THAT(bulk.ids("done"), IsEmpty());
        EXPECT_EQ(bulk.at("refused[0].number"), "\"\"");
        EXPECT_EQ(bulk.at("refused[0].message"), "\"There is no such order\"");
        mark.expect({});

        EXPECT_THAT(browser.get("/ui/orders").ids("rows"), ::testing::Contains(seen));
        EXPECT_THAT(browser.get("/ui/orders").ids("rows"), Not(::testing::Contains(theirs)));
        EXPECT_THAT(browser.get("/ui/orders?q=9162041833").ids("rows"), IsEmpty());
        EXPECT_THAT(browser.get("/ui/orders?customer=" + std::to_string(buyer)).ids("rows"), IsEmpty());
        EXPECT_EQ(browser.get("/ui/orders/summary").number("count"), static_cast<std::int64_t>(browser.get("/ui/orders").size("rows")));
        EXPECT_EQ(browser.get(order(theirs, "/neighbours")).text, R"({"previous":null,"next":null})");
        EXPECT_THAT(browser.get(order(seen, "/neighbours")).text, Not(HasSubstr(":" + std::to_string(theirs) + "}")));
        EXPECT_THAT(browser.get("/ui/customers").ids("rows"), Not(::testing::Contains(buyer)));
        EXPECT_THAT(browser.get("/ui/customers?q=9162041833").ids("rows"), IsEmpty());
        EXPECT_EQ(browser.get("/ui/customers/recognise?phone=9162041833").size("matches"), 0u);
    }
    // The admin meanwhile sees it everywhere.
    EXPECT_THAT(admin.get("/ui/orders?q=9162041833").ids("rows"), ElementsAre(theirs));
    EXPECT_EQ(admin.get("/ui/customers/recognise?phone=9162041833").size("matches"), 1u);
}

TEST_P(UiOrdersTest, the_level_group_reaches_what_colleagues_have) {
    users::UserGroup group;
    group.code = "north";
    group.name = "North";
    group.rights = {{"orders_view", Level::group}};
    const std::int64_t north = make_group(group);
    const users::User olga = insert_person({north});
    const users::User anna = insert_person({north});
    const Browser admin = boss();
    const std::int64_t colleagues = make_order(admin, R"("manager_id":)" + std::to_string(anna.id));
    const std::int64_t nobodys = make_order(admin);
    const std::int64_t strangers = make_order(admin, R"("manager_id":)" + std::to_string(admin.user_id));
    const Browser again = browser_of(olga);
    EXPECT_THAT(again.get("/ui/orders").ids("rows"), UnorderedElementsAre(colleagues, nobodys));
    EXPECT_EQ(again.get(order(colleagues)).status, 200);
    EXPECT_EQ(again.get(order(strangers)).status, 404);
    EXPECT_EQ(again.get("/ui/orders/summary").number("count"), 2);
}

TEST_P(UiOrdersTest, each_filter_lets_in_what_fits_and_nothing_else) {
    const Browser admin = boss();
    const std::int64_t offer = add_offer();
    add_site("second");
    const std::int64_t fits = make_order(
        admin,
        R"("site":"second","type":"eshop-legal","method":"live-chat","status":"delivering","last_name":"Zimina","phone":"+7 916 204-18-33",)"
        R"("email":"zimina@example.com","call":true,"delivery":{"type":"post","cost":"300","date":"2026-11-25"},)"
        R"("payments":[{"type":"bank-transfer","amount":"500","status":"paid"}],"manager_id":)" +
            std::to_string(admin.user_id));
    shop().clock().advance(-3 * kDay);
    const std::int64_t plain =
        make_order(admin, R"("type":"eshop-individual","method":"shopping-cart","delivery":{"type":"courier","date":"2026-12-25"})");
    shop().clock().advance(3 * kDay);
    const UiAnswer with_offer = admin.post("/ui/orders", R"({"items":[{"offer_id":)" + std::to_string(offer) + "}]}");
    ASSERT_EQ(with_offer.status, 201) << with_offer.text;
    const std::int64_t buyer = admin.get(order(fits)).number("customer.id");
    ASSERT_EQ(admin.patch(customer(buyer), R"({"vip":true,"bad":true,"version":)" + admin.get(customer(buyer)).at("version") + "}").status,
              200);

    const std::string rows[] = {"q=Zimina",
                                "q=zim",
                                "q=041833",
                                "q=zimina%40example.com",
                                "status=delivering",
                                "status=delivering&status=complete",
                                "group=delivery",
                                "manager=me",
                                "manager=" + std::to_string(admin.user_id),
                                "site=second",
                                "type=eshop-legal",
                                "method=live-chat",
                                "delivery=post",
                                "payment=paid",
                                "payment_type=bank-transfer",
                                "delivery_from=2026-11-25&delivery_to=2026-11-25",
                                "sum_min=499&sum_max=501",
                                "vip=1",
                                "bad=1",
                                "call=1",
                                "customer=" + std::to_string(buyer),
                                "site=second&status=delivering&method=live-chat"};
    for (const std::string& filter : rows) {
        const UiAnswer list = admin.get("/ui/orders?" + filter);
        EXPECT_THAT(list.ids("rows"), ElementsAre(fits)) << filter << ' ' << list.text;
        EXPECT_EQ(admin.get("/ui/orders/summary?" + filter).number("count"), 1) << filter;
    }
    EXPECT_THAT(admin.get("/ui/orders?offer=" + std::to_string(offer)).ids("rows"), ElementsAre(with_offer.number("id")));
    EXPECT_THAT(admin.get("/ui/orders?created_to=2026-11-18").ids("rows"), ElementsAre(plain));
    EXPECT_THAT(admin.get("/ui/orders?created_from=2026-11-19").ids("rows"), UnorderedElementsAre(fits, with_offer.number("id")));
    EXPECT_THAT(admin.get("/ui/orders?manager=none").ids("rows"), UnorderedElementsAre(plain, with_offer.number("id")));
    EXPECT_THAT(admin.get("/ui/orders?overdue=1").ids("rows"), ElementsAre(plain));
    for (const char* nothing : {"status=unknown", "manager=abc", "site=nowhere", "customer=x", "status=delivering&site=shop"})
        EXPECT_THAT(admin.get("/ui/orders?" + std::string(nothing)).ids("rows"), IsEmpty()) << nothing;
}

TEST_P(UiOrdersTest, pages_follow_one_another_without_gaps_in_every_order) {
    const Browser admin = boss();
    std::vector<std::int64_t> made;
    for (int i = 0; i < 7; ++i) made.push_back(make_order(admin, R"("discount_amount":")" + std::to_string(i % 3) + "\""));
    for (const char* sort : {"-created", "created", "-sum", "sum", "-status_at", "status_at", "delivery", "number"}) {
        std::vector<std::int64_t> seen;
        std::string after;
        for (int page = 0; page < 4; ++page) {
            const UiAnswer list = admin.get("/ui/orders?limit=2&sort=" + std::string(sort) + (after.empty() ? "" : "&after=" + after));
            for (const std::int64_t id : list.ids("rows")) seen.push_back(id);
            const Json* next = list.body.find("next");
            if (next->is_null()) break;
            after = next->as_string();
        }
        EXPECT_THAT(seen, ::testing::UnorderedElementsAreArray(made)) << sort;
        for (std::size_t at = 0; at < seen.size(); ++at) {
            const UiAnswer beside = admin.get(order(seen[at], "/neighbours?sort=" + std::string(sort)));
            EXPECT_EQ(beside.number("previous"), at == 0 ? 0 : seen[at - 1]) << sort;
            EXPECT_EQ(beside.number("next"), at + 1 == seen.size() ? 0 : seen[at + 1]) << sort;
        }
    }
}

OKNO_ON_BOTH_ENGINES(UiOrdersTest);

}  // namespace
}  // namespace okno::testing
