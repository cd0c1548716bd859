// SPDX-License-Identifier: Apache-2.0
#include "bench/bare_sqlite.h"

#include <sqlite3.h>

#include <stdexcept>
#include <utility>

namespace okno::bench {

namespace {

[[noreturn]] void fail(sqlite3* database, const std::string& sql) {
    throw std::runtime_error("sqlite: " + std::string(sqlite3_errmsg(database)) + " in " + sql);
}

}  // namespace

BareStatement::BareStatement(sqlite3* database, const std::string& sql) {
    if (sqlite3_prepare_v3(database, sql.c_str(), -1, SQLITE_PREPARE_PERSISTENT, &statement_, nullptr) != SQLITE_OK) fail(database, sql);
}

BareStatement::~BareStatement() { sqlite3_finalize(statement_); }

BareStatement::BareStatement(BareStatement&& other) noexcept : statement_(std::exchange(other.statement_, nullptr)) {}

void BareStatement::bind(int at, std::int64_t value) { sqlite3_bind_int64(statement_, at, value); }

void BareStatement::bind(int at, const std::string& text) {
    sqlite3_bind_text(statement_, at, text.data(), static_cast<int>(text.size()), SQLITE_TRANSIENT);
}

int BareStatement::run() {
    int count = 0, code = 0;
    while ((code = sqlite3_step(statement_)) == SQLITE_ROW) {
        ++count;
        for (int at = 0; at < sqlite3_column_count(statement_); ++at) {
            if (sqlite3_column_type(statement_, at) == SQLITE_INTEGER) {
                (void)sqlite3_column_int64(statement_, at);
            } else {
                (void)sqlite3_column_text(statement_, at);
            }
        }
    }
    if (code != SQLITE_DONE) fail(sqlite3_db_handle(statement_), sqlite3_sql(statement_));
    sqlite3_reset(statement_);
    return count;
}

std::vector<std::int64_t> BareStatement::run_ids() {
    std::vector<std::int64_t> ids;
    while (sqlite3_step(statement_) == SQLITE_ROW) ids.push_back(sqlite3_column_int64(statement_, 0));
    sqlite3_reset(statement_);
    return ids;
}

BareSqlite::BareSqlite(const std::string& file, Mode mode) {
    const int flags = (mode == Mode::read_only ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE) | SQLITE_OPEN_NOMUTEX;
    if (sqlite3_open_v2(file.c_str(), &database_, flags, nullptr) != SQLITE_OK) fail(database_, file);
    sqlite3_busy_timeout(database_, 10'000);
    // As the server sets its own connections (platform/db/sqlite_link.cpp), so that neither has a better hand.
    execute("PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY; PRAGMA case_sensitive_like = ON");
    if (mode == Mode::durable_writer) {
        execute(
            "PRAGMA journal_mode = WAL; PRAGMA cache_size = -32768; PRAGMA wal_autocheckpoint = 4000; PRAGMA journal_size_limit = "
            "67108864");
    } else {
        execute("PRAGMA cache_size = -8192");
    }
}

BareSqlite::~BareSqlite() { sqlite3_close_v2(database_); }

std::vector<BareSqlite::Cells> BareSqlite::rows(const std::string& sql) {
    const BareStatement statement(database_, sql);
    std::vector<Cells> all;
    int code = 0;
    while ((code = sqlite3_step(statement.get())) == SQLITE_ROW) {
        Cells cells;
        for (int at = 0; at < sqlite3_column_count(statement.get()); ++at) {
            const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement.get(), at));
            cells.push_back(text == nullptr ? std::nullopt : std::optional<std::string>(text));
        }
        all.push_back(std::move(cells));
    }
    if (code != SQLITE_DONE) fail(database_, sql);
    return all;
}

void BareSqlite::execute(const std::string& sql) {
    if (sqlite3_exec(database_, sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) fail(database_, sql);
}

}  // namespace okno::bench
