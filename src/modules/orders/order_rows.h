// SPDX-License-Identifier: Apache-2.0
// Orders, items and payments as rows of their tables: names of columns, values to bind, and reading back. No statement.
#pragma once

#include <deque>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "modules/orders/order.h"
#include "platform/db/database.h"

namespace okno::references {
class Books;
enum class Book;
}  // namespace okno::references

namespace okno::orders {

// Values in the order of a table's columns. Texts are views into the record or into what is kept here.
class RowValues {
  public:
    void add(db::Param value) { params_.push_back(value); }
    void add_none_if_empty(std::string_view text) { params_.push_back(text.empty() ? db::Param(nullptr) : db::Param(text)); }
    void add_kept(std::string text) { params_.emplace_back(std::string_view(texts_.emplace_back(std::move(text)))); }
    void add_kept_none_if_empty(std::string text);
    const std::vector<db::Param>& params() const { return params_; }

  private:
    std::vector<db::Param> params_;
    std::deque<std::string> texts_;
};

// Without id, number and search_text, which an insert works out in the statement.
std::span<const std::string_view> order_columns();
void add_order(RowValues& values, const Order& order, const references::Books& books);
// Columns: id, number, deleted_at, deleted_by, merged_into, then order_columns().
Order read_order(const db::Row& row, const references::Books& books);

// Without id.
std::span<const std::string_view> item_columns();
void add_item(RowValues& values, const OrderItem& item, std::int64_t order_id, const references::Books& books);
// Columns: id, then item_columns().
OrderItem read_item(const db::Row& row, const references::Books& books);
inline constexpr int kItemOrderColumn = 1;  // order_id

std::span<const std::string_view> payment_columns();
void add_payment(RowValues& values, const Payment& payment, const Order& order, const references::Books& books);
Payment read_payment(const db::Row& row, const references::Books& books);
inline constexpr int kPaymentOrderColumn = 1;

// The id of an entry by its code, 0 for "" and the unknown.
std::int64_t reference_id(const references::Books& books, references::Book book, std::string_view code);
// A JSON list of texts, "" when there are none; and back.
std::string list_json(const std::vector<std::string>& texts);
std::vector<std::string> read_list(std::string_view text);
// "a, b, c"
std::string joined(std::span<const std::string_view> columns);

}  // namespace okno::orders
