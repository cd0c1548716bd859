// SPDX-License-Identifier: Apache-2.0
#include "platform/jobs/job_store.h"

#include <utility>

#include "base/text.h"
#include "platform/db/dialect.h"

namespace okno::jobs {

namespace {

constexpr std::size_t kMostErrorText = 500;

// "$3, $4, …" and the values to go with it: as many texts as there are sets of kinds, which is one a process.
std::string kind_places(const std::vector<std::string>& kinds, std::size_t first) {
    std::string places;
    for (std::size_t i = 0; i < kinds.size(); ++i) places += (i == 0 ? "$" : ", $") + std::to_string(first + i);
    return places;
}

std::vector<db::Param> with_kinds(std::vector<db::Param> params, const std::vector<std::string>& kinds) {
    for (const std::string& kind : kinds) params.emplace_back(kind);
    return params;
}

}  // namespace

void put(db::Connection& connection, std::string_view kind, const Json& payload, Moment run_at, std::optional<std::string> unique_key) {
    connection.execute(
        "INSERT INTO jobs (kind, payload, run_at, unique_key) VALUES ($1, $2, $3, $4) "
        "ON CONFLICT (unique_key) WHERE unique_key IS NOT NULL AND locked_until IS NULL AND failed_at IS NULL DO NOTHING",
        {kind, payload.dump(), run_at, unique_key});
}

bool any_due(db::Connection& connection, const std::vector<std::string>& kinds, Moment now) {
    return !connection
                .query(
                    "SELECT 1 FROM jobs WHERE failed_at IS NULL AND run_at <= $1 AND (locked_until IS NULL OR locked_until <= $1) AND kind "
                    "IN (" +
                        kind_places(kinds, 2) + ") LIMIT 1",
                    with_kinds({now}, kinds))
                .empty();
}

std::optional<Claimed> claim(db::Connection& connection, const std::vector<std::string>& kinds, Moment now) {
    const db::Rows rows = connection.query(
        "UPDATE jobs SET locked_until = $2, attempts = attempts + 1 WHERE id = (SELECT id FROM jobs WHERE failed_at IS NULL AND run_at <= "
        "$1 "
        "AND (locked_until IS NULL OR locked_until <= $1) AND kind IN (" +
            kind_places(kinds, 3) + ") ORDER BY run_at, id LIMIT 1" + std::string(db::skip_locked(connection.engine())) +
            ") RETURNING id, kind, payload, attempts, run_at",
        with_kinds({now, now + kLease}, kinds));
    if (rows.empty()) return std::nullopt;
    db::Columns columns(rows[0]);
    Claimed claimed;
    claimed.job.id = columns.integer();
    claimed.job.kind = columns.text();
    claimed.payload = columns.text();
    claimed.job.attempts = static_cast<int>(columns.integer());
    claimed.run_at = columns.integer();
    return claimed;
}

void renew(db::Connection& connection, const Job& job, Moment now) {
    connection.execute("UPDATE jobs SET locked_until = $3 WHERE id = $1 AND attempts = $2 AND locked_until IS NOT NULL",
                       {job.id, job.attempts, now + kLease});
}

void finish(db::Connection& connection, const Job& job) {
    connection.execute("DELETE FROM jobs WHERE id = $1 AND attempts = $2 AND locked_until IS NOT NULL", {job.id, job.attempts});
}

void fail(db::Connection& connection, const Job& job, std::string_view error, Moment now, std::optional<Moment> run_at) {
    // Meanwhile another of its key may wait: then this one waits without a key.
    connection.execute(
        "UPDATE jobs SET locked_until = NULL, last_error = $3, run_at = COALESCE($4, run_at), failed_at = $5, "
        "unique_key = CASE WHEN EXISTS (SELECT 1 FROM jobs o WHERE o.unique_key = jobs.unique_key AND o.locked_until IS NULL AND "
        "o.failed_at IS NULL) "
        "THEN NULL ELSE unique_key END WHERE id = $1 AND attempts = $2 AND locked_until IS NOT NULL",
        {job.id, job.attempts, cut_characters(error, kMostErrorText), run_at,
         run_at ? std::optional<Moment>() : std::optional<Moment>(now)});
}

void ensure_repeated(db::Connection& connection, std::string_view kind, Moment interval, Moment now) {
    const std::string key = "every:" + std::string(kind);
    connection.execute("INSERT INTO jobs (kind, payload, run_at, unique_key) VALUES ($1, 'null', $2, $3) ON CONFLICT DO NOTHING",
                       {kind, now, key});
    connection.execute("UPDATE jobs SET run_at = $2 WHERE unique_key = $1 AND run_at > $2 AND locked_until IS NULL", {key, now + interval});
}

void repeat_at(db::Connection& connection, const Job& job, std::string_view error, Moment run_at) {
    connection.execute(
        "UPDATE jobs SET locked_until = NULL, last_error = $3, run_at = $4 WHERE id = $1 AND attempts = $2 AND locked_until IS NOT NULL",
        {job.id, job.attempts, error.empty() ? std::optional<std::string>() : cut_characters(error, kMostErrorText), run_at});
}

QueueState queue_state(db::Connection& connection, Moment now) {
    const db::Rows rows = connection.query(
        "SELECT COALESCE(sum(CASE WHEN failed_at IS NULL AND (locked_until IS NULL OR locked_until <= $1) THEN 1 ELSE 0 END), 0), "
        "COALESCE(sum(CASE WHEN failed_at IS NULL AND locked_until > $1 THEN 1 ELSE 0 END), 0), "
        "COALESCE(sum(CASE WHEN failed_at IS NOT NULL THEN 1 ELSE 0 END), 0), "
        "COALESCE(min(CASE WHEN failed_at IS NULL AND run_at <= $1 AND (locked_until IS NULL OR locked_until <= $1) THEN run_at END), 0) "
        "FROM jobs WHERE unique_key IS NULL OR substr(unique_key, 1, 6) <> 'every:'",
        {now});
    db::Columns columns(rows[0]);
    QueueState state;
    state.waiting = columns.integer();
    state.running = columns.integer();
    state.failed = columns.integer();
    state.oldest_due = columns.integer();
    return state;
}

}  // namespace okno::jobs
