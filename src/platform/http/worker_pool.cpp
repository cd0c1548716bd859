// SPDX-License-Identifier: Apache-2.0
#include "platform/http/worker_pool.h"

#include "platform/http/connection.h"

namespace okno::http {

WorkerPool::WorkerPool(unsigned threads, std::size_t most_waiting) : most_waiting_(most_waiting) {
    for (unsigned i = 0; i < threads; ++i) threads_.emplace_back([this] { work(); });
}

bool WorkerPool::give(std::shared_ptr<Connection> connection) {
    bool wake;
    {
        std::lock_guard lock(mutex_);
        if (queue_.size() >= most_waiting_ + idle_) return false;
        queue_.push_back(std::move(connection));
        wake = idle_ > 0;
    }
    if (wake) ready_.notify_one();
    return true;
}

std::size_t WorkerPool::waiting() const {
    std::lock_guard lock(mutex_);
    return queue_.size();
}

void WorkerPool::work() {
    AnswerTools tools;
    std::unique_lock lock(mutex_);
    while (true) {
        if (queue_.empty()) {
            if (finishing_) return;
            ++idle_;
            ready_.wait(lock);
            --idle_;
            continue;
        }
        auto connection = std::move(queue_.front());
        queue_.pop_front();
        lock.unlock();
        connection->run_handler(tools);
        connection.reset();
        lock.lock();
    }
}

void WorkerPool::finish() {
    {
        std::lock_guard lock(mutex_);
        finishing_ = true;
    }
    ready_.notify_all();
    for (auto& thread : threads_) thread.join();
    threads_.clear();
}

}  // namespace okno::http
