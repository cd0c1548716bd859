// SPDX-License-Identifier: Apache-2.0
#include "modules/users/access_store.h"

#include <unordered_map>

#include "base/error.h"
#include "base/id.h"

namespace okno::users {

std::string access_secret(db::Connection& connection) {
    return connection.maybe_text("SELECT value FROM settings WHERE key = 'access.secret'").value_or("");
}

void make_access_secret(Operation& op) {
    op.connection().execute("INSERT INTO settings (key, value) VALUES ('access.secret', $1) ON CONFLICT (key) DO NOTHING",
                            {random_token(64)});
}

std::optional<Session> find_session(db::Connection& connection, std::string_view token_hash) {
    const db::Rows rows = connection.query(
        "SELECT id, user_id, csrf, seen_at, expires_at FROM sessions WHERE token_hash = $1 AND revoked_at IS NULL", {token_hash});
    if (rows.empty()) return std::nullopt;
    db::Columns in(rows[0]);
    Session session;
    session.id = in.integer();
    session.user_id = in.integer();
    session.csrf = in.text();
    session.seen_at = in.integer();
    session.expires_at = in.integer();
    return session;
}

std::int64_t insert_session(Operation& op, const Session& session, std::string_view token_hash, std::string_view address,
                            std::string_view user_agent) {
    return *op.connection().maybe_integer(
        "INSERT INTO sessions (token_hash, user_id, csrf, address, user_agent, created_at, seen_at, expires_at) VALUES ($1, $2, $3, $4, "
        "$5, $6, $7, $8)"
        " RETURNING id",
        {token_hash, session.user_id, session.csrf, address, user_agent, op.now(), session.seen_at, session.expires_at});
}

void see_session(Operation& op, std::int64_t session_id) {
    op.connection().execute("UPDATE sessions SET seen_at = $1 WHERE id = $2", {op.now(), session_id});
}

void revoke_session(Operation& op, std::int64_t session_id) {
    op.connection().execute("UPDATE sessions SET revoked_at = $1 WHERE id = $2 AND revoked_at IS NULL", {op.now(), session_id});
}

void revoke_sessions_of(Operation& op, std::int64_t user_id, std::int64_t but_session_id) {
    op.connection().execute("UPDATE sessions SET revoked_at = $1 WHERE user_id = $2 AND id <> $3 AND revoked_at IS NULL",
                            {op.now(), user_id, but_session_id});
}

void purge_sessions(Operation& op) {
    op.connection().execute("DELETE FROM sessions WHERE expires_at < $1 OR revoked_at < $1", {op.now() - kDay});
    op.connection().execute("DELETE FROM sign_in_failures WHERE first_at < $1 AND locked_until < $1", {op.now() - kDay});
}

Failures failures_of(db::Connection& connection, std::string_view subject) {
    const db::Rows rows = connection.query("SELECT failures, first_at, locked_until FROM sign_in_failures WHERE subject = $1", {subject});
    if (rows.empty()) return {};
    return {rows[0].integer(0), rows[0].integer(1), rows[0].integer(2)};
}

void write_failures(Operation& op, std::string_view subject, const Failures& failures) {
    op.connection().execute(
        "INSERT INTO sign_in_failures (subject, failures, first_at, locked_until) VALUES ($1, $2, $3, $4)"
        " ON CONFLICT (subject) DO UPDATE SET failures = excluded.failures, first_at = excluded.first_at, locked_until = "
        "excluded.locked_until",
        {subject, failures.count, failures.first_at, failures.locked_until});
}

void forget_failures(Operation& op, std::string_view subject) {
    op.connection().execute("DELETE FROM sign_in_failures WHERE subject = $1", {subject});
}

namespace {

constexpr std::string_view kKeyColumns = "id, name, tail, all_sites, all_scopes, created_at, used_at, revoked_at";

ApiKey read_key(db::Columns& in) {
    ApiKey key;
    key.id = in.integer();
    key.name = in.text();
    key.tail = in.text();
    key.all_sites = in.flag();
    key.all_scopes = in.flag();
    key.created_at = in.integer();
    key.used_at = in.maybe_integer();
    key.revoked_at = in.maybe_integer();
    return key;
}

// Adds shops and scopes to keys found by place(id), which answers nullptr for those not wanted.
template <typename Place>
void read_key_parts(db::Connection& connection, const Place& place) {
    for (const db::Row& row : connection.query("SELECT api_key_id, site_id FROM api_key_sites ORDER BY site_id")) {
        if (ApiKey* key = place(row.integer(0))) key->sites.push_back(row.integer(1));
    }
    for (const db::Row& row : connection.query("SELECT api_key_id, scope FROM api_key_scopes ORDER BY scope")) {
        if (ApiKey* key = place(row.integer(0))) key->scopes.emplace_back(row.text(1));
    }
}

}  // namespace

std::vector<std::pair<std::string, ApiKey>> live_api_keys(db::Connection& connection) {
    static const std::string sql = "SELECT key_hash, " + std::string(kKeyColumns) + " FROM api_keys WHERE revoked_at IS NULL ORDER BY id";
    std::vector<std::pair<std::string, ApiKey>> keys;
    std::unordered_map<std::int64_t, std::size_t> place;
    for (const db::Row& row : connection.query(sql)) {
        db::Columns in(row);
        std::string hash = in.text();
        keys.emplace_back(std::move(hash), read_key(in));
        place[keys.back().second.id] = keys.size() - 1;
    }
    read_key_parts(connection, [&](std::int64_t id) -> ApiKey* {
        const auto found = place.find(id);
        return found == place.end() ? nullptr : &keys[found->second].second;
    });
    return keys;
}

std::vector<ApiKey> all_api_keys(db::Connection& connection) {
    static const std::string sql = "SELECT " + std::string(kKeyColumns) + " FROM api_keys ORDER BY id";
    std::vector<ApiKey> keys;
    std::unordered_map<std::int64_t, std::size_t> place;
    for (const db::Row& row : connection.query(sql)) {
        db::Columns in(row);
        keys.push_back(read_key(in));
        place[keys.back().id] = keys.size() - 1;
    }
    read_key_parts(connection, [&](std::int64_t id) -> ApiKey* {
        const auto found = place.find(id);
        return found == place.end() ? nullptr : &keys[found->second];
    });
    return keys;
}

std::int64_t insert_api_key(Operation& op, const ApiKey& key, std::string_view hash) {
    const std::int64_t id = *op.connection().maybe_integer(
        "INSERT INTO api_keys (name, key_hash, tail, all_sites, all_scopes, created_at, created_by) VALUES ($1, $2, $3, $4, $5, $6, $7) "
        "RETURNING id",
        {key.name, hash, key.tail, key.all_sites, key.all_scopes, op.now(), op.context().actor.id});
    for (const std::int64_t site : key.sites)
        op.connection().execute("INSERT INTO api_key_sites (api_key_id, site_id) VALUES ($1, $2)", {id, site});
    for (const std::string& scope : key.scopes)
        op.connection().execute("INSERT INTO api_key_scopes (api_key_id, scope) VALUES ($1, $2)", {id, scope});
    return id;
}

void revoke_api_key(Operation& op, std::int64_t id) {
    if (op.connection().execute("UPDATE api_keys SET revoked_at = $1 WHERE id = $2 AND revoked_at IS NULL", {op.now(), id}) == 0)
        throw_not_found();
}

}  // namespace okno::users
