// SPDX-License-Identifier: Apache-2.0
#include "modules/users/sign_in.h"

#include <gmock/gmock.h>

#include "modules/users/access_store.h"
#include "modules/users/edit_user.h"
#include "tests/modules/users/people.h"

namespace okno::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

class SignInTest : public PeopleTest {
  protected:
    void SetUp() override {
        PeopleTest::SetUp();
        if (IsSkipped()) return;
        olga_ = make_person("olga@example.com");
        secret_ = users::access_secret(shop().database().read()->connection());
    }

    Context nobody() { return shop().context(Actor::system()); }
    users::SignedIn sign_in(std::string email, std::string password, std::string address = "192.0.2.1") {
        return users::sign_in(nobody(), {std::move(email), std::move(password), std::move(address), "Firefox"}, life_);
    }
    Error refused(std::string email, std::string password, std::string address = "192.0.2.1") {
        return refusal([&] { sign_in(email, password, address); });
    }
    void fail(int times, const std::string& email = "olga@example.com", const std::string& address = "192.0.2.1") {
        for (int i = 0; i < times; ++i) EXPECT_EQ(refused(email, "wrong password", address).message.key, "error.sign_in") << i;
    }
    std::optional<users::Session> session(const std::string& token) { return users::session_of(nobody(), secret_, token, life_); }

    users::SessionLife life_;
    users::User olga_;
    std::string secret_;
};

TEST_P(SignInTest, the_right_password_opens_a_session_and_keeps_only_a_hash_of_its_token) {
    JournalMark mark(shop());
    const users::SignedIn done = sign_in("  OLGA@example.com ", kPassword);
    EXPECT_EQ(done.token.size(), 43u);
    EXPECT_EQ(done.session.csrf.size(), 32u);
    EXPECT_EQ(done.session.user_id, olga_.id);
    EXPECT_EQ(done.session.expires_at, kTestNow + life_.absolute);
    const std::optional<users::Session> found = session(done.token);
    ASSERT_TRUE(found);
    EXPECT_EQ(found->id, done.session.id);
    EXPECT_EQ(found->csrf, done.session.csrf);
    const std::string kept = shop().text("SELECT token_hash FROM sessions WHERE id = $1", {done.session.id});
    EXPECT_THAT(kept, Not(HasSubstr(done.token)));
    EXPECT_EQ(kept.size(), 64u);
    EXPECT_FALSE(session(std::string(43, 'a')));
    EXPECT_FALSE(session(""));
    mark.expect({});
    EXPECT_THAT(shop().text("SELECT password_hash FROM users WHERE id = $1", {olga_.id}), ::testing::StartsWith("$argon2id$"));
}

TEST_P(SignInTest, an_unknown_mail_a_wrong_password_and_an_inactive_person_are_answered_alike) {
    users::UserEdit edit;
    edit.active = false;
    edit.version = 1;
    const users::User gone = make_person("gone@example.com");
    make_person("boss@example.com", {"admin"});
    users::edit_user(admin(), gone.id, edit);
    const Error unknown = refused("nobody@example.com", kPassword, "192.0.2.2");
    const Error wrong = refused("olga@example.com", "wrong password");
    const Error inactive = refused("gone@example.com", kPassword, "192.0.2.3");
    for (const Error* error : {&unknown, &wrong, &inactive}) {
        EXPECT_EQ(error->kind, ErrorKind::unauthorized);
        EXPECT_EQ(error->message.key, "error.sign_in");
        EXPECT_TRUE(error->message.params.empty());
        EXPECT_TRUE(error->fields.empty());
    }
    // Also the lock says nothing of who exists.
    fail(4);
    fail(4, "nobody@example.com", "192.0.2.2");
    EXPECT_EQ(refused("nobody@example.com", kPassword, "192.0.2.2").message.key, "error.sign_in_locked");
    EXPECT_EQ(refused("olga@example.com", kPassword).message.key, "error.sign_in_locked");
}

TEST_P(SignInTest, five_failures_lock_the_account_for_a_minute_and_each_further_one_twice_as_long_up_to_an_hour) {
    fail(5);
    const int minutes[] = {1, 2, 4, 8, 16, 32, 60, 60};
    for (const int locked : minutes) {
        const Error error = refused("olga@example.com", kPassword, "198.51.100.7");  // from anywhere
        EXPECT_EQ(error.kind, ErrorKind::too_many);
        EXPECT_EQ(error.message.key, "error.sign_in_locked");
        EXPECT_EQ(error.message.params.at("minutes"), std::to_string(locked));
        shop().clock().advance(locked * kMinute - 1);
        EXPECT_EQ(refused("olga@example.com", kPassword, "198.51.100.7").message.key, "error.sign_in_locked") << locked;
        shop().clock().advance(1);
        if (locked == 60) break;  // after an hour without a failure the count begins anew
        fail(1);
    }
    EXPECT_EQ(sign_in("olga@example.com", kPassword).session.user_id, olga_.id);
}

