// SPDX-License-Identifier: Apache-2.0
// SQLite's one writer: turns in the order of asking, that share a commit while others wait (group commit).
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "base/error.h"
#include "platform/db/database.h"
#include "platform/db/sqlite_link.h"

namespace okno::db {

inline constexpr std::size_t kMostTurnsACommit = 64;
inline constexpr std::chrono::milliseconds kLongestBatch{5};

// How a commit is shared: the first turn begins the transaction, each later one stands in a savepoint, commit() releases it and hands the
// connection to the next in line; whoever finds nobody waiting (or the batch full, or old) commits for all, and only then does any commit()
// of the batch return. A writer alone therefore commits at once. When the engine has rolled back the whole transaction (full disk), every
// turn of the batch fails.
class SqliteWriter {
  public:
    explicit SqliteWriter(const std::string& path) : link_(path, SqliteLink::Use::writing) {}

    std::unique_ptr<Transaction> turn();
    // Changes when another connection, of this process or another, has committed; waits in line like a turn.
    std::int64_t data_version();

    // For metrics and tests.
    std::size_t waiting() const;
    std::int64_t commits() const { return commits_; }
    // No longer ends a batch because of its age; for tests on slow machines.
    void keep_batches_open() { longest_batch_ = std::chrono::hours(1); }

  private:
    // One who waits in line; the connection belongs to whoever is at its head.
    struct Place {
        std::thread::id thread = std::this_thread::get_id();
        std::condition_variable changed;
        bool at_head = false;
    };
    class Turn;

    void take(Place& place);
    void begin(Turn& turn);
    void commit(Turn& turn);
    void roll_back(Turn& turn) noexcept;
    // The holder of the connection goes: the batch is committed when nobody should join it any more, and the next in line comes.
    void leave() noexcept;
    void settle() noexcept;
    void answer_batch(const std::optional<Error>& failure) noexcept;  // nothing: it is on disk
    void hand_over_locked();

    mutable std::mutex mutex_;
    std::deque<Place*> line_;
    bool taken_ = false;
    std::thread::id holder_;

    // Only the holder touches these.
    SqliteLink link_;
    bool batch_open_ = false;
    std::chrono::steady_clock::duration longest_batch_ = kLongestBatch;
    std::atomic<std::int64_t> commits_{0};
    std::chrono::steady_clock::time_point batch_begun_;
    std::vector<Turn*> released_;  // committed by their callers, waiting for the shared commit
};

}  // namespace okno::db
