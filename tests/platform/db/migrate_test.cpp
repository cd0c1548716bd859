// SPDX-License-Identifier: Apache-2.0
#include "platform/db/migrate.h"

#include <gtest/gtest.h>

#include <fstream>
#include <thread>

#include "base/error.h"
#include "tests/support/test_database.h"

namespace okno::db {
namespace {

class MigrateTest : public okno::testing::DatabaseTest {
  protected:
    okno::testing::Schema schema() const override { return okno::testing::Schema::empty; }
    const std::vector<Migration> two_ = {{1, "first", "CREATE TABLE a (id {{identity}}, name TEXT)"},
                                         {2, "second", "ALTER TABLE a ADD COLUMN age BIGINT; INSERT INTO a (name, age) VALUES ('x', 3)"}};
};
OKNO_ON_BOTH_ENGINES(MigrateTest);

TEST_P(MigrateTest, applies_each_once_in_order) {
    EXPECT_EQ(pending(database(), two_), 2);
    EXPECT_EQ(migrate(database(), two_), 2);
    EXPECT_EQ(pending(database(), two_), 0);
    EXPECT_EQ(migrate(database(), two_), 0);
    EXPECT_EQ(integer("SELECT count(*) FROM a WHERE age = 3"), 1);
    EXPECT_EQ(integer("SELECT count(*) FROM schema_migrations WHERE applied_at > 0"), 2);
}

TEST_P(MigrateTest, a_failing_file_leaves_nothing_of_itself) {
    const std::vector<Migration> broken = {two_[0], {2, "broken", "CREATE TABLE b (id BIGINT); CREATE TABEL c (id BIGINT)"}};
    EXPECT_THROW(migrate(database(), broken), Error);
    EXPECT_EQ(pending(database(), two_), 1);
    execute("CREATE TABLE b (id BIGINT)");  // the broken one's is not there
    EXPECT_EQ(migrate(database(), two_), 1);
}

TEST_P(MigrateTest, refuses_a_database_newer_than_the_program) {
    migrate(database(), two_);
    const std::vector<Migration> older = {two_[0]};
    try {
        migrate(database(), older);
        FAIL() << "an old program must not touch a new database";
    } catch (const Error& error) {
        EXPECT_EQ(error.message.key, "error.database_newer");
        EXPECT_EQ(error.message.params.at("database"), "2");
    }
}

TEST_P(MigrateTest, two_programs_at_once_apply_each_file_once) {
    const std::unique_ptr<Database> other = Database::open(opened().options());
    int of_other = 0;
    std::thread thread([&] { of_other = migrate(*other, two_); });
    const int of_this = migrate(database(), two_);
    thread.join();
    EXPECT_EQ(of_this + of_other, 2);
    EXPECT_EQ(integer("SELECT count(*) FROM a"), 1);
}

TEST_P(MigrateTest, the_programs_own_apply) {
    const std::vector<Migration> own = embedded_migrations();
    ASSERT_FALSE(own.empty());
    EXPECT_EQ(own.front().name, "core");
    EXPECT_EQ(migrate(database(), own), static_cast<int>(own.size()));
    EXPECT_EQ(integer("SELECT count(*) FROM jobs"), 0);
}

TEST(Migrations, are_read_from_numbered_files) {
    const okno::testing::TemporaryFolder folder;
    std::ofstream(folder.path() / "0010_later.sql") << "b";
    std::ofstream(folder.path() / "0002_early_bird.sql") << "a";
    std::ofstream(folder.path() / "notes.txt") << "c";
    const std::vector<Migration> found = read_migrations(folder.path().string());
    ASSERT_EQ(found.size(), 2u);
    EXPECT_EQ(found[0].number, 2);
    EXPECT_EQ(found[0].name, "early_bird");
    EXPECT_EQ(found[0].sql, "a");
    EXPECT_EQ(found[1].number, 10);
    std::ofstream(folder.path() / "0002_again.sql") << "d";
    EXPECT_THROW(read_migrations(folder.path().string()), Error);
}

}  // namespace
}  // namespace okno::db
