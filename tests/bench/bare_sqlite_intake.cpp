// SPDX-License-Identifier: Apache-2.0
#include <chrono>

#include "bench/bare_intake.h"
#include "bench/bare_sqlite.h"

namespace okno::bench {

namespace {

std::string insert_sql(const TableRows& table) {
    std::string columns, places;
    for (std::size_t at = 0; at < table.columns.size(); ++at) {
        columns += (at == 0 ? "\"" : ", \"") + table.columns[at] + "\"";
        places += (at == 0 ? "?" : ", ?");
    }
    return "INSERT INTO " + table.table + " (" + columns + ") VALUES (" + places + ")";
}

void bind(BareStatement& statement, int at, const Cell& cell, const OrderRows& rows, std::int64_t number) {
    switch (cell.kind) {
        case Cell::Kind::null: break;
        case Cell::Kind::integer: statement.bind(at, cell.integer); break;
        case Cell::Kind::text: statement.bind(at, cell.text(number)); break;
        case Cell::Kind::order_id: statement.bind(at, rows.order_id + number); break;
        case Cell::Kind::customer_id: statement.bind(at, rows.customer_id + number); break;
        case Cell::Kind::order_id_text: statement.bind(at, std::to_string(rows.order_id + number)); break;
    }
}

}  // namespace

double bare_sqlite_intake(const std::string& file, const OrderRows& rows, double seconds, std::int64_t first_number) {
    BareSqlite database(file, BareSqlite::Mode::durable_writer);
    std::vector<BareStatement> statements;
    for (const TableRows& table : rows.tables) statements.push_back(database.prepare(insert_sql(table)));
    BareStatement begin = database.prepare("BEGIN IMMEDIATE"), commit = database.prepare("COMMIT");
    std::int64_t number = first_number;
    const auto from = std::chrono::steady_clock::now();
    std::chrono::duration<double> took{};
    while (took.count() < seconds) {
        ++number;
        begin.run();
        for (std::size_t table = 0; table < rows.tables.size(); ++table) {
            for (const std::vector<Cell>& cells : rows.tables[table].rows) {
                for (std::size_t at = 0; at < cells.size(); ++at)
                    bind(statements[table], static_cast<int>(at) + 1, cells[at], rows, number);
                statements[table].run();
            }
        }
        commit.run();
        took = std::chrono::steady_clock::now() - from;
    }
    return static_cast<double>(number - first_number) / took.count();
}

}  // namespace okno::bench
