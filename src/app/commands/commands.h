// SPDX-License-Identifier: Apache-2.0
// The sub-commands of okno. Each prints its result to standard output, takes the settings as loaded, and answers with the exit code;
// refusals leave as Error and are printed by main as one sentence.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "platform/config/settings.h"

namespace okno::app {

int serve(const config::Settings& settings);
int work(const config::Settings& settings);  // `okno worker`

struct DemoWish {
    std::int64_t orders = 300;
    std::uint64_t seed = 1;
    std::string today;  // "YYYY-MM-DD", "" = now
};
int demo(const config::Settings& settings, const DemoWish& wish);

struct UserWish {
    std::string email, password, name, group = "manager";
};
int create_user(const config::Settings& settings, const UserWish& wish);
int list_users(const config::Settings& settings);

struct ApiKeyWish {
    std::string name;
    std::vector<std::string> sites, scopes;
};
int create_api_key(const config::Settings& settings, const ApiKeyWish& wish);

int back_up(const config::Settings& settings, const std::string& file);
int restore(const config::Settings& settings, const std::string& file);
int check(const config::Settings& settings);

enum class Describe { typescript, rights, routes, openapi };
int describe(Describe what);

}  // namespace okno::app
