// SPDX-License-Identifier: Apache-2.0
#include "platform/db/sqlite_link.h"

#include <fcntl.h>
#include <sqlite3.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <cstring>
#include <mutex>

#include "base/error.h"
#include "base/log.h"
#include "platform/db/sqlite_rows.h"

namespace okno::db {

namespace {

constexpr int kBusyTimeout = 10'000;  // ms

void configure_engine_once() {
    static std::once_flag once;
    std::call_once(once, [] {
        sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);        // its lock is shared by all threads
        sqlite3_config(SQLITE_CONFIG_STMTJRNL_SPILL, -1);  // the pages a savepoint keeps stay in memory
    });
}

void make_private_file(const std::string& path) {
    const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (file < 0) throw Error(ErrorKind::unavailable, {"error.database_file", {{"path", path}, {"reason", std::strerror(errno)}}});
    ::close(file);
}

}  // namespace

void SqliteLink::Close::operator()(sqlite3* handle) const { sqlite3_close_v2(handle); }
void SqliteLink::Finalize::operator()(sqlite3_stmt* handle) const { sqlite3_finalize(handle); }

SqliteLink::SqliteLink(const std::string& path, Use use) {
    configure_engine_once();
    if (use == Use::writing) make_private_file(path);
    sqlite3* handle = nullptr;
    const int result = sqlite3_open_v2(path.c_str(), &handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, nullptr);
    handle_.reset(handle);
    if (result != SQLITE_OK)
        throw Error(ErrorKind::unavailable, {"error.database_file", {{"path", path}, {"reason", sqlite3_errstr(result)}}});
    set_up(use);
}

void SqliteLink::set_up(Use use) {
    sqlite3_extended_result_codes(handle_.get(), 1);
    sqlite3_busy_timeout(handle_.get(), kBusyTimeout);
    sqlite3_db_config(handle_.get(), SQLITE_DBCONFIG_DQS_DML, 0, nullptr);  // "x" is a name, as in PostgreSQL
    sqlite3_db_config(handle_.get(), SQLITE_DBCONFIG_DQS_DDL, 0, nullptr);
    // A backup may come from anywhere; our own triggers must reach the search indexes.
    sqlite3_db_config(handle_.get(), SQLITE_DBCONFIG_TRUSTED_SCHEMA, use == Use::writing ? 1 : 0, nullptr);
    script("PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY; PRAGMA case_sensitive_like = ON");
    // No memory map: its pages would count as ours once for each connection. 16 MB of log between checkpoints; the file shrinks back after
    // a burst.
    if (use == Use::writing) {
        switch_to_wal();
        script("PRAGMA cache_size = -32768; PRAGMA wal_autocheckpoint = 4000; PRAGMA journal_size_limit = 67108864");
    } else if (use == Use::whole_file) {
        script("PRAGMA journal_mode = DELETE");
    } else {
        script("PRAGMA cache_size = -8192; PRAGMA query_only = ON");
    }
}

// Two processes that open a new file at once: the engine answers the second with "busy" without waiting.
void SqliteLink::switch_to_wal() {
    int result = SQLITE_BUSY;
    for (int waited = 0; waited < kBusyTimeout; waited += sqlite3_sleep(20)) {
        result = sqlite3_exec(handle_.get(), "PRAGMA journal_mode = WAL", nullptr, nullptr, nullptr);
        if (result != SQLITE_BUSY) break;
    }
    if (result != SQLITE_OK) fail("PRAGMA journal_mode = WAL");
}

bool SqliteLink::transaction_open() const { return sqlite3_get_autocommit(handle_.get()) == 0; }

std::int64_t SqliteLink::data_version() {
    const Rows rows = query("PRAGMA data_version", {});
    return rows[0].integer(0);
}

SqliteLink::Statement& SqliteLink::prepared(std::string_view sql) {
    if (Statement* known = statements_.find(sql)) return *known;
    sqlite3_stmt* handle = nullptr;
    const char* rest = nullptr;
    if (sqlite3_prepare_v3(handle_.get(), sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT, &handle, &rest) != SQLITE_OK)
        fail(sql);
    Statement statement{std::unique_ptr<sqlite3_stmt, Finalize>(handle), {}, 0};
    check(handle != nullptr, "a statement that is not empty");
    check(std::all_of(rest, sql.data() + sql.size(), [](char c) { return c == ' ' || c == '\n' || c == ';'; }),
          "one statement a call; several go to script()");
    for (int i = 1; i <= sqlite3_bind_parameter_count(handle); ++i) {
        const char* name = sqlite3_bind_parameter_name(handle, i);
        int number = 0;
        if (name != nullptr && name[0] == '$') std::from_chars(name + 1, name + std::strlen(name), number);
        check(number > 0, "parameters are written $1, $2, …");
        statement.places.push_back(number - 1);
        statement.wanted = std::max(statement.wanted, number);
    }
    return statements_.put(sql, std::move(statement), [](const Statement&) {});
}

