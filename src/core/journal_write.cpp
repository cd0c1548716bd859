// SPDX-License-Identifier: Apache-2.0
#include "core/journal_write.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/error.h"
#include "core/operation.h"

namespace okno {

namespace {

constexpr std::size_t kMostRows = 16;  // in one statement; so there are 16 texts, each prepared once
constexpr int kColumns = 16;

std::string insert_text(std::size_t rows, bool returning) {
    std::string sql =
        "INSERT INTO journal (created_at, kind, record_id, site_id, part, part_id, part_stub, flags, source, actor_kind, actor_id, act, "
        "field, old_value, "
        "new_value, extra) VALUES ";
    for (std::size_t row = 0; row < rows; ++row) {
        sql += row == 0 ? "(" : ", (";
        for (int column = 0; column < kColumns; ++column) {
            if (column > 0) sql += ", ";
            sql += '$' + std::to_string(row * kColumns + static_cast<std::size_t>(column) + 1);
        }
        sql += ')';
    }
    if (returning) sql += " RETURNING id";
    return sql;
}

std::array<std::string, kMostRows> insert_texts(bool returning) {
    std::array<std::string, kMostRows> texts;
    for (std::size_t rows = 1; rows <= kMostRows; ++rows) texts[rows - 1] = insert_text(rows, returning);
    return texts;
}

const std::string& insert_sql(std::size_t rows, bool returning) {
    static const std::array<std::string, kMostRows> plain = insert_texts(false);
    static const std::array<std::string, kMostRows> with_ids = insert_texts(true);
    return (returning ? with_ids : plain)[rows - 1];
}

std::string dumped(const Json& value) { return value.is_null() ? std::string() : value.dump(); }

db::Param text_or_null(const std::string& text) {
    if (text.empty()) return nullptr;
    return text;
}

struct RowTexts {
    std::string part_stub, old_value, new_value, extra;
};

std::pair<ActorKind, std::int64_t> actor_of(const JournalRow& row) {
    if (row.user_id != 0) return {ActorKind::user, row.user_id};
    if (row.api_key_id != 0) return {ActorKind::api_key, row.api_key_id};
    if (row.rule_id != 0) return {ActorKind::rule, row.rule_id};
    return {ActorKind::system, 0};
}

void write_chunk(db::Connection& connection, JournalRow* rows, std::size_t count, bool want_ids) {
    std::array<RowTexts, kMostRows> texts;
    std::vector<db::Param> params;
    params.reserve(count * kColumns);
    for (std::size_t i = 0; i < count; ++i) {
        const JournalRow& row = rows[i];
        RowTexts& text = texts[i];
        text = {dumped(row.part_stub), dumped(row.old_value), dumped(row.new_value), dumped(row.extra)};
        const auto [actor_kind, actor_id] = actor_of(row);
        params.emplace_back(row.created_at);
        params.emplace_back(row.record.kind);
        params.emplace_back(row.record.id);
        params.emplace_back(row.site_id);
        params.emplace_back(text_or_null(row.part));
        params.emplace_back(row.part_id == 0 ? db::Param(nullptr) : db::Param(row.part_id));
        params.emplace_back(text_or_null(text.part_stub));
        params.emplace_back((row.created ? 1 : 0) + (row.deleted ? 2 : 0));
        params.emplace_back(static_cast<int>(row.source));
        params.emplace_back(static_cast<int>(actor_kind));
        params.emplace_back(actor_id);
        params.emplace_back(static_cast<std::int64_t>(std::stoull(row.act, nullptr, 16)));
        params.emplace_back(row.field);
        params.emplace_back(text_or_null(text.old_value));
        params.emplace_back(text_or_null(text.new_value));
        params.emplace_back(text_or_null(text.extra));
    }
    if (!want_ids) {
        connection.execute(insert_sql(count, false), params);
        return;
    }
    const db::Rows ids = connection.query(insert_sql(count, true), params);
    check(ids.size() == count, "journal: RETURNING gave another number of rows");
    for (std::size_t i = 0; i < count; ++i) rows[i].id = ids[i].integer(0);
}

}  // namespace

void write_journal(db::Connection& connection, std::vector<JournalRow>& rows, bool want_ids) {
    for (std::size_t at = 0; at < rows.size(); at += kMostRows) {
        write_chunk(connection, rows.data() + at, std::min(kMostRows, rows.size() - at), want_ids);
    }
}

bool claim_act(db::Connection& connection, const Actor& actor, std::string_view act, Moment now) {
    return connection.execute(
               "INSERT INTO acts (act, actor_kind, actor_id, result_kind, result_id, created_at) VALUES ($1, $2, $3, '', 0, $4) ON "
               "CONFLICT DO NOTHING",
               {act, static_cast<int>(actor.kind), actor.id, now}) == 1;
}

void finish_act(db::Connection& connection, const Actor& actor, std::string_view act, const EntityRef& result) {
    connection.execute("UPDATE acts SET result_kind = $1, result_id = $2 WHERE act = $3 AND actor_kind = $4 AND actor_id = $5",
                       {result.kind, result.id, act, static_cast<int>(actor.kind), actor.id});
}

std::optional<EntityRef> result_of_act(db::Connection& connection, const Actor& actor, std::string_view act) {
    const db::Rows rows = connection.query("SELECT result_kind, result_id FROM acts WHERE act = $1 AND actor_kind = $2 AND actor_id = $3",
                                           {act, static_cast<int>(actor.kind), actor.id});
    if (rows.empty()) return std::nullopt;
    return EntityRef{std::string(rows[0].text(0)), rows[0].integer(1)};
}

std::int64_t purge_acts(db::Database& database, Moment now) {
    const std::unique_ptr<db::Transaction> transaction = database.write();
    const std::int64_t gone = transaction->connection().execute("DELETE FROM acts WHERE created_at < $1", {now - kActsAreKept});
    transaction->commit();
    return gone;
}

}  // namespace okno
