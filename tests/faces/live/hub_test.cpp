// SPDX-License-Identifier: Apache-2.0
#include "faces/live/hub.h"

#include <gmock/gmock.h>

#include <condition_variable>

#include "base/json.h"
#include "tests/support/test_shop.h"

namespace okno::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

// The browser's end: keeps what it was told, and can be waited for.
class Screen : public websocket::Peer {
  public:
    void send_text(std::string_view text) override {
        const std::lock_guard lock(mutex_);
        if (closed_with_ != 0) return;
        told_.emplace_back(text);
        changed_.notify_all();
    }
    void close(std::uint16_t code, std::string_view) override {
        const std::lock_guard lock(mutex_);
        closed_with_ = code;
    }
    bool is_open() const override {
        const std::lock_guard lock(mutex_);
        return closed_with_ == 0;
    }
    std::vector<std::string> take() {
        const std::lock_guard lock(mutex_);
        return std::exchange(told_, {});
    }
    // Until something was told; nothing after a time reached only when the test fails.
    std::vector<std::string> next() {
        std::unique_lock lock(mutex_);
        changed_.wait_for(lock, std::chrono::seconds(20), [this] { return !told_.empty(); });
        return std::exchange(told_, {});
    }
    std::uint16_t closed_with() const {
        const std::lock_guard lock(mutex_);
        return closed_with_;
    }

  private:
    mutable std::mutex mutex_;
    std::condition_variable changed_;
    std::vector<std::string> told_;
    std::uint16_t closed_with_ = 0;
};

Topic topic(std::string kind, std::int64_t id, std::int64_t site = 0, std::int64_t owner = 0, std::string act = "changed") {
    Topic made;
    made.record = {std::move(kind), id};
    made.act = std::move(act);
    made.site_id = site;
    made.owner_id = owner;
    made.actor_user_id = 9;
    return made;
}

std::string told(const std::string& kind, std::int64_t id, const std::string& act = "changed") {
    return R"({"topic":")" + kind + R"(","id":)" + std::to_string(id) + R"(,"act":")" + act + R"(","by":9})";
}

TEST(MayHear, only_of_what_may_be_read) {
    Actor own = TestShop::with_level("orders_view", Level::own, 2);
    Actor group = TestShop::with_level("orders_view", Level::group, 2, {2, 3});
    Actor all = TestShop::with_rights({"orders_view", "customers_view", "catalog_view"});
    Actor second_shop = all;
    second_shop.all_sites = false;
    second_shop.sites = {2};
    const Actor nothing = TestShop::with_rights({});
    const struct {
        const char* what;
        Actor actor;
        Topic topic;
        bool hears;
    } rows[] = {
        {"own, mine", own, topic("order", 1, 1, 2), true},
        {"own, nobody's", own, topic("order", 1, 1, 0), true},
        {"own, another's", own, topic("order", 1, 1, 3), false},
        {"group, a colleague's", group, topic("order", 1, 1, 3), true},
        {"group, another's", group, topic("order", 1, 1, 4), false},
        {"all, another's", all, topic("order", 1, 1, 4), true},
        {"shop, mine", second_shop, topic("order", 1, 2, 4), true},
        {"shop, another", second_shop, topic("order", 1, 1, 4), false},
        {"customer with the right", all, topic("customer", 1, 1, 4), true},
        {"customer without", own, topic("customer", 1, 1, 2), false},
        {"goods with the right", all, topic("product", 1), true},
        {"offer without", own, topic("offer", 1), false},
        {"no right", nothing, topic("order", 1, 1, 2), false},
        {"look again with the right", own, topic("order", 0, 1, 3), true},
        {"look again without", nothing, topic("order", 0), false},
        {"references", nothing, topic("references", 0), true},
        {"people", nothing, topic("user", 5), true},
        {"what no right is known of", all, topic("api_key", 5), false},
        {"the same for an administrator", TestShop::admin(), topic("api_key", 5), true},
    };
    for (const auto& row : rows) EXPECT_EQ(live::may_hear(row.actor, row.topic), row.hears) << row.what;
}

class HubTest : public ShopTest {
  protected:
    std::optional<Actor> actor_of(std::int64_t user_id) {
        const std::lock_guard lock(mutex_);
        const auto found = people_.find(user_id);
        return found == people_.end() ? std::nullopt : std::optional(found->second);
    }
    live::ActorOf roster() {
        return [this](std::int64_t user_id) { return actor_of(user_id); };
    }
    void set(std::int64_t id, std::optional<Actor> actor) {
        const std::lock_guard lock(mutex_);
        people_.erase(id);
        if (actor) people_.emplace(id, std::move(*actor));
    }
    std::pair<std::shared_ptr<Screen>, websocket::Conversation> open(live::Hub& hub, std::int64_t user_id) {
        auto screen = std::make_shared<Screen>();
        websocket::Conversation talk = hub.conversation(user_id);
        talk.opened(screen);
        return {screen, std::move(talk)};
    }

