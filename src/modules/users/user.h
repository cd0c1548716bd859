// SPDX-License-Identifier: Apache-2.0
// People who work here, the groups that give them rights, their sessions, and the keys of programs.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/time.h"
#include "core/rights.h"

namespace okno::users {

struct User {
    std::int64_t id = 0;
    std::string email;
    std::string first_name, last_name, patronymic;
    std::string phone;
    std::string position;
    std::string presence = "free";  // free busy dinner break
    bool is_admin = false;
    bool active = true;
    std::string language = "en";     // en ru pl uz
    std::string theme = "system";    // light dark system
    std::string preferences = "{}";  // the browser's own settings, JSON of strings
    int hue = 0;                     // of the avatar, 0..7
    std::vector<std::int64_t> group_ids;
    Moment created_at = 0;
    std::int64_t version = 1;

    // As people are called in lists: first name and surname, or the mail when there is neither.
    std::string name() const;
    std::string initials() const;
};

struct UserGroup {
    std::int64_t id = 0;
    std::string code;
    std::string name;
    std::map<std::string, std::string, std::less<>> names;  // by language
    std::int64_t parent_id = 0;
    bool everything = false;  // every right there is
    bool all_sites = true;
    bool is_manager = false;  // takes part in the distribution of orders
    bool is_delivery = false;
    int ordering = 0;
    std::map<std::string, Level, std::less<>> rights;
    std::vector<std::int64_t> sites;
    Moment created_at = 0;
    std::int64_t version = 1;
};

struct Session {
    std::int64_t id = 0;
    std::int64_t user_id = 0;
    std::string csrf;
    Moment seen_at = 0;
    Moment expires_at = 0;
};

struct ApiKey {
    std::int64_t id = 0;
    std::string name;
    std::string tail;  // its last four characters, to tell keys apart
    bool all_sites = true;
    std::vector<std::int64_t> sites;
    bool all_scopes = true;
    std::vector<std::string> scopes;
    Moment created_at = 0;
    std::optional<Moment> used_at;
    std::optional<Moment> revoked_at;

    bool has_scope(std::string_view scope) const;
};

}  // namespace okno::users
