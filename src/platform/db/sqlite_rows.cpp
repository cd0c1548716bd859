// SPDX-License-Identifier: Apache-2.0
#include "platform/db/sqlite_rows.h"

#include <sqlite3.h>

#include "base/error.h"

namespace okno::db {

namespace {

std::string_view column_text(sqlite3_stmt* statement, int column) {
    const unsigned char* text = sqlite3_column_text(statement, column);
    if (text == nullptr) return {};
    return {reinterpret_cast<const char*>(text), static_cast<std::size_t>(sqlite3_column_bytes(statement, column))};
}

}  // namespace

bool SteppedRow::null(int column) const {
    check(column < columns(), "column within the row");
    return sqlite3_column_type(statement_, column) == SQLITE_NULL;
}

std::int64_t SteppedRow::integer(int column) const {
    check(column < columns(), "column within the row");
    return sqlite3_column_int64(statement_, column);
}

std::string_view SteppedRow::text(int column) const {
    check(column < columns(), "column within the row");
    return column_text(statement_, column);
}

int SteppedRow::columns() const { return sqlite3_column_count(statement_); }

void CopiedRows::add(sqlite3_stmt* statement) {
    columns_ = sqlite3_column_count(statement);
    for (int column = 0; column < columns_; ++column) {
        switch (sqlite3_column_type(statement, column)) {
            case SQLITE_NULL: cells_.push_back({Kind::null, 0, 0}); break;
            case SQLITE_INTEGER: cells_.push_back({Kind::integer, sqlite3_column_int64(statement, column), 0}); break;
            default: {
                const std::string_view text = column_text(statement, column);
                cells_.push_back({Kind::text, static_cast<std::int64_t>(texts_.size()), text.size()});
                texts_ += text;
            }
        }
    }
    rows_.emplace_back(*this, cells_.size() - static_cast<std::size_t>(columns_));
}

const CopiedRows::Cell& CopiedRows::CopiedRow::cell(int column) const {
    check(column >= 0 && column < set_->columns_, "column within the row");
    return set_->cells_[first_ + static_cast<std::size_t>(column)];
}

std::int64_t CopiedRows::CopiedRow::integer(int column) const {
    const Cell& found = cell(column);
    switch (found.kind) {
        case Kind::null: return 0;
        case Kind::integer: return found.value;
        case Kind::text: return whole_number(text(column));
    }
    return 0;
}

std::string_view CopiedRows::CopiedRow::text(int column) const {
    const Cell& found = cell(column);
    switch (found.kind) {
        case Kind::null: return {};
        case Kind::integer: return set_->digits_.emplace_back(std::to_string(found.value));
        case Kind::text: break;
    }
    return std::string_view(set_->texts_).substr(static_cast<std::size_t>(found.value), found.length);
}

}  // namespace okno::db
