// SPDX-License-Identifier: Apache-2.0
#include "modules/references/edit_site.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "modules/references/edit_reference.h"
#include "tests/support/journal_expect.h"
#include "tests/support/test_shop.h"

namespace okno::references {
namespace {

using okno::testing::JournalMark;
using okno::testing::refusal;
using okno::testing::TestShop;
using okno::testing::TopicIs;
using ::testing::ElementsAre;

class EditSiteTest : public okno::testing::ShopTest {
  protected:
    void SetUp() override {
        ShopTest::SetUp();
        if (!IsSkipped()) mark_.emplace(shop());
    }
    EditedReference edit(std::string_view code, const SiteEdit& given, Actor actor = TestShop::admin()) {
        return edit_site(shop().context(std::move(actor)), shop().cache(), code, given);
    }
    JournalMark& mark() { return *mark_; }

  private:
    std::optional<JournalMark> mark_;
};

TEST_P(EditSiteTest, a_new_shop_begins_like_the_first_with_a_catalogue_of_its_own) {
    const EditedReference made = edit("second", {.name = " Second ", .url = "https://second.example"});
    EXPECT_TRUE(made.created);
    const Site& first = shop().site();
    const Site& site = *shop().books().site("second");
    EXPECT_EQ(site.id, made.id);
    EXPECT_EQ(site.name, "Second");
    EXPECT_EQ(site.currency, "RUB");
    EXPECT_EQ(site.zone, "Europe/Moscow");
    EXPECT_EQ(site.catalogue_id, site.id);
    EXPECT_EQ(site.buyers_id, first.buyers_id);
    EXPECT_FALSE(site.is_default);
    EXPECT_GT(site.ordering, first.ordering);
    EXPECT_THAT(shop().topics(), ElementsAre(TopicIs("site", made.id, "created")));
    mark().expect(
        {{.kind = "site", .id = made.id, .field = "id", .new_value = std::to_string(made.id), .created = true, .source = "user"}});
}

TEST_P(EditSiteTest, a_new_shop_may_sell_the_catalogue_of_another_to_buyers_of_its_own) {
    edit("second", {.name = "Second", .catalogue_of = "shop", .buyers_of = "second"});
    const Site& site = *shop().books().site("second");
    EXPECT_EQ(site.catalogue_id, shop().books().site("shop")->id);
    EXPECT_EQ(site.buyers_id, site.id);
}

TEST_P(EditSiteTest, a_shop_module_writes_its_feed_address_and_nothing_else_changes) {
    const Site before = shop().site();
    const EditedReference edited = edit("shop", {.yml_url = "https://shop.example/simla.xml"}, TestShop::api_key({before.id}));
    EXPECT_FALSE(edited.created);
    Site expected = before;
    expected.yml_url = "https://shop.example/simla.xml";
    ++expected.version;
    EXPECT_EQ(shop().site(), expected);
    EXPECT_THAT(shop().topics(), ElementsAre(TopicIs("site", before.id, "changed")));
    mark().expect({{.kind = "site",
                    .id = before.id,
                    .field = "yml_url",
                    .old_value = "null",
                    .new_value = R"("https://shop.example/simla.xml")",
                    .source = "api"}});
}

TEST_P(EditSiteTest, the_same_again_writes_nothing) {
    const Site before = shop().site();
    EXPECT_EQ(edit("shop", {.name = before.name}).version, before.version);
    EXPECT_THAT(shop().topics(), ElementsAre());
    mark().expect({});
}

TEST_P(EditSiteTest, there_is_one_default_shop) {
    const std::int64_t first = shop().site().id;
    const EditedReference made = edit("second", {.name = "Second", .is_default = true});
    EXPECT_FALSE(shop().site().is_default);
    EXPECT_EQ(shop().books().default_site()->code, "second");
    mark().expect({{.kind = "site", .id = made.id, .field = "id", .created = true},
                   {.kind = "site", .id = first, .field = "is_default", .old_value = "true", .new_value = "false"}});
}

TEST_P(EditSiteTest, a_new_name_drops_the_names_in_other_languages) {
    edit("shop", {.names = Names{{"ru", "Лавка"}}});
    EXPECT_EQ(shop().site().title("ru"), "Лавка");
    edit("shop", {.name = "Emporium"});
    EXPECT_EQ(shop().site().title("ru"), "Emporium");
}

TEST_P(EditSiteTest, every_wrong_field_is_named_at_once) {
    const Error error = refusal([&] {
        edit("second shop", {.url = "javascript:alert(1)",
                             .currency = "XXX1",
                             .country_iso = "ZZ",
                             .zone = "Mars/Olympus",
                             .legal_entity = "nobody",
                             .yml_url = "file:///etc/passwd"});
    });
    EXPECT_EQ(error.kind, ErrorKind::invalid);
    std::map<std::string, std::string> fields;
    for (const FieldError& field : error.fields) fields[field.path] = field.message.key;
    EXPECT_EQ(fields, (std::map<std::string, std::string>{{"code", "error.code"},
                                                          {"name", "error.required"},
                                                          {"url", "error.url"},
                                                          {"currency", "error.currency"},
                                                          {"countryIso", "error.country"},
                                                          {"zone", "error.zone"},
                                                          {"contragentCode", "error.unknown_code"},
                                                          {"ymlUrl", "error.url"}}));
    mark().expect({});
}

TEST_P(EditSiteTest, an_old_version_is_a_conflict) {
    const std::int64_t version = shop().site().version;
    edit("shop", {.version = version, .name = "A"});
    const Error error = refusal([&] { edit("shop", {.version = version, .name = "B"}); });
    EXPECT_EQ(error.kind, ErrorKind::conflict);
    EXPECT_EQ(error.message.key, "error.changed_meanwhile");
    EXPECT_EQ(shop().site().name, "A");
}

TEST_P(EditSiteTest, who_may_not_edit_is_refused) {
    EXPECT_EQ(refusal([&] { edit("shop", {.name = "X"}, TestShop::with_rights({"references_view"})); }).kind, ErrorKind::forbidden);
    EXPECT_EQ(shop().site().name, "Shop");
}

TEST_P(EditSiteTest, a_key_of_one_shop_neither_sees_the_others_nor_makes_new_ones) {
    edit("second", {.name = "Second"});
    const Actor key = TestShop::api_key({shop().site().id});
    EXPECT_EQ(refusal([&] { edit("second", {.name = "X"}, key); }).kind, ErrorKind::not_found);
    EXPECT_EQ(refusal([&] { edit("third", {.name = "X"}, key); }).kind, ErrorKind::forbidden);
    const std::vector<const Site*> seen = shop().books().sites_of(key);
    ASSERT_EQ(seen.size(), 1U);
    EXPECT_EQ(seen[0]->code, "shop");
}

TEST_P(EditSiteTest, a_repeat_of_a_browsers_write_is_refused_with_its_answer_kept) {
    const std::string act = "0b8f2c1e-6f0a-4c39-9f53-3a8c2f1d7e10";
    const Context context = shop().context(TestShop::admin(), act);
    const EditedReference made = edit_site(context, shop().cache(), "second", {.name = "Second"});
    EXPECT_EQ(refusal([&] { edit_site(context, shop().cache(), "second", {.name = "Second"}); }).message.key, "error.repeated");
    EXPECT_EQ(result_of_act(shop().database().read()->connection(), TestShop::admin(), act), (EntityRef{"site", made.id}));
}

TEST_P(EditSiteTest, keeps_its_legal_entity) {
    const EditedReference entity =
        edit_reference(shop().context(TestShop::admin()), shop().cache(), Book::legal_entity, "ooo", {.name = "OOO Romashka"});
    edit("shop", {.legal_entity = "ooo"});
    EXPECT_EQ(shop().site().legal_entity_id, entity.id);
    edit("shop", {.legal_entity = ""});
    EXPECT_EQ(shop().site().legal_entity_id, 0);
}

OKNO_ON_BOTH_ENGINES(EditSiteTest);

}  // namespace
}  // namespace okno::references
