// SPDX-License-Identifier: Apache-2.0
#include "app/switchboard.h"

#include <algorithm>

namespace okno::app {

namespace {

constexpr std::string_view kRosterChannel = "okno_roster";

bool concerns_roster(const Topic& topic) {
    return topic.record.kind == "user" || topic.record.kind == "user_group" || topic.record.kind == "api_key";
}

}  // namespace

Switchboard::Switchboard(db::Database& database, references::BooksCache& books, users::RosterCache& roster)
    : database_(database), books_(books), roster_(roster) {
    listeners_.push_back(database_.listen(std::string(kRosterChannel), [this](std::string_view) { roster_.forget(); }));
    if (database_.engine() == db::Engine::sqlite) {
        listeners_.push_back(database_.listen("foreign", [this](std::string_view) { roster_.forget(); }));
    }
}

Switchboard::~Switchboard() {
    for (const std::int64_t listener : listeners_) database_.unlisten(listener);
}

void Switchboard::publish(const std::vector<Topic>& topics) {
    if (std::any_of(topics.begin(), topics.end(), concerns_roster)) {
        roster_.forget();
        database_.notify(kRosterChannel, "");
    }
    if (next_) next_(topics);
}

}  // namespace okno::app
