// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <atomic>
#include <future>
#include <set>
#include <stdexcept>

#include "base/error.h"
#include "platform/jobs/queue.h"
#include "tests/support/test_database.h"

namespace okno::jobs {
namespace {

constexpr Moment kStart = 1'800'000'000'000;

class JobsTest : public okno::testing::DatabaseTest {
  protected:
    void put_job(std::string_view kind, Moment run_at, std::optional<std::string> key = std::nullopt, Json payload = Json::object()) {
        const auto turn = database().write();
        put(turn->connection(), kind, payload, run_at, std::move(key));
        turn->commit();
    }
    QueueState state() { return queue_state(database().read()->connection(), clock_.now()); }

    FixedClock clock_{kStart};
};
OKNO_ON_BOTH_ENGINES(JobsTest);

TEST_P(JobsTest, a_due_job_runs_once_with_its_payload) {
    Runner runner(database(), clock_);
    std::vector<Json> seen;
    runner.on("mail", [&](const Job& job) { seen.push_back(job.payload); });
    Json payload;
    payload.set("to", "ann@example.com");
    put_job("mail", kStart, std::nullopt, payload);
    EXPECT_EQ(runner.run_due(), 1);
    EXPECT_EQ(runner.run_due(), 0);
    ASSERT_EQ(seen.size(), 1u);
    EXPECT_EQ(seen[0], payload);
    EXPECT_EQ(integer("SELECT count(*) FROM jobs"), 0);
}

TEST_P(JobsTest, a_rolled_back_job_was_never_put) {
    {
        const auto turn = database().write();
        put(turn->connection(), "mail", {}, kStart);
    }
    EXPECT_EQ(state().waiting, 0);
}

TEST_P(JobsTest, jobs_run_when_due_and_in_that_order) {
    Runner runner(database(), clock_);
    std::string order;
    for (const char* kind : {"a", "b", "c"}) runner.on(kind, [&order, kind](const Job&) { order += kind; });
    put_job("c", kStart + 2 * kMinute);
    put_job("b", kStart);
    put_job("a", kStart - 1);
    EXPECT_EQ(state().oldest_due, kStart - 1);
    EXPECT_EQ(runner.run_due(), 2);
    EXPECT_EQ(state().waiting, 1);
    EXPECT_EQ(state().oldest_due, 0);
    clock_.advance(2 * kMinute);
    EXPECT_EQ(runner.run_due(), 1);
    EXPECT_EQ(order, "abc");
}

TEST_P(JobsTest, a_job_nobody_here_knows_is_left_alone) {
    Runner runner(database(), clock_);
    runner.on("known", [](const Job&) {});
    put_job("unknown", kStart);
    put_job("known", kStart + 1);
    clock_.advance(1);
    EXPECT_EQ(runner.run_due(), 1);
    EXPECT_EQ(state().waiting, 1);
}

TEST_P(JobsTest, a_failing_job_waits_longer_each_time_and_is_then_kept) {
    Runner runner(database(), clock_);
    std::vector<int> attempts;
    runner.on("mail", [&](const Job& job) {
        attempts.push_back(job.attempts);
        throw std::runtime_error("the server is away");
    });
    put_job("mail", kStart);
    EXPECT_EQ(runner.run_due(), 1);
    for (const Moment wait : {10 * kSecond, kMinute, 10 * kMinute, kHour, 6 * kHour}) {
        clock_.advance(wait - 1);
        EXPECT_EQ(runner.run_due(), 0) << "before " << wait;
        clock_.advance(1);
        EXPECT_EQ(runner.run_due(), 1) << "after " << wait;
    }
    EXPECT_EQ(attempts, (std::vector<int>{1, 2, 3, 4, 5, 6}));
    EXPECT_EQ(state().failed, 1);
    EXPECT_EQ(state().waiting, 0);
    EXPECT_EQ(database().read()->connection().maybe_text("SELECT last_error FROM jobs"), "the server is away");
    clock_.advance(kDay);
    EXPECT_EQ(runner.run_due(), 0);
}

TEST_P(JobsTest, a_payload_that_does_not_parse_fails_and_does_not_block_the_queue) {
    Runner runner(database(), clock_);
    int ran = 0;
    runner.on("mail", [&](const Job&) { ++ran; });
    execute("INSERT INTO jobs (kind, payload, run_at) VALUES ('mail', '{', $1)", {kStart - 1});
    put_job("mail", kStart);
    EXPECT_EQ(runner.run_due(), 2);
    EXPECT_EQ(ran, 1);
    EXPECT_EQ(state().waiting, 1);
}

TEST_P(JobsTest, a_key_keeps_a_second_waiting_job_out) {
    Runner runner(database(), clock_);
    int ran = 0;
    runner.on("count", [&](const Job&) {
        // While it runs its key is free: what came since must not be lost.
        if (++ran == 1) put_job("count", kStart, "totals:7");
    });
    put_job("count", kStart, "totals:7");
    put_job("count", kStart, "totals:7");
    put_job("count", kStart, "totals:8");
    EXPECT_EQ(state().waiting, 2);
    EXPECT_EQ(runner.run_due(), 3);
}

TEST_P(JobsTest, a_failed_run_gives_way_to_one_of_its_key_put_meanwhile) {
    Runner runner(database(), clock_);
    int ran = 0;
    runner.on("count", [&](const Job&) {
        if (++ran > 1) return;
        put_job("count", kStart, "totals:7");
        throw std::runtime_error("once");
    });
    put_job("count", kStart, "totals:7");
    EXPECT_EQ(runner.run_due(), 2);
    clock_.advance(10 * kSecond);
    EXPECT_EQ(runner.run_due(), 1);
    EXPECT_EQ(integer("SELECT count(*) FROM jobs"), 0);
}

TEST_P(JobsTest, a_job_of_a_process_that_died_runs_again_after_its_lease) {
    put_job("mail", kStart);
    execute("UPDATE jobs SET attempts = 1, locked_until = $1", {kStart + kLease});
    Runner runner(database(), clock_);
    std::vector<int> attempts;
    runner.on("mail", [&](const Job& job) { attempts.push_back(job.attempts); });
    clock_.advance(kLease - 1);
    EXPECT_EQ(state().running, 1);
    EXPECT_EQ(runner.run_due(), 0);
    clock_.advance(1);
    EXPECT_EQ(runner.run_due(), 1);
    EXPECT_EQ(attempts, std::vector<int>{2});
}

TEST_P(JobsTest, one_who_lost_his_claim_changes_nothing) {
    Runner runner(database(), clock_);
    runner.on("mail", [&](const Job& job) {
        // Another process took it over while this one slept.
        execute("UPDATE jobs SET attempts = attempts + 1, locked_until = $2 WHERE id = $1", {job.id, kStart + kHour});
    });
    put_job("mail", kStart);
    EXPECT_EQ(runner.run_due(), 1);
    EXPECT_EQ(state().running, 1);
}

TEST_P(JobsTest, repeated_work_runs_on_time_in_one_process_only) {
    Runner first(database(), clock_);
    Runner second(database(), clock_);
    int ran = 0;
    for (Runner* runner : {&first, &second}) runner->every("clean", kHour, [&](const Job&) { ++ran; });
    EXPECT_EQ(first.run_due() + second.run_due(), 1);
    for (int minute = 0; minute < 60; ++minute) {
        EXPECT_EQ(first.run_due() + second.run_due(), 0);
        clock_.advance(kMinute);
    }
    EXPECT_EQ(second.run_due() + first.run_due(), 1);
    EXPECT_EQ(ran, 2);
    clock_.advance(10 * kHour);  // a long stop is made up for once, not ten times
    EXPECT_EQ(first.run_due() + second.run_due(), 1);
    EXPECT_EQ(state().waiting, 0);
    EXPECT_EQ(integer("SELECT count(*) FROM jobs"), 1);
}

TEST_P(JobsTest, repeated_work_that_fails_waits_for_its_next_time) {
    Runner runner(database(), clock_);
    runner.every("clean", kHour, [](const Job&) { throw_conflict("error.somehow"); });
    EXPECT_EQ(runner.run_due(), 1);
    EXPECT_EQ(database().read()->connection().maybe_text("SELECT last_error FROM jobs"), "error.somehow");
    clock_.advance(kHour);
    EXPECT_EQ(runner.run_due(), 1);
    EXPECT_EQ(state().failed, 0);
}

TEST_P(JobsTest, a_shorter_interval_holds_from_the_next_start) {
    {
        Runner old(database(), clock_);
        old.every("clean", kDay, [](const Job&) {});
        EXPECT_EQ(old.run_due(), 1);
    }
    Runner now(database(), clock_);
    now.every("clean", kMinute, [](const Job&) {});
    EXPECT_EQ(now.run_due(), 0);
    clock_.advance(kMinute);
    EXPECT_EQ(now.run_due(), 1);
}

TEST_P(JobsTest, many_workers_of_two_processes_run_each_job_once) {
    constexpr int kJobs = 200;
    const std::unique_ptr<db::Database> other_database = db::Database::open(opened().options());
    Runner one(database(), clock_);
    Runner other(*other_database, clock_);
    std::mutex mutex;
    std::multiset<std::int64_t> seen;
    std::promise<void> all_seen;
    for (Runner* runner : {&one, &other})
        runner->on("count", [&](const Job& job) {
            std::lock_guard lock(mutex);
            seen.insert(job.id);
            if (seen.size() == kJobs) all_seen.set_value();
        });
    {
        const auto turn = database().write();
        for (int i = 0; i < kJobs; ++i) put(turn->connection(), "count", {}, kStart);
        turn->commit();
    }
    one.start(4);
    other.start(4);
    ASSERT_EQ(all_seen.get_future().wait_for(std::chrono::seconds(60)), std::future_status::ready);
    one.stop();
    other.stop();
    EXPECT_EQ(std::set<std::int64_t>(seen.begin(), seen.end()).size(), static_cast<std::size_t>(kJobs));
    EXPECT_EQ(integer("SELECT count(*) FROM jobs"), 0);
}

TEST_P(JobsTest, stop_waits_for_what_runs) {
    Runner runner(database(), clock_);
    std::promise<void> started;
    std::promise<void> may_end;
    std::atomic<bool> ended = false;
    runner.on("slow", [&](const Job&) {
        started.set_value();
        may_end.get_future().wait();
        ended = true;
    });
    put_job("slow", kStart);
    runner.start(2);
    ASSERT_EQ(started.get_future().wait_for(std::chrono::seconds(60)), std::future_status::ready);
    EXPECT_EQ(state().running, 1);
    std::future<void> stopped = std::async(std::launch::async, [&] {
        runner.stop();
        EXPECT_TRUE(ended);
    });
    may_end.set_value();
    stopped.get();
    EXPECT_EQ(integer("SELECT count(*) FROM jobs"), 0);
}

}  // namespace
}  // namespace okno::jobs
