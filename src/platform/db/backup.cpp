// SPDX-License-Identifier: Apache-2.0
#include "platform/db/backup.h"

#include <algorithm>
#include <filesystem>
#include <memory>
#include <optional>
#include <utility>

#include "base/error.h"
#include "base/id.h"
#include "platform/db/backup_tables.h"
#include "platform/db/dialect.h"
#include "platform/db/sqlite_database.h"
#include "platform/db/sqlite_link.h"

namespace okno::db {

namespace {

constexpr std::size_t kValuesAStatement = 600;
constexpr std::string_view kOwnTable = "schema_migrations";  // migrate() writes it

// Collects rows and writes many with one statement; two texts a table in all, whatever the number of rows.
class RowWriter {
  public:
    RowWriter(Connection& to, const std::string& table, const std::vector<std::string>& columns)
        : to_(to), width_(columns.size()), together_(std::max<std::size_t>(1, kValuesAStatement / width_)) {
        std::string names;
        for (const std::string& column : columns) names += (names.empty() ? "" : ", ") + quoted(column);
        const std::string insert = "INSERT INTO " + quoted(table) + " (" + names + ") VALUES ";
        one_ = insert + places(1);
        many_ = insert + places(together_);
    }

    void add(const Row& row) {
        for (int column = 0; column < static_cast<int>(width_); ++column) values_.push_back(row.maybe_text(column));
        if (values_.size() == width_ * together_) {
            write(many_, 0, values_.size());
            values_.clear();
        }
    }

    void finish() {
        for (std::size_t first = 0; first < values_.size(); first += width_) write(one_, first, width_);
        values_.clear();
    }

    std::int64_t rows() const { return rows_; }

  private:
    std::string places(std::size_t rows) const {
        std::string text;
        for (std::size_t i = 0; i < rows * width_; ++i) {
            if (i % width_ == 0)
                text += i == 0 ? "(" : "), (";
            else
                text += ", ";
            text += "$" + std::to_string(i + 1);
        }
        return text + ")";
    }

    // Every value goes as text: PostgreSQL reads it by the column's type, SQLite by its affinity.
    void write(const std::string& sql, std::size_t first, std::size_t count) {
        params_.clear();
        for (std::size_t i = first; i < first + count; ++i) params_.emplace_back(values_[i]);
        rows_ += to_.execute(sql, params_);
    }

