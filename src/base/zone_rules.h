// SPDX-License-Identifier: Apache-2.0
// The clock changes of one time zone, from the system's zone files (apt keeps them current; ICU's own copy ages) or, without them, from
// ICU.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.h"

namespace okno {

class ZoneRules {
  public:
    // From `at` on, local time is UTC plus `offset`.
    struct Turn {
        Moment at;
        Moment offset;
    };

    // The turns in order of time; the first offset holds from the beginning.
    ZoneRules(Moment first_offset, std::vector<Turn> turns);
    Moment offset_at(Moment moment);

  private:
    std::vector<Turn> turns_;  // begins with one at the least moment, ends with one at the greatest
    std::size_t latest_ = 0;   // most look-ups fall where the one before fell
};

// A TZif file (RFC 8536), versions 2 to 4; nothing when it is none.
std::optional<ZoneRules> parse_zone_file(std::string_view bytes);
// Throws Error{invalid, "error.zone"} for a name that is_zone() refuses.
ZoneRules load_zone(std::string_view name);

}  // namespace okno
