// SPDX-License-Identifier: Apache-2.0
#include "platform/db/postgres_rows.h"

#include "base/error.h"

namespace okno::db {

bool PostgresRow::null(int column) const {
    check(column >= 0 && column < columns(), "column within the row");
    return PQgetisnull(result_, row_, column) == 1;
}

std::string_view PostgresRow::text(int column) const {
    check(column >= 0 && column < columns(), "column within the row");
    return {PQgetvalue(result_, row_, column), static_cast<std::size_t>(PQgetlength(result_, row_, column))};
}

std::int64_t PostgresRow::integer(int column) const {
    const std::string_view written = text(column);
    if (written == "t") return 1;  // a comparison; SQLite answers 1
    return whole_number(written);
}

PostgresRows::PostgresRows(PostgresLink::Result result) : result_(std::move(result)) {
    const int count = PQntuples(result_.get());
    rows_.reserve(static_cast<std::size_t>(count));
    for (int row = 0; row < count; ++row) rows_.emplace_back(result_.get(), row);
}

}  // namespace okno::db
