// SPDX-License-Identifier: Apache-2.0
// Applies the numbered files of migrations/ that a database has not seen, each in a transaction; refuses a database newer than the program.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/db/database.h"

namespace okno::db {

struct Migration {
    int number;        // 1 from "0001_core.sql"
    std::string name;  // "core"
    std::string sql;
};

std::vector<Migration> embedded_migrations();  // those built into the program
std::vector<Migration> read_migrations(const std::string& folder);
// Nothing when the file name is not "NNNN_name.sql".
std::optional<Migration> parse_migration(std::string_view file_name, std::string sql);
void sort_migrations(std::vector<Migration>& migrations);                   // by number; two of one number are a bug
int migrate(Database& database, const std::vector<Migration>& migrations);  // how many were applied
int pending(Database& database, const std::vector<Migration>& migrations);

}  // namespace okno::db
