// SPDX-License-Identifier: Apache-2.0
#include "faces/api_v5/rate_limit.h"

#include <algorithm>

namespace okno::api_v5 {

bool RateLimit::take(std::int64_t key_id, Moment now) {
    if (per_second_ <= 0) return true;
    const std::lock_guard lock(mutex_);
    const std::int64_t full = per_second_ * 1000;
    Bucket& bucket = buckets_.try_emplace(key_id, Bucket{full, now}).first->second;
    // A clock that is set back must not lock the key out. A second fills the bucket, so more need not be counted.
    const Moment passed = std::clamp<Moment>(now - bucket.filled_at, 0, kSecond);
    bucket.thousandths = std::min(full, bucket.thousandths + passed * per_second_);
    bucket.filled_at = now;
    if (bucket.thousandths < 1000) return false;
    bucket.thousandths -= 1000;
    return true;
}

}  // namespace okno::api_v5
