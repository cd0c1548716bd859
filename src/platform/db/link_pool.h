// SPDX-License-Identifier: Apache-2.0
// A bounded set of links, opened when first needed and lent one at a time; the one used last goes first, because its caches are warm.
#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <utility>
#include <vector>

#include "base/error.h"

namespace okno::db {

inline constexpr std::chrono::seconds kLongestWait{30};

template <typename LinkType>
class LinkPool {
  public:
    LinkPool(int most, std::function<std::unique_ptr<LinkType>()> open) : free_slots_(most), open_(std::move(open)) {}

    // Throws unavailable when none is given back within kLongestWait, or when a new one cannot be opened.
    std::unique_ptr<LinkType> take() {
        {
            std::unique_lock lock(mutex_);
            if (!given_back_.wait_for(lock, kLongestWait, [this] { return !idle_.empty() || free_slots_ > 0; }))
                throw Error(ErrorKind::unavailable, {"error.database_busy", {}});
            if (!idle_.empty()) {
                std::unique_ptr<LinkType> link = std::move(idle_.back());
                idle_.pop_back();
                return link;
            }
            --free_slots_;
        }
        try {
            return open_();
        } catch (...) {
            free_slot();
            throw;
        }
    }

    // A link that is of no more use is given back as nullptr: its place becomes free.
    void give_back(std::unique_ptr<LinkType> link) {
        if (!link) return free_slot();
        {
            std::lock_guard lock(mutex_);
            idle_.push_back(std::move(link));
        }
        given_back_.notify_one();
    }

  private:
    void free_slot() {
        {
            std::lock_guard lock(mutex_);
            ++free_slots_;
        }
        given_back_.notify_one();
    }

    std::mutex mutex_;
    std::condition_variable given_back_;
    std::vector<std::unique_ptr<LinkType>> idle_;
    int free_slots_;
    std::function<std::unique_ptr<LinkType>()> open_;
};

}  // namespace okno::db
