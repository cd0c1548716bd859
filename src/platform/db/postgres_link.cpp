// SPDX-License-Identifier: Apache-2.0
#include "platform/db/postgres_link.h"

#include <libpq-fe.h>

#include <array>
#include <charconv>
#include <cstring>
#include <utility>

#include "base/error.h"
#include "base/log.h"
#include "platform/db/postgres_rows.h"
#include "platform/db/row_set.h"

namespace okno::db {

namespace {

// Long work (a migration, a copy) lifts the first limit for its own transaction.
constexpr const char* kSession =
    "SET statement_timeout = '30s'; SET idle_in_transaction_session_timeout = '60s'; SET client_min_messages = warning; SET TimeZone = "
    "'UTC'";

bool succeeded(const pg_result* result) {
    const ExecStatusType status = PQresultStatus(result);
    return status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK || status == PGRES_SINGLE_TUPLE;
}

std::string without_line_end(const char* message) {
    std::string text = message;
    while (!text.empty() && text.back() == '\n') text.pop_back();
    return text;
}

}  // namespace

void PostgresLink::Clear::operator()(pg_result* result) const { PQclear(result); }
void PostgresLink::Finish::operator()(pg_conn* handle) const { PQfinish(handle); }

PostgresLink::PostgresLink(const std::string& url) : url_(url) { connect(); }

void PostgresLink::connect() {
    statements_.clear();
    rollback_unread_ = false;
    const std::array<const char*, 5> words = {"dbname", "fallback_application_name", "connect_timeout", "client_encoding", nullptr};
    const std::array<const char*, 5> values = {url_.c_str(), "okno", "10", "UTF8", nullptr};
    handle_.reset(PQconnectdbParams(words.data(), values.data(), 1));  // 1: the "dbname" is the whole URL
    if (PQstatus(handle_.get()) != CONNECTION_OK) {
        log::error("postgres: {}", without_line_end(PQerrorMessage(handle_.get())));
        throw Error(ErrorKind::unavailable, {"error.database_unavailable", {}});
    }
    PQsetNoticeProcessor(
        handle_.get(), [](void*, const char*) {}, nullptr);
    script(kSession);
}

bool PostgresLink::alive() const { return PQstatus(handle_.get()) == CONNECTION_OK; }

const std::string& PostgresLink::remember(std::string_view sql, std::string name) {
    return statements_.put(sql, std::move(name), [&](const std::string& oldest) {
        const Result dropped(PQexec(handle_.get(), ("DEALLOCATE " + oldest).c_str()));
    });
}

const std::string& PostgresLink::prepared(std::string_view sql) {
    if (const std::string* known = statements_.find(sql)) return *known;
    std::string name = new_name();
    const Result result(PQprepare(handle_.get(), name.c_str(), std::string(sql).c_str(), 0, nullptr));
    if (!succeeded(result.get())) fail(result.get(), sql);
    return remember(sql, std::move(name));
}

void PostgresLink::write_values(Params params) {
    std::array<char, 24> digits{};
    std::vector<std::size_t> starts;
    value_bytes_.clear();
    values_.assign(params.size(), nullptr);
    starts.reserve(params.size());
    for (const Param& param : params) {
        starts.push_back(value_bytes_.size());
        if (const std::int64_t* number = std::get_if<std::int64_t>(&param.value())) {
            value_bytes_.append(digits.data(), std::to_chars(digits.data(), digits.data() + digits.size(), *number).ptr);
        } else if (const std::string_view* text = std::get_if<std::string_view>(&param.value())) {
            if (text->find('\0') != std::string_view::npos) throw Error(ErrorKind::invalid, {"error.text_zero_byte", {}});
            value_bytes_ += *text;
        }
        value_bytes_ += '\0';
    }
    for (std::size_t i = 0; i < params.size(); ++i)
        if (params[i].value().index() != 0) values_[i] = value_bytes_.data() + starts[i];
}

void PostgresLink::finish_rollback() {
    if (!std::exchange(rollback_unread_, false)) return;
    while (const Result result{PQgetResult(handle_.get())}) {
        if (!succeeded(result.get())) fail(result.get(), "ROLLBACK");
    }
}

void PostgresLink::begin_now() {
    if (to_begin_.empty()) return;
    const std::string how(std::exchange(to_begin_, {}));
    for (bool again = true;; again = false) {
        try {
            finish_rollback();
            const Result result(PQexec(handle_.get(), how.c_str()));
            if (!succeeded(result.get())) fail(result.get(), how);
            return;
        } catch (const Error&) {
            if (alive() || !again) throw;
            connect();
        }
    }
}

PostgresLink::Result PostgresLink::begin_and_run(std::string_view sql, Params params) {
    const std::string how(std::exchange(to_begin_, {}));
    write_values(params);
    for (bool again = true;; again = false) {
        try {
            finish_rollback();
            const std::string* known = statements_.find(sql);
            std::string name = known == nullptr ? new_name() : *known;
            bool sent = PQenterPipelineMode(handle_.get()) == 1 &&
                        PQsendQueryParams(handle_.get(), how.c_str(), 0, nullptr, nullptr, nullptr, nullptr, 0) == 1;
            if (known == nullptr) sent = sent && PQsendPrepare(handle_.get(), name.c_str(), std::string(sql).c_str(), 0, nullptr) == 1;
            sent = sent &&
                   PQsendQueryPrepared(handle_.get(), name.c_str(), static_cast<int>(params.size()), values_.data(), nullptr, nullptr, 0) ==
                       1 &&
                   PQpipelineSync(handle_.get()) == 1;
            if (!sent) lose();
            Result answer = answer_of_pipeline();
            PQexitPipelineMode(handle_.get());
            if (!answer || !succeeded(answer.get())) fail(answer.get(), sql);
            if (known == nullptr) remember(sql, std::move(name));
            return answer;
        } catch (const Error&) {
            if (alive() || !again) throw;
            connect();
        }
    }
}

// Half of a pipeline may be on its way: nothing more can be said on this connection.
void PostgresLink::lose() {
    log::error("postgres: {}", without_line_end(PQerrorMessage(handle_.get())));
    handle_.reset();
    throw Error(ErrorKind::unavailable, {"error.database_unavailable", {}});
}

// The last answer, or the first failure.
PostgresLink::Result PostgresLink::answer_of_pipeline() {
    Result answer;
    while (true) {
        Result result(PQgetResult(handle_.get()));
        if (!result) {
            if (!alive()) return answer;
            continue;  // between two statements
        }
        const ExecStatusType status = PQresultStatus(result.get());
        if (status == PGRES_PIPELINE_SYNC) return answer;
        if (status == PGRES_PIPELINE_ABORTED || (answer && !succeeded(answer.get()))) continue;
        answer = std::move(result);
    }
}

PostgresLink::Result PostgresLink::run(std::string_view sql, Params params) {
    if (!to_begin_.empty()) return begin_and_run(sql, params);
    const std::string& name = prepared(sql);
    write_values(params);
    Result result(PQexecPrepared(handle_.get(), name.c_str(), static_cast<int>(params.size()), values_.data(), nullptr, nullptr, 0));
    if (!succeeded(result.get())) fail(result.get(), sql);
    return result;
}

Rows PostgresLink::query(std::string_view sql, Params params) { return Rows(std::make_unique<PostgresRows>(run(sql, params))); }

std::int64_t PostgresLink::execute(std::string_view sql, Params params) {
    const Result result = run(sql, params);
    return whole_number(PQcmdTuples(result.get()));
}

void PostgresLink::each(std::string_view sql, Params params, const std::function<void(const Row&)>& row) {
    begin_now();
    const std::string& name = prepared(sql);
    write_values(params);
    if (PQsendQueryPrepared(handle_.get(), name.c_str(), static_cast<int>(params.size()), values_.data(), nullptr, nullptr, 0) != 1)
        fail(nullptr, sql);
    PQsetSingleRowMode(handle_.get());
    // Whatever happens in the callback, the answer is read to its end: the connection must be free again.
    struct Drain {
        pg_conn* handle;
        ~Drain() {
            while (pg_result* rest = PQgetResult(handle)) PQclear(rest);
        }
    } drain{handle_.get()};
    while (const Result result{PQgetResult(handle_.get())}) {
        if (!succeeded(result.get())) fail(result.get(), sql);
        if (PQresultStatus(result.get()) == PGRES_SINGLE_TUPLE) row(PostgresRow(result.get(), 0));
    }
}

void PostgresLink::script(std::string_view sql) {
    begin_now();
    const Result result(PQexec(handle_.get(), std::string(sql).c_str()));
    if (!succeeded(result.get()) && PQresultStatus(result.get()) != PGRES_EMPTY_QUERY) fail(result.get(), sql);
}

void PostgresLink::roll_back() {
    if (!std::exchange(to_begin_, {}).empty()) return;  // nothing was begun
    script("ROLLBACK");
}

void PostgresLink::roll_back_later() {
    if (!std::exchange(to_begin_, {}).empty()) return;
    if (PQsendQuery(handle_.get(), "ROLLBACK") != 1) fail(nullptr, "ROLLBACK");
    rollback_unread_ = true;
}

void PostgresLink::commit() {
    if (!std::exchange(to_begin_, {}).empty()) return;
    const Result result(PQexec(handle_.get(), "COMMIT"));
    if (!succeeded(result.get())) fail(result.get(), "COMMIT");
    if (std::strcmp(PQcmdStatus(result.get()), "COMMIT") != 0) throw Error(ErrorKind::internal, {"error.transaction_failed", {}});
}

void PostgresLink::fail(const pg_result* result, std::string_view sql) {
    const auto field = [&](int code) -> std::string_view {
        const char* text = result == nullptr ? nullptr : PQresultErrorField(result, code);
        return text == nullptr ? std::string_view() : std::string_view(text);
    };
    const std::string_view state = field(PG_DIAG_SQLSTATE);
    const std::string constraint(field(PG_DIAG_CONSTRAINT_NAME));
    if (state == "23505") throw Error(ErrorKind::conflict, {"error.duplicate", {{"constraint", constraint}}});
    if (state == "23503") throw Error(ErrorKind::conflict, {"error.referenced", {{"constraint", constraint}}});
    // Serialization failure, deadlock, lock not had in time: the whole operation may simply be done again.
    if (state == "40001" || state == "40P01" || state == "55P03") throw Error(ErrorKind::unavailable, {"error.try_again", {}});
    if (state == "22021") throw Error(ErrorKind::invalid, {"error.text_encoding", {}});
    // The message alone: the detail beside it quotes the row.
    const std::string reason = result == nullptr || field(PG_DIAG_MESSAGE_PRIMARY).empty() ? without_line_end(PQerrorMessage(handle_.get()))
                                                                                           : std::string(field(PG_DIAG_MESSAGE_PRIMARY));
    log::error("postgres: {} ({}) in: {}", reason, state, sql.substr(0, 200));
    if (state == "0A000" && reason.find("cached plan") != std::string::npos) {
        // A migration of another process changed a table under our plans.
        statements_.clear();
        throw Error(ErrorKind::unavailable, {"error.try_again", {}});
    }
    if (state == "53100") throw Error(ErrorKind::unavailable, {"error.storage_full", {}});
    if (state == "57014") throw Error(ErrorKind::unavailable, {"error.database_busy", {}});
    if (!alive() || (state.starts_with("08") && state != "08P01") || state.starts_with("53") || state.starts_with("57") ||
        state == "25P03" || state == "25006")
        throw Error(ErrorKind::unavailable, {"error.database_unavailable", {}});
    throw Error(ErrorKind::internal, {"error.database", {{"reason", reason}}});
}

}  // namespace okno::db
