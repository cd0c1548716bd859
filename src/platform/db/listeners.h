// SPDX-License-Identifier: Apache-2.0
// Who wants to hear of which channel.
#pragma once

#include <cstdint>
#include <functional>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

namespace okno::db {

class Listeners {
  public:
    using Heard = std::function<void(std::string_view payload)>;

    std::int64_t add(std::string channel, Heard heard);
    void remove(std::int64_t listener);  // waits while it is being called
    std::vector<std::string> channels() const;
    // A listener that throws is logged; the others still hear.
    void tell(std::string_view channel, std::string_view payload) const;
    void tell_all(std::string_view payload) const;

  private:
    struct Listener {
        std::int64_t number;
        std::string channel;
        Heard heard;
    };
    template <typename Wanted>
    void call(std::string_view payload, Wanted&& wanted) const;

    mutable std::mutex calling_;  // held while callbacks run
    mutable std::mutex mutex_;    // of the list
    std::vector<Listener> listeners_;
    std::int64_t numbers_given_ = 0;
};

}  // namespace okno::db
