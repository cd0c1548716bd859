// SPDX-License-Identifier: Apache-2.0
// The few true differences between the two engines, by name. A difference without a name here does not exist.
#pragma once

#include <string>
#include <string_view>

#include "platform/db/database.h"

namespace okno::db {

std::string_view skip_locked(Engine engine);  // " FOR UPDATE SKIP LOCKED" or ""
std::string_view identity(Engine engine);     // the whole type of an id column
std::string_view journal_number(
    Engine engine);  // the column of the journal that is its public number: "id" on SQLite, "number" on PostgreSQL
// The statement text with {{identity}}, {{engine:sqlite}}…{{end}} and {{engine:postgres}}…{{end}} resolved; used for migrations.
std::string resolve(std::string_view sql, Engine engine);

}  // namespace okno::db
