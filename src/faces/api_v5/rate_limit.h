// SPDX-License-Identifier: Apache-2.0
// How often a key may ask: a bucket for each key that refills by so many requests a second and holds one second's worth.
#pragma once

#include <cstdint>
#include <mutex>
#include <unordered_map>

#include "base/time.h"

namespace okno::api_v5 {

class RateLimit {
  public:
    explicit RateLimit(int per_second) : per_second_(per_second) {}  // 0 = off

    // False when the key has to wait. Only for keys that exist, so that strangers cannot fill the memory.
    bool take(std::int64_t key_id, Moment now);

  private:
    struct Bucket {
        std::int64_t thousandths = 0;  // of a request
        Moment filled_at = 0;
    };
    const std::int64_t per_second_;
    std::mutex mutex_;
    std::unordered_map<std::int64_t, Bucket> buckets_;
};

}  // namespace okno::api_v5
