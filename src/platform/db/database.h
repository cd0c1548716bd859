// SPDX-License-Identifier: Apache-2.0
// Two engines behind one layer: SQLite in the data folder, PostgreSQL by URL. SQL is the common subset with $1 placeholders; true
// differences are named in dialect.h.
#pragma once

#include <cstdint>
#include <functional>
#include <initializer_list>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace okno::db {

enum class Engine { sqlite, postgres };

// One value to bind. Text is a view: it must live until the call returns.
class Param {
  public:
    Param(std::nullptr_t) {}
    Param(std::nullopt_t) {}
    Param(bool flag) : value_(static_cast<std::int64_t>(flag ? 1 : 0)) {}
    Param(int number) : value_(static_cast<std::int64_t>(number)) {}
    Param(std::int64_t number) : value_(number) {}
    Param(const char* text) : value_(std::string_view(text)) {}
    Param(std::string_view text) : value_(text) {}
    Param(const std::string& text) : value_(std::string_view(text)) {}
    template <typename T>
    Param(const std::optional<T>& maybe) {
        if (maybe) *this = Param(*maybe);
    }
    const std::variant<std::monostate, std::int64_t, std::string_view>& value() const { return value_; }

  private:
    std::variant<std::monostate, std::int64_t, std::string_view> value_;
};
using Params = std::span<const Param>;

// One row of an answer, valid while its Rows (or the callback of each()) lives. Columns are read by place, from 0.
class Row {
  public:
    virtual ~Row() = default;
    virtual bool null(int column) const = 0;
    virtual std::int64_t integer(int column) const = 0;   // 0 for NULL
    virtual std::string_view text(int column) const = 0;  // "" for NULL
    virtual int columns() const = 0;
    std::optional<std::int64_t> maybe_integer(int column) const;
    std::optional<std::string> maybe_text(int column) const;
};

// Reads the columns of a row one after another, in the order of the SELECT.
class Columns {
  public:
    explicit Columns(const Row& row) : row_(row) {}
    std::int64_t integer() { return row_.integer(next_++); }
    bool flag() { return row_.integer(next_++) != 0; }
    std::string text() { return std::string(row_.text(next_++)); }
    std::optional<std::int64_t> maybe_integer() { return row_.maybe_integer(next_++); }
    std::optional<std::string> maybe_text() { return row_.maybe_text(next_++); }
    void skip() { ++next_; }

  private:
    const Row& row_;
    int next_ = 0;
};

class RowSet;
// A whole answer, copied out of the engine.
class Rows {
  public:
    explicit Rows(std::unique_ptr<RowSet> set);
    Rows(Rows&&) noexcept;
    Rows& operator=(Rows&&) noexcept;
    ~Rows();
    std::size_t size() const;
    bool empty() const { return size() == 0; }
    const Row& operator[](std::size_t row) const;
    // for (const Row& row : rows)
    class Iterator {
      public:
        Iterator(const Rows* rows, std::size_t at) : rows_(rows), at_(at) {}
        const Row& operator*() const { return (*rows_)[at_]; }
        Iterator& operator++() {
            ++at_;
            return *this;
        }
        bool operator!=(const Iterator& other) const { return at_ != other.at_; }

      private:
        const Rows* rows_;
        std::size_t at_;
    };
    Iterator begin() const { return {this, 0}; }
    Iterator end() const { return {this, size()}; }

  private:
    std::unique_ptr<RowSet> set_;
};

// One connection in use. Statements are prepared once a connection and kept by their text, so texts must be few: bind values, never print
// them into SQL. Engine errors leave as okno::Error: unique violations as conflict ("error.duplicate", params {"constraint"}: the index's
// name, on both engines alike), a row that is still referred to or refers to nothing as conflict ("error.referenced"), a busy or lost
// database as unavailable. After an error the turn can only be rolled back, on both engines. PostgreSQL infers the type of $1 from where it
// stands first: where nothing says it, write CAST($1 AS BIGINT). Text with a zero byte is refused. each() streams: its callback may not use
// the same connection.
class Connection {
  public:
    virtual ~Connection() = default;
    virtual Engine engine() const = 0;
    virtual Rows query(std::string_view sql, Params params) = 0;
    virtual void each(std::string_view sql, Params params, const std::function<void(const Row&)>& row) = 0;
    virtual std::int64_t execute(std::string_view sql, Params params) = 0;  // rows touched
    // Several statements without parameters, for migrations.
    virtual void script(std::string_view sql) = 0;

    Rows query(std::string_view sql, std::initializer_list<Param> params = {}) { return query(sql, Params(params.begin(), params.size())); }
    std::int64_t execute(std::string_view sql, std::initializer_list<Param> params = {}) {
        return execute(sql, Params(params.begin(), params.size()));
    }
    void each(std::string_view sql, std::initializer_list<Param> params, const std::function<void(const Row&)>& row) {
        each(sql, Params(params.begin(), params.size()), row);
    }
    // The first column of the first row, when there is one and it is not NULL.
    std::optional<std::int64_t> maybe_integer(std::string_view sql, std::initializer_list<Param> params = {});
    std::optional<std::string> maybe_text(std::string_view sql, std::initializer_list<Param> params = {});
};

// The writer's turn. On SQLite there is one writer: turns share a commit (64 turns or 5 ms), each in a savepoint of its own; commit()
// returns when the shared commit is on disk. On PostgreSQL it is a transaction (READ COMMITTED) on a connection of the pool. Destruction
// without commit() rolls this turn back alone.
class Transaction {
  public:
    virtual ~Transaction() = default;
    virtual Connection& connection() = 0;
    virtual void commit() = 0;
};

// A connection for reading only, in one snapshot, until destruction.
class ReadLease {
  public:
    virtual ~ReadLease() = default;
    virtual Connection& connection() = 0;
};

struct Options {
    std::string data_folder;  // SQLite file DATA/okno.sqlite3
    std::string url;          // "postgresql://…"; empty = SQLite
    int readers = 8;          // SQLite reading connections; PostgreSQL pool is readers + writers
    int writers = 32;         // PostgreSQL connections for writing
};

class Database {
  public:
    virtual ~Database() = default;
    virtual Engine engine() const = 0;
    virtual std::unique_ptr<Transaction> write() = 0;  // waits for its turn; throws unavailable after 30 s
    virtual std::unique_ptr<ReadLease> read() = 0;
    // Says to every process that something happened (PostgreSQL NOTIFY) or, on SQLite, to this one and to those that look at data_version.
    virtual void notify(std::string_view channel, std::string_view payload) = 0;
    // Calls back on a thread of the database's own; also, with channel "foreign", when another process committed to SQLite. The number ends
    // it again.
    virtual std::int64_t listen(std::string channel, std::function<void(std::string_view payload)> heard) = 0;
    // After it returns the callback does not run and will not; not to be called from a callback.
    virtual void unlisten(std::int64_t listener) = 0;

    static std::unique_ptr<Database> open(const Options& options);
};

}  // namespace okno::db
