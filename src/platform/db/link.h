// SPDX-License-Identifier: Apache-2.0
// One open connection to an engine, and the session that lends it for one turn or lease.
#pragma once

#include <functional>
#include <string_view>

#include "platform/db/database.h"

namespace okno::db {

// What an engine implements. A link is used by one thread at a time and knows nothing of turns.
class Link {
  public:
    virtual ~Link() = default;
    virtual Engine engine() const = 0;
    virtual Rows query(std::string_view sql, Params params) = 0;
    virtual void each(std::string_view sql, Params params, const std::function<void(const Row&)>& row) = 0;
    virtual std::int64_t execute(std::string_view sql, Params params) = 0;
    virtual void script(std::string_view sql) = 0;
};

// A link while it is lent. After an engine error only rollback is left, on both engines: PostgreSQL has it so, and code that relied on
// SQLite's milder way would break there. After end() the session refuses everything, so a reference kept too long is found at once.
class Session final : public Connection {
  public:
    explicit Session(Link& link) : link_(link) {}

    Engine engine() const override { return link_.engine(); }
    Rows query(std::string_view sql, Params params) override;
    void each(std::string_view sql, Params params, const std::function<void(const Row&)>& row) override;
    std::int64_t execute(std::string_view sql, Params params) override;
    void script(std::string_view sql) override;

    bool failed() const { return state_ == State::failed; }
    void end() { state_ = State::ended; }
    // Throws unless a commit may follow.
    void require_sound() const;

  private:
    enum class State { open, streaming, failed, ended };
    template <typename Work>
    auto guarded(Work&& work);

    Link& link_;
    State state_ = State::open;
};

}  // namespace okno::db
