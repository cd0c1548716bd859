// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>

#include "modules/users/edit_own_account.h"
#include "modules/users/edit_user.h"
#include "modules/users/user_rights.h"
#include "tests/modules/users/people.h"

namespace okno::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::UnorderedElementsAre;
using users::UserEdit;

class UsersTest : public PeopleTest {
  protected:
    static std::vector<std::string> paths(const Error& error) {
        std::vector<std::string> all;
        for (const FieldError& field : error.fields) all.push_back(field.path);
        return all;
    }
    UserEdit edit_of(std::int64_t version = 1) {
        UserEdit edit;
        edit.version = version;
        return edit;
    }
};

TEST_P(UsersTest, a_new_person_is_kept_with_every_field_and_one_row_of_history) {
    JournalMark mark(shop());
    users::NewUser person;
    person.email = " Olga@Example.com ";
    person.password = kPassword;
    person.first_name = "Olga ";
    person.last_name = "Romanova";
    person.patronymic = "Petrovna";
    person.phone = "+7 916 204-18-33";
    person.position = "Manager";
    person.groups = {"manager", "courier", "manager"};
    person.language = "pl";
    const users::User made = users::create_user(admin(), person);
    const std::optional<users::User> kept = users::find_user(shop().database().read()->connection(), made.id);
    ASSERT_TRUE(kept);
    EXPECT_EQ(kept->email, "Olga@Example.com");
    EXPECT_EQ(kept->name(), "Olga Romanova");
    EXPECT_EQ(kept->initials(), "OR");
    EXPECT_EQ(kept->patronymic, "Petrovna");
    EXPECT_EQ(kept->phone, "+7 916 204-18-33");
    EXPECT_EQ(kept->position, "Manager");
    EXPECT_EQ(kept->language, "pl");
    EXPECT_TRUE(kept->active);
    EXPECT_FALSE(kept->is_admin);
    EXPECT_EQ(kept->created_at, kTestNow);
    EXPECT_THAT(kept->group_ids, ElementsAre(group_id("manager"), group_id("courier")));
    EXPECT_THAT(shop().topics(), ElementsAre(TopicIs("user", made.id, "created")));
    mark.expect({{.kind = "user", .id = made.id, .field = "id", .created = true}});
}

TEST_P(UsersTest, every_wrong_field_of_a_new_person_is_named_and_nothing_is_written) {
    JournalMark mark(shop());
    users::NewUser person;
    person.email = "olga at example";
    person.password = "1234567";
    person.groups = {"manager", "wizards"};
    person.language = "de";
    const Error error = refusal([&] { users::create_user(admin(), person); });
    EXPECT_EQ(error.kind, ErrorKind::invalid);
    EXPECT_THAT(paths(error), UnorderedElementsAre("email", "password", "first_name", "groups[1]", "language"));
    EXPECT_EQ(shop().integer("SELECT COUNT(*) FROM users"), 0);
    mark.expect({});
}

TEST_P(UsersTest, a_password_of_eight_letters_of_any_alphabet_will_do) {
    users::NewUser person;
    person.email = "olga@example.com";
    person.first_name = "Olga";
    person.password = "семьбукв";
    EXPECT_NE(users::create_user(admin(), person).id, 0);
}

TEST_P(UsersTest, a_mail_belongs_to_one_person_whatever_its_case) {
    const users::User olga = make_person("olga@example.com");
    const users::User petr = make_person("petr@example.com");
    JournalMark mark(shop());
    EXPECT_EQ(refusal([&] { make_person("OLGA@example.com"); }).message.key, "error.user.email_taken");
    UserEdit edit = edit_of();
    edit.email = "Olga@Example.com";
    make_person("boss@example.com", {"admin"});
    mark.take();
    const Error taken = refusal([&] { users::edit_user(admin(), petr.id, edit); });
    EXPECT_EQ(taken.kind, ErrorKind::conflict);
    EXPECT_EQ(taken.message.key, "error.user.email_taken");
    EXPECT_EQ(users::edit_user(admin(), olga.id, edit).email, "Olga@Example.com");
    mark.expect(
        {{.kind = "user", .id = olga.id, .field = "email", .old_value = "\"olga@example.com\"", .new_value = "\"Olga@Example.com\""}});
}

