// SPDX-License-Identifier: Apache-2.0
#include "platform/db/listeners.h"

#include <exception>

#include "base/log.h"

namespace okno::db {

void Listeners::add(std::string channel, Heard heard) {
    std::lock_guard lock(mutex_);
    listeners_.emplace_back(std::move(channel), std::move(heard));
}

std::vector<std::pair<std::string, Listeners::Heard>> Listeners::copy() const {
    std::lock_guard lock(mutex_);
    return listeners_;
}

std::vector<std::string> Listeners::channels() const {
    std::vector<std::string> names;
    for (const auto& [channel, heard] : copy()) names.push_back(channel);
    return names;
}

void Listeners::tell(std::string_view channel, std::string_view payload) const {
    for (const auto& [name, heard] : copy())
        if (name == channel) call(heard, payload);
}

void Listeners::tell_all(std::string_view payload) const {
    for (const auto& [name, heard] : copy()) call(heard, payload);
}

void Listeners::call(const Heard& heard, std::string_view payload) const {
    try {
        heard(payload);
    } catch (const std::exception& failure) {
        log::error("a database listener failed: {}", failure.what());
    }
}

}  // namespace okno::db
