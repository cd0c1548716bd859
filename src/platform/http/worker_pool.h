// SPDX-License-Identifier: Apache-2.0
// The threads that run handlers, over one bounded queue of connections whose request is complete.
#pragma once

#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace okno::http {

class Connection;

class WorkerPool {
  public:
    WorkerPool(unsigned threads, std::size_t most_waiting);
    ~WorkerPool() { finish(); }

    // False when the queue is full.
    bool give(std::shared_ptr<Connection> connection);
    std::size_t waiting() const;
    // Everything given is done when this returns.
    void finish();

  private:
    void work();

    mutable std::mutex mutex_;
    std::condition_variable ready_;
    std::deque<std::shared_ptr<Connection>> queue_;
    std::size_t most_waiting_;
    std::size_t idle_ = 0;
    bool finishing_ = false;
    std::vector<std::thread> threads_;
};

}  // namespace okno::http