TEST_P(UsersTest, people_are_made_and_changed_only_with_the_right) {
    const users::User olga = make_person("olga@example.com");
    const Context without = shop().context(TestShop::with_rights({"users_view", "own_account"}));
    users::NewUser person;
    person.email = "new@example.com";
    person.password = kPassword;
    person.first_name = "New";
    EXPECT_EQ(refusal([&] { users::create_user(without, person); }).kind, ErrorKind::forbidden);
    EXPECT_EQ(refusal([&] { users::edit_user(without, olga.id, edit_of()); }).kind, ErrorKind::forbidden);
    EXPECT_NE(users::create_user(shop().context(TestShop::with_rights({"users_edit"})), person).id, 0);
}

TEST_P(UsersTest, an_edit_writes_one_row_for_each_field_that_changed) {
    make_person("boss@example.com", {"admin"});
    const users::User olga = make_person("olga@example.com");
    JournalMark mark(shop());
    shop().topics();
    UserEdit edit = edit_of();
    edit.first_name = "Olga";  // as it was
    edit.last_name = "Romanova";
    edit.phone = "+7 916 204-18-33";
    edit.group_ids = {group_id("head"), group_id("manager")};
    const users::User after = users::edit_user(admin(), olga.id, edit);
    EXPECT_EQ(after.version, 2);
    EXPECT_EQ(users::find_user(shop().database().read()->connection(), olga.id)->version, 2);
    const std::string both = "[" + std::to_string(group_id("head")) + "," + std::to_string(group_id("manager")) + "]";
    mark.expect({
        {.kind = "user", .id = olga.id, .field = "last_name", .new_value = "\"Romanova\""},
        {.kind = "user", .id = olga.id, .field = "phone", .new_value = "\"+7 916 204-18-33\""},
        {.kind = "user", .id = olga.id, .field = "groups", .new_value = both},
    });
    EXPECT_THAT(shop().topics(), ElementsAre(TopicIs("user", olga.id, "changed")));
}

TEST_P(UsersTest, a_password_is_no_matter_of_history) {
    make_person("boss@example.com", {"admin"});
    const users::User olga = make_person("olga@example.com");
    JournalMark mark(shop());
    UserEdit edit = edit_of();
    edit.password = "another long password";
    users::edit_user(admin(), olga.id, edit);
    mark.expect({});
}

TEST_P(UsersTest, an_edit_is_checked_as_a_new_person_is) {
    make_person("boss@example.com", {"admin"});
    const users::User olga = make_person("olga@example.com");
    JournalMark mark(shop());
    UserEdit edit = edit_of();
    edit.email = "";
    edit.first_name = " ";
    edit.last_name = std::string(256, 'a');
    edit.group_ids = {group_id("manager"), 987654};
    const Error error = refusal([&] { users::edit_user(admin(), olga.id, edit); });
    EXPECT_EQ(error.kind, ErrorKind::invalid);
    EXPECT_THAT(paths(error), UnorderedElementsAre("email", "first_name", "last_name", "groups[1]"));
    UserEdit password = edit_of();
    password.password = std::string(1025, 'a');
    EXPECT_THAT(paths(refusal([&] { users::edit_user(admin(), olga.id, password); })), ElementsAre("password"));
    mark.expect({});
}

