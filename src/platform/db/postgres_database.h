// SPDX-License-Identifier: Apache-2.0
// PostgreSQL as a Database: a pool for reading, a pool for writing, LISTEN and NOTIFY.
#pragma once

#include <memory>

#include "platform/db/database.h"

namespace okno::db {

std::unique_ptr<Database> open_postgres(const Options& options);

}  // namespace okno::db
