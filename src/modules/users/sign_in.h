// SPDX-License-Identifier: Apache-2.0
// Signing in and out. Needs no right; writes no history. Five wrong passwords lock an account for a minute, each further one twice as long
// (an hour at most); twenty from one address lock the address for ten minutes.
#pragma once

#include <string>
#include <string_view>

#include "core/context.h"
#include "modules/users/user.h"

namespace okno::users {

struct SignIn {
    std::string email;
    std::string password;
    std::string address;
    std::string user_agent;
};

struct SignedIn {
    std::string token;  // for the cookie; not kept anywhere
    Session session;
};

// How long a session lives.
struct SessionLife {
    Moment idle = 12 * kHour;
    Moment absolute = 30 * kDay;
};

// Throws unauthorized "error.sign_in" (the same for an unknown mail and a wrong password) or too_many "error.sign_in_locked" {"minutes"}.
SignedIn sign_in(const Context& context, const SignIn& input, const SessionLife& life);

// The live session of a cookie's token; nothing when unknown, revoked, idle too long or past its end. Marks it as seen once a minute at
// most.
std::optional<Session> session_of(const Context& context, std::string_view secret, std::string_view token, const SessionLife& life);

void sign_out(const Context& context, std::int64_t session_id);

}  // namespace okno::users
