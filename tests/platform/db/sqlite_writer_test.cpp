// SPDX-License-Identifier: Apache-2.0
#include "platform/db/sqlite_writer.h"

#include <gtest/gtest.h>

#include <future>
#include <mutex>
#include <thread>

#include "base/error.h"
#include "tests/support/test_database.h"

namespace okno::db {
namespace {

class SqliteWriterTest : public ::testing::Test {
  protected:
    SqliteWriterTest() : path_((folder_.path() / "okno.sqlite3").string()), writer_(std::make_unique<SqliteWriter>(path_)) {
        in_turn([](Connection& connection) { connection.script("CREATE TABLE marks (mark BIGINT PRIMARY KEY, filling TEXT)"); });
    }
    template <typename Work>
    void in_turn(Work&& work) {
        const auto turn = writer_->turn();
        work(turn->connection());
        turn->commit();
    }
    std::int64_t count() {
        SqliteLink reader(path_, SqliteLink::Use::reading);
        return reader.query("SELECT count(*) FROM marks", {})[0].integer(0);
    }
    // Returns when so many stand in line behind the holder of the writer.
    void wait_for_line(std::size_t length) {
        while (writer_->waiting() < length) std::this_thread::yield();
    }

    okno::testing::TemporaryFolder folder_;
    std::string path_;
    std::unique_ptr<SqliteWriter> writer_;
};

void insert(Connection& connection, std::int64_t mark) { connection.execute("INSERT INTO marks (mark) VALUES ($1)", {mark}); }

TEST_F(SqliteWriterTest, turns_come_in_the_order_of_asking) {
    std::vector<int> order;
    std::vector<std::thread> threads;
    {
        const auto first = writer_->turn();
        for (int i = 0; i < 8; ++i) {
            threads.emplace_back([&, i] {
                in_turn([&](Connection& connection) {
                    insert(connection, i);
                    order.push_back(i);
                });
            });
            wait_for_line(static_cast<std::size_t>(i) + 1);
        }
    }
    for (std::thread& thread : threads) thread.join();
    EXPECT_EQ(order, (std::vector<int>{0, 1, 2, 3, 4, 5, 6, 7}));
}

// Three turns of one batch; the middle one fails. Nobody outside sees anything until the shared commit, and then the two whole ones.
TEST_F(SqliteWriterTest, turns_share_a_commit_and_a_failed_one_goes_alone) {
    const std::int64_t before = writer_->commits();
    std::int64_t seen_while_open = -1;
    std::thread first, second, third;
    {
        const auto holder = writer_->turn();
        first = std::thread([&] { in_turn([&](Connection& connection) { insert(connection, 1); }); });
        wait_for_line(1);
        second = std::thread([&] {
            const auto turn = writer_->turn();
            insert(turn->connection(), 2);
            EXPECT_THROW(insert(turn->connection(), 1), Error);  // it sees what the first of its batch released
        });
        wait_for_line(2);
        third = std::thread([&] {
            const auto turn = writer_->turn();
            insert(turn->connection(), 3);
            seen_while_open = count();
            turn->commit();
        });
        wait_for_line(3);
        writer_->keep_batches_open();  // however slow the machine is
    }
    first.join();
    second.join();
    third.join();
    EXPECT_EQ(seen_while_open, 0);
    EXPECT_EQ(count(), 2);
    EXPECT_EQ(writer_->commits() - before, 1);
}

TEST_F(SqliteWriterTest, a_writer_alone_commits_each_turn) {
    const std::int64_t before = writer_->commits();
    for (int i = 0; i < 5; ++i) {
        in_turn([&](Connection& connection) { insert(connection, i); });
        EXPECT_EQ(count(), i + 1);
    }
    EXPECT_EQ(writer_->commits() - before, 5);
}

TEST_F(SqliteWriterTest, a_batch_ends_at_its_largest_number_of_turns) {
    constexpr int kTurns = 2 * static_cast<int>(kMostTurnsACommit) + 10;
    std::vector<std::thread> threads;
    std::int64_t before = 0;
    {
        const auto holder = writer_->turn();
        for (int i = 0; i < kTurns; ++i) threads.emplace_back([&, i] { in_turn([&](Connection& connection) { insert(connection, i); }); });
        wait_for_line(kTurns);
        writer_->keep_batches_open();
        before = writer_->commits();
    }
    for (std::thread& thread : threads) thread.join();
    EXPECT_EQ(count(), kTurns);
    EXPECT_EQ(writer_->commits() - before, 3);
}

TEST_F(SqliteWriterTest, a_thread_cannot_wait_for_itself) {
    const auto turn = writer_->turn();
    EXPECT_THROW(writer_->turn(), Error);
}

TEST_F(SqliteWriterTest, the_last_to_fail_commits_for_those_before_it) {
    std::thread first, second;
    {
        const auto holder = writer_->turn();
        first = std::thread([&] { in_turn([&](Connection& connection) { insert(connection, 1); }); });
        wait_for_line(1);
        second = std::thread([&] {
            const auto turn = writer_->turn();
            insert(turn->connection(), 2);
        });
        wait_for_line(2);
        writer_->keep_batches_open();
    }
    first.join();
    second.join();
    EXPECT_EQ(count(), 1);
}

// The file may not grow (as on a full disk), which rolls back the whole transaction under the feet of all: no turn of the batch may say
// "done".
TEST_F(SqliteWriterTest, a_full_disk_fails_the_whole_batch_and_the_next_works) {
    in_turn([](Connection& connection) {
        const std::int64_t pages = connection.maybe_integer("PRAGMA page_count").value();
        connection.script("PRAGMA max_page_count = " + std::to_string(pages + 20));
    });
    std::vector<std::future<ErrorKind>> answers;
    {
        const auto holder = writer_->turn();
        for (int i = 0; i < 4; ++i) {
            answers.push_back(std::async(std::launch::async, [this, i] {
                try {
                    in_turn([&](Connection& connection) {
                        const std::string filling(i < 3 ? 10 : 1'000'000, 'x');
                        connection.execute("INSERT INTO marks (mark, filling) VALUES ($1, $2)", {i, filling});
                    });
                    return ErrorKind::internal;  // it said "done"
                } catch (const Error& error) {
                    return error.kind;
                }
            }));
            wait_for_line(static_cast<std::size_t>(i) + 1);
        }
        writer_->keep_batches_open();
    }
    for (std::future<ErrorKind>& answer : answers) EXPECT_EQ(answer.get(), ErrorKind::unavailable);
    EXPECT_EQ(count(), 0);
    in_turn([](Connection& connection) { connection.script("PRAGMA max_page_count = 1000000"); });
    in_turn([](Connection& connection) { insert(connection, 7); });
    EXPECT_EQ(count(), 1);
}

TEST_F(SqliteWriterTest, a_foreign_commit_is_noticed_and_an_own_one_is_not) {
    const std::int64_t version = writer_->data_version();
    in_turn([](Connection& connection) { insert(connection, 1); });
    EXPECT_EQ(writer_->data_version(), version);
    SqliteWriter foreign(path_);
    const auto turn = foreign.turn();
    insert(turn->connection(), 2);
    turn->commit();
    EXPECT_NE(writer_->data_version(), version);
}

TEST_F(SqliteWriterTest, listeners_hear_of_foreign_commits) {
    const std::unique_ptr<Database> database = Database::open({.data_folder = folder_.path().string(), .url = {}});
    std::promise<void> heard;
    std::once_flag once;
    const std::int64_t listener = database->listen("foreign", [&](std::string_view) { std::call_once(once, [&] { heard.set_value(); }); });
    in_turn([](Connection& connection) { insert(connection, 1); });
    EXPECT_EQ(heard.get_future().wait_for(std::chrono::seconds(30)), std::future_status::ready);
    database->unlisten(listener);
}

TEST_F(SqliteWriterTest, the_file_is_its_owners_alone) {
    EXPECT_EQ(std::filesystem::status(path_).permissions(), std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
}

}  // namespace
}  // namespace okno::db
