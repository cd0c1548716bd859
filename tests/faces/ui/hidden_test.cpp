// SPDX-License-Identifier: Apache-2.0
// What a person may not see stands in no answer: purchase prices and what they could be worked out from; contact data.
#include "tests/faces/ui/ui_test.h"

namespace okno::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

class UiHiddenTest : public UiTest {
  protected:
    // Sold for 1290.50, bought for 800.25; delivery 300, which costs us 211.75.
    std::int64_t make_margin(const Browser& admin, std::string_view more = "") {
        const UiAnswer made = admin.post("/ui/orders", R"({"first_name":"Anna","items":[{"name":"Kettle","quantity":"1",
            "initial_price":"1290.50","purchase_price":"800.25"}],"delivery":{"type":"courier","cost":"300","net_cost":"211.75"})" +
                                                           std::string(more) + "}");
        EXPECT_EQ(made.status, 201) << made.text;
        return made.number("id");
    }
    static std::vector<std::string> everywhere(std::int64_t id, std::int64_t buyer) {
        return {order(id),
                order(id, "/timeline"),
                "/ui/orders",
                "/ui/orders/summary",
                customer(buyer),
                customer(buyer, "/brief"),
                customer(buyer, "/orders"),
                customer(buyer, "/timeline"),
                "/ui/customers",
                "/ui/customers/recognise?name=Anna"};
    }
};

TEST_P(UiHiddenTest, heads_see_purchase_prices_everywhere) {
    const Browser head = in_group("head");
    const std::int64_t id = make_margin(head);
    const UiAnswer card = head.get(order(id));
    EXPECT_EQ(card.at("items[0].purchase_price"), "\"800.25\"");
    EXPECT_EQ(card.at("delivery.net_cost"), "\"211.75\"");
    EXPECT_EQ(card.at("totals.purchase"), "\"800.25\"");
    EXPECT_NE(card.at("totals.margin"), "null");
    ASSERT_EQ(head.patch(order(id), R"({"version":1,"items":[{"id":)" + card.at("items[0].id") + R"(,"purchase_price":"777"}]})").status,
              200);
    EXPECT_THAT(head.get(order(id, "/timeline")).text, HasSubstr("777"));
}

TEST_P(UiHiddenTest, managers_see_them_nowhere) {
    add_offer();
    const Browser head = in_group("head");
    const Browser manager = in_group("manager");
    const std::int64_t id = make_margin(head);
    const UiAnswer card = head.get(order(id));
    const std::string item = card.at("items[0].id");
    // Changed, taken away and put in: each leaves rows in the history.
    ASSERT_EQ(head.patch(order(id),
                         R"({"version":1,"items":[{"id":)" + item +
                             R"(,"purchase_price":"777.77"},{"name":"Lid","quantity":"1","initial_price":"90","purchase_price":"66.60"}],)"
                             R"("delivery":{"net_cost":"222.22"}})")
                  .status,
              200);
    ASSERT_EQ(head.patch(order(id), R"({"version":2,"manager_comment":"Lid out","items":[{"id":)" + item + "}]}").status, 200);
    std::vector<std::string> targets = everywhere(id, card.number("customer.id"));
    targets.emplace_back("/ui/offers?q=kettle");
    for (const std::string& target : targets) {
        const UiAnswer answer = manager.get(target);
        ASSERT_EQ(answer.status, 200) << target << answer.text;
        // Costs, and the margins that would give them away.
        for (const char* secret : {"800", "777", "66.6", "211.75", "222.22", "512.73", "590.51", "purchase price", "margin\":\""})
            EXPECT_THAT(answer.text, Not(HasSubstr(secret))) << target;
    }
    const UiAnswer seen = manager.get(order(id));
    for (const char* path : {"items[0].purchase_price", "delivery.net_cost", "totals.purchase", "totals.margin"})
        EXPECT_EQ(seen.at(path), "null") << path;
    // Nor does a conflict tell.
    EXPECT_THAT(manager.patch(order(id), R"({"version":1,"manager_comment":"x"})").text, Not(HasSubstr("777")));
}

