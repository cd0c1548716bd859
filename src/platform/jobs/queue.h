// SPDX-License-Identifier: Apache-2.0
// Jobs in the database: put in the operation that causes them, claimed by one worker at a time, tried again with growing waits, each safe
// to run twice.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/json.h"
#include "base/time.h"
#include "platform/db/database.h"

namespace okno::jobs {

struct Job {
    std::int64_t id = 0;
    std::string kind;
    Json payload;
    int attempts = 0;
};

// In the caller's transaction. A unique_key keeps a second waiting job of that key out.
void put(db::Connection& connection, std::string_view kind, const Json& payload, Moment run_at,
         std::optional<std::string> unique_key = std::nullopt);

// Database::notify on this channel wakes the runners of every process; they also look once a second.
inline constexpr std::string_view kChannel = "jobs";

// A job claimed by a process that died is run again after so long; a living one renews its claim.
inline constexpr Moment kLease = 5 * kMinute;

using Handler = std::function<void(const Job&)>;

// Runs jobs on its own threads until stopped. A handler that throws is tried again after 10 s, 1 min, 10 min, 1 h, 6 h; then the job is
// kept as failed.
class Runner {
  public:
    Runner(db::Database& database, const Clock& clock);
    ~Runner();
    void on(std::string kind, Handler handler);
    // A handler run every so often by exactly one process (a row in the jobs table keeps the time), first at once; one that throws waits
    // for its next time.
    void every(std::string kind, Moment interval, Handler handler);
    void start(int threads);
    void wake();  // something was put
    void stop();  // finishes running jobs
    // Runs due jobs on the calling thread until none is left; for tests and for commands. Returns how many ran.
    int run_due();

  private:
    struct State;
    std::unique_ptr<State> state_;
};

// Without the rows of every().
struct QueueState {
    std::int64_t waiting = 0, running = 0, failed = 0;
    Moment oldest_due = 0;  // run_at of the oldest that should have run by now, 0 when there is none
};
QueueState queue_state(db::Connection& connection, Moment now);

}  // namespace okno::jobs
