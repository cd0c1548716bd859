// SPDX-License-Identifier: Apache-2.0
// Many keep-alive connections from one thread, each with one request under way at a time.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace okno::bench {

struct LoadWish {
    std::uint16_t port = 0;
    int connections = 32;
    double warm_seconds = 2, seconds = 10;
    int expected_status = 201;
    std::int64_t first_number = 0;
    // Writes the whole request number N.
    std::function<void(std::string& request, std::int64_t number)> write;
};

struct LoadResult {
    double per_second = 0;
    std::vector<double> ms;
    std::int64_t next_number = 0;
};

// Throws at the first answer with another status.
LoadResult load(const LoadWish& wish);

}  // namespace okno::bench
