// SPDX-License-Identifier: Apache-2.0
// PostgreSQL's answers, read where libpq keeps them.
#pragma once

#include <libpq-fe.h>

#include <utility>
#include <vector>

#include "platform/db/postgres_link.h"
#include "platform/db/row_set.h"

namespace okno::db {

class PostgresRow final : public Row {
  public:
    PostgresRow(const pg_result* result, int row) : result_(result), row_(row) {}
    bool null(int column) const override;
    std::int64_t integer(int column) const override;
    std::string_view text(int column) const override;
    int columns() const override { return PQnfields(result_); }

  private:
    const pg_result* result_;
    int row_;
};

class PostgresRows final : public RowSet {
  public:
    explicit PostgresRows(PostgresLink::Result result);
    std::size_t size() const override { return rows_.size(); }
    const Row& at(std::size_t row) const override { return rows_[row]; }

  private:
    PostgresLink::Result result_;
    std::vector<PostgresRow> rows_;
};

}  // namespace okno::db