  private:
    std::mutex mutex_;
    std::map<std::int64_t, Actor> people_;
};

TEST_P(HubTest, each_screen_is_told_of_what_its_person_may_read) {
    set(2, TestShop::with_level("orders_view", Level::own, 2));
    set(3, TestShop::with_rights({"orders_view"}, 3));
    live::Hub hub(shop().database(), roster());
    auto [narrow, first] = open(hub, 2);
    auto [wide, second] = open(hub, 3);
    EXPECT_EQ(hub.watchers(), 2u);
    hub.publish({topic("order", 17, 1, 3, "created"), topic("order", 18, 1, 2)});
    EXPECT_THAT(narrow->take(), ElementsAre(told("order", 18)));
    EXPECT_THAT(wide->take(), ElementsAre(told("order", 17, "created"), told("order", 18)));
    first.closed(websocket::kNormalClosure);
    hub.publish({topic("order", 18, 1, 2)});
    EXPECT_THAT(narrow->take(), IsEmpty());
    EXPECT_EQ(wide->take().size(), 1u);
    EXPECT_EQ(hub.watchers(), 1u);
}

TEST_P(HubTest, one_who_may_not_sign_in_any_more_is_cut_off_and_told_nothing_of_the_same_act) {
    set(2, TestShop::with_rights({"orders_view"}, 2));
    set(3, TestShop::with_rights({"orders_view"}, 3));
    live::Hub hub(shop().database(), roster());
    auto [gone, first] = open(hub, 2);
    auto [stays, second] = open(hub, 3);
    set(2, std::nullopt);
    hub.publish({topic("user", 2), topic("order", 17, 1, 3)});
    EXPECT_EQ(gone->closed_with(), websocket::kPolicyViolation);
    EXPECT_THAT(gone->take(), IsEmpty());
    EXPECT_EQ(hub.watchers(), 1u);
    first.closed(websocket::kPolicyViolation);  // the good-bye of a screen that is forgotten already
    EXPECT_EQ(hub.watchers(), 1u);
    EXPECT_THAT(stays->take(), ElementsAre(told("user", 2), told("order", 17)));
    EXPECT_EQ(stays->closed_with(), 0);

    auto [late, third] = open(hub, 2);
    EXPECT_EQ(late->closed_with(), websocket::kPolicyViolation);
    EXPECT_EQ(hub.watchers(), 1u);
}

TEST_P(HubTest, a_change_of_rights_holds_for_screens_that_are_open) {
    set(2, TestShop::with_rights({"orders_view"}, 2));
    live::Hub hub(shop().database(), roster());
    auto [screen, talk] = open(hub, 2);
    set(2, TestShop::with_rights({}, 2));
    hub.publish({topic("user_group", 1)});
    screen->take();
    hub.publish({topic("order", 17, 1, 3)});
    EXPECT_THAT(screen->take(), IsEmpty());
}

TEST_P(HubTest, topics_reach_the_screens_of_other_nodes_once_and_by_their_rights) {
    if (engine() == db::Engine::sqlite) GTEST_SKIP() << "several nodes need PostgreSQL";
    set(2, TestShop::with_level("orders_view", Level::own, 2));
    set(3, TestShop::with_rights({"orders_view"}, 3));
    const std::unique_ptr<db::Database> elsewhere = db::Database::open(shop().database_options());
    live::Hub here(shop().database(), roster());
    live::Hub there(*elsewhere, roster());
    auto [near, first] = open(here, 3);
    auto [far, second] = open(there, 3);
    auto [narrow, third] = open(there, 2);
    here.publish({topic("order", 17, 1, 3, "created")});
    EXPECT_THAT(near->take(), ElementsAre(told("order", 17, "created")));
    EXPECT_THAT(far->next(), ElementsAre(told("order", 17, "created")));
    // What comes back by the bus is not told twice at home, and nothing went to one without the right.
    there.publish({topic("order", 18, 1, 2)});
    EXPECT_THAT(near->next(), ElementsAre(told("order", 18)));
    EXPECT_THAT(narrow->take(), ElementsAre(told("order", 18)));
}

OKNO_ON_BOTH_ENGINES(HubTest);

}  // namespace
}  // namespace okno::testing
