// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <limits>

#include "base/error.h"
#include "platform/db/dialect.h"
#include "tests/support/test_database.h"

namespace okno::db {
namespace {

// The same statements and the same answers, whatever stands below.
class SqlTest : public okno::testing::DatabaseTest {
  protected:
    okno::testing::Schema schema() const override { return okno::testing::Schema::empty; }
    void SetUp() override {
        DatabaseTest::SetUp();
        if (IsSkipped()) return;
        const auto turn = database().write();
        turn->connection().script(resolve(R"(
            CREATE TABLE shops (id {{identity}}, code TEXT NOT NULL, title TEXT, opened BIGINT, deleted_at BIGINT, UNIQUE (title, opened));
            CREATE UNIQUE INDEX shops_code ON shops (code) WHERE deleted_at IS NULL;
            CREATE TABLE shelves (id BIGINT PRIMARY KEY, shop_id BIGINT NOT NULL REFERENCES shops (id), width INTEGER NOT NULL CHECK (width > 0));
        )",
                                          engine()));
        turn->commit();
    }
    Error error_of(std::string_view sql, std::initializer_list<Param> params = {}) {
        try {
            execute(sql, params);
        } catch (const Error& error) {
            return error;
        }
        ADD_FAILURE() << "expected a refusal of " << sql;
        return Error(ErrorKind::internal, {});
    }
};
OKNO_ON_BOTH_ENGINES(SqlTest);

TEST_P(SqlTest, values_come_back_as_they_went) {
    const std::string long_text(100'000, 'x');
    for (const std::string& text : {std::string(), std::string("'; DROP TABLE shops; --"), std::string("Ёжик ż oʻ 🙂"), long_text})
        execute("INSERT INTO shops (code, title, opened) VALUES ($1, $2, $3)",
                {"a" + std::to_string(text.size()), text, std::numeric_limits<std::int64_t>::min()});
    const auto lease = database().read();
    const Rows rows = lease->connection().query("SELECT code, title, opened, deleted_at FROM shops ORDER BY id");
    ASSERT_EQ(rows.size(), 4u);
    EXPECT_EQ(rows[0].text(1), "");
    EXPECT_FALSE(rows[0].null(1));
    EXPECT_EQ(rows[1].text(1), "'; DROP TABLE shops; --");
    EXPECT_EQ(rows[2].text(1), "Ёжик ż oʻ 🙂");
    EXPECT_EQ(rows[3].text(1), long_text);
    EXPECT_EQ(rows[0].integer(2), std::numeric_limits<std::int64_t>::min());
    EXPECT_EQ(rows[0].text(2), "-9223372036854775808");
    EXPECT_TRUE(rows[0].null(3));
    EXPECT_EQ(rows[0].maybe_integer(3), std::nullopt);
    EXPECT_EQ(rows[0].text(3), "");
}

TEST_P(SqlTest, null_and_flags_bind) {
    execute("INSERT INTO shops (code, title, opened) VALUES ($1, $2, $3)", {"a", std::optional<std::string>(), true});
    execute("INSERT INTO shops (code, title, opened) VALUES ($1, $2, $3)", {"b", std::optional<std::string>("B"), std::nullopt});
    const auto lease = database().read();
    const Rows rows = lease->connection().query("SELECT title, opened FROM shops ORDER BY id");
    EXPECT_EQ(rows[0].maybe_text(0), std::nullopt);
    EXPECT_EQ(rows[0].integer(1), 1);
    EXPECT_EQ(rows[1].maybe_text(0), "B");
    EXPECT_EQ(rows[1].maybe_integer(1), std::nullopt);
}

TEST_P(SqlTest, parameters_go_by_number_not_by_place) {
    const auto lease = database().read();
    const Rows rows = lease->connection().query(
        "SELECT CAST($2 AS TEXT), CAST($1 AS TEXT), CAST($2 AS TEXT), CAST($11 AS TEXT) FROM (SELECT CAST($3 AS TEXT) || CAST($4 AS TEXT) "
        "|| CAST($5 AS TEXT) || "
        "CAST($6 AS TEXT) || CAST($7 AS TEXT) || CAST($8 AS TEXT) || CAST($9 AS TEXT) || CAST($10 AS TEXT)) AS rest",
        {"one", "two", "3", "4", "5", "6", "7", "8", "9", "10", "eleven"});
    EXPECT_EQ(rows[0].text(0), "two");
    EXPECT_EQ(rows[0].text(1), "one");
    EXPECT_EQ(rows[0].text(2), "two");
    EXPECT_EQ(rows[0].text(3), "eleven");
}

TEST_P(SqlTest, comparisons_and_sums_read_as_whole_numbers) {
    execute("INSERT INTO shops (code, opened) VALUES ('a', 3), ('b', 4)");
    const auto lease = database().read();
    const Rows rows =
        lease->connection().query("SELECT sum(opened), avg(opened), count(*) = 2, count(*) = 3, EXISTS (SELECT 1 FROM shelves) FROM shops");
    EXPECT_EQ(rows[0].integer(0), 7);
    EXPECT_EQ(rows[0].integer(1), 3);
    EXPECT_EQ(rows[0].integer(2), 1);
    EXPECT_EQ(rows[0].integer(3), 0);
    EXPECT_EQ(rows[0].integer(4), 0);
}

TEST_P(SqlTest, like_minds_the_case) {
    execute("INSERT INTO shops (code) VALUES ('Abc'), ('abd')");
    EXPECT_EQ(integer("SELECT count(*) FROM shops WHERE code LIKE $1", {"ab%"}), 1);
}

TEST_P(SqlTest, returning_upsert_and_counts) {
    const auto turn = database().write();
    Connection& connection = turn->connection();
    const Rows made = connection.query("INSERT INTO shops (code, title) VALUES ($1, $2), ($3, $2) RETURNING id, code", {"a", "T", "b"});
    ASSERT_EQ(made.size(), 2u);
    EXPECT_EQ(made[1].text(1), "b");
    EXPECT_GT(made[1].integer(0), made[0].integer(0));
    EXPECT_EQ(connection.execute("UPDATE shops SET title = $1", {"U"}), 2);
    EXPECT_EQ(connection.execute("UPDATE shops SET title = $1 WHERE id = 0", {"U"}), 0);
    EXPECT_EQ(
        connection.execute("INSERT INTO shops (code) VALUES ('a') ON CONFLICT (code) WHERE deleted_at IS NULL DO UPDATE SET opened = 5"),
        1);
    EXPECT_EQ(connection.maybe_integer("SELECT opened FROM shops WHERE code = 'a'"), 5);
    EXPECT_EQ(connection.execute("INSERT INTO shops (code) VALUES ('a') ON CONFLICT DO NOTHING"), 0);
    EXPECT_EQ(connection.execute("DELETE FROM shops"), 2);
}

TEST_P(SqlTest, each_streams_every_row) {
    execute(
        "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000) INSERT INTO shops (code) SELECT CAST(i AS TEXT) "
        "FROM n");
    const auto lease = database().read();
    std::int64_t sum = 0;
    lease->connection().each("SELECT code FROM shops WHERE id > $1", {0}, [&](const Row& row) { sum += row.integer(0); });
    EXPECT_EQ(sum, 5000LL * 5001 / 2);
    EXPECT_EQ(lease->connection().maybe_integer("SELECT count(*) FROM shops"), 5000);
}

TEST_P(SqlTest, each_refuses_a_statement_inside_its_callback) {
    execute("INSERT INTO shops (code) VALUES ('a'), ('b')");
    const auto lease = database().read();
    Connection& connection = lease->connection();
    EXPECT_THROW(connection.each("SELECT code FROM shops", {}, [&](const Row&) { connection.query("SELECT 1"); }), Error);
}

TEST_P(SqlTest, each_leaves_the_link_usable_after_a_callback_threw) {
    execute("INSERT INTO shops (code) VALUES ('a'), ('b')");
    for (int round = 0; round < 6; ++round) {  // more than there are readers
        const auto lease = database().read();
        EXPECT_THROW(lease->connection().each("SELECT code FROM shops", {}, [](const Row&) { throw std::runtime_error("enough"); }),
                     std::runtime_error);
    }
    EXPECT_EQ(integer("SELECT count(*) FROM shops"), 2);
}

TEST_P(SqlTest, a_duplicate_names_the_index_alike) {
    execute("INSERT INTO shops (id, code, title, opened) VALUES (7, 'a', 'T', 1)");
    struct Case {
        const char* sql;
        const char* constraint;
    };
    for (const Case& duplicate : {Case{"INSERT INTO shops (code) VALUES ('a')", "shops_code"},
                                  Case{"INSERT INTO shops (code, title, opened) VALUES ('b', 'T', 1)", "shops_title_opened_key"},
                                  Case{"INSERT INTO shops (id, code) VALUES (7, 'c')", "shops_pkey"}}) {
        const Error error = error_of(duplicate.sql);
        EXPECT_EQ(error.kind, ErrorKind::conflict);
        EXPECT_EQ(error.message.key, "error.duplicate");
        EXPECT_EQ(error.message.params.at("constraint"), duplicate.constraint);
    }
    execute("UPDATE shops SET deleted_at = 1");
    execute("INSERT INTO shops (code) VALUES ('a')");
}

TEST_P(SqlTest, references_are_checked_at_once) {
    const Error missing = error_of("INSERT INTO shelves (id, shop_id, width) VALUES (1, 99, 5)");
    EXPECT_EQ(missing.kind, ErrorKind::conflict);
    EXPECT_EQ(missing.message.key, "error.referenced");
    EXPECT_EQ(error_of("INSERT INTO shelves (id, shop_id, width) VALUES (1, 99, 0)").kind, ErrorKind::internal);
}

TEST_P(SqlTest, wrong_sql_is_a_bug_and_says_why) {
    const Error error = error_of("SELECT code FROM nowhere");
    EXPECT_EQ(error.kind, ErrorKind::internal);
    EXPECT_NE(error.message.params.at("reason").find("nowhere"), std::string::npos);
    EXPECT_EQ(error_of("SELECT \"quoted\"").kind, ErrorKind::internal);  // a name, never a string
    EXPECT_EQ(error_of("SELECT CAST($1 AS TEXT)", {}).kind, ErrorKind::internal);
    EXPECT_EQ(error_of("SELECT 1; SELECT 2").kind, ErrorKind::internal);
}

TEST_P(SqlTest, a_zero_byte_is_refused) {
    const Error error = error_of("INSERT INTO shops (code) VALUES ($1)", {std::string_view("a\0b", 3)});
    EXPECT_EQ(error.kind, ErrorKind::invalid);
    EXPECT_EQ(integer("SELECT count(*) FROM shops"), 0);
}

TEST_P(SqlTest, more_texts_than_are_kept) {
    const auto turn = database().write();
    for (int round = 0; round < 2; ++round)
        for (int i = 0; i < 900; ++i)
            ASSERT_EQ(turn->connection().maybe_integer("SELECT " + std::to_string(i) + " + CAST($1 AS BIGINT)", {1}), i + 1);
}

TEST_P(SqlTest, a_reader_cannot_write) {
    const auto lease = database().read();
    EXPECT_THROW(lease->connection().execute("INSERT INTO shops (code) VALUES ('a')"), Error);
}

TEST_P(SqlTest, a_lease_is_one_snapshot) {
    const auto lease = database().read();
    EXPECT_EQ(lease->connection().maybe_integer("SELECT count(*) FROM shops"), 0);
    execute("INSERT INTO shops (code) VALUES ('a')");
    EXPECT_EQ(lease->connection().maybe_integer("SELECT count(*) FROM shops"), 0);
    EXPECT_EQ(integer("SELECT count(*) FROM shops"), 1);
}

TEST(Resolve, replaces_words_and_keeps_one_engines_blocks) {
    EXPECT_EQ(resolve("a {{engine:sqlite}}S{{end}}{{engine:postgres}}P{{end}} b", Engine::sqlite), "a S b");
    EXPECT_EQ(resolve("a {{engine:sqlite}}S{{end}}{{engine:postgres}}P{{end}} b", Engine::postgres), "a P b");
    EXPECT_EQ(resolve("id {{identity}}", Engine::sqlite), "id INTEGER PRIMARY KEY AUTOINCREMENT");
    EXPECT_EQ(resolve("{{engine:sqlite}}id {{identity}}{{end}}", Engine::sqlite), "id INTEGER PRIMARY KEY AUTOINCREMENT");
    EXPECT_THROW(resolve("{{unknown}}", Engine::sqlite), Error);
    EXPECT_THROW(resolve("{{engine:sqlite}} open", Engine::sqlite), Error);
    EXPECT_THROW(resolve("{{identity", Engine::sqlite), Error);
}

}  // namespace
}  // namespace okno::db
