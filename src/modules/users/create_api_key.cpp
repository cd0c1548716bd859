// SPDX-License-Identifier: Apache-2.0
#include "modules/users/create_api_key.h"

#include "base/error.h"
#include "base/id.h"
#include "base/text.h"
#include "core/operation.h"
#include "modules/users/access_store.h"
#include "modules/users/api_scopes.h"
#include "modules/users/user_rights.h"

namespace okno::users {

namespace {

constexpr std::size_t kKeyLength = 32;  // PrestaShop's module checks it

const FieldTable<ApiKey>& api_key_fields() {
    static const FieldTable<ApiKey> table = {};
    return table;
}

}  // namespace

bool is_api_scope(std::string_view scope) {
    for (const std::string_view known : kApiScopes) {
        if (known == scope) return true;
    }
    return false;
}

MadeApiKey create_api_key(const Context& context, const NewApiKey& input) {
    Problems problems;
    MadeApiKey made;
    made.record.name = cut_characters(trim(clean_text(input.name)), 100);
    if (made.record.name.empty()) problems.add("name", "error.required");
    for (std::size_t at = 0; at < input.scopes.size(); ++at) {
        if (!is_api_scope(input.scopes[at]))
            problems.add("scopes[" + std::to_string(at) + "]", "error.unknown", {{"value", input.scopes[at]}});
    }
    problems.throw_if_any();
    made.key = random_token(kKeyLength);
    made.record.tail = made.key.substr(kKeyLength - 4);
    made.record.sites = input.sites;
    made.record.all_sites = input.sites.empty();
    made.record.scopes = input.scopes;
    made.record.all_scopes = input.scopes.empty();
    std::string secret;
    {
        const auto lease = context.database.read();
        secret = access_secret(lease->connection());
    }
    check(!secret.empty(), "the database has an access secret");
    const std::string hash = keyed_hash(secret, made.key);

    Operation op(context, api_keys_edit);
    made.record.created_at = op.now();
    made.record.id = insert_api_key(op, made.record, hash);
    op.created({"api_key", made.record.id}, {}, made.record, api_key_fields());
    op.result({"api_key", made.record.id});
    op.commit();
    return made;
}

void revoke_api_key(const Context& context, std::int64_t id) {
    Operation op(context, api_keys_edit);
    revoke_api_key(op, id);
    op.note({"api_key", id}, {}, nullptr, "revoked", false, true);
    op.touched({"api_key", id}, {}, "changed");
    op.commit();
}

}  // namespace okno::users
