// SPDX-License-Identifier: Apache-2.0
// One PostgreSQL connection: prepared statements by text, errors turned into ours.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "platform/db/link.h"
#include "platform/db/statement_cache.h"

struct pg_conn;
struct pg_result;

namespace okno::db {

class PostgresLink final : public Link {
  public:
    explicit PostgresLink(const std::string& url);

    Engine engine() const override { return Engine::postgres; }
    Rows query(std::string_view sql, Params params) override;
    void each(std::string_view sql, Params params, const std::function<void(const Row&)>& row) override;
    std::int64_t execute(std::string_view sql, Params params) override;
    void script(std::string_view sql) override;

    // False once the server or the way to it was lost: the link is of no more use.
    bool alive() const;
    // Begins with the first statement, in the same journey to the server; a link that died while idle is opened anew there, before anything
    // was done on it. `how` must outlive the transaction.
    void begin(std::string_view how) { to_begin_ = how; }
    // Commits; throws when the server rolled back instead, as it does without an error after a failed statement.
    void commit();
    void roll_back();
    // The same without waiting for the server's answer: for transactions that only read.
    void roll_back_later();
    pg_conn* handle() const { return handle_.get(); }

    struct Clear {
        void operator()(pg_result* result) const;
    };
    using Result = std::unique_ptr<pg_result, Clear>;

  private:
    struct Finish {
        void operator()(pg_conn* handle) const;
    };
    void connect();
    void begin_now();
    void finish_rollback();
    const std::string& prepared(std::string_view sql);
    const std::string& remember(std::string_view sql, std::string name);
    std::string new_name() { return "s" + std::to_string(++names_given_); }
    void write_values(Params params);
    Result run(std::string_view sql, Params params);
    Result begin_and_run(std::string_view sql, Params params);
    Result answer_of_pipeline();
    [[noreturn]] void lose();
    [[noreturn]] void fail(const pg_result* result, std::string_view sql);

    std::string url_;
    std::unique_ptr<pg_conn, Finish> handle_;
    std::string_view to_begin_;               // not empty: the next statement begins the transaction
    bool rollback_unread_ = false;            // its answer is still to be read
    StatementCache<std::string> statements_;  // the server's name of each
    std::int64_t names_given_ = 0;
    std::string value_bytes_;  // values in their written form, each closed by a zero byte
    std::vector<const char*> values_;
};

}  // namespace okno::db
