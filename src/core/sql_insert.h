// SPDX-License-Identifier: Apache-2.0
// Texts of inserts of several rows at once, and the ids they give back.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "platform/db/database.h"

namespace okno {

// "($1, $2), ($3, $4)"
std::string value_rows(std::size_t rows, std::size_t columns);

// An insert of any number of rows; the text for one row, which most operations need, is made once.
class InsertText {
  public:
    // head: "INSERT INTO t (a, b) VALUES "; tail: " RETURNING id" or what is done on conflict.
    InsertText(std::string head, std::size_t columns, std::string tail = " RETURNING id");
    std::string_view of(std::size_t rows);  // good until the next call

  private:
    std::string made(std::size_t rows) const;
    std::string head_;
    std::size_t columns_;
    std::string tail_, one_, many_;
};

// Puts the returned ids into the records that were inserted in this order by one statement: both engines count up along the list of values.
template <typename Records, typename SetId>
void take_ids(const db::Rows& rows, const Records& records, SetId set) {
    check(rows.size() == records.size(), "one id for each inserted row");
    std::vector<std::int64_t> ids;
    ids.reserve(rows.size());
    for (const db::Row& row : rows) ids.push_back(row.integer(0));
    std::sort(ids.begin(), ids.end());
    std::size_t next = 0;
    for (auto& record : records) set(record, ids[next++]);
}

}  // namespace okno