TEST_P(UiHiddenTest, what_one_may_not_see_one_may_not_set) {
    const Browser manager = in_group("manager");
    const UiAnswer price =
        manager.post("/ui/orders", R"({"items":[{"name":"A","quantity":"1","initial_price":"1","purchase_price":"1"}]})");
    EXPECT_EQ(price.status, 400);
    EXPECT_THAT(price.paths(), ElementsAre("items[0].purchase_price"));
    EXPECT_THAT(manager.post("/ui/orders", R"({"delivery":{"net_cost":"1"}})").paths(), ElementsAre("delivery.net_cost"));
}

TEST_P(UiHiddenTest, an_act_of_which_nothing_may_be_seen_did_not_happen) {
    const Browser head = in_group("head");
    const std::int64_t id = make_margin(head);
    ASSERT_EQ(head.patch(order(id), R"({"version":1,"delivery":{"net_cost":"222.22"}})").status, 200);
    EXPECT_EQ(head.get(order(id, "/timeline")).size("entries"), 2u);
    EXPECT_EQ(in_group("manager").get(order(id, "/timeline")).size("entries"), 1u);
}

TEST_P(UiHiddenTest, contact_data_is_in_no_answer_without_the_right) {
    const Browser admin = boss();
    std::map<std::string, Level, std::less<>> rights;
    for (const char* right : {"orders_view", "orders_edit", "orders_create", "customers_view", "customers_edit"})
        rights[right] = Level::all;
    const Browser blind = with_rights(rights);
    const std::int64_t id =
        make_margin(admin, R"(,"phone":"+7 916 204-18-33","additional_phone":"+7 903 555-66-77","email":"secret@example.com")");
    const std::int64_t buyer = admin.get(order(id)).number("customer.id");
    const std::string version = admin.get(customer(buyer)).at("version");
    ASSERT_EQ(admin
                  .patch(customer(buyer), R"({"version":)" + version +
                                              R"(,"phones":["+7 916 204-18-33","+7 999 888-77-66"],"email":"other@example.com",)"
                                              R"("address":{"city":"Tver","street":"Hidden lane"}})")
                  .status,
              200);
    ASSERT_EQ(admin.patch(order(id), R"({"version":1,"phone":"+7 916 000-00-01","email":"third@example.com"})").status, 200);
    // One whose name would be his mail, and his twin.
    const std::int64_t nameless =
        admin.post("/ui/customers", R"({"email":"nameless@example.com","phones":["+7 999 888-77-66"]})").number("id");
    ASSERT_NE(nameless, 0);
    const std::int64_t anonymous = admin.post("/ui/orders", R"({"email":"nameless@example.com"})").number("id");
    std::vector<std::string> targets = everywhere(id, buyer);
    for (const std::string& target : everywhere(anonymous, nameless)) targets.push_back(target);
    targets.emplace_back("/ui/customers/recognise?phone=9998887766");
    targets.emplace_back("/ui/customers/recognise?email=other@example.com");
    for (const std::string& target : targets) {
        const UiAnswer answer = blind.get(target);
        ASSERT_EQ(answer.status, 200) << target << answer.text;
        for (const char* secret : {"204-18-33", "9162041833", "555-66-77", "9035556677", "888-77-66", "9998887766", "000-00-01",
                                   "9160000001", "@example.com", "Hidden lane"})
            EXPECT_THAT(answer.text, Not(HasSubstr(secret))) << target;
    }
    EXPECT_EQ(blind.get(order(id)).at("phone"), "\"•••\"");
    EXPECT_EQ(blind.get(order(id)).at("email"), "\"•••\"");
    EXPECT_EQ(blind.get(order(anonymous)).at("additional_phone"), "\"\"");
    EXPECT_EQ(blind.get(customer(buyer)).at("phones"), R"(["•••","•••"])");
    EXPECT_EQ(blind.get(customer(buyer)).at("address.city"), "\"Tver\"");
    EXPECT_EQ(admin.get(order(id)).at("phone"), "\"+7 916 000-00-01\"");
    EXPECT_THAT(admin.get(customer(buyer)).text, HasSubstr("Hidden lane"));
}

