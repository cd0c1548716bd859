// SPDX-License-Identifier: Apache-2.0
#include "platform/db/backup_tables.h"

#include <algorithm>

#include "base/error.h"

namespace okno::db {

std::string quoted(const std::string& name) {
    check(name.find('"') == std::string::npos, "a plain name");
    return '"' + name + '"';
}

Tables tables_of(Connection& connection) {
    Tables tables;
    const auto add = [&](const Row& row) { tables[std::string(row.text(0))].emplace_back(row.text(1)); };
    if (connection.engine() == Engine::sqlite) {
        connection.each(
            "SELECT t.name, c.name FROM pragma_table_list t, pragma_table_xinfo(t.name) c "
            "WHERE t.schema = 'main' AND t.type = 'table' AND substr(t.name, 1, 7) <> 'sqlite_' AND c.hidden = 0 ORDER BY t.name, c.cid",
            {}, add);
    } else {
        connection.each(
            "SELECT c.table_name, c.column_name FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, "
            "table_name) "
            "WHERE c.table_schema = current_schema() AND t.table_type = 'BASE TABLE' AND c.is_generated = 'NEVER' ORDER BY 1, "
            "c.ordinal_position",
            {}, add);
    }
    return tables;
}

std::map<std::string, std::int64_t> last_ids(Connection& connection) {
    std::map<std::string, std::int64_t> last;
    const auto add = [&](const Row& row) { last.emplace(row.text(0), row.integer(1)); };
    if (connection.engine() == Engine::sqlite) {
        if (connection.maybe_integer("SELECT 1 FROM sqlite_schema WHERE name = 'sqlite_sequence'"))
            connection.each("SELECT name, seq FROM sqlite_sequence", {}, add);
    } else {
        connection.each(
            "SELECT c.table_name, COALESCE(s.last_value, 0) FROM information_schema.columns c JOIN pg_sequences s ON s.schemaname = "
            "c.table_schema "
            "AND quote_ident(s.schemaname) || '.' || quote_ident(s.sequencename) = pg_get_serial_sequence(quote_ident(c.table_name), "
            "c.column_name) "
            "WHERE c.table_schema = current_schema() AND c.is_identity = 'YES' AND c.column_name = 'id'",
            {}, add);
    }
    return last;
}

void set_last_ids(Connection& connection, const Tables& tables, const std::map<std::string, std::int64_t>& source) {
    const std::map<std::string, std::int64_t> own = last_ids(connection);
    for (const auto& [table, columns] : tables) {
        if (std::find(columns.begin(), columns.end(), "id") == columns.end()) continue;
        const auto given = source.find(table);
        const std::int64_t highest = connection.maybe_integer("SELECT max(id) FROM " + quoted(table)).value_or(0);
        const std::int64_t last = std::max(highest, given == source.end() ? 0 : given->second);
        if (last == 0) continue;
        if (connection.engine() == Engine::postgres) {
            if (own.contains(table)) connection.query("SELECT setval(pg_get_serial_sequence($1, 'id'), $2)", {quoted(table), last});
        } else if (own.contains(table)) {
            connection.execute("UPDATE sqlite_sequence SET seq = $2 WHERE name = $1", {table, last});
        } else if (connection.maybe_integer("SELECT 1 FROM sqlite_schema WHERE name = $1 AND upper(sql) LIKE '%AUTOINCREMENT%'", {table})) {
            connection.execute("INSERT INTO sqlite_sequence (name, seq) VALUES ($1, $2)", {table, last});
        }
    }
}

LiftedReferences::LiftedReferences(Connection& connection) : connection_(connection) {
    if (connection.engine() == Engine::sqlite) {
        connection.script("PRAGMA defer_foreign_keys = ON");  // until the commit
        return;
    }
    const Rows references = connection.query(
        "SELECT conrelid::regclass::text, quote_ident(conname), pg_get_constraintdef(oid) FROM pg_constraint "
        "WHERE contype = 'f' AND connamespace = current_schema()::regnamespace ORDER BY 1, 2");
    for (const Row& row : references) {
        const std::string alter = "ALTER TABLE " + std::string(row.text(0));
        connection.script(alter + " DROP CONSTRAINT " + std::string(row.text(1)));
        statements_.push_back(alter + " ADD CONSTRAINT " + std::string(row.text(1)) + " " + std::string(row.text(2)));
    }
}

void LiftedReferences::put_back() {
    for (const std::string& statement : statements_) connection_.script(statement);
    if (connection_.engine() == Engine::sqlite && !connection_.query("SELECT 1 FROM pragma_foreign_key_check LIMIT 1").empty())
        throw Error(ErrorKind::conflict, {"error.referenced", {}});
}

void rebuild_search(Connection& connection) {
    if (connection.engine() == Engine::postgres) return;  // its indexes follow their rows
    const Rows indexes =
        connection.query("SELECT name FROM sqlite_schema WHERE type = 'table' AND lower(sql) LIKE 'create virtual table%using fts5%'");
    for (const Row& row : indexes) {
        const std::string name = quoted(std::string(row.text(0)));
        connection.script("INSERT INTO " + name + " (" + name + ") VALUES ('rebuild')");
    }
}

void lift_time_limits(Connection& connection) {
    if (connection.engine() == Engine::postgres)
        connection.script("SET LOCAL statement_timeout = 0; SET LOCAL idle_in_transaction_session_timeout = 0");
}

}  // namespace okno::db
