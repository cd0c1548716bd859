// SPDX-License-Identifier: Apache-2.0
// Makes and revokes keys of programs. Right: api_keys_edit. Events: api_key.created, api_key.changed.
#pragma once

#include <string>
#include <vector>

#include "core/context.h"
#include "modules/users/user.h"

namespace okno::users {

struct NewApiKey {
    std::string name;
    std::vector<std::int64_t> sites;  // empty: every shop
    std::vector<std::string> scopes;  // empty: every scope
};

struct MadeApiKey {
    std::string key;  // 32 characters, shown this once
    ApiKey record;
};

// Throws invalid with fields name, scopes[n].
MadeApiKey create_api_key(const Context& context, const NewApiKey& input);
void revoke_api_key(const Context& context, std::int64_t id);

}  // namespace okno::users
