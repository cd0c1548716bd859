// SPDX-License-Identifier: Apache-2.0
#include "platform/db/backup.h"

#include <cstdio>
#include <filesystem>

#include "app/application.h"
#include "app/commands/commands.h"
#include "base/error.h"
#include "platform/db/migrate.h"

namespace okno::app {

int back_up(const config::Settings& settings, const std::string& file) {
    const std::unique_ptr<db::Database> database = open_database(settings);
    db::write_backup(*database, file, db::embedded_migrations());
    std::printf("%s\n", file.c_str());
    return 0;
}

int restore(const config::Settings& settings, const std::string& file) {
    const std::unique_ptr<db::Database> database = open_database(settings);
    db::read_backup(file, *database, db::embedded_migrations());
    return 0;
}

}  // namespace okno::app