TEST_P(SignInTest, a_success_forgets_the_accounts_failures_but_not_the_addresss) {
    fail(4);
    sign_in("olga@example.com", kPassword);
    fail(4);
    sign_in("olga@example.com", kPassword);
    EXPECT_EQ(shop().integer("SELECT failures FROM sign_in_failures WHERE subject = 'address:192.0.2.1'"), 8);
    EXPECT_EQ(shop().integer("SELECT COUNT(*) FROM sign_in_failures WHERE subject = 'account:olga@example.com'"), 0);
}

TEST_P(SignInTest, twenty_failures_lock_an_address_for_ten_minutes) {
    for (int i = 0; i < 20; ++i) fail(1, "person" + std::to_string(i) + "@example.com");
    const Error locked = refused("olga@example.com", kPassword);
    EXPECT_EQ(locked.kind, ErrorKind::too_many);
    EXPECT_EQ(locked.message.params.at("minutes"), "10");
    EXPECT_EQ(sign_in("olga@example.com", kPassword, "192.0.2.99").session.user_id, olga_.id);
    shop().clock().advance(10 * kMinute);
    EXPECT_EQ(sign_in("olga@example.com", kPassword).session.user_id, olga_.id);
}

TEST_P(SignInTest, failures_older_than_an_hour_do_not_count) {
    fail(4);
    shop().clock().advance(kHour + 1);
    fail(4);
    EXPECT_EQ(sign_in("olga@example.com", kPassword).session.user_id, olga_.id);
}

TEST_P(SignInTest, a_session_ends_when_idle_and_lives_on_while_used) {
    const std::string token = sign_in("olga@example.com", kPassword).token;
    shop().clock().advance(life_.idle - 1);
    ASSERT_TRUE(session(token));
    shop().clock().advance(life_.idle - 1);
    ASSERT_TRUE(session(token)) << "being seen did not lengthen it";
    shop().clock().advance(life_.idle);
    EXPECT_FALSE(session(token));
}

TEST_P(SignInTest, a_session_is_marked_as_seen_once_a_minute_at_most) {
    const std::string token = sign_in("olga@example.com", kPassword).token;
    shop().clock().advance(kMinute);
    ASSERT_TRUE(session(token));
    EXPECT_EQ(shop().integer("SELECT seen_at FROM sessions"), kTestNow);
    shop().clock().advance(1);
    ASSERT_TRUE(session(token));
    EXPECT_EQ(shop().integer("SELECT seen_at FROM sessions"), kTestNow + kMinute + 1);
}

TEST_P(SignInTest, a_session_ends_at_its_end_however_busy) {
    const std::string token = sign_in("olga@example.com", kPassword).token;
    while (shop().clock().now() < kTestNow + life_.absolute - 10 * kHour) {
        shop().clock().advance(10 * kHour);
        ASSERT_TRUE(session(token));
    }
    shop().clock().set(kTestNow + life_.absolute - 1);
    EXPECT_TRUE(session(token));
    shop().clock().set(kTestNow + life_.absolute);
    EXPECT_FALSE(session(token));
}

TEST_P(SignInTest, signing_out_ends_one_session) {
    const users::SignedIn one = sign_in("olga@example.com", kPassword);
    const users::SignedIn other = sign_in("olga@example.com", kPassword);
    users::sign_out(nobody(), one.session.id);
    EXPECT_FALSE(session(one.token));
    EXPECT_TRUE(session(other.token));
}

TEST_P(SignInTest, a_new_password_ends_every_session_and_is_the_only_one_that_opens_another) {
    const std::string token = sign_in("olga@example.com", kPassword).token;
    users::UserEdit edit;
    edit.version = 1;
    edit.password = "another long password";
    make_person("boss@example.com", {"admin"});
    users::edit_user(admin(), olga_.id, edit);
    EXPECT_FALSE(session(token));
    EXPECT_EQ(refused("olga@example.com", kPassword).message.key, "error.sign_in");
    EXPECT_EQ(sign_in("olga@example.com", "another long password").session.user_id, olga_.id);
}

TEST_P(SignInTest, old_sessions_and_failures_are_purged_and_living_ones_stay) {
    const std::string token = sign_in("olga@example.com", kPassword).token;
    const users::SignedIn ended = sign_in("olga@example.com", kPassword);
    users::sign_out(nobody(), ended.session.id);
    fail(1);
    shop().clock().advance(kDay + 1);
    shop().write([](Operation& op) { users::purge_sessions(op); });
    EXPECT_EQ(shop().integer("SELECT COUNT(*) FROM sessions"), 1);
    EXPECT_EQ(sessions_alive(), 1);
    EXPECT_EQ(shop().integer("SELECT COUNT(*) FROM sign_in_failures"), 0);
}

OKNO_ON_BOTH_ENGINES(SignInTest);

}  // namespace
}  // namespace okno::testing
