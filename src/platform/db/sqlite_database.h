// SPDX-License-Identifier: Apache-2.0
// SQLite as a Database: the writer, the readers, and the watch for commits of other processes.
#pragma once

#include <memory>
#include <string>

#include "platform/db/database.h"

namespace okno::db {

std::unique_ptr<Database> open_sqlite(const Options& options);
std::unique_ptr<Database> open_sqlite_file(const std::string& path, int readers);

}  // namespace okno::db
