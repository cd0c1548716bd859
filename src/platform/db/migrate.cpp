// SPDX-License-Identifier: Apache-2.0
#include "platform/db/migrate.h"

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <utility>

#include "base/error.h"
#include "base/log.h"
#include "base/time.h"
#include "embedded_files.h"
#include "platform/db/dialect.h"

namespace okno::db {

namespace {

// The writer's turn of one migration. SQLite has one writer among all processes; PostgreSQL needs a lock, and its time limit does not fit a
// large table.
void take_migration_lock(Connection& connection) {
    if (connection.engine() == Engine::sqlite) return;
    constexpr std::int64_t kMigrationLock = 0x6f6b6e6f01;
    connection.script("SET LOCAL statement_timeout = 0");
    connection.query("SELECT pg_advisory_xact_lock($1)", {kMigrationLock});
}

void make_table(Connection& connection) {
    connection.script(
        "CREATE TABLE IF NOT EXISTS schema_migrations (number BIGINT PRIMARY KEY, name TEXT NOT NULL, applied_at BIGINT NOT NULL)");
}

std::set<std::int64_t> applied(Connection& connection) {
    std::set<std::int64_t> numbers;
    connection.each("SELECT number FROM schema_migrations", {}, [&](const Row& row) { numbers.insert(row.integer(0)); });
    return numbers;
}

void refuse_newer(const std::set<std::int64_t>& numbers, const std::vector<Migration>& migrations) {
    const std::int64_t known = migrations.empty() ? 0 : migrations.back().number;
    if (!numbers.empty() && *numbers.rbegin() > known)
        throw Error(ErrorKind::conflict,
                    {"error.database_newer", {{"database", std::to_string(*numbers.rbegin())}, {"program", std::to_string(known)}}});
}

bool table_exists(Connection& connection) {
    return connection.engine() == Engine::sqlite
               ? connection.maybe_integer("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'schema_migrations'").has_value()
               : connection.maybe_integer("SELECT 1 WHERE to_regclass('schema_migrations') IS NOT NULL").has_value();
}

}  // namespace

std::optional<Migration> parse_migration(std::string_view file_name, std::string sql) {
    const std::size_t underscore = file_name.find('_');
    if (!file_name.ends_with(".sql") || underscore == std::string_view::npos) return std::nullopt;
    Migration migration;
    const auto [end, failure] = std::from_chars(file_name.data(), file_name.data() + underscore, migration.number);
    if (failure != std::errc() || end != file_name.data() + underscore || migration.number <= 0) return std::nullopt;
    migration.name = std::string(file_name.substr(underscore + 1, file_name.size() - underscore - 5));
    migration.sql = std::move(sql);
    return migration;
}

void sort_migrations(std::vector<Migration>& migrations) {
    std::sort(migrations.begin(), migrations.end(), [](const Migration& a, const Migration& b) { return a.number < b.number; });
    for (std::size_t i = 1; i < migrations.size(); ++i)
        check(migrations[i - 1].number != migrations[i].number, "each migration has a number of its own");
}

std::vector<Migration> read_migrations(const std::string& folder) {
    std::vector<Migration> migrations;
    for (const std::filesystem::directory_entry& entry : std::filesystem::directory_iterator(folder)) {
        std::ifstream file(entry.path(), std::ios::binary);
        std::string sql{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
        if (std::optional<Migration> migration = parse_migration(entry.path().filename().string(), std::move(sql)))
            migrations.push_back(std::move(*migration));
    }
    sort_migrations(migrations);
    return migrations;
}

std::vector<Migration> embedded_migrations() {
    std::vector<Migration> migrations;
    for (const EmbeddedFile& file : okno::embedded_migrations())
        if (std::optional<Migration> migration = parse_migration(file.path, std::string(file.content)))
            migrations.push_back(std::move(*migration));
    sort_migrations(migrations);
    return migrations;
}

int migrate(Database& database, const std::vector<Migration>& migrations) {
    if (pending(database, migrations) == 0) return 0;
    int count = 0;
    for (const Migration& migration : migrations) {
        const std::unique_ptr<Transaction> turn = database.write();
        Connection& connection = turn->connection();
        take_migration_lock(connection);
        make_table(connection);
        const std::set<std::int64_t> numbers = applied(connection);
        refuse_newer(numbers, migrations);
        if (numbers.contains(migration.number)) continue;
        connection.script(resolve(migration.sql, database.engine()));
        connection.execute("INSERT INTO schema_migrations (number, name, applied_at) VALUES ($1, $2, $3)",
                           {migration.number, migration.name, SystemClock().now()});
        turn->commit();
        log::info("migration {:04} {} applied", migration.number, migration.name);
        ++count;
    }
    return count;
}

int pending(Database& database, const std::vector<Migration>& migrations) {
    const std::unique_ptr<ReadLease> lease = database.read();
    if (!table_exists(lease->connection())) return static_cast<int>(migrations.size());
    const std::set<std::int64_t> numbers = applied(lease->connection());
    refuse_newer(numbers, migrations);
    return static_cast<int>(
        std::count_if(migrations.begin(), migrations.end(), [&](const Migration& m) { return !numbers.contains(m.number); }));
}

}  // namespace okno::db
