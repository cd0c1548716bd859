// SPDX-License-Identifier: Apache-2.0
// Numbers of orders: the format of a shop, filled in. See docs/decisions on numbers: "{id}" costs nothing and never waits, "{counter}" is
// gap-free and makes the writers of one shop wait for each other on PostgreSQL.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/time.h"

namespace okno::orders {

inline constexpr std::string_view kDefaultNumberFormat = "{id}";

// Words: {id} the order's own running id over all shops, {counter} or {counter:5} the shop's own (begins anew when the date words of the
// format change), {year} {yy} {month} {day} of the order's creation in the zone of the shop, {site} its code. Anything else stands for
// itself.
bool is_number_format(std::string_view format);  // well-formed, and has {id} or {counter}
bool needs_counter(std::string_view format);

struct NumberFacts {
    std::string_view site;
    Moment created_at = 0;
    std::string_view zone = "UTC";
};
// The format with everything but {id} and {counter} filled in: which counter it is that counts ("{site}-2026-{counter:5}").
std::string number_series(std::string_view format, const NumberFacts& facts);
// What stands around the number of a series, and how many digits it has at least.
struct NumberParts {
    std::string before, after;
    int width = 0;
};
NumberParts number_parts(std::string_view series);
// A series with its {id} or {counter} filled in.
std::string number_from_series(std::string_view series, std::int64_t value);

}  // namespace okno::orders
