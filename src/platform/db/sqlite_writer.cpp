// SPDX-License-Identifier: Apache-2.0
#include "platform/db/sqlite_writer.h"

#include <algorithm>

#include "base/error.h"
#include "platform/db/link_pool.h"

namespace okno::db {

class SqliteWriter::Turn final : public Transaction {
  public:
    explicit Turn(SqliteWriter& writer) : writer_(writer), session_(writer.link_) {}
    ~Turn() override {
        if (stage_ == Stage::working) writer_.roll_back(*this);
    }
    Connection& connection() override { return session_; }
    void commit() override {
        session_.require_sound();
        writer_.commit(*this);
    }

  private:
    friend class SqliteWriter;
    enum class Stage { waiting, working, released, settled };

    SqliteWriter& writer_;
    Session session_;
    Stage stage_ = Stage::waiting;
    bool in_savepoint_ = false;
    std::condition_variable answered_;
    std::optional<Error> failure_;  // of the shared commit
};

std::unique_ptr<Transaction> SqliteWriter::turn() {
    auto turn = std::make_unique<Turn>(*this);
    Place place;
    take(place);
    begin(*turn);
    return turn;
}

std::int64_t SqliteWriter::data_version() {
    Place place;
    take(place);
    std::int64_t version = 0;
    try {
        version = link_.data_version();
    } catch (...) {
        leave();
        throw;
    }
    leave();
    return version;
}

std::size_t SqliteWriter::waiting() const {
    std::lock_guard lock(mutex_);
    return line_.size();
}

void SqliteWriter::take(Place& place) {
    std::unique_lock lock(mutex_);
    // It would wait for itself.
    check(!taken_ || holder_ != place.thread, "one operation at a time on a thread");
    if (!taken_) {
        taken_ = true;
        holder_ = place.thread;
        return;
    }
    line_.push_back(&place);
    if (place.changed.wait_for(lock, kLongestWait, [&] { return place.at_head; })) return;
    line_.erase(std::find(line_.begin(), line_.end(), &place));
    throw Error(ErrorKind::unavailable, {"error.database_busy", {}});
}

void SqliteWriter::begin(Turn& turn) {
    try {
        if (batch_open_) {
            link_.execute("SAVEPOINT turn", {});
            turn.in_savepoint_ = true;
        } else {
            link_.execute("BEGIN IMMEDIATE", {});
            batch_open_ = true;
            batch_begun_ = std::chrono::steady_clock::now();
        }
    } catch (const Error& failure) {
        if (batch_open_ && !link_.transaction_open()) {
            batch_open_ = false;
            answer_batch(failure);
        }
        leave();
        throw;
    }
    turn.stage_ = Turn::Stage::working;
}

void SqliteWriter::commit(Turn& turn) {
    if (turn.in_savepoint_) link_.execute("RELEASE turn", {});  // a failure leaves the turn working: its destructor rolls back
    turn.session_.end();
    turn.stage_ = Turn::Stage::released;
    released_.push_back(&turn);
    leave();
    std::unique_lock lock(mutex_);
    turn.answered_.wait(lock, [&] { return turn.stage_ == Turn::Stage::settled; });
    if (turn.failure_) throw *turn.failure_;
}

void SqliteWriter::roll_back(Turn& turn) noexcept {
    turn.session_.end();
    turn.stage_ = Turn::Stage::settled;
    try {
        if (link_.transaction_open() && turn.in_savepoint_) {
            link_.execute("ROLLBACK TO turn", {});
            link_.execute("RELEASE turn", {});
            return leave();
        }
        if (link_.transaction_open()) link_.execute("ROLLBACK", {});
    } catch (const Error&) {
        // Then nothing of the batch can be trusted.
        if (link_.transaction_open()) {
            try {
                link_.execute("ROLLBACK", {});
            } catch (const Error&) {
                // The engine has nothing left to roll back.
            }
        }
    }
    batch_open_ = false;
    answer_batch(Error(ErrorKind::unavailable, {"error.database_unavailable", {}}));
    leave();
}

void SqliteWriter::leave() noexcept {
    std::unique_lock lock(mutex_);
    const bool may_grow = released_.size() < kMostTurnsACommit && std::chrono::steady_clock::now() - batch_begun_ < longest_batch_;
    if (batch_open_ && (line_.empty() || !may_grow)) {
        lock.unlock();
        settle();
        lock.lock();
    }
    hand_over_locked();
}

void SqliteWriter::settle() noexcept {
    std::optional<Error> failure;
    try {
        link_.execute("COMMIT", {});
        ++commits_;
    } catch (const Error& refused) {
        failure = refused;
        try {
            if (link_.transaction_open()) link_.execute("ROLLBACK", {});
        } catch (const Error&) {
            // Already gone: what matters is that nobody is told "done".
        }
    }
    batch_open_ = false;
    answer_batch(failure);
}

void SqliteWriter::answer_batch(const std::optional<Error>& failure) noexcept {
    std::lock_guard lock(mutex_);
    for (Turn* turn : released_) {
        turn->failure_ = failure;
        turn->stage_ = Turn::Stage::settled;
        turn->answered_.notify_one();  // under the lock: the turn may be gone right after it
    }
    released_.clear();
}

void SqliteWriter::hand_over_locked() {
    if (line_.empty()) {
        taken_ = false;
        holder_ = {};
        return;
    }
    Place* next = line_.front();
    line_.pop_front();
    next->at_head = true;
    holder_ = next->thread;
    next->changed.notify_one();
}

}  // namespace okno::db
