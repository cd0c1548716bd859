// SPDX-License-Identifier: Apache-2.0
// What stands behind Rows: the rows of one answer, however an engine keeps them.
#pragma once

#include <charconv>
#include <cstdint>
#include <string_view>

#include "platform/db/database.h"

namespace okno::db {

class RowSet {
  public:
    virtual ~RowSet() = default;
    virtual std::size_t size() const = 0;
    virtual const Row& at(std::size_t row) const = 0;
};

// The whole part of written digits, 0 when there are none: sums come as "12.000" from PostgreSQL and are cut as SQLite cuts.
inline std::int64_t whole_number(std::string_view digits) {
    std::int64_t number = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), number);
    return number;
}

}  // namespace okno::db
