// SPDX-License-Identifier: Apache-2.0
#include "modules/users/sign_in.h"

#include <algorithm>

#include "base/error.h"
#include "base/id.h"
#include "base/text.h"
#include "core/operation.h"
#include "modules/users/access_store.h"
#include "modules/users/user_rights.h"
#include "modules/users/user_store.h"

namespace okno::users {

namespace {

constexpr std::int64_t kAccountFailures = 5;
constexpr std::int64_t kAddressFailures = 20;
constexpr Moment kFailuresCountFor = kHour;
constexpr std::size_t kTokenLength = 43;  // 256 bits in letters and digits

struct Subject {
    std::string name;
    std::int64_t allowed;
};

Moment lock_for(const Subject& subject, std::int64_t failures) {
    if (failures < subject.allowed) return 0;
    if (subject.allowed == kAddressFailures) return 10 * kMinute;
    const std::int64_t doublings = std::min<std::int64_t>(failures - subject.allowed, 6);
    return std::min<Moment>(kMinute << doublings, kHour);
}

void require_unlocked(db::Connection& connection, const Subject& subject, Moment now) {
    const Failures failures = failures_of(connection, subject.name);
    if (failures.locked_until <= now) return;
    const Moment minutes = (failures.locked_until - now + kMinute - 1) / kMinute;
    throw Error(ErrorKind::too_many, {"error.sign_in_locked", {{"minutes", std::to_string(minutes)}}});
}

void count_failure(const Context& context, const std::vector<Subject>& subjects) {
    Operation op(context, own_account);
    for (const Subject& subject : subjects) {
        Failures failures = failures_of(op.connection(), subject.name);
        // Counted from the end of the last lock: else the long locks would outlast the count that they grow by.
        if (op.now() - std::max(failures.first_at, failures.locked_until) > kFailuresCountFor) failures = {0, op.now(), 0};
        ++failures.count;
        const Moment lock = lock_for(subject, failures.count);
        failures.locked_until = lock == 0 ? 0 : op.now() + lock;
        write_failures(op, subject.name, failures);
    }
    op.commit();
}

// The same work for a mail nobody has, so that time does not tell which mails exist.
const std::string& nobodys_hash() {
    static const std::string hash = hash_password("nobody has this password");
    return hash;
}

}  // namespace

SignedIn sign_in(const Context& context, const SignIn& input, const SessionLife& life) {
    const std::vector<Subject> subjects = {{"account:" + lower_ascii(trim(input.email)), kAccountFailures},
                                           {"address:" + input.address, kAddressFailures}};
    std::optional<User> user;
    std::string hash, secret;
    {
        const auto lease = context.database.read();
        for (const Subject& subject : subjects) require_unlocked(lease->connection(), subject, context.now());
        user = find_user_by_email(lease->connection(), input.email);
        if (user) hash = password_hash(lease->connection(), user->id);
        secret = access_secret(lease->connection());
    }
    const bool right_password = verify_password(hash.empty() ? nobodys_hash() : hash, input.password);
    if (!user || !user->active || !right_password) {
        count_failure(context, subjects);
        throw Error(ErrorKind::unauthorized, {"error.sign_in", {}});
    }
    SignedIn result;
    result.token = random_token(kTokenLength);
    result.session.user_id = user->id;
    result.session.csrf = random_token(32);
    const std::string token_hash = keyed_hash(secret, result.token);
    Operation op(context, own_account);
    result.session.seen_at = op.now();
    result.session.expires_at = op.now() + life.absolute;
    result.session.id = insert_session(op, result.session, token_hash, input.address, cut_characters(clean_text(input.user_agent), 300));
    forget_failures(op, subjects.front().name);
    op.commit();
    return result;
}

std::optional<Session> session_of(const Context& context, std::string_view secret, std::string_view token, const SessionLife& life) {
    if (token.size() != kTokenLength) return std::nullopt;
    std::optional<Session> session;
    {
        const auto lease = context.database.read();
        session = find_session(lease->connection(), keyed_hash(secret, token));
    }
    const Moment now = context.now();
    if (!session || session->expires_at <= now || session->seen_at + life.idle <= now) return std::nullopt;
    if (now - session->seen_at > kMinute) {
        Operation op(context, own_account);
        see_session(op, session->id);
        op.commit();
    }
    return session;
}

void sign_out(const Context& context, std::int64_t session_id) {
    Operation op(context, own_account);
    revoke_session(op, session_id);
    op.commit();
}

}  // namespace okno::users