TEST_P(UiHiddenTest, what_hides_a_contact_is_never_saved_in_its_place) {
    const Browser admin = boss();
    const std::int64_t id = make_margin(admin, R"(,"phone":"+7 916 204-18-33","email":"secret@example.com")");
    const std::int64_t buyer = admin.get(order(id)).number("customer.id");
    std::map<std::string, Level, std::less<>> rights;
    for (const char* right : {"orders_view", "orders_edit", "customers_view", "customers_edit"}) rights[right] = Level::all;
    const Browser blind = with_rights(rights);
    EXPECT_EQ(blind.patch(order(id), R"({"version":1,"phone":"•••","email":"•••","manager_comment":"Called"})").status, 200);
    const std::string version = admin.get(customer(buyer)).at("version");
    EXPECT_EQ(blind.patch(customer(buyer), R"({"version":)" + version + R"(,"phones":["•••"],"email":"•••","note":"Called"})").status, 200);
    EXPECT_EQ(admin.get(order(id)).at("phone"), "\"+7 916 204-18-33\"");
    EXPECT_EQ(admin.get(order(id)).at("email"), "\"secret@example.com\"");
    EXPECT_EQ(admin.get(customer(buyer)).at("email"), "\"secret@example.com\"");
    EXPECT_EQ(admin.get(customer(buyer)).at("note"), "\"Called\"");
    EXPECT_EQ(admin.get(customer(buyer)).size("phones"), 1u);
}

TEST_P(UiHiddenTest, an_order_shows_its_buyers_figures_only_to_those_who_reach_the_buyer) {
    const Browser admin = boss();
    const users::User courier = insert_person({group_id("courier")});
    const std::int64_t id = make_margin(admin, R"(,"phone":"+7 916 204-18-33","manager_id":)" + std::to_string(courier.id));
    const UiAnswer card = browser_of(courier).get(order(id));
    ASSERT_EQ(card.status, 200) << card.text;
    EXPECT_EQ(card.at("customer"), "null");
    EXPECT_EQ(card.at("first_name"), "\"Anna\"");
    EXPECT_EQ(card.at("phone"), "\"+7 916 204-18-33\"") << "a courier calls whom he brings an order";
    EXPECT_NE(admin.get(order(id)).at("customer"), "null");
}

TEST_P(UiHiddenTest, the_timeline_has_an_entry_for_each_act_with_names_instead_of_codes) {
    const Browser manager = in_group("manager");
    const std::int64_t id = make_order(manager);
    ASSERT_EQ(manager
                  .patch(order(id), R"({"version":1,"status":"delivering","method":"app","manager_id":)" + std::to_string(manager.user_id) +
                                        R"(,"delivery":{"type":"post"}})")
                  .status,
              200);
    manager.patch("/ui/me", R"({"language":"ru"})");
    const UiAnswer timeline = manager.get(order(id, "/timeline"));
    ASSERT_EQ(timeline.size("entries"), 2u) << timeline.text;
    EXPECT_EQ(timeline.at("entries[1].created"), "true");
    EXPECT_EQ(timeline.at("entries[0].created"), "false");
    EXPECT_EQ(timeline.at("entries[0].actor"), "\"Olga\"");
    EXPECT_EQ(timeline.number("entries[0].person.id"), manager.user_id);
    EXPECT_EQ(timeline.at("next"), "null");
    std::map<std::string, std::string> said;
    const Json* changes = timeline.body.find("entries")->as_array()[0].find("changes");
    for (const Json& change : changes->as_array()) said[change.find("field")->as_string()] = change.find("new")->as_string();
    EXPECT_EQ(said["status"], "Доставляется");
    EXPECT_EQ(said["method"], "Мобильное приложение");
    EXPECT_EQ(said["manager_id"], "Olga");
    EXPECT_EQ(said["delivery.type"], "Почта");
    EXPECT_THAT(timeline.text, Not(HasSubstr("\"delivering\"")));
}

OKNO_ON_BOTH_ENGINES(UiHiddenTest);

}  // namespace
}  // namespace okno::testing