    Connection& to_;
    std::size_t width_;
    std::size_t together_;
    std::string one_, many_;
    std::vector<std::optional<std::string>> values_;
    std::vector<Param> params_;
    std::int64_t rows_ = 0;
};

// What is read for a column of the target, which may be the journal's: its public number is the id on SQLite and a column of its own on
// PostgreSQL. Rows that have no number yet get the next ones.
std::optional<std::string> source_of(const std::string& table, const std::string& column, const std::vector<std::string>& source_columns,
                                     Engine from, Engine to) {
    if (table == "journal" && from != to && column == journal_number(to)) {
        if (from == Engine::sqlite) return "id";
        return "COALESCE(number, (SELECT COALESCE(max(number), 0) FROM journal) + row_number() OVER (PARTITION BY number IS NULL ORDER BY "
               "id))";
    }
    if (std::find(source_columns.begin(), source_columns.end(), column) == source_columns.end()) return std::nullopt;
    return quoted(column);
}

std::int64_t copy_table(Connection& from, Connection& to, const std::string& table, const std::vector<std::string>& source,
                        const std::vector<std::string>& target) {
    std::vector<std::string> columns;
    std::string read;
    for (const std::string& column : target) {
        const std::optional<std::string> expression = source_of(table, column, source, from.engine(), to.engine());
        if (!expression) continue;
        columns.push_back(column);
        read += (read.empty() ? "" : ", ") + *expression;
    }
    if (from.engine() == to.engine()) check(columns.size() == source.size(), "a column of the source has no place in the target");
    to.execute("DELETE FROM " + quoted(table));  // what a migration put in is in the source too, as it is now
    RowWriter writer(to, table, columns);
    from.each("SELECT " + read + " FROM " + quoted(table), {}, [&](const Row& row) { writer.add(row); });
    writer.finish();
    return writer.rows();
}

void copy_journal_counter(Connection& from, Connection& to) {
    if (from.engine() == Engine::postgres || to.engine() == Engine::sqlite || !tables_of(to).contains("journal_counter")) return;
    to.execute("UPDATE journal_counter SET last = (SELECT COALESCE(max(number), 0) FROM journal)");
}

Copied copy_rows(Connection& from, Connection& to) {
    lift_time_limits(from);
    lift_time_limits(to);
    const Tables source = tables_of(from);
    const Tables target = tables_of(to);
    LiftedReferences references(to);
    Copied copied;
    for (const auto& [table, columns] : target) {
        const auto found = source.find(table);
        if (table == kOwnTable || found == source.end()) continue;
        copied.rows += copy_table(from, to, table, found->second, columns);
        ++copied.tables;
    }
    copy_journal_counter(from, to);
    std::map<std::string, std::int64_t> last = last_ids(from);
    if (from.engine() == Engine::postgres && to.engine() == Engine::sqlite) last.erase("journal");  // its ids became others
    set_last_ids(to, target, last);
    references.put_back();
    rebuild_search(to);
    return copied;
}

std::vector<Migration> those_seen_by(Connection& from, const std::vector<Migration>& migrations) {
    const Tables tables = tables_of(from);
    if (!tables.contains(std::string(kOwnTable))) throw Error(ErrorKind::invalid, {"error.not_a_backup", {}});
    std::vector<Migration> seen;
    from.each("SELECT number FROM schema_migrations ORDER BY number", {}, [&](const Row& row) {
        const auto known =
            std::find_if(migrations.begin(), migrations.end(), [&](const Migration& one) { return one.number == row.integer(0); });
        if (known == migrations.end()) throw Error(ErrorKind::conflict, {"error.database_newer", {{"database", std::string(row.text(0))}}});
        seen.push_back(*known);
    });
    return seen;
}

Copied copy_from(Connection& from, Database& to, const std::vector<Migration>& migrations) {
    if (!is_empty(to)) throw Error(ErrorKind::conflict, {"error.database_not_empty", {}});
    migrate(to, those_seen_by(from, migrations));
    Copied copied;
    {
        const std::unique_ptr<Transaction> turn = to.write();
        copied = copy_rows(from, turn->connection());
        turn->commit();
    }
    migrate(to, migrations);
    return copied;
}

}  // namespace

bool is_empty(Database& database) { return tables_of(database.read()->connection()).empty(); }

Copied copy_database(Database& from, Database& to, const std::vector<Migration>& migrations) {
    const std::unique_ptr<ReadLease> lease = from.read();
    return copy_from(lease->connection(), to, migrations);
}

Copied write_backup(Database& from, const std::string& path, const std::vector<Migration>& migrations) {
    if (std::filesystem::exists(path)) throw Error(ErrorKind::conflict, {"error.file_exists", {{"path", path}}});
    const std::string unfinished = path + "." + random_token(8) + ".part";
    const auto remove_unfinished = [&] {
        std::error_code ignored;
        for (const char* ending : {"", "-wal", "-shm"}) std::filesystem::remove(unfinished + ending, ignored);
    };
    try {
        const std::unique_ptr<ReadLease> lease = from.read();
        const std::vector<Migration> seen = those_seen_by(lease->connection(), migrations);
        Copied copied;
        {
            const std::unique_ptr<Database> file = open_sqlite_file(unfinished, 1);
            copied = copy_from(lease->connection(), *file, seen);
        }
        SqliteLink(unfinished, SqliteLink::Use::whole_file);  // no log beside it any more: one file
        std::filesystem::rename(unfinished, path);
        return copied;
    } catch (const std::filesystem::filesystem_error& failure) {
        remove_unfinished();
        throw Error(ErrorKind::unavailable, {"error.database_file", {{"path", path}, {"reason", failure.code().message()}}});
    } catch (...) {
        remove_unfinished();
        throw;
    }
}

Copied read_backup(const std::string& path, Database& to, const std::vector<Migration>& migrations) {
    if (!std::filesystem::exists(path)) throw Error(ErrorKind::not_found, {"error.no_such_file", {{"path", path}}});
    SqliteLink link(path, SqliteLink::Use::reading);
    Session session(link);
    return copy_from(session, to, migrations);
}

}  // namespace okno::db
