// SPDX-License-Identifier: Apache-2.0
// The program put together: database, caches, jobs. Built by constructors in order; commands and the server take it from here.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "app/switchboard.h"
#include "core/context.h"
#include "core/events.h"
#include "modules/references/books_cache.h"
#include "modules/users/roster.h"
#include "platform/config/settings.h"
#include "platform/db/database.h"
#include "platform/jobs/queue.h"

namespace okno::app {

inline constexpr std::string_view kVersion = "0.1.0";

class Application {
  public:
    // Opens the database, applies migrations, and seeds an empty one with its first shop, reference books and groups.
    Application(const config::Settings& settings, const Clock& clock);

    // Who runs a command on the machine may do everything.
    Context operator_context();

    const config::Settings& settings() const { return settings_; }
    const Clock& clock() const { return clock_; }
    db::Database& database() { return *database_; }
    Events& events() { return events_; }
    references::BooksCache& books() { return *books_; }
    users::RosterCache& roster() { return *roster_; }
    Switchboard& switchboard() { return *switchboard_; }
    jobs::Runner& runner() { return *runner_; }

  private:
    void seed();
    void register_jobs();

    config::Settings settings_;
    const Clock& clock_;
    std::unique_ptr<db::Database> database_;
    Events events_;
    std::unique_ptr<references::BooksCache> books_;
    std::unique_ptr<users::RosterCache> roster_;
    std::unique_ptr<Switchboard> switchboard_;
    std::unique_ptr<jobs::Runner> runner_;
};

// Opens the database of the settings, making the data folder when it is not there.
std::unique_ptr<db::Database> open_database(const config::Settings& settings);

// Every right that the modules declare, by module.
std::vector<std::pair<std::string_view, std::vector<const Right*>>> all_rights();

}  // namespace okno::app
