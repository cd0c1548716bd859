// SPDX-License-Identifier: Apache-2.0
// A consistent copy of a whole database while it serves, from either engine into either: ids kept, sequences set. Also the way from SQLite
// to PostgreSQL.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "platform/db/database.h"
#include "platform/db/migrate.h"

namespace okno::db {

struct Copied {
    std::int64_t tables = 0;
    std::int64_t rows = 0;
};

// No table at all, not even those of a first start.
bool is_empty(Database& database);

// `to` must be empty (conflict "error.database_not_empty"). It gets the tables that `from` has by its own migrations, the rows of one
// snapshot of `from` in one transaction, and then the migrations that `from` had not seen. What the engine builds itself (search indexes,
// generated columns) is built anew.
Copied copy_database(Database& from, Database& to, const std::vector<Migration>& migrations);

// A backup is a single SQLite file, whichever engine it comes from; it appears under its name when it is whole. Refuses a path that exists.
Copied write_backup(Database& from, const std::string& path, const std::vector<Migration>& migrations);
// Leaves the file as it is; it may stand on a read-only disk.
Copied read_backup(const std::string& path, Database& to, const std::vector<Migration>& migrations);

}  // namespace okno::db
