// SPDX-License-Identifier: Apache-2.0
// Prepared statements of one connection by their text; the least recently used leaves when there are too many.
#pragma once

#include <list>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace okno::db {

inline constexpr std::size_t kMaxStatements = 400;

template <typename Statement>
class StatementCache {
  public:
    explicit StatementCache(std::size_t most = kMaxStatements) : most_(most) {}

    Statement* find(std::string_view sql) {
        const auto found = by_text_.find(sql);
        if (found == by_text_.end()) return nullptr;
        entries_.splice(entries_.begin(), entries_, found->second);
        return &entries_.front().second;
    }

    // dropped(statement) is called with the one that leaves.
    template <typename Dropped>
    Statement& put(std::string_view sql, Statement statement, Dropped&& dropped) {
        if (entries_.size() >= most_) {
            by_text_.erase(entries_.back().first);
            Statement oldest = std::move(entries_.back().second);
            entries_.pop_back();
            dropped(oldest);
        }
        entries_.emplace_front(std::string(sql), std::move(statement));
        by_text_.emplace(entries_.front().first, entries_.begin());
        return entries_.front().second;
    }

    void clear() {
        by_text_.clear();
        entries_.clear();
    }
    std::size_t size() const { return entries_.size(); }

  private:
    using Entries = std::list<std::pair<std::string, Statement>>;
    std::size_t most_;
    Entries entries_;  // the most recently used first
    std::unordered_map<std::string_view, typename Entries::iterator> by_text_;
};

}  // namespace okno::db
