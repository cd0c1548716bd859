// SPDX-License-Identifier: Apache-2.0
// The one connection that LISTENs, on a thread of its own. After a lost connection every listener hears an empty payload: something may
// have been missed.
#pragma once

#include <atomic>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <set>
#include <string>
#include <thread>

#include "platform/db/listeners.h"
#include "platform/db/postgres_link.h"

namespace okno::db {

class PostgresListener {
  public:
    explicit PostgresListener(std::string url);
    ~PostgresListener();
    PostgresListener(const PostgresListener&) = delete;

    // Returns when the server has been told, or at once while it is away: then it is told on coming back.
    std::int64_t listen(std::string channel, Listeners::Heard heard);
    void unlisten(std::int64_t listener) { listeners_.remove(listener); }

  private:
    void run();
    void serve(PostgresLink& link);
    void ask_for_channels(PostgresLink& link);
    void ring();
    bool wait(int socket, int milliseconds);

    std::string url_;
    Listeners listeners_;
    std::mutex mutex_;
    std::condition_variable asked_;
    std::set<std::string> listened_;  // on the present connection
    bool away_ = false;
    std::atomic<bool> stopping_{false};
    int bell_[2] = {-1, -1};  // a pipe: wakes the thread from poll()
    std::thread thread_;
};

}  // namespace okno::db
