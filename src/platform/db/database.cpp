// SPDX-License-Identifier: Apache-2.0
#include "platform/db/database.h"

#include <utility>

#include "base/error.h"
#include "platform/db/link.h"
#include "platform/db/postgres_database.h"
#include "platform/db/row_set.h"
#include "platform/db/sqlite_database.h"

namespace okno::db {

std::optional<std::int64_t> Row::maybe_integer(int column) const {
    if (null(column)) return std::nullopt;
    return integer(column);
}

std::optional<std::string> Row::maybe_text(int column) const {
    if (null(column)) return std::nullopt;
    return std::string(text(column));
}

Rows::Rows(std::unique_ptr<RowSet> set) : set_(std::move(set)) {}
Rows::Rows(Rows&&) noexcept = default;
Rows& Rows::operator=(Rows&&) noexcept = default;
Rows::~Rows() = default;

std::size_t Rows::size() const { return set_->size(); }

const Row& Rows::operator[](std::size_t row) const {
    check(row < set_->size(), "row within the answer");
    return set_->at(row);
}

std::optional<std::int64_t> Connection::maybe_integer(std::string_view sql, std::initializer_list<Param> params) {
    const Rows rows = query(sql, params);
    if (rows.empty()) return std::nullopt;
    return rows[0].maybe_integer(0);
}

std::optional<std::string> Connection::maybe_text(std::string_view sql, std::initializer_list<Param> params) {
    const Rows rows = query(sql, params);
    if (rows.empty()) return std::nullopt;
    return rows[0].maybe_text(0);
}

template <typename Work>
auto Session::guarded(Work&& work) {
    switch (state_) {
        case State::open: break;
        case State::streaming: check(false, "no statement inside the callback of each()"); break;
        case State::failed: throw Error(ErrorKind::internal, {"error.transaction_failed", {}});
        case State::ended: check(false, "connection used after its turn"); break;
    }
    try {
        return work();
    } catch (...) {
        state_ = State::failed;
        throw;
    }
}

Rows Session::query(std::string_view sql, Params params) {
    return guarded([&] { return link_.query(sql, params); });
}

std::int64_t Session::execute(std::string_view sql, Params params) {
    return guarded([&] { return link_.execute(sql, params); });
}

void Session::script(std::string_view sql) {
    guarded([&] { link_.script(sql); });
}

void Session::each(std::string_view sql, Params params, const std::function<void(const Row&)>& row) {
    guarded([&] {
        state_ = State::streaming;
        link_.each(sql, params, row);
        state_ = State::open;
    });
}

void Session::require_sound() const {
    if (state_ == State::failed) throw Error(ErrorKind::internal, {"error.transaction_failed", {}});
    check(state_ == State::open, "commit of an open turn");
}

std::unique_ptr<Database> Database::open(const Options& options) {
    if (options.url.empty()) return open_sqlite(options);
    if (options.url.starts_with("postgresql://") || options.url.starts_with("postgres://")) return open_postgres(options);
    throw Error(ErrorKind::invalid, {"error.database_url", {}});
}

}  // namespace okno::db