TEST_P(UsersTest, a_save_over_somebodys_change_is_a_conflict) {
    make_person("boss@example.com", {"admin"});
    const users::User olga = make_person("olga@example.com");
    UserEdit edit = edit_of();
    edit.position = "Manager";
    users::edit_user(admin(), olga.id, edit);
    JournalMark mark(shop());
    edit.position = "Courier";
    const Error error = refusal([&] { users::edit_user(admin(), olga.id, edit); });
    EXPECT_EQ(error.kind, ErrorKind::conflict);
    EXPECT_EQ(error.message.key, "error.version");
    EXPECT_EQ(users::find_user(shop().database().read()->connection(), olga.id)->position, "Manager");
    EXPECT_EQ(refusal([&] { users::edit_user(admin(), 987654, edit); }).kind, ErrorKind::not_found);
    mark.expect({});
}

TEST_P(UsersTest, the_last_administrator_stays) {
    const users::User boss = make_person("boss@example.com", {"admin"});
    make_person("olga@example.com");
    JournalMark mark(shop());
    UserEdit away = edit_of();
    away.group_ids = std::vector<std::int64_t>{group_id("head")};
    UserEdit asleep = edit_of();
    asleep.active = false;
    for (const UserEdit& edit : {away, asleep}) {
        EXPECT_EQ(refusal([&] { users::edit_user(admin(), boss.id, edit); }).fields.at(0).message.key, "error.user.last_admin");
    }
    mark.expect({});
    const users::User second = make_person("second@example.com", {"admin"});
    EXPECT_FALSE(users::edit_user(admin(), boss.id, asleep).active);
    EXPECT_EQ(refusal([&] { users::edit_user(admin(), second.id, away); }).fields.at(0).message.key, "error.user.last_admin");
}

TEST_P(UsersTest, ones_own_account_holds_language_theme_and_preferences_and_writes_no_history) {
    const users::User olga = make_person("olga@example.com");
    const Context own = shop().context(*roster().actor(olga.id));
    JournalMark mark(shop());
    shop().topics();
    users::edit_own_account(own, {"uz", "dark", std::map<std::string, std::string>{{"columns", "a,b"}, {"rows", "50"}}});
    const users::User after =
        users::edit_own_account(own, {{}, {}, std::map<std::string, std::string>{{"columns", ""}, {"menu", "small"}}});
    EXPECT_EQ(after.language, "uz");
    EXPECT_EQ(after.theme, "dark");
    EXPECT_EQ(after.preferences, R"({"rows":"50","menu":"small"})");
    EXPECT_EQ(users::find_user(shop().database().read()->connection(), olga.id)->preferences, after.preferences);
    mark.expect({});
    EXPECT_THAT(shop().topics(), ElementsAre(TopicIs("user", olga.id, "changed"), TopicIs("user", olga.id, "changed")));

    const Error wrong = refusal([&] { users::edit_own_account(own, {"de", "pink", {}}); });
    EXPECT_THAT(paths(wrong), UnorderedElementsAre("language", "theme"));
    const std::map<std::string, std::string> huge = {{"a", std::string(64 * 1024, 'a')}};
    EXPECT_THAT(paths(refusal([&] { users::edit_own_account(own, {{}, {}, huge}); })), ElementsAre("preferences"));
    Actor key = TestShop::api_key({}, olga.id);
    EXPECT_EQ(refusal([&] { users::edit_own_account(shop().context(key), {"en", {}, {}}); }).kind, ErrorKind::not_found);
}

TEST_P(UsersTest, groups_are_seeded_once) {
    const std::int64_t groups = shop().integer("SELECT COUNT(*) FROM user_groups");
    const std::string secret = roster().secret();
    EXPECT_EQ(groups, 5);
    EXPECT_EQ(secret.size(), 64u);
    JournalMark mark(shop());
    shop().write([](Operation& op) { users::seed_users(op); });
    EXPECT_EQ(shop().integer("SELECT COUNT(*) FROM user_groups"), groups);
    EXPECT_EQ(roster().secret(), secret);
    mark.expect({});
}

OKNO_ON_BOTH_ENGINES(UsersTest);

}  // namespace
}  // namespace okno::testing
