// SPDX-License-Identifier: Apache-2.0
#include "core/events.h"

#include <algorithm>

namespace okno {

void Events::listen(std::string event, std::string job) {
    std::vector<std::string>& jobs = listeners_[std::move(event)];
    if (std::find(jobs.begin(), jobs.end(), job) == jobs.end()) jobs.push_back(std::move(job));
}

const std::vector<std::string>& Events::listeners(std::string_view event) const {
    static const std::vector<std::string> nobody;
    auto found = listeners_.find(event);
    return found == listeners_.end() ? nobody : found->second;
}

}  // namespace okno
