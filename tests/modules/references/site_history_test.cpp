// SPDX-License-Identifier: Apache-2.0
// The smallest record through the whole chain: use case, operation, field table, journal; and back in time from it.
#include <gtest/gtest.h>

#include <map>
#include <random>

#include "base/money.h"
#include "core/rebuild.h"
#include "modules/references/edit_site.h"
#include "modules/references/references_fields.h"
#include "modules/references/references_store.h"
#include "tests/support/test_shop.h"

namespace okno::references {
namespace {

class SiteHistoryTest : public okno::testing::ShopTest {
  protected:
    Site stored(std::string_view code) { return find_site(shop().database().read()->connection(), code).value(); }
    // What history answers for: the fields of the table. Version and the like are not in it.
    static std::vector<Json> audited(const Site& site) {
        std::vector<Json> values;
        for (const Field<Site>& field : site_fields()) values.push_back(field.get(site));
        return values;
    }
    std::int64_t now_numbered() {
        number_journal(shop().database());
        return last_journal_number(shop().database().read()->connection());
    }
};

// A random edit of a random few fields.
SiteEdit random_edit(std::mt19937& random) {
    const auto maybe = [&random] { return random() % 4 == 0; };
    const auto one_of = [&random](std::initializer_list<const char*> choices) {
        return std::string(*(choices.begin() + random() % choices.size()));
    };
    SiteEdit edit;
    if (maybe()) edit.name = one_of({"Shop", "Лавка", "Sklep \"A\"", "Doʻkon"});
    if (maybe()) edit.names = Names{{"ru", one_of({"Лавка", "Магазин"})}, {"pl", "Sklep"}};
    if (maybe()) edit.url = one_of({"", "https://a.example", "http://b.example/x?y=1"});
    if (maybe()) edit.description = one_of({"", "one line", "two\nlines"});
    if (maybe()) edit.active = random() % 2 == 0;
    if (maybe()) edit.is_default = random() % 2 == 0;
    if (maybe()) edit.ordering = static_cast<int>(random() % 5);
    if (maybe()) edit.currency = one_of({"RUB", "PLN", "UZS"});
    if (maybe()) edit.country_iso = one_of({"RU", "PL", "UZ"});
    if (maybe()) edit.zone = one_of({"Europe/Moscow", "Europe/Warsaw", "Asia/Tashkent"});
    if (maybe()) edit.yml_url = one_of({"", "https://a.example/feed.xml"});
    if (maybe()) edit.load_from_yml = random() % 2 == 0;
    if (maybe()) edit.phones = one_of({"", "+48 601 234 567"});
    return edit;
}

TEST_P(SiteHistoryTest, any_state_is_rebuilt_from_the_present_backwards) {
    std::mt19937 random(20261121);
    const Context admin = shop().context(okno::testing::TestShop::admin());
    std::map<std::string, std::map<std::int64_t, std::vector<Json>>> states;  // code → public number → state then
    const std::vector<std::string> codes = {"shop", "second", "third"};
    const auto remember = [&] {
        const std::int64_t number = now_numbered();
        for (const std::string& code : codes) {
            if (shop().books().site(code) != nullptr) states[code].emplace(number, audited(stored(code)));
        }
    };
    remember();
    for (int step = 0; step < 60; ++step) {
        const std::string& code = codes[random() % codes.size()];
        SiteEdit edit = random_edit(random);
        if (shop().books().site(code) == nullptr) edit.name = "New one";
        shop().clock().advance(kMinute);
        edit_site(admin, shop().cache(), code, edit);
        remember();
    }
    const auto lease = shop().database().read();
    int rebuilt = 0;
    for (const std::string& code : codes) {
        ASSERT_TRUE(states.contains(code)) << "the walk never made " << code;
        for (const auto& [number, expected] : states[code]) {
            Site site = stored(code);
            EXPECT_TRUE(rebuild(site, read_since(lease->connection(), "site", {site.id}, number), site_fields()))
                << code << " at " << number;
            EXPECT_EQ(audited(site), expected) << code << " at " << number;
            ++rebuilt;
        }
    }
    EXPECT_GT(rebuilt, 60);
}

TEST_P(SiteHistoryTest, before_its_creation_a_record_was_not_there) {
    const std::int64_t before = now_numbered();
    const Context admin = shop().context(okno::testing::TestShop::admin());
    edit_site(admin, shop().cache(), "second", {.name = "Second"});
    edit_site(admin, shop().cache(), "second", {.name = "Zweites"});
    Site site = stored("second");
    const auto lease = shop().database().read();
    EXPECT_FALSE(rebuild(site, read_since(lease->connection(), "site", {site.id}, before), site_fields()));
}

OKNO_ON_BOTH_ENGINES(SiteHistoryTest);

// Every field that history names can be put back from it.
TEST(ReferenceFields, set_what_they_get) {
    Site site;
    site.code = "a";
    site.name = "b";
    site.names = {{"ru", "в"}};
    site.url = "https://c.example";
    site.description = "d";
    site.active = false;
    site.is_default = true;
    site.ordering = 7;
    site.currency = "PLN";
    site.country_iso = "PL";
    site.zone = "Europe/Warsaw";
    site.number_format = "{id}A";
    site.catalogue_id = 2;
    site.buyers_id = 3;
    site.legal_entity_id = 4;
    site.yml_url = "https://c.example/f.xml";
    site.load_from_yml = true;
    site.phones = "1";
    site.address = "e";
    site.zip = "00-001";
    site.sender_email = "f@c.example";
    site.sender_name = "g";
    Site copy;
    for (const Field<Site>& field : site_fields()) field.set(copy, field.get(site));
    EXPECT_EQ(copy, site);

    Status status{0, "a", "b", {{"pl", "c"}}, 5, "new", "tick", false, true, 30, 45, 1, false};
    Status status_copy;
    for (const Field<Status>& field : status_fields()) field.set(status_copy, field.get(status));
    EXPECT_EQ(status_copy, status);

    AccountSettings account{"Firm", "PLN", "Europe/Warsaw", "pl", {"PL", "UA"}, parse_json(R"([{"day_type":"Monday"}])"), parse_json("[1]"),
                            0};
    AccountSettings account_copy;
    for (const Field<AccountSettings>& field : account_fields()) field.set(account_copy, field.get(account));
    EXPECT_EQ(account_copy, account);
}

}  // namespace
}  // namespace okno::references
