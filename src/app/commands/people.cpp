// SPDX-License-Identifier: Apache-2.0
#include <cstdio>

#include "app/application.h"
#include "app/commands/commands.h"
#include "base/error.h"
#include "modules/users/create_api_key.h"
#include "modules/users/create_user.h"

namespace okno::app {

int create_user(const config::Settings& settings, const UserWish& wish) {
    const SystemClock clock;
    Application application(settings, clock);
    users::NewUser input;
    input.email = wish.email;
    input.password = wish.password;
    const std::size_t space = wish.name.find(' ');
    input.first_name = wish.name.substr(0, space);
    if (space != std::string::npos) input.last_name = wish.name.substr(space + 1);
    input.groups = {wish.group};
    input.language = settings.language;
    const users::User user = users::create_user(application.operator_context(), input);
    std::printf("%lld\n", static_cast<long long>(user.id));
    return 0;
}

int list_users(const config::Settings& settings) {
    const SystemClock clock;
    Application application(settings, clock);
    const auto roster = application.roster().current();
    for (const users::User& user : roster->users()) {
        std::string groups;
        for (const users::UserGroup& group : roster->groups()) {
            for (const std::int64_t id : user.group_ids) {
                if (id == group.id) groups += (groups.empty() ? "" : ",") + group.code;
            }
        }
        std::printf("%lld\t%s\t%s\t%s\t%s\n", static_cast<long long>(user.id), user.email.c_str(), user.name().c_str(), groups.c_str(),
                    user.active ? "active" : "inactive");
    }
    return 0;
}

int create_api_key(const config::Settings& settings, const ApiKeyWish& wish) {
    const SystemClock clock;
    Application application(settings, clock);
    users::NewApiKey input;
    input.name = wish.name;
    input.scopes = wish.scopes;
    const auto books = application.books().current();
    for (std::size_t at = 0; at < wish.sites.size(); ++at) {
        const references::Site* site = books->site(wish.sites[at]);
        if (site == nullptr) throw_invalid("site[" + std::to_string(at) + "]", "error.unknown", {{"value", wish.sites[at]}});
        input.sites.push_back(site->id);
    }
    std::printf("%s\n", users::create_api_key(application.operator_context(), input).key.c_str());
    return 0;
}

}  // namespace okno::app
