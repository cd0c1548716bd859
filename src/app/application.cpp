// SPDX-License-Identifier: Apache-2.0
#include "app/application.h"

#include <filesystem>

#include "core/operation.h"
#include "modules/catalog/catalog_rights.h"
#include "modules/customers/customer_rights.h"
#include "modules/orders/orders_module.h"
#include "modules/references/references_module.h"
#include "modules/references/seed_references.h"
#include "modules/stock/stock_rights.h"
#include "modules/users/access_store.h"
#include "modules/users/users_module.h"
#include "platform/db/migrate.h"

namespace okno::app {

namespace {

// Opening an account needs no right that anybody could be given.
constexpr Right kFirstStart{"first_start"};

}  // namespace

std::unique_ptr<db::Database> open_database(const config::Settings& settings) {
    std::filesystem::create_directories(settings.data);
    db::Options options;
    options.data_folder = settings.data;
    options.url = settings.db;
    options.writers = settings.workers;
    return db::Database::open(options);
}

Application::Application(const config::Settings& settings, const Clock& clock)
    : settings_(settings), clock_(clock), database_(open_database(settings)) {
    db::migrate(*database_, db::embedded_migrations());
    seed();
    books_ = std::make_unique<references::BooksCache>(*database_);
    roster_ = std::make_unique<users::RosterCache>(*database_);
    switchboard_ = std::make_unique<Switchboard>(*database_, *books_, *roster_);
    runner_ = std::make_unique<jobs::Runner>(*database_, clock_);
    register_jobs();
}

void Application::seed() {
    {
        const auto lease = database_->read();
        if (!users::access_secret(lease->connection()).empty()) return;
    }
    NoTopics nobody;
    const Context context{*database_, clock_, events_, nobody, Actor::system()};
    references::SeedOptions options;
    options.language = settings_.language;
    options.zone = settings_.timezone;
    Operation op(context, kFirstStart);
    references::seed_references(op, options);
    users::seed_users(op);
    op.commit();
}

void Application::register_jobs() {
    runner_->every("purge_sessions", kHour, [this](const jobs::Job&) {
        const Context context = operator_context();
        Operation op(context, kFirstStart);
        users::purge_sessions(op);
        op.commit();
    });
    runner_->every("purge_acts", kHour, [this](const jobs::Job&) { purge_acts(*database_, clock_.now()); });
}

Context Application::operator_context() {
    Context context{*database_, clock_, events_, *switchboard_, Actor::system()};
    context.zone = books_->current()->account().zone;
    return context;
}

std::vector<std::pair<std::string_view, std::vector<const Right*>>> all_rights() {
    return {
        {"references", references::references_rights()},
        {"users", users::users_rights()},
        {"customers", customers::rights()},
        {"catalog", catalog::rights()},
        {"stock", stock::rights()},
        {"orders", orders::orders_rights()},
    };
}

}  // namespace okno::app
