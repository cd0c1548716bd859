// SPDX-License-Identifier: Apache-2.0
#include <libpq-fe.h>

#include <atomic>
#include <chrono>
#include <memory>
#include <optional>
#include <stdexcept>
#include <thread>

#include "bench/bare_intake.h"

namespace okno::bench {

namespace {

struct Closes {
    void operator()(PGconn* connection) const { PQfinish(connection); }
    void operator()(PGresult* result) const { PQclear(result); }
};
using Connection = std::unique_ptr<PGconn, Closes>;
using Result = std::unique_ptr<PGresult, Closes>;

Connection connect(const std::string& url) {
    Connection connection(PQconnectdb(url.c_str()));
    if (PQstatus(connection.get()) != CONNECTION_OK) throw std::runtime_error(PQerrorMessage(connection.get()));
    return connection;
}

Result checked(PGconn* connection, PGresult* raw) {
    Result result(raw);
    const ExecStatusType status = PQresultStatus(raw);
    if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK) throw std::runtime_error(PQerrorMessage(connection));
    return result;
}

std::string insert_sql(const TableRows& table) {
    std::string columns, rows;
    int place = 0;
    for (std::size_t at = 0; at < table.columns.size(); ++at) columns += (at == 0 ? "\"" : ", \"") + table.columns[at] + "\"";
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
        rows += row == 0 ? "(" : ", (";
        for (std::size_t at = 0; at < table.columns.size(); ++at) rows += (at == 0 ? "$" : ", $") + std::to_string(++place);
        rows += ")";
    }
    return "INSERT INTO " + table.table + " (" + columns + ") VALUES " + rows;
}

std::optional<std::string> value(const Cell& cell, const OrderRows& rows, std::int64_t number) {
    switch (cell.kind) {
        case Cell::Kind::null: return std::nullopt;
        case Cell::Kind::integer: return std::to_string(cell.integer);
        case Cell::Kind::text: return cell.text(number);
        case Cell::Kind::order_id:
        case Cell::Kind::order_id_text: return std::to_string(rows.order_id + number);
        case Cell::Kind::customer_id: return std::to_string(rows.customer_id + number);
    }
    return std::nullopt;
}

class Writer {
  public:
    Writer(const std::string& url, const OrderRows& rows) : connection_(connect(url)), rows_(rows) {
        for (std::size_t at = 0; at < rows.tables.size(); ++at)
            checked(connection_.get(),
                    PQprepare(connection_.get(), std::to_string(at).c_str(), insert_sql(rows.tables[at]).c_str(), 0, nullptr));
    }

    void write(std::int64_t number) {
        checked(connection_.get(), PQexec(connection_.get(), "BEGIN"));
        for (std::size_t at = 0; at < rows_.tables.size(); ++at) insert(at, number);
        checked(connection_.get(), PQexec(connection_.get(), "COMMIT"));
    }

  private:
    void insert(std::size_t table, std::int64_t number) {
        std::vector<std::optional<std::string>> values;
        for (const std::vector<Cell>& cells : rows_.tables[table].rows)
            for (const Cell& cell : cells) values.push_back(value(cell, rows_, number));
        std::vector<const char*> pointers;
        for (const auto& each : values) pointers.push_back(each ? each->c_str() : nullptr);
        checked(connection_.get(), PQexecPrepared(connection_.get(), std::to_string(table).c_str(), static_cast<int>(pointers.size()),
                                                  pointers.data(), nullptr, nullptr, 0));
    }

    Connection connection_;
    const OrderRows& rows_;
};

}  // namespace

double bare_postgres_intake(const std::string& url, const OrderRows& rows, int connections, double seconds, std::int64_t first_number) {
    std::vector<std::unique_ptr<Writer>> writers;
    for (int at = 0; at < connections; ++at) writers.push_back(std::make_unique<Writer>(url, rows));
    std::atomic<std::int64_t> number{first_number};
    std::atomic<std::int64_t> done{0};
    std::atomic<bool> failed{false};
    const auto from = std::chrono::steady_clock::now();
    const auto until = from + std::chrono::duration_cast<std::chrono::steady_clock::duration>(std::chrono::duration<double>(seconds));
    std::vector<std::thread> threads;
    for (const auto& writer : writers) {
        threads.emplace_back([&] {
            try {
                while (std::chrono::steady_clock::now() < until) {
                    writer->write(++number);
                    ++done;
                }
            } catch (const std::exception& problem) {
                std::fprintf(stderr, "bare PostgreSQL: %s\n", problem.what());
                failed = true;
            }
        });
    }
    for (std::thread& thread : threads) thread.join();
    if (failed) throw std::runtime_error("the yardstick of PostgreSQL failed");
    return static_cast<double>(done) / std::chrono::duration<double>(std::chrono::steady_clock::now() - from).count();
}

std::string postgres_durability(const std::string& url) {
    const Connection connection = connect(url);
    std::string said;
    for (const char* setting : {"fsync", "synchronous_commit", "full_page_writes"}) {
        const Result result = checked(connection.get(), PQexec(connection.get(), ("SHOW " + std::string(setting)).c_str()));
        said += (said.empty() ? "" : ", ") + std::string(setting) + " " + PQgetvalue(result.get(), 0, 0);
    }
    return said;
}

std::string make_postgres_database(const std::string& url, const std::string& name) {
    const Connection connection = connect(url);
    checked(connection.get(), PQexec(connection.get(), ("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)").c_str()));
    checked(connection.get(), PQexec(connection.get(), ("CREATE DATABASE " + name).c_str()));
    return url.substr(0, url.rfind('/') + 1) + name;
}

}  // namespace okno::bench
