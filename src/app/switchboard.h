// SPDX-License-Identifier: Apache-2.0
// Where topics go after a commit: what was cached of a changed record is dropped here and on the other nodes, open screens are told, jobs
// are woken.
#pragma once

#include <functional>
#include <vector>

#include "core/events.h"
#include "modules/references/books_cache.h"
#include "modules/users/roster.h"
#include "platform/db/database.h"

namespace okno::app {

class Switchboard : public TopicSink {
  public:
    Switchboard(db::Database& database, references::BooksCache& books, users::RosterCache& roster);
    ~Switchboard() override;  // stops listening, so that nothing reaches a roster that is gone

    void publish(const std::vector<Topic>& topics) override;
    // Told of every topic once the caches are fresh.
    void also(std::function<void(const std::vector<Topic>&)> next) { next_ = std::move(next); }

  private:
    db::Database& database_;
    references::BooksCache& books_;
    users::RosterCache& roster_;
    std::function<void(const std::vector<Topic>&)> next_;
    std::vector<std::int64_t> listeners_;
};

}  // namespace okno::app
