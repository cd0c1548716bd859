// SPDX-License-Identifier: Apache-2.0
#include "core/journal.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <future>
#include <set>
#include <thread>

#include "core/journal_write.h"
#include "tests/support/test_database.h"

namespace okno {
namespace {

using ::testing::ElementsAre;

JournalRow row_of(std::int64_t record, std::string field, Moment at = 1000, std::int64_t site = 1) {
    JournalRow row;
    row.created_at = at;
    row.record = {"thing", record};
    row.site_id = site;
    row.field = std::move(field);
    row.act = "0000002a";
    return row;
}

class JournalTest : public testing::DatabaseTest {
  protected:
    void write(std::vector<JournalRow> rows) {
        const auto turn = database().write();
        write_journal(turn->connection(), rows, false);
        turn->commit();
    }
    std::vector<JournalRow> poll(JournalQuery query) {
        number_journal(database());
        return read_journal(database().read()->connection(), query);
    }
    static JournalQuery all() {
        JournalQuery query;
        query.kind = "thing";
        return query;
    }
    static std::vector<std::string> fields(const std::vector<JournalRow>& rows) {
        std::vector<std::string> fields;
        for (const JournalRow& row : rows) fields.push_back(row.field);
        return fields;
    }
};

TEST_P(JournalTest, gives_back_every_column_as_written) {
    JournalRow row = row_of(17, "status", 1795241553000, 3);
    row.part = "item";
    row.part_id = 4;
    row.part_stub = parse_json(R"({"id":4,"offer":{"externalId":"a#1"}})");
    row.created = true;
    row.source = Source::combine;
    row.api_key_id = 9;
    row.old_value = parse_json(R"({"code":"new"})");
    row.new_value = parse_json(R"(["ж",1290.50,true,null])");
    row.extra = parse_json(R"({"combinedTo":{"id":5}})");
    row.act = "fffffffe";
    write({row});
    const std::vector<JournalRow> read = poll(all());
    ASSERT_EQ(read.size(), 1U);
    EXPECT_GT(read[0].id, 0);
    EXPECT_EQ(read[0].number, 1);
    EXPECT_EQ(read[0].created_at, row.created_at);
    EXPECT_EQ(read[0].record, row.record);
    EXPECT_EQ(read[0].site_id, 3);
    EXPECT_EQ(read[0].part, "item");
    EXPECT_EQ(read[0].part_id, 4);
    EXPECT_EQ(read[0].part_stub, row.part_stub);
    EXPECT_TRUE(read[0].created);
    EXPECT_FALSE(read[0].deleted);
    EXPECT_EQ(read[0].source, Source::combine);
    EXPECT_EQ(read[0].user_id, 0);
    EXPECT_EQ(read[0].api_key_id, 9);
    EXPECT_EQ(read[0].rule_id, 0);
    EXPECT_EQ(read[0].field, "status");
    EXPECT_EQ(read[0].old_value, row.old_value);
    EXPECT_EQ(read[0].new_value, row.new_value);
    EXPECT_EQ(read[0].extra, row.extra);
    EXPECT_EQ(read[0].act, "fffffffe");
}

TEST_P(JournalTest, keeps_absent_values_and_says_who) {
    JournalRow by_user = row_of(1, "a");
    by_user.user_id = 4;
    JournalRow by_rule = row_of(1, "b");
    by_rule.rule_id = 5;
    write({by_user, by_rule, row_of(1, "c")});
    const std::vector<JournalRow> read = poll(all());
    ASSERT_EQ(read.size(), 3U);
    EXPECT_TRUE(read[0].old_value.is_null() && read[0].new_value.is_null() && read[0].extra.is_null() && read[0].part_stub.is_null());
    EXPECT_EQ(read[0].user_id, 4);
    EXPECT_EQ(read[1].rule_id, 5);
    EXPECT_EQ(read[2].user_id + read[2].api_key_id + read[2].rule_id, 0);
}

TEST_P(JournalTest, writes_any_number_of_rows_in_order_and_gives_their_ids) {
    for (std::size_t count : {1U, 2U, 15U, 16U, 17U, 40U}) {
        std::vector<JournalRow> rows;
        for (std::size_t i = 0; i < count; ++i) rows.push_back(row_of(static_cast<std::int64_t>(count), "f" + std::to_string(i)));
        const auto turn = database().write();
        write_journal(turn->connection(), rows, true);
        turn->commit();
        const std::vector<JournalRow> read =
            read_timeline(database().read()->connection(), {"thing", static_cast<std::int64_t>(count)}, 0, 100);
        ASSERT_EQ(read.size(), count);
        for (std::size_t i = 0; i < count; ++i) {
            EXPECT_EQ(read[count - 1 - i].id, rows[i].id);
            EXPECT_EQ(read[count - 1 - i].field, "f" + std::to_string(i));
        }
    }
}

// The reason for public numbers: PostgreSQL hands out ids before the commit.
TEST_P(JournalTest, a_poller_loses_nothing_while_one_transaction_stays_open) {
    auto open = database().write();
    std::vector<JournalRow> early = {row_of(1, "early")};
    write_journal(open->connection(), early, true);

    std::future<void> other = std::async(std::launch::async, [this] { write({row_of(2, "late")}); });
    std::vector<std::string> seen;
    std::int64_t after = 0;
    const auto look = [&] {
        JournalQuery query = all();
        query.after = after;
        for (const JournalRow& row : poll(query)) {
            EXPECT_GT(row.number, after);
            after = row.number;
            seen.push_back(row.field);
        }
    };
    // On PostgreSQL the other one commits first, with the higher id; on SQLite it must wait for its turn.
    if (engine() == db::Engine::postgres) {
        other.get();
        look();
        EXPECT_THAT(seen, ElementsAre("late"));
    } else {
        look();
        EXPECT_TRUE(seen.empty());
    }
    open->commit();
    if (other.valid()) other.get();
    look();
    if (engine() == db::Engine::postgres) {
        EXPECT_THAT(seen, ElementsAre("late", "early"));
    } else {
        EXPECT_THAT(seen, ElementsAre("early", "late"));
    }
}

TEST_P(JournalTest, walked_from_zero_beside_sixteen_writers_gives_each_record_once) {
    constexpr int kWriters = 16;
    constexpr int kTurns = 20;
    std::atomic<int> writing{kWriters};
    std::vector<std::thread> writers;
    for (int writer = 0; writer < kWriters; ++writer) {
        writers.emplace_back([this, writer, &writing] {
            for (int turn = 0; turn < kTurns; ++turn) {
                std::vector<JournalRow> rows;
                for (int i = 0; i <= turn % 3; ++i) rows.push_back(row_of(writer * 1000 + turn, std::to_string(i)));
                write(rows);
            }
            --writing;
        });
    }
    // Two pollers at once also race for the sequencer.
    const auto walk = [this, &writing] {
        std::vector<JournalRow> walked;
        std::int64_t after = 0;
        for (bool last = false; !last;) {
            last = writing == 0;
            for (;;) {
                JournalQuery query = all();
                query.after = after;
                query.limit = 7;
                const std::vector<JournalRow> page = poll(query);
                for (const JournalRow& row : page) {
                    EXPECT_GT(row.number, after);
                    after = row.number;
                    walked.push_back(row);
                }
                if (page.empty()) break;
            }
        }
        return walked;
    };
    std::future<std::vector<JournalRow>> second = std::async(std::launch::async, walk);
    const std::vector<JournalRow> walked = walk();
    const std::vector<JournalRow> walked_too = second.get();
    for (std::thread& writer : writers) writer.join();

    std::set<std::pair<std::int64_t, std::string>> expected;
    for (int writer = 0; writer < kWriters; ++writer) {
        for (int turn = 0; turn < kTurns; ++turn) {
            for (int i = 0; i <= turn % 3; ++i) expected.emplace(writer * 1000 + turn, std::to_string(i));
        }
    }
    const auto as_set = [](const std::vector<JournalRow>& rows) {
        std::set<std::pair<std::int64_t, std::string>> set;
        for (const JournalRow& row : rows) set.emplace(row.record.id, row.field);
        return set;
    };
    EXPECT_EQ(walked.size(), expected.size());
    EXPECT_EQ(as_set(walked), expected);
    EXPECT_EQ(walked_too.size(), expected.size());
    EXPECT_EQ(as_set(walked_too), expected);
    EXPECT_EQ(integer("SELECT COUNT(*) FROM journal"), static_cast<std::int64_t>(expected.size()));
}

TEST_P(JournalTest, numbers_more_rows_than_fit_one_batch) {
    std::vector<JournalRow> rows;
    for (int i = 0; i < 4500; ++i) rows.push_back(row_of(i + 1, "x"));
    write(rows);
    number_journal(database());
    const auto lease = database().read();
    EXPECT_EQ(count_journal(lease->connection(), all()), 4500);
    EXPECT_EQ(last_journal_number(lease->connection()), 4500);
}

TEST_P(JournalTest, filters_by_dates_records_sites_and_pages) {
    write({row_of(1, "a", 1000, 1), row_of(2, "b", 2000, 2), row_of(1, "c", 3000, 1), row_of(3, "d", 4000, 0)});
    JournalRow other = row_of(1, "other", 2500);
    other.record.kind = "person";
    write({other});

    JournalQuery query = all();
    EXPECT_THAT(fields(poll(query)), ElementsAre("a", "b", "c", "d"));
    query.from = 2000;
    EXPECT_THAT(fields(poll(query)), ElementsAre("b", "c", "d"));
    query.to = 3000;
    EXPECT_THAT(fields(poll(query)), ElementsAre("b", "c"));
    query.after = 2;
    EXPECT_THAT(fields(poll(query)), ElementsAre("c"));
    query = all();
    query.to = 999;
    EXPECT_TRUE(poll(query).empty());
    query = all();
    query.record_ids = {1, 3};
    EXPECT_THAT(fields(poll(query)), ElementsAre("a", "c", "d"));
    query.all_sites = false;
    query.sites = {2};
    EXPECT_THAT(fields(poll(query)), ElementsAre("d"));  // of no shop: everybody's
    query = all();
    query.limit = 2;
    query.skip = 1;
    EXPECT_THAT(fields(poll(query)), ElementsAre("b", "c"));
    const auto lease = database().read();
    EXPECT_EQ(count_journal(lease->connection(), query), 4);
    EXPECT_EQ(count_journal(lease->connection(), query, 3), 3);
    query.from = 5000;
    EXPECT_EQ(count_journal(lease->connection(), query), 0);
}

// Dates and numbers need not grow together: a clock set back, a transaction held open.
TEST_P(JournalTest, finds_by_date_what_was_committed_out_of_order) {
    write({row_of(1, "late clock", 9000), row_of(1, "early clock", 1000), row_of(1, "late again", 9000), row_of(1, "early again", 1000)});
    JournalQuery query = all();
    query.from = 5000;
    EXPECT_THAT(fields(poll(query)), ElementsAre("late clock", "late again"));
    query.from.reset();
    query.to = 5000;
    EXPECT_THAT(fields(poll(query)), ElementsAre("early clock", "early again"));
}

TEST_P(JournalTest, a_timeline_is_newest_first_and_needs_no_number) {
    write({row_of(1, "a"), row_of(2, "b"), row_of(1, "c"), row_of(1, "d")});
    const auto lease = database().read();
    const std::vector<JournalRow> two = read_timeline(lease->connection(), {"thing", 1}, 0, 2);
    EXPECT_THAT(fields(two), ElementsAre("d", "c"));
    EXPECT_THAT(fields(read_timeline(lease->connection(), {"thing", 1}, two.back().id, 2)), ElementsAre("a"));
}

TEST_P(JournalTest, what_happened_since_includes_what_has_no_number_yet) {
    write({row_of(1, "a"), row_of(1, "b")});
    number_journal(database());
    write({row_of(1, "c"), row_of(2, "d")});
    const auto lease = database().read();
    EXPECT_THAT(fields(read_since(lease->connection(), "thing", {1}, 1)), ElementsAre("c", "b"));
    EXPECT_THAT(fields(read_since(lease->connection(), "thing", {1, 2}, 1)), ElementsAre("d", "c", "b"));
}

TEST(Source, has_the_names_of_the_api) {
    for (Source source : {Source::api, Source::code, Source::user, Source::rule, Source::combine, Source::split})
        EXPECT_EQ(source_from(to_string(source)), source);
    EXPECT_EQ(source_from("magic"), std::nullopt);
}

OKNO_ON_BOTH_ENGINES(JournalTest);

}  // namespace
}  // namespace okno
