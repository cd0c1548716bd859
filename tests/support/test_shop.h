// SPDX-License-Identifier: Apache-2.0
// A small shop for tests: a migrated database with the books seeded, a fixed clock, people with the rights a test wants, and the topics
// that were sent.
//
//   class CreateOrderTest : public okno::testing::ShopTest {};            // runs once on each engine
//   TEST_P(CreateOrderTest, writes_one_creation_record) {
//       TestShop& shop = this->shop();
//       JournalMark mark(shop);                                            // tests/support/journal_expect.h
//       const Context context = shop.context(shop.with_rights({"orders_edit"}));
//       const auto created = orders::create_order(context, shop.books(), order);
//       EXPECT_THAT(shop.topics(), ElementsAre(TopicIs("order", created.id, "created")));
//       mark.expect({{.kind = "order", .id = created.id, .field = "status", .created = true}});   // and nothing else
//   }
//   OKNO_ON_BOTH_ENGINES(CreateOrderTest);
//
// The seeded shop has the code "shop", currency RUB, country RU, zone Europe/Moscow; the clock stands at 2026-11-21 09:12:33 Moscow time
// until told otherwise. Seeding writes no history, so the journal of a fresh shop is empty. A module with books or seeds of its own puts
// them in with write().
#pragma once

#include <gmock/gmock.h>

#include <initializer_list>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/time.h"
#include "core/context.h"
#include "core/events.h"
#include "core/operation.h"
#include "modules/references/books_cache.h"
#include "modules/references/seed_references.h"
#include "tests/support/test_database.h"

namespace okno::testing {

inline constexpr Moment kTestNow = 1795241553000;  // 2026-11-21 06:12:33 UTC

// Keeps what would have gone to open screens.
class RecordedTopics : public TopicSink {
  public:
    void publish(const std::vector<Topic>& topics) override {
        const std::lock_guard lock(guard_);
        topics_.insert(topics_.end(), topics.begin(), topics.end());
    }
    std::vector<Topic> take() {
        const std::lock_guard lock(guard_);
        return std::exchange(topics_, {});
    }

  private:
    std::mutex guard_;
    std::vector<Topic> topics_;
};

inline constexpr Right kTestSetup{"test_setup"};

class TestShop {
  public:
    explicit TestShop(db::Engine engine, references::SeedOptions seed = {}) : database_(open_test_database(engine)) {
        write([&seed](Operation& op) { references::seed_references(op, seed); });
        topics_.take();
        cache_ = std::make_unique<references::BooksCache>(**database_);
        books_ = cache_->current();
    }

    db::Database& database() { return **database_; }
    // For opening it a second time, as another process would.
    const db::Options& database_options() const { return database_->options(); }
    FixedClock& clock() { return clock_; }
    // Listeners that a test wants; put them in before the operation.
    Events& events() { return events_; }
    references::BooksCache& cache() { return *cache_; }
    // The books as they are now; the reference is good until the next call.
    const references::Books& books() {
        books_ = cache_->current();
        return *books_;
    }
    const references::Site& site() { return *books().site("shop"); }

    // What was sent to open screens since the last call.
    std::vector<Topic> topics() { return topics_.take(); }

    Context context(Actor actor) {
        Context context{database(), clock_, events_, topics_, std::move(actor)};
        context.request_id = "test";
        context.zone = books_ ? books_->account().zone : "UTC";
        return context;
    }
    // A browser's write with its UUID.
    Context context(Actor actor, std::string act) {
        Context made = context(std::move(actor));
        made.act = std::move(act);
        return made;
    }

    static constexpr std::int64_t kAdminId = 1;
    // A person who may everything.
    static Actor admin() {
        Actor actor;
        actor.kind = ActorKind::user;
        actor.id = kAdminId;
        actor.name = "Admin";
        actor.everything = true;
        return actor;
    }
    // A person with these rights at level all; more of him is set by the test (sites, colleagues).
    static Actor with_rights(std::initializer_list<std::string_view> rights, std::int64_t id = 2) {
        Actor actor;
        actor.kind = ActorKind::user;
        actor.id = id;
        actor.name = "Person " + std::to_string(id);
        for (std::string_view right : rights) actor.rights.emplace(right, Level::all);
        return actor;
    }
    static Actor with_level(std::string_view right, Level level, std::int64_t id = 2, std::vector<std::int64_t> colleagues = {}) {
        Actor actor = with_rights({}, id);
        actor.rights.emplace(right, level);
        actor.colleagues = std::move(colleagues);
        return actor;
    }
    // An API key that may everything, in these sites only when some are named.
    static Actor api_key(std::vector<std::int64_t> sites = {}, std::int64_t id = 7) {
        Actor actor;
        actor.kind = ActorKind::api_key;
        actor.id = id;
        actor.name = "Key " + std::to_string(id);
        actor.everything = true;
        actor.all_sites = sites.empty();
        actor.sites = std::move(sites);
        return actor;
    }

    // One operation of the system around a step: the way to set a test up with functions that take an Operation.
    template <typename Step>
    void write(Step step) {
        const Context system = context(Actor::system());
        Operation op(system, kTestSetup);
        step(op);
        op.commit();
    }
    std::int64_t integer(std::string_view sql, std::initializer_list<db::Param> params = {}) {
        return database().read()->connection().maybe_integer(sql, params).value_or(0);
    }
    std::string text(std::string_view sql, std::initializer_list<db::Param> params = {}) {
        return database().read()->connection().maybe_text(sql, params).value_or("");
    }

  private:
    std::unique_ptr<TestDatabase> database_;
    FixedClock clock_{kTestNow};
    Events events_;
    RecordedTopics topics_;
    std::unique_ptr<references::BooksCache> cache_;
    references::PinnedBooks books_;
};

// A test over a shop, once on each engine.
class ShopTest : public ::testing::TestWithParam<db::Engine> {
  protected:
    void SetUp() override {
        if (!engine_available(GetParam())) GTEST_SKIP() << "OKNO_TEST_POSTGRES is not set";
        shop_ = std::make_unique<TestShop>(GetParam());
    }
    db::Engine engine() const { return GetParam(); }
    TestShop& shop() { return *shop_; }

  private:
    std::unique_ptr<TestShop> shop_;
};

// The refusal that a call ends in; a call that is not refused fails the test.
template <typename Call>
Error refusal(Call call) {
    try {
        call();
    } catch (const Error& error) {
        return error;
    }
    ADD_FAILURE() << "nothing was refused";
    return Error(ErrorKind::internal, {"test.not_refused", {}});
}

// EXPECT_THAT(shop.topics(), ElementsAre(TopicIs("order", 17, "created")));
MATCHER_P3(TopicIs, kind, id, act, "is " + std::string(act) + " of " + std::string(kind) + " " + std::to_string(id)) {
    *result_listener << arg.act << " of " << arg.record.kind << ' ' << arg.record.id;
    return arg.record.kind == kind && arg.record.id == id && arg.act == act;
}

}  // namespace okno::testing
