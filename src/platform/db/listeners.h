// SPDX-License-Identifier: Apache-2.0
// Who wants to hear of which channel.
#pragma once

#include <functional>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace okno::db {

class Listeners {
  public:
    using Heard = std::function<void(std::string_view payload)>;

    void add(std::string channel, Heard heard);
    std::vector<std::string> channels() const;
    // A listener that throws is logged; the others still hear.
    void tell(std::string_view channel, std::string_view payload) const;
    void tell_all(std::string_view payload) const;

  private:
    void call(const Heard& heard, std::string_view payload) const;
    std::vector<std::pair<std::string, Heard>> copy() const;

    mutable std::mutex mutex_;
    std::vector<std::pair<std::string, Heard>> listeners_;
};

}  // namespace okno::db
