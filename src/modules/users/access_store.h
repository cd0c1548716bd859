// SPDX-License-Identifier: Apache-2.0
// Every SQL of sessions, sign-in failures and API keys. Tokens and keys are stored only as keyed hashes.
#pragma once

#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "core/operation.h"
#include "modules/users/user.h"

namespace okno::users {

// The secret behind the hashes: made once per database, kept in it, so that backups and other nodes share it.
std::string access_secret(db::Connection& connection);
void make_access_secret(Operation& op);  // when there is none yet

std::optional<Session> find_session(db::Connection& connection, std::string_view token_hash);
std::int64_t insert_session(Operation& op, const Session& session, std::string_view token_hash, std::string_view address,
                            std::string_view user_agent);
void see_session(Operation& op, std::int64_t session_id);
void revoke_session(Operation& op, std::int64_t session_id);
void revoke_sessions_of(Operation& op, std::int64_t user_id, std::int64_t but_session_id);
void purge_sessions(Operation& op);  // expired or revoked more than a day ago

struct Failures {
    std::int64_t count = 0;
    Moment first_at = 0;
    Moment locked_until = 0;
};
Failures failures_of(db::Connection& connection, std::string_view subject);
void write_failures(Operation& op, std::string_view subject, const Failures& failures);
void forget_failures(Operation& op, std::string_view subject);

std::vector<std::pair<std::string, ApiKey>> live_api_keys(db::Connection& connection);  // by hash
std::vector<ApiKey> all_api_keys(db::Connection& connection);
std::int64_t insert_api_key(Operation& op, const ApiKey& key, std::string_view hash);
void revoke_api_key(Operation& op, std::int64_t id);  // not_found when there is none

}  // namespace okno::users
