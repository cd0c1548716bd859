// SPDX-License-Identifier: Apache-2.0
// The order that the load posts, and the rows that one such order really makes, so that a bare database can be given the same.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace okno::bench {

// Order number N of the load: four items, a buyer of its own, delivery, a payment. As a whole HTTP request.
void write_order_request(std::string& request, std::int64_t number, const std::string& api_key);

struct Cell {
    enum class Kind { null, integer, text, order_id, customer_id, order_id_text };
    Kind kind = Kind::null;
    std::int64_t integer = 0;
    // Text in pieces: between them stands the seven-digit number of the order, or that number read backwards (pieces marked so).
    std::vector<std::string> pieces;
    std::vector<bool> backwards;  // of the gap before piece at + 1
    std::string text(std::int64_t number) const;
};

struct TableRows {
    std::string table;
    std::vector<std::string> columns;
    std::vector<std::vector<Cell>> rows;
};

struct OrderRows {
    std::vector<TableRows> tables;
    std::int64_t order_id = 0, customer_id = 0;
    std::string told() const;  // "orders 1, order_items 4, …"
};

// Posts one order to the server over this SQLite file and reads what it added. Rows that only changed (counters) and search indexes are
// left out: the latter's triggers are part of the schema and work for the yardstick too.
OrderRows rows_of_one_order(const std::string& sqlite_file, std::uint16_t port, const std::string& api_key);

}  // namespace okno::bench
