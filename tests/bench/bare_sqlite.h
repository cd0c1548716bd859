// SPDX-License-Identifier: Apache-2.0
// sqlite3 without the house around it: what the yardsticks are measured with.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

struct sqlite3;
struct sqlite3_stmt;

namespace okno::bench {

class BareStatement {
  public:
    BareStatement(sqlite3* database, const std::string& sql);
    ~BareStatement();
    BareStatement(BareStatement&& other) noexcept;
    BareStatement(const BareStatement&) = delete;

    void bind(int at, std::int64_t value);  // from 1
    void bind(int at, const std::string& text);
    // Runs to the end, touching every cell, and is ready to run again; gives the number of rows.
    int run();
    // Like run, keeping the first column of each row.
    std::vector<std::int64_t> run_ids();

    sqlite3_stmt* get() const { return statement_; }

  private:
    sqlite3_stmt* statement_ = nullptr;
};

class BareSqlite {
  public:
    enum class Mode { read_only, durable_writer };
    BareSqlite(const std::string& file, Mode mode);
    ~BareSqlite();
    BareSqlite(const BareSqlite&) = delete;

    using Cells = std::vector<std::optional<std::string>>;
    std::vector<Cells> rows(const std::string& sql);
    void execute(const std::string& sql);
    BareStatement prepare(const std::string& sql) { return {database_, sql}; }

  private:
    sqlite3* database_ = nullptr;
};

}  // namespace okno::bench
