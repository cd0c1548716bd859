// SPDX-License-Identifier: Apache-2.0
// The few true differences between the two engines, by name. A difference without a name here does not exist.
#pragma once

#include <string>
#include <string_view>

#include "platform/db/database.h"

namespace okno::db {

std::string_view skip_locked(Engine engine);  // " FOR UPDATE SKIP LOCKED" or ""
std::string_view identity(Engine engine);     // the whole type of an id column
std::string_view for_update(Engine engine);   // " FOR UPDATE" or "": SQLite's writer is alone anyway
// A SELECT of one column "id": the id that the next row of the table gets, taken for good. For rows whose other columns follow from their
// id.
std::string next_id(Engine engine, std::string_view table);
// A small number that connections writing at the same time do not share: for sums kept in shares, so that no row is written by all.
std::string_view writer_share(Engine engine);
std::string_view journal_number(
    Engine engine);  // the column of the journal that is its public number: "id" on SQLite, "number" on PostgreSQL
// The statement text with {{identity}}, {{engine:sqlite}}…{{end}} and {{engine:postgres}}…{{end}} resolved; used for migrations.
std::string resolve(std::string_view sql, Engine engine);

// The engine's own clock in milliseconds UTC; nothing where it is this machine's (SQLite).
std::optional<std::int64_t> engine_clock(Connection& connection);

}  // namespace okno::db
