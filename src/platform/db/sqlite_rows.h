// SPDX-License-Identifier: Apache-2.0
// SQLite's answers: a row at the statement's present step, and rows copied out of it.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <vector>

#include "platform/db/row_set.h"

struct sqlite3_stmt;

namespace okno::db {

class SteppedRow final : public Row {
  public:
    explicit SteppedRow(sqlite3_stmt* statement) : statement_(statement) {}
    bool null(int column) const override;
    std::int64_t integer(int column) const override;
    std::string_view text(int column) const override;
    int columns() const override;

  private:
    sqlite3_stmt* statement_;
};

class CopiedRows final : public RowSet {
  public:
    void add(sqlite3_stmt* statement);
    std::size_t size() const override { return rows_.size(); }
    const Row& at(std::size_t row) const override { return rows_[row]; }

  private:
    enum class Kind : std::uint8_t { null, integer, text };
    struct Cell {
        Kind kind;
        std::int64_t value;  // the number, or where the text starts
        std::size_t length;
    };
    class CopiedRow final : public Row {
      public:
        CopiedRow(const CopiedRows& set, std::size_t first) : set_(&set), first_(first) {}
        bool null(int column) const override { return cell(column).kind == Kind::null; }
        std::int64_t integer(int column) const override;
        std::string_view text(int column) const override;
        int columns() const override { return set_->columns_; }

      private:
        const Cell& cell(int column) const;
        const CopiedRows* set_;
        std::size_t first_;
    };

    int columns_ = 0;
    std::vector<Cell> cells_;
    std::string texts_;
    std::vector<CopiedRow> rows_;
    mutable std::deque<std::string> digits_;  // of numbers that were asked for as text
};

}  // namespace okno::db
