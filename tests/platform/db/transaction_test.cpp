// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <atomic>
#include <future>
#include <latch>
#include <random>
#include <set>
#include <thread>

#include "base/error.h"
#include "platform/db/dialect.h"
#include "platform/db/link_pool.h"
#include "tests/support/test_database.h"

namespace okno::db {
namespace {

class TransactionTest : public okno::testing::DatabaseTest {
  protected:
    okno::testing::Schema schema() const override { return okno::testing::Schema::empty; }
    void SetUp() override {
        DatabaseTest::SetUp();
        if (IsSkipped()) return;
        const auto turn = database().write();
        turn->connection().script("CREATE TABLE marks (mark BIGINT PRIMARY KEY, part BIGINT NOT NULL DEFAULT 0)");
        turn->commit();
    }
    std::set<std::int64_t> marks() {
        std::set<std::int64_t> found;
        database().read()->connection().each("SELECT mark FROM marks", {}, [&](const Row& row) { found.insert(row.integer(0)); });
        return found;
    }
};
OKNO_ON_BOTH_ENGINES(TransactionTest);

TEST_P(TransactionTest, what_is_committed_is_there_for_others_and_after_a_restart) {
    execute("INSERT INTO marks (mark) VALUES (1)");
    EXPECT_EQ(marks(), (std::set<std::int64_t>{1}));
    opened().reopen();
    EXPECT_EQ(marks(), (std::set<std::int64_t>{1}));
}

TEST_P(TransactionTest, what_is_not_committed_never_was) {
    {
        const auto turn = database().write();
        turn->connection().execute("INSERT INTO marks (mark) VALUES (1)");
    }
    EXPECT_TRUE(marks().empty());
    execute("INSERT INTO marks (mark) VALUES (2)");
    EXPECT_EQ(marks(), (std::set<std::int64_t>{2}));
}

TEST_P(TransactionTest, after_an_engine_error_only_rollback_is_left) {
    execute("INSERT INTO marks (mark) VALUES (1)");
    const auto turn = database().write();
    turn->connection().execute("INSERT INTO marks (mark) VALUES (2)");
    EXPECT_THROW(turn->connection().execute("INSERT INTO marks (mark) VALUES (1)"), Error);
    EXPECT_THROW(turn->connection().query("SELECT 1"), Error);
    EXPECT_THROW(turn->commit(), Error);
}

TEST_P(TransactionTest, a_connection_kept_beyond_its_turn_is_refused) {
    const auto turn = database().write();
    Connection& connection = turn->connection();
    connection.execute("INSERT INTO marks (mark) VALUES (1)");
    turn->commit();
    EXPECT_THROW(connection.execute("INSERT INTO marks (mark) VALUES (2)"), Error);
    EXPECT_THROW(turn->commit(), Error);
    EXPECT_EQ(marks(), (std::set<std::int64_t>{1}));
}

// Sixteen threads, each turn of two rows, a third of the turns ending by an engine error, a throw or no commit: whole turns are there, and
// nothing else.
TEST_P(TransactionTest, many_writers_and_failures_leave_whole_turns_only) {
    constexpr int kThreads = 16;
    constexpr int kTurns = 150;
    execute("INSERT INTO marks (mark) VALUES (-1)");
    std::mutex mutex;
    std::set<std::int64_t> committed = {-1};
    std::latch start(kThreads);
    std::vector<std::thread> threads;
    for (int t = 0; t < kThreads; ++t) {
        threads.emplace_back([&, t] {
            std::mt19937 random(static_cast<unsigned>(t));
            start.arrive_and_wait();
            for (int i = 0; i < kTurns; ++i) {
                const std::int64_t mark = 2 * (t * kTurns + i);
                const std::uint_fast32_t fate = random() % 9;
                try {
                    const auto turn = database().write();
                    turn->connection().execute("INSERT INTO marks (mark) VALUES ($1)", {mark});
                    if (fate == 0) throw std::runtime_error("changed my mind");
                    if (fate == 1) turn->connection().execute("INSERT INTO marks (mark) VALUES (-1)");
                    if (fate == 2) continue;
                    turn->connection().execute("INSERT INTO marks (mark) VALUES ($1)", {mark + 1});
                    turn->commit();
                    std::lock_guard lock(mutex);
                    committed.insert({mark, mark + 1});
                } catch (const std::exception&) {
                    EXPECT_LE(fate, 1U);
                }
            }
        });
    }
    for (std::thread& thread : threads) thread.join();
    EXPECT_GT(committed.size(), static_cast<std::size_t>(kThreads * kTurns / 2));
    EXPECT_LT(committed.size(), static_cast<std::size_t>(kThreads * kTurns * 2));
    EXPECT_EQ(marks(), committed);
    opened().reopen();
    EXPECT_EQ(marks(), committed);
}

TEST_P(TransactionTest, readers_go_on_while_a_writer_works) {
    execute("INSERT INTO marks (mark) VALUES (1)");
    const auto turn = database().write();
    turn->connection().execute("INSERT INTO marks (mark) VALUES (2)");
    EXPECT_EQ(integer("SELECT count(*) FROM marks"), 1);
    turn->commit();
    EXPECT_EQ(integer("SELECT count(*) FROM marks"), 2);
}

TEST_P(TransactionTest, more_readers_than_connections_take_turns) {
    execute("INSERT INTO marks (mark) VALUES (1)");
    std::atomic<int> read = 0;
    std::vector<std::thread> threads;
    for (int t = 0; t < 16; ++t)
        threads.emplace_back([&] {
            for (int i = 0; i < 50; ++i) read += static_cast<int>(integer("SELECT count(*) FROM marks"));
        });
    for (std::thread& thread : threads) thread.join();
    EXPECT_EQ(read, 16 * 50);
}

TEST_P(TransactionTest, another_process_writes_between) {
    const std::unique_ptr<Database> other = Database::open(opened().options());
    std::vector<std::thread> threads;
    for (Database* one : {&database(), other.get()})
        threads.emplace_back([this, one, first = one == other.get() ? 1000 : 0] {
            for (int i = 0; i < 100; ++i) {
                const auto turn = one->write();
                turn->connection().execute("INSERT INTO marks (mark) VALUES ($1)", {first + i});
                turn->commit();
            }
        });
    for (std::thread& thread : threads) thread.join();
    EXPECT_EQ(marks().size(), 200u);
}

TEST_P(TransactionTest, a_message_reaches_this_process_and_others) {
    const std::unique_ptr<Database> other = Database::open(opened().options());
    std::promise<std::string> heard;
    const std::int64_t listener = database().listen("topics", [&](std::string_view payload) { heard.set_value(std::string(payload)); });
    (engine() == Engine::postgres ? *other : database()).notify("topics", "order:4711");
    std::future<std::string> payload = heard.get_future();
    ASSERT_EQ(payload.wait_for(std::chrono::seconds(30)), std::future_status::ready);
    EXPECT_EQ(payload.get(), "order:4711");
    database().unlisten(listener);
    database().notify("topics", "a second one would break the promise");
    std::promise<void> later;
    const std::int64_t last = database().listen("end", [&](std::string_view) { later.set_value(); });
    database().notify("end", "");
    ASSERT_EQ(later.get_future().wait_for(std::chrono::seconds(30)), std::future_status::ready);
    database().unlisten(last);
}

}  // namespace
}  // namespace okno::db
