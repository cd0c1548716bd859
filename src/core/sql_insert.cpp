// SPDX-License-Identifier: Apache-2.0
#include "core/sql_insert.h"

#include "core/sql_search.h"

namespace okno {

std::string value_rows(std::size_t rows, std::size_t columns) {
    std::string list;
    for (std::size_t row = 0; row < rows; ++row) {
        list += row == 0 ? "(" : ", (";
        list += placeholders(row * columns + 1, columns);
        list += ')';
    }
    return list;
}

InsertText::InsertText(std::string head, std::size_t columns, std::string tail)
    : head_(std::move(head)), columns_(columns), tail_(std::move(tail)), one_(made(1)) {}

std::string_view InsertText::of(std::size_t rows) {
    if (rows == 1) return one_;
    many_ = made(rows);
    return many_;
}

std::string InsertText::made(std::size_t rows) const { return head_ + value_rows(rows, columns_) + tail_; }

}  // namespace okno
