// SPDX-License-Identifier: Apache-2.0
#include "modules/users/roster.h"

#include <gmock/gmock.h>

#include "base/id.h"
#include "modules/users/access_store.h"
#include "modules/users/api_scopes.h"
#include "modules/users/create_api_key.h"
#include "modules/users/edit_user.h"
#include "tests/modules/users/people.h"

namespace okno::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::Pair;

constexpr Right kView{"orders_view", true};
constexpr Right kEdit{"orders_edit", true};
constexpr Right kOwnAccount{"own_account"};

class RosterTest : public PeopleTest {
  protected:
    static users::UserGroup group(std::string code, std::map<std::string, Level, std::less<>> rights, bool all_sites = true,
                                  std::vector<std::int64_t> sites = {}, std::int64_t parent = 0) {
        users::UserGroup made;
        made.code = std::move(code);
        made.name = made.code;
        made.rights = std::move(rights);
        made.all_sites = all_sites;
        made.sites = std::move(sites);
        made.parent_id = parent;
        return made;
    }
    Actor actor(const users::User& user) { return *roster().actor(user.id); }
};

TEST_P(RosterTest, several_groups_are_a_union_of_rights_shops_and_colleagues) {
    const std::int64_t first = make_group(group("first", {{"orders_view", Level::own}, {"orders_edit", Level::group}}, false, {5, 3}));
    const std::int64_t second = make_group(group("second", {{"orders_view", Level::all}, {"orders_edit", Level::own}}, false, {3, 9}));
    const users::User olga = make_person("olga@example.com", {});
    const users::User anna = make_person("anna@example.com", {});
    const users::User petr = make_person("petr@example.com", {});
    put_in(olga, {first, second});
    put_in(anna, {first});
    put_in(petr, {second});
    const Actor both = actor(olga);
    EXPECT_EQ(both.level(kView), Level::all);
    EXPECT_EQ(both.level(kEdit), Level::group);
    EXPECT_FALSE(both.all_sites);
    EXPECT_THAT(both.sites, ElementsAre(3, 5, 9));
    EXPECT_THAT(both.colleagues, ElementsAre(olga.id, anna.id, petr.id));
    const Actor one = actor(anna);
    EXPECT_EQ(one.level(kView), Level::own);
    EXPECT_THAT(one.sites, ElementsAre(3, 5));
    EXPECT_THAT(one.colleagues, ElementsAre(olga.id, anna.id));
    EXPECT_FALSE(one.everything);
    EXPECT_EQ(one.kind, ActorKind::user);
}

TEST_P(RosterTest, a_group_has_the_rights_of_those_above_it_and_a_ring_of_groups_ends) {
    const std::int64_t top = make_group(group("top", {{"orders_view", Level::all}}));
    const std::int64_t middle = make_group(group("middle", {{"orders_edit", Level::own}}, true, {}, top));
    const std::int64_t low = make_group(group("low", {{"orders_edit", Level::group}}, true, {}, middle));
    const users::User olga = make_person("olga@example.com", {});
    put_in(olga, {low});
    EXPECT_EQ(actor(olga).level(kView), Level::all);
    EXPECT_EQ(actor(olga).level(kEdit), Level::group);
    shop().write([&](Operation& op) { op.connection().execute("UPDATE user_groups SET parent_id = $1 WHERE id = $2", {low, top}); });
    EXPECT_EQ(actor(olga).level(kView), Level::all);
}

TEST_P(RosterTest, who_is_in_no_group_may_only_care_for_his_own_account) {
    const Actor alone = actor(make_person("olga@example.com", {}));
    EXPECT_TRUE(alone.may(kOwnAccount));
    EXPECT_THAT(alone.rights, ElementsAre(Pair("own_account", Level::all)));
    EXPECT_FALSE(alone.all_sites);
    EXPECT_FALSE(alone.everything);
}

TEST_P(RosterTest, administrators_may_everything_everywhere) {
    const Actor by_group = actor(make_person("boss@example.com", {"admin"}));
    EXPECT_TRUE(by_group.everything);
    EXPECT_TRUE(by_group.all_sites);
    users::NewUser person;
    person.email = "own@example.com";
    person.password = kPassword;
    person.first_name = "Own";
    person.is_admin = true;
    const Actor by_flag = actor(users::create_user(admin(), person));
    EXPECT_TRUE(by_flag.everything);
    EXPECT_TRUE(by_flag.all_sites);
}

TEST_P(RosterTest, the_first_groups_see_what_their_work_needs) {
    const auto may = [&](const std::string& code, std::string_view right) {
        const users::User person =
            make_person(code + std::to_string(shop().integer("SELECT COUNT(*) FROM users")) + "@example.com", {code});
        return actor(person).level(Right{right, true});
    };
    EXPECT_EQ(may("head", "catalog_see_purchase_price"), Level::all);
    EXPECT_EQ(may("manager", "catalog_see_purchase_price"), Level::none);
    EXPECT_EQ(may("warehouse", "customers_see_contacts"), Level::none);
    EXPECT_EQ(may("courier", "orders_view"), Level::own);
    EXPECT_EQ(may("courier", "customers_see_contacts"), Level::all);
    EXPECT_EQ(may("courier", "customers_view"), Level::none);
}

