// SPDX-License-Identifier: Apache-2.0
// One SQLite connection: pragmas, prepared statements by text, errors turned into ours.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "platform/db/link.h"
#include "platform/db/statement_cache.h"

struct sqlite3;
struct sqlite3_stmt;

namespace okno::db {

class SqliteLink final : public Link {
  public:
    enum class Use { reading, writing, whole_file };  // whole_file: without a log beside it, e.g. a backup that is finished
    // Makes the file (readable by its owner only) when it is not there and use is writing. path ":memory:" is not supported: readers would
    // see another database.
    SqliteLink(const std::string& path, Use use);

    Engine engine() const override { return Engine::sqlite; }
    Rows query(std::string_view sql, Params params) override;
    void each(std::string_view sql, Params params, const std::function<void(const Row&)>& row) override;
    std::int64_t execute(std::string_view sql, Params params) override;
    void script(std::string_view sql) override;

    // A disk error or a full disk rolls back the whole transaction, savepoints and all; only this tells.
    bool transaction_open() const;
    // A whole number that changes when another connection has committed.
    std::int64_t data_version();

  private:
    struct Close {
        void operator()(sqlite3* handle) const;
    };
    struct Finalize {
        void operator()(sqlite3_stmt* handle) const;
    };
    struct Statement {
        std::unique_ptr<sqlite3_stmt, Finalize> handle;
        std::vector<int> places;  // of SQLite's parameter i+1 in Params: "$3" is 2, wherever it stands first in the text
        int wanted = 0;           // values that Params must hold
    };
    Statement& prepared(std::string_view sql);
    void bind(const Statement& statement, Params params);
    template <typename OnRow>
    void run(std::string_view sql, Params params, OnRow&& on_row);
    [[noreturn]] void fail(std::string_view sql);
    std::string index_of(const std::string& table_columns);
    void set_up(Use use);
    void switch_to_wal();

    std::unique_ptr<sqlite3, Close> handle_;
    StatementCache<Statement> statements_;
};

}  // namespace okno::db
