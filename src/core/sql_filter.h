// SPDX-License-Identifier: Apache-2.0
// Builds the WHERE of a list from parts: numbered placeholders, bound values, scope. The only query builder of the house.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "core/rights.h"
#include "platform/db/database.h"

namespace okno {

class SqlFilter {
  public:
    SqlFilter() = default;
    SqlFilter(const SqlFilter&) = delete;  // params point into texts_
    SqlFilter& operator=(const SqlFilter&) = delete;

    // Binds a value (copied) and returns its placeholder, "$3".
    std::string bind(std::int64_t value);
    std::string bind(std::string_view value);
    // condition: SQL in which every "?" is replaced by the placeholder of the next value.
    void add(std::string_view condition, std::initializer_list<std::int64_t> values);
    void add(std::string_view condition, std::initializer_list<std::string_view> values);
    void add(std::string_view condition) { conditions_.emplace_back(condition); }
    // column IN (…); an empty list is "nothing".
    void any_of(std::string_view column, const std::vector<std::int64_t>& values);
    void any_of(std::string_view column, const std::vector<std::string>& values);
    // Limits to what the scope reaches; names are columns, "" when records have no site or no owner. A record of no shop or of nobody
    // carries 0, not NULL, in them, and is reached by all; pass "COALESCE(manager_id, 0)" for a column that may be NULL.
    void within(const Scope& scope, std::string_view site_column, std::string_view owner_column);

    std::string where() const;     // "WHERE a AND b" or ""
    std::string and_more() const;  // " AND a AND b" or ""
    const std::vector<db::Param>& params() const { return params_; }

  private:
    std::vector<std::string> conditions_;
    std::deque<std::string> texts_;
    std::vector<db::Param> params_;
};

}  // namespace okno
