// SPDX-License-Identifier: Apache-2.0
#include "core/sql_filter.h"

#include <gtest/gtest.h>

#include <set>

#include "base/error.h"
#include "tests/support/test_database.h"

namespace okno {
namespace {

TEST(SqlFilter, is_nothing_when_nothing_was_asked) {
    const SqlFilter filter;
    EXPECT_EQ(filter.where(), "");
    EXPECT_EQ(filter.and_more(), "");
}

TEST(SqlFilter, numbers_its_placeholders_in_order) {
    SqlFilter filter;
    filter.add("a = ? OR b = ?", {std::int64_t{1}, std::int64_t{2}});
    filter.add("c LIKE ?", {std::string_view("x")});
    filter.add("d IS NULL");
    EXPECT_EQ(filter.where(), "WHERE (a = $1 OR b = $2) AND (c LIKE $3) AND (d IS NULL)");
    EXPECT_EQ(filter.and_more(), " AND (a = $1 OR b = $2) AND (c LIKE $3) AND (d IS NULL)");
    EXPECT_EQ(filter.bind(std::int64_t{4}), "$4");
    EXPECT_EQ(filter.params().size(), 4U);
}

TEST(SqlFilter, refuses_a_count_of_values_that_does_not_fit) {
    SqlFilter filter;
    EXPECT_THROW(filter.add("a = ?", {std::int64_t{1}, std::int64_t{2}}), Error);
    EXPECT_THROW(filter.add("a = ? OR b = ?", {std::int64_t{1}}), Error);
}

TEST(SqlFilter, fills_lists_up_so_that_texts_stay_few) {
    std::set<std::string> texts;
    for (std::int64_t count = 1; count <= 100; ++count) {
        std::vector<std::int64_t> ids;
        for (std::int64_t id = 1; id <= count; ++id) ids.push_back(id);
        SqlFilter filter;
        filter.any_of("id", ids);
        texts.insert(filter.where());
    }
    EXPECT_EQ(texts.size(), 8U);  // 1 2 4 8 16 32 64 128
}

class SqlFilterTest : public testing::DatabaseTest {
  protected:
    void SetUp() override {
        DatabaseTest::SetUp();
        if (IsSkipped()) return;
        execute("CREATE TABLE things (id BIGINT NOT NULL, name TEXT NOT NULL, site_id BIGINT NOT NULL, manager_id BIGINT)");
        std::int64_t id = 0;
        for (std::int64_t site : {0, 1, 2}) {
            for (std::int64_t owner : {0, 5, 6, 7}) {
                things_.push_back({++id, site, owner});
                execute("INSERT INTO things (id, name, site_id, manager_id) VALUES ($1, $2, $3, $4)",
                        {id, "thing " + std::to_string(id), site, owner == 0 ? db::Param(nullptr) : db::Param(owner)});
            }
        }
    }
    std::set<std::int64_t> found(const SqlFilter& filter) {
        std::set<std::int64_t> ids;
        const auto lease = database().read();
        lease->connection().each("SELECT id FROM things " + filter.where(), filter.params(),
                                 [&](const db::Row& row) { ids.insert(row.integer(0)); });
        return ids;
    }
    struct Thing {
        std::int64_t id, site, owner;
    };
    std::vector<Thing> things_;
};

TEST_P(SqlFilterTest, finds_by_lists_of_numbers_and_texts) {
    SqlFilter filter;
    filter.any_of("id", std::vector<std::int64_t>{2, 3, 99});
    filter.any_of("name", std::vector<std::string>{"thing 3", "thing 4", "x'; DROP TABLE things; --"});
    EXPECT_EQ(found(filter), (std::set<std::int64_t>{3}));
}

TEST_P(SqlFilterTest, an_empty_list_finds_nothing) {
    SqlFilter filter;
    filter.any_of("id", std::vector<std::int64_t>{});
    EXPECT_TRUE(found(filter).empty());
    SqlFilter texts;
    texts.any_of("name", std::vector<std::string>{});
    EXPECT_TRUE(found(texts).empty());
}

// The WHERE of a list and the check on one record must never tell different stories.
TEST_P(SqlFilterTest, lists_exactly_what_the_scope_reaches) {
    for (Level level : {Level::none, Level::own, Level::group, Level::all}) {
        for (const bool all_sites : {true, false}) {
            for (const std::vector<std::int64_t>& sites : {std::vector<std::int64_t>{}, {1}, {1, 2}, {99}}) {
                const Scope scope{level, 5, {5, 6}, all_sites, sites};
                std::set<std::int64_t> reached;
                for (const Thing& thing : things_) {
                    if (scope.reaches(thing.site, thing.owner)) reached.insert(thing.id);
                }
                SqlFilter filter;
                filter.within(scope, "site_id", "COALESCE(manager_id, 0)");
                EXPECT_EQ(found(filter), reached) << to_string(level) << ' ' << all_sites << ' ' << sites.size();
            }
        }
    }
}

OKNO_ON_BOTH_ENGINES(SqlFilterTest);

}  // namespace
}  // namespace okno