void SqliteLink::bind(const Statement& statement, Params params) {
    check(static_cast<int>(params.size()) == statement.wanted, "as many values as the statement has parameters");
    for (std::size_t i = 0; i < statement.places.size(); ++i) {
        const int at = static_cast<int>(i) + 1;
        const auto& value = params[static_cast<std::size_t>(statement.places[i])].value();
        if (const std::int64_t* number = std::get_if<std::int64_t>(&value)) {
            sqlite3_bind_int64(statement.handle.get(), at, *number);
        } else if (const std::string_view* text = std::get_if<std::string_view>(&value)) {
            if (text->find('\0') != std::string_view::npos) throw Error(ErrorKind::invalid, {"error.text_zero_byte", {}});
            // An empty view may have no address, which SQLite would read as NULL.
            sqlite3_bind_text64(statement.handle.get(), at, text->empty() ? "" : text->data(), text->size(), SQLITE_STATIC, SQLITE_UTF8);
        } else {
            sqlite3_bind_null(statement.handle.get(), at);
        }
    }
}

template <typename OnRow>
void SqliteLink::run(std::string_view sql, Params params, OnRow&& on_row) {
    const Statement& statement = prepared(sql);
    bind(statement, params);
    struct Reset {
        sqlite3_stmt* handle;
        ~Reset() { sqlite3_reset(handle); }
    } reset{statement.handle.get()};
    while (true) {
        const int result = sqlite3_step(statement.handle.get());
        if (result == SQLITE_DONE) return;
        if (result != SQLITE_ROW) fail(sql);
        on_row(statement.handle.get());
    }
}

Rows SqliteLink::query(std::string_view sql, Params params) {
    auto copied = std::make_unique<CopiedRows>();
    run(sql, params, [&](sqlite3_stmt* statement) { copied->add(statement); });
    return Rows(std::move(copied));
}

void SqliteLink::each(std::string_view sql, Params params, const std::function<void(const Row&)>& row) {
    run(sql, params, [&](sqlite3_stmt* statement) { row(SteppedRow(statement)); });
}

std::int64_t SqliteLink::execute(std::string_view sql, Params params) {
    run(sql, params, [](sqlite3_stmt*) {});
    return sqlite3_changes64(handle_.get());
}

void SqliteLink::script(std::string_view sql) {
    if (sqlite3_exec(handle_.get(), std::string(sql).c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) fail(sql);
}

void SqliteLink::fail(std::string_view sql) {
    const int code = sqlite3_extended_errcode(handle_.get());
    const std::string reason = sqlite3_errmsg(handle_.get());
    if (code == SQLITE_CONSTRAINT_UNIQUE || code == SQLITE_CONSTRAINT_PRIMARYKEY || code == SQLITE_CONSTRAINT_ROWID) {
        const std::size_t colon = reason.find(": ");
        throw Error(ErrorKind::conflict,
                    {"error.duplicate", {{"constraint", index_of(colon == std::string::npos ? reason : reason.substr(colon + 2))}}});
    }
    if (code == SQLITE_CONSTRAINT_FOREIGNKEY) throw Error(ErrorKind::conflict, {"error.referenced", {}});
    log::error("sqlite: {} ({}) in: {}", reason, code, sql.substr(0, 200));
    switch (code & 0xff) {
        case SQLITE_BUSY:
        case SQLITE_LOCKED: throw Error(ErrorKind::unavailable, {"error.database_busy", {}});
        case SQLITE_FULL: throw Error(ErrorKind::unavailable, {"error.storage_full", {}});
        case SQLITE_IOERR:
        case SQLITE_CANTOPEN:
        case SQLITE_READONLY:
        case SQLITE_CORRUPT:
        case SQLITE_NOTADB:
        case SQLITE_NOMEM: throw Error(ErrorKind::unavailable, {"error.database_unavailable", {}});
        default: throw Error(ErrorKind::internal, {"error.database", {{"reason", reason}}});
    }
}

// SQLite names the columns ("jobs.kind, jobs.unique_key") where PostgreSQL names the index; callers want one name.
std::string SqliteLink::index_of(const std::string& table_columns) {
    if (table_columns.starts_with("index '")) return table_columns.substr(7, table_columns.size() - 8);
    const std::string table = table_columns.substr(0, table_columns.find('.'));
    std::string columns = table_columns;
    for (std::size_t at; (at = columns.find(table + ".")) != std::string::npos;) columns.erase(at, table.size() + 1);
    std::string name = table + "_pkey";
    run(R"(SELECT l.name, l.origin FROM pragma_index_list($1) l
           WHERE l."unique" = 1 AND (SELECT group_concat(i.name, ', ') FROM pragma_index_info(l.name) i) = $2)",
        std::initializer_list<Param>{table, columns}, [&](sqlite3_stmt* statement) {
            const SteppedRow row(statement);
            if (row.text(1) == "c") name = row.text(0);
            if (row.text(1) == "u") {
                std::string joined = columns;
                for (std::size_t at; (at = joined.find(", ")) != std::string::npos;) joined.replace(at, 2, "_");
                name = table + "_" + joined + "_key";
            }
        });
    return name;
}

}  // namespace okno::db
