// SPDX-License-Identifier: Apache-2.0
#include "faces/api_v5/account_settings.h"

#include <algorithm>

#include "faces/api_v5/answer.h"
#include "faces/api_v5/parts_json.h"
#include "modules/references/account_settings.h"

namespace okno::api_v5 {

namespace {

// "RU": this API's languages are in capitals.
std::string capitals(std::string text) {
    for (char& letter : text) {
        if (letter >= 'a' && letter <= 'z') letter = static_cast<char>(letter - 'a' + 'A');
    }
    return text;
}

void print_value(JsonWriter& out, std::string_view name, const std::string& value, Moment changed_at, const Account& account) {
    out.key(name).begin_object().member("value", value);
    if (changed_at != 0) print_moment(out, "updated_at", changed_at, account);
    out.end_object();
}

http::Response show_settings(const Parts&, Call& call) {
    const references::AccountSettings& settings = call.books->account();
    const Account account{*call.books, call.context.zone, call.context.language};
    JsonWriter out = success();
    out.key("settings").begin_object();
    print_value(out, "default_currency", settings.currency, settings.changed_at, account);
    print_value(out, "system_language", capitals(settings.language), settings.changed_at, account);
    print_value(out, "timezone", settings.zone, settings.changed_at, account);
    out.member("work_times", settings.work_times).member("non_working_days", settings.non_working_days);
    out.end_object();
    return finish(out);
}

}  // namespace

std::vector<Route> account_settings_routes() {
    return {{"GET", "/api/v5/settings", "reference_read", show_settings, "Currency, language, zone and working time of the account"}};
}

}  // namespace okno::api_v5
