// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <atomic>
#include <future>
#include <latch>
#include <thread>

#include "base/error.h"
#include "tests/support/test_database.h"

namespace okno::db {
namespace {

// What only a server can do to us.
class PostgresTest : public ::testing::Test {
  protected:
    void SetUp() override {
        if (!okno::testing::engine_available(Engine::postgres)) GTEST_SKIP() << "OKNO_TEST_POSTGRES is not set";
        opened_ = okno::testing::open_test_database(Engine::postgres, okno::testing::Schema::empty);
        in_turn("CREATE TABLE marks (mark BIGINT PRIMARY KEY, part BIGINT NOT NULL DEFAULT 0)");
    }
    Database& database() { return **opened_; }
    void in_turn(std::string_view sql) {
        const auto turn = database().write();
        turn->connection().execute(sql);
        turn->commit();
    }
    // As when the server is restarted: every connection to the test's database is gone.
    void cut_all_connections() {
        const std::unique_ptr<Database> server = Database::open({.data_folder = {}, .url = okno::testing::postgres_url()});
        const auto lease = server->read();
        lease->connection().query(
            "SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity WHERE datname = $1 AND pid <> pg_backend_pid() AND backend_type "
            "= 'client backend'",
            {name()});
    }
    std::string name() { return opened_->options().url.substr(opened_->options().url.rfind('/') + 1); }

    std::unique_ptr<okno::testing::TestDatabase> opened_;
};

TEST_F(PostgresTest, dead_connections_are_replaced_unseen) {
    in_turn("INSERT INTO marks (mark) VALUES (1)");
    {
        const auto one = database().read();
        const auto two = database().read();  // two idle ones afterwards
    }
    cut_all_connections();
    in_turn("INSERT INTO marks (mark) VALUES (2)");
    EXPECT_EQ(database().read()->connection().maybe_integer("SELECT count(*) FROM marks"), 2);
}

TEST_F(PostgresTest, whatever_a_turn_starts_with_finds_a_living_connection) {
    in_turn("INSERT INTO marks (mark) VALUES (1)");
    EXPECT_EQ(database().read()->connection().maybe_integer("SELECT count(*) FROM marks"), 1);
    cut_all_connections();
    std::int64_t seen = 0;
    database().read()->connection().each("SELECT mark FROM marks", {}, [&](const Row& row) { seen += row.integer(0); });
    EXPECT_EQ(seen, 1);
    {
        const auto turn = database().write();
        turn->connection().script("INSERT INTO marks (mark) VALUES (2); INSERT INTO marks (mark) VALUES (3)");
        turn->commit();
    }
    {
        const auto nothing_done = database().write();
        nothing_done->commit();
    }
    EXPECT_EQ(database().read()->connection().maybe_integer("SELECT count(*) FROM marks"), 3);
}

TEST_F(PostgresTest, a_first_statement_that_fails_leaves_the_link_usable) {
    for (int round = 0; round < 40; ++round) {  // more than there are connections
        EXPECT_THROW(database().read()->connection().query("SELECT nothing FROM nowhere"), Error);
        EXPECT_THROW(in_turn("INSERT INTO marks (mark) VALUES (1), (1)"), Error);
    }
    in_turn("INSERT INTO marks (mark) VALUES (1)");
    EXPECT_EQ(database().read()->connection().maybe_integer("SELECT count(*) FROM marks"), 1);
}

TEST_F(PostgresTest, a_connection_lost_in_a_turn_makes_it_unavailable) {
    {
        const auto turn = database().write();
        turn->connection().execute("INSERT INTO marks (mark) VALUES (1)");
        cut_all_connections();
        try {
            turn->connection().execute("INSERT INTO marks (mark) VALUES (2)");
            FAIL() << "the connection is gone";
        } catch (const Error& error) {
            EXPECT_EQ(error.kind, ErrorKind::unavailable);
        }
        EXPECT_THROW(turn->commit(), Error);
    }
    {
        const auto turn = database().write();
        turn->connection().execute("INSERT INTO marks (mark) VALUES (3)");
        cut_all_connections();
        EXPECT_THROW(turn->commit(), Error);
    }
    EXPECT_EQ(database().read()->connection().maybe_integer("SELECT count(*) FROM marks"), 0);
}

TEST_F(PostgresTest, listeners_hear_again_after_a_lost_connection) {
    std::promise<void> missed;
    std::promise<std::string> heard;
    const std::int64_t listener = database().listen("topics", [&](std::string_view payload) {
        if (payload.empty())
            missed.set_value();
        else
            heard.set_value(std::string(payload));
    });
    cut_all_connections();
    ASSERT_EQ(missed.get_future().wait_for(std::chrono::seconds(30)), std::future_status::ready);
    database().notify("topics", "again");
    std::future<std::string> payload = heard.get_future();
    ASSERT_EQ(payload.wait_for(std::chrono::seconds(30)), std::future_status::ready);
    EXPECT_EQ(payload.get(), "again");
    database().unlisten(listener);
}

TEST_F(PostgresTest, a_deadlock_asks_one_of_two_to_try_again) {
    in_turn("INSERT INTO marks (mark) VALUES (1), (2)");
    std::latch both_hold_one(2);
    std::atomic<int> committed = 0;
    std::atomic<int> refused = 0;
    const auto update = [&](std::int64_t first, std::int64_t second) {
        const auto turn = database().write();
        turn->connection().execute("UPDATE marks SET part = part + 1 WHERE mark = $1", {first});
        both_hold_one.arrive_and_wait();
        try {
            turn->connection().execute("UPDATE marks SET part = part + 1 WHERE mark = $1", {second});
            turn->commit();
            ++committed;
        } catch (const Error& error) {
            EXPECT_EQ(error.kind, ErrorKind::unavailable);
            EXPECT_EQ(error.message.key, "error.try_again");
            ++refused;
        }
    };
    std::thread other(update, 2, 1);
    update(1, 2);
    other.join();
    EXPECT_EQ(committed, 1);
    EXPECT_EQ(refused, 1);
    EXPECT_EQ(database().read()->connection().maybe_integer("SELECT sum(part) FROM marks"), 2);
}

TEST_F(PostgresTest, text_that_is_not_utf8_is_refused_as_input) {
    const auto turn = database().write();
    turn->connection().script("CREATE TABLE names (name TEXT)");
    try {
        turn->connection().execute("INSERT INTO names (name) VALUES ($1)", {"\xff"});
        FAIL();
    } catch (const Error& error) {
        EXPECT_EQ(error.kind, ErrorKind::invalid);
    }
}

TEST_F(PostgresTest, a_server_that_is_not_there_is_said_at_once) {
    try {
        Database::open({.data_folder = {}, .url = "postgresql://127.0.0.1:1/nothing"});
        FAIL();
    } catch (const Error& error) {
        EXPECT_EQ(error.kind, ErrorKind::unavailable);
    }
    EXPECT_THROW(Database::open({.data_folder = {}, .url = "mysql://localhost/okno"}), Error);
}

}  // namespace
}  // namespace okno::db
