// SPDX-License-Identifier: Apache-2.0
#include "platform/db/backup.h"

#include <gtest/gtest.h>

#include <atomic>
#include <filesystem>
#include <fstream>
#include <thread>
#include <tuple>

#include "base/error.h"
#include "tests/support/test_database.h"

namespace okno::db {
namespace {

using okno::testing::open_test_database;
using okno::testing::Schema;

// Everything that makes copying hard: rows that refer forwards and to their own table, tables in a circle, a search index, a generated
// column, gaps in ids.
const std::vector<Migration> kShop = {{1, "shop", R"(
        CREATE TABLE groups (id {{identity}}, parent_id BIGINT REFERENCES groups (id), name TEXT NOT NULL);
        CREATE TABLE buyers (id {{identity}}, name TEXT NOT NULL, note TEXT, last_order_id BIGINT);
        CREATE TABLE an_order (id {{identity}}, buyer_id BIGINT NOT NULL REFERENCES buyers (id), "group" BIGINT REFERENCES groups (id), paid INTEGER NOT NULL DEFAULT 0,
                               twice BIGINT GENERATED ALWAYS AS (paid * 2) STORED);
        CREATE TABLE codes (code TEXT PRIMARY KEY, value TEXT);
        INSERT INTO codes (code, value) VALUES ('currency', 'RUB'), ('unit', 'pc');
        {{engine:sqlite}}
        CREATE VIRTUAL TABLE buyers_search USING fts5 (name, content = 'buyers', content_rowid = 'id');
        CREATE TRIGGER buyers_inserted AFTER INSERT ON buyers BEGIN INSERT INTO buyers_search (rowid, name) VALUES (new.id, new.name); END;
        {{end}}
        {{engine:postgres}}
        ALTER TABLE buyers ADD COLUMN search tsvector GENERATED ALWAYS AS (to_tsvector('simple', name)) STORED;
        {{end}}
    )"}};
const std::vector<Migration> kLaterShop = {
    kShop[0], {2, "later", "ALTER TABLE buyers ADD COLUMN vip INTEGER NOT NULL DEFAULT 0; UPDATE buyers SET vip = 1 WHERE name = 'Ann'"}};

class BackupTest : public ::testing::TestWithParam<std::tuple<Engine, Engine>> {
  protected:
    void SetUp() override {
        for (const Engine engine : {std::get<0>(GetParam()), std::get<1>(GetParam())})
            if (!okno::testing::engine_available(engine)) GTEST_SKIP() << "OKNO_TEST_POSTGRES is not set";
        from_ = open_test_database(std::get<0>(GetParam()), Schema::empty);
        to_ = open_test_database(std::get<1>(GetParam()), Schema::empty);
    }
    Database& from() { return **from_; }
    Database& to() { return **to_; }

    static void script(Database& database, std::string_view sql) {
        const auto turn = database.write();
        turn->connection().script(sql);
        turn->commit();
    }
    static std::string all(Database& database, std::string_view sql) {
        std::string text;
        database.read()->connection().each(sql, {}, [&](const Row& row) {
            for (int column = 0; column < row.columns(); ++column)
                text += (row.null(column) ? "-" : std::string(row.text(column))) + (column + 1 < row.columns() ? "," : ";");
        });
        return text;
    }
    static std::int64_t found(Database& database, std::string_view word) {
        return database.engine() == Engine::sqlite
                   ? database.read()
                         ->connection()
                         .maybe_integer("SELECT count(*) FROM buyers_search WHERE buyers_search MATCH $1", {word})
                         .value()
                   : database.read()
                         ->connection()
                         .maybe_integer("SELECT count(*) FROM buyers WHERE search @@ to_tsquery('simple', $1)", {word})
                         .value();
    }
    void fill_shop() {
        migrate(from(), kShop);
        script(from(), R"(
            INSERT INTO buyers (id, name, note, last_order_id) VALUES (1, 'Ann', NULL, 5), (2, 'Jan', '', NULL), (3, 'Ёлка 🙂', 'a''b', NULL), (9, 'gone', NULL, NULL);
            INSERT INTO groups (id, parent_id, name) VALUES (2, NULL, 'top'), (1, 2, 'below');
            INSERT INTO an_order (id, buyer_id, "group", paid) VALUES (5, 1, 1, 7);
            DELETE FROM buyers WHERE id = 9;
            UPDATE codes SET value = 'PLN' WHERE code = 'currency';
        )");
        if (from().engine() == Engine::postgres) script(from(), "SELECT setval(pg_get_serial_sequence('buyers', 'id'), 9)");
    }
    void expect_shop(Database& database) {
        EXPECT_EQ(all(database, "SELECT id, name, note, last_order_id FROM buyers ORDER BY id"),
                  "1,Ann,-,5;2,Jan,,-;3,Ёлка 🙂,a'b,-;");
        EXPECT_EQ(all(database, "SELECT id, parent_id, name FROM groups ORDER BY id"), "1,2,below;2,-,top;");
        EXPECT_EQ(all(database, "SELECT id, buyer_id, \"group\", paid, twice FROM an_order"), "5,1,1,7,14;");
        EXPECT_EQ(all(database, "SELECT code, value FROM codes ORDER BY code"), "currency,PLN;unit,pc;");
        EXPECT_EQ(found(database, "ann"), 1);
        const auto turn = database.write();
        EXPECT_EQ(turn->connection().maybe_integer("INSERT INTO buyers (name) VALUES ('new') RETURNING id"), 10)
            << "9 was given once already";
        EXPECT_EQ(turn->connection().maybe_integer("INSERT INTO groups (name) VALUES ('new') RETURNING id"), 3);
        EXPECT_THROW(turn->connection().execute("INSERT INTO an_order (buyer_id) VALUES (99)"), Error) << "references hold again";
    }

    std::unique_ptr<okno::testing::TestDatabase> from_, to_;
    okno::testing::TemporaryFolder folder_;
};

std::string pair_name(const ::testing::TestParamInfo<std::tuple<Engine, Engine>>& tested) {
    const auto name = [](Engine engine) { return engine == Engine::sqlite ? std::string("sqlite") : std::string("postgres"); };
    return name(std::get<0>(tested.param)) + "_to_" + name(std::get<1>(tested.param));
}
INSTANTIATE_TEST_SUITE_P(Engines, BackupTest,
                         ::testing::Combine(::testing::ValuesIn(okno::testing::engines()), ::testing::ValuesIn(okno::testing::engines())),
                         pair_name);

TEST_P(BackupTest, everything_is_there_afterwards) {
    fill_shop();
    const Copied copied = copy_database(from(), to(), kShop);
    EXPECT_EQ(copied.tables, 4);
    EXPECT_EQ(copied.rows, 8);
    expect_shop(to());
}

TEST_P(BackupTest, a_backup_file_restores_the_same) {
    fill_shop();
    const std::string path = (folder_.path() / "shop.backup").string();
    write_backup(from(), path, kShop);
    const auto files = std::distance(std::filesystem::directory_iterator(folder_.path()), std::filesystem::directory_iterator());
    EXPECT_EQ(files, 1) << "one file, nothing beside it";
    read_backup(path, to(), kShop);
    expect_shop(to());
    EXPECT_EQ(std::distance(std::filesystem::directory_iterator(folder_.path()), std::filesystem::directory_iterator()), 1);
    EXPECT_THROW(write_backup(from(), path, kShop), Error) << "a backup is never written over";
}

TEST_P(BackupTest, an_older_backup_is_brought_up_to_date) {
    fill_shop();
    copy_database(from(), to(), kLaterShop);
    EXPECT_EQ(all(to(), "SELECT name, vip FROM buyers ORDER BY id"), "Ann,1;Jan,0;Ёлка 🙂,0;");
    EXPECT_EQ(pending(to(), kLaterShop), 0);
}

TEST_P(BackupTest, a_newer_one_and_a_target_in_use_are_refused) {
    migrate(from(), kLaterShop);
    EXPECT_THROW(copy_database(from(), to(), kShop), Error);
    EXPECT_TRUE(is_empty(to()));
    migrate(to(), kLaterShop);
    try {
        copy_database(from(), to(), kLaterShop);
        FAIL() << "the target has tables";
    } catch (const Error& error) {
        EXPECT_EQ(error.message.key, "error.database_not_empty");
    }
}

TEST_P(BackupTest, many_rows_and_long_texts) {
    migrate(from(), kShop);
    script(from(),
           "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2345) "
           "INSERT INTO buyers (name, note) SELECT 'name ' || i, CASE WHEN i = 700 THEN replace(CAST(1000000000000000000 AS TEXT), '0', '" +
               std::string(5000, 'x') + "') ELSE 'n' END FROM n");
    EXPECT_EQ(copy_database(from(), to(), kShop).rows, 2347);
    constexpr std::string_view kSum = "SELECT count(*), sum(id), sum(length(name)), sum(length(note)), max(length(note)) FROM buyers";
    EXPECT_EQ(all(from(), kSum), all(to(), kSum));
    EXPECT_NE(all(to(), kSum).find(",90001;"), std::string::npos);
}

// Pairs are written in one turn while the copy runs: a copy that saw half a pair would not be one moment.
TEST_P(BackupTest, writers_go_on_and_the_copy_is_one_moment) {
    migrate(from(), kShop);
    std::atomic<bool> stop = false;
    std::atomic<int> written = 0;
    std::thread writer([&] {
        for (int i = 0; !stop; ++i) {
            const auto turn = from().write();
            turn->connection().execute("INSERT INTO codes (code) VALUES ($1)", {"pair" + std::to_string(i)});
            turn->connection().execute("INSERT INTO buyers (name) VALUES ($1)", {"pair" + std::to_string(i)});
            turn->commit();
            ++written;
        }
    });
    while (written < 50) std::this_thread::yield();
    copy_database(from(), to(), kShop);
    const int written_by_then = written;
    while (written <= written_by_then) std::this_thread::yield();
    stop = true;
    writer.join();
    const std::int64_t buyers = to().read()->connection().maybe_integer("SELECT count(*) FROM buyers").value();
    EXPECT_GE(buyers, 50);
    EXPECT_EQ(to().read()->connection().maybe_integer("SELECT count(*) FROM codes WHERE code LIKE 'pair%'"), buyers);
}

// The program's own tables; the journal's public number is the id on one engine and a column of its own on the other.
TEST_P(BackupTest, the_journal_keeps_its_public_numbers) {
    migrate(from(), embedded_migrations());
    const auto add = [&](std::int64_t id, std::optional<std::int64_t> number) {
        const auto turn = from().write();
        const std::string with_number = from().engine() == Engine::postgres ? ", number" : "";
        const std::string sql =
            "INSERT INTO journal (id, created_at, kind, record_id, site_id, flags, source, actor_kind, actor_id, act, field" + with_number +
            ") VALUES ($1, 0, 'order', $1, 0, 0, 0, 0, 0, 0, 'status'" + (with_number.empty() ? ")" : ", $2)");
        if (with_number.empty())
            turn->connection().execute(sql, {id});
        else
            turn->connection().execute(sql, {id, number});
        turn->commit();
    };
    // On PostgreSQL 12 was committed before 11, and 13 and 14 have no number yet.
    add(11, 2);
    add(12, 1);
    add(13, std::nullopt);
    add(14, std::nullopt);
    if (from().engine() == Engine::postgres) script(from(), "UPDATE journal_counter SET last = 2");
    copy_database(from(), to(), embedded_migrations());
    const bool from_sqlite = from().engine() == Engine::sqlite;
    if (to().engine() == Engine::sqlite) {
        EXPECT_EQ(all(to(), "SELECT id, record_id FROM journal ORDER BY id"),
                  from_sqlite ? "11,11;12,12;13,13;14,14;" : "1,12;2,11;3,13;4,14;");
        const auto turn = to().write();
        EXPECT_EQ(turn->connection().maybe_integer(
                      "INSERT INTO journal (created_at, kind, record_id, site_id, flags, source, actor_kind, actor_id, act, field) "
                      "VALUES (0, 'order', 1, 0, 0, 0, 0, 0, 0, 'status') RETURNING id"),
                  from_sqlite ? 15 : 5);
    } else {
        EXPECT_EQ(all(to(), "SELECT id, number FROM journal ORDER BY id"),
                  from_sqlite ? "11,11;12,12;13,13;14,14;" : "11,2;12,1;13,-;14,-;");
        EXPECT_EQ(all(to(), "SELECT last FROM journal_counter"), from_sqlite ? "14;" : "2;");
    }
}

TEST(BackupFile, what_is_no_backup_is_refused_and_left_alone) {
    const okno::testing::TemporaryFolder folder;
    const auto target = open_test_database(Engine::sqlite, Schema::empty);
    EXPECT_THROW(read_backup((folder.path() / "nothing").string(), **target, kShop), Error);
    const std::string text = (folder.path() / "text").string();
    std::ofstream(text) << std::string(5000, 'x');
    EXPECT_THROW(read_backup(text, **target, kShop), Error);
    const auto empty = open_test_database(Engine::sqlite, Schema::empty);
    EXPECT_THROW(write_backup(**empty, (folder.path() / "backup").string(), kShop), Error);
    EXPECT_EQ(std::distance(std::filesystem::directory_iterator(folder.path()), std::filesystem::directory_iterator()), 1);
    EXPECT_TRUE(is_empty(**target));
}

}  // namespace
}  // namespace okno::db