TEST_P(RosterTest, nobody_acts_as_one_who_is_inactive_or_unknown) {
    make_person("boss@example.com", {"admin"});
    const users::User olga = make_person("olga@example.com");
    EXPECT_TRUE(roster().actor(olga.id));
    users::UserEdit edit;
    edit.version = 1;
    edit.active = false;
    users::edit_user(admin(), olga.id, edit);
    EXPECT_FALSE(roster().actor(olga.id));
    EXPECT_EQ(roster().user_name(olga.id), "Olga");
    EXPECT_FALSE(roster().actor(987654));
    EXPECT_EQ(roster().user_name(987654), "");
}

TEST_P(RosterTest, the_cache_keeps_a_roster_until_told_to_forget) {
    users::RosterCache cache(shop().database());
    EXPECT_THAT(cache.current()->users(), IsEmpty());
    make_person("olga@example.com");
    EXPECT_THAT(cache.current()->users(), IsEmpty());
    cache.forget();
    EXPECT_EQ(cache.current()->users().size(), 1u);
}

TEST_P(RosterTest, a_key_has_32_characters_and_only_its_hash_is_in_the_database) {
    JournalMark mark(shop());
    const users::MadeApiKey made = users::create_api_key(admin(), {" Shop ", {}, {}});
    EXPECT_EQ(made.key.size(), 32u);
    EXPECT_TRUE(std::all_of(made.key.begin(), made.key.end(), [](unsigned char c) { return std::isalnum(c); }));
    EXPECT_EQ(made.record.name, "Shop");
    EXPECT_EQ(made.record.tail, made.key.substr(28));
    for (const char* column : {"name", "key_hash", "tail"})
        EXPECT_THAT(shop().text("SELECT " + std::string(column) + " FROM api_keys"), Not(HasSubstr(made.key)));
    mark.expect({{.kind = "api_key", .id = made.record.id, .field = "id", .created = true}});
    const users::Roster present = roster();
    const users::ApiKey* found = present.api_key(keyed_hash(present.secret(), made.key));
    ASSERT_NE(found, nullptr);
    EXPECT_EQ(found->id, made.record.id);
    EXPECT_TRUE(users::Roster::actor(*found).all_sites);
    EXPECT_TRUE(users::Roster::actor(*found).everything);
    EXPECT_EQ(users::Roster::actor(*found).kind, ActorKind::api_key);
    EXPECT_EQ(present.api_key(keyed_hash("another secret", made.key)), nullptr);
    EXPECT_EQ(present.api_key(made.key), nullptr);
    EXPECT_NE(users::create_api_key(admin(), {"Shop", {}, {}}).key, made.key);
}

TEST_P(RosterTest, a_key_keeps_to_its_scopes_and_shops) {
    const users::MadeApiKey made = users::create_api_key(admin(), {"Shop", {shop().site().id}, {"order_read", "store_write"}});
    const users::Roster present = roster();
    const users::ApiKey* found = present.api_key(keyed_hash(present.secret(), made.key));
    ASSERT_NE(found, nullptr);
    EXPECT_TRUE(found->has_scope("order_read"));
    EXPECT_TRUE(found->has_scope("store_write"));
    EXPECT_FALSE(found->has_scope("order_write"));
    const Actor actor = users::Roster::actor(*found);
    EXPECT_FALSE(actor.all_sites);
    EXPECT_THAT(actor.sites, ElementsAre(shop().site().id));
}

TEST_P(RosterTest, an_unknown_scope_and_a_missing_name_are_refused) {
    JournalMark mark(shop());
    const Error error = refusal([&] { users::create_api_key(admin(), {" ", {}, {"order_read", "order_eat"}}); });
    ASSERT_EQ(error.fields.size(), 2u);
    EXPECT_EQ(error.fields[0].path, "name");
    EXPECT_EQ(error.fields[1].path, "scopes[1]");
    EXPECT_EQ(refusal([&] {
                  users::create_api_key(shop().context(TestShop::with_rights({"users_edit"})), {"Shop", {}, {}});
              }).kind,
              ErrorKind::forbidden);
    mark.expect({});
    EXPECT_EQ(users::kApiScopes.size(), 32u);
}

TEST_P(RosterTest, a_revoked_key_opens_nothing_but_keeps_its_name) {
    const users::MadeApiKey made = users::create_api_key(admin(), {"Shop", {}, {}});
    JournalMark mark(shop());
    shop().topics();
    users::revoke_api_key(admin(), made.record.id);
    const users::Roster present = roster();
    EXPECT_EQ(present.api_key(keyed_hash(present.secret(), made.key)), nullptr);
    EXPECT_EQ(present.api_key_name(made.record.id), "Shop");
    EXPECT_THAT(shop().topics(), ElementsAre(TopicIs("api_key", made.record.id, "changed")));
    EXPECT_EQ(refusal([&] { users::revoke_api_key(admin(), made.record.id); }).kind, ErrorKind::not_found);
    mark.expect({{.kind = "api_key", .id = made.record.id, .field = "revoked", .old_value = "false", .new_value = "true"}});
}

OKNO_ON_BOTH_ENGINES(RosterTest);

}  // namespace
}  // namespace okno::testing
