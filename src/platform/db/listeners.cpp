// SPDX-License-Identifier: Apache-2.0
#include "platform/db/listeners.h"

#include <algorithm>
#include <exception>
#include <utility>

#include "base/log.h"

namespace okno::db {

std::int64_t Listeners::add(std::string channel, Heard heard) {
    std::lock_guard lock(mutex_);
    listeners_.push_back({++numbers_given_, std::move(channel), std::move(heard)});
    return numbers_given_;
}

void Listeners::remove(std::int64_t listener) {
    std::lock_guard none_called(calling_);
    std::lock_guard lock(mutex_);
    std::erase_if(listeners_, [&](const Listener& one) { return one.number == listener; });
}

std::vector<std::string> Listeners::channels() const {
    std::lock_guard lock(mutex_);
    std::vector<std::string> names;
    for (const Listener& listener : listeners_) names.push_back(listener.channel);
    return names;
}

template <typename Wanted>
void Listeners::call(std::string_view payload, Wanted&& wanted) const {
    std::lock_guard calling(calling_);
    std::vector<Listener> called;
    {
        std::lock_guard lock(mutex_);
        std::copy_if(listeners_.begin(), listeners_.end(), std::back_inserter(called), wanted);
    }
    for (const Listener& listener : called) {
        try {
            listener.heard(payload);
        } catch (const std::exception& failure) {
            log::error("a listener of {} failed: {}", listener.channel, failure.what());
        }
    }
}

void Listeners::tell(std::string_view channel, std::string_view payload) const {
    call(payload, [&](const Listener& listener) { return listener.channel == channel; });
}

void Listeners::tell_all(std::string_view payload) const {
    call(payload, [](const Listener&) { return true; });
}

}  // namespace okno::db
