// SPDX-License-Identifier: Apache-2.0
#include "modules/users/edit_own_account.h"

#include "base/error.h"
#include "base/json.h"
#include "core/operation.h"
#include "modules/users/user_rights.h"
#include "modules/users/user_store.h"

namespace okno::users {

namespace {

constexpr std::size_t kMostPreferences = 64 * 1024;

bool one_of(const std::string& text, std::initializer_list<std::string_view> allowed) {
    for (const std::string_view each : allowed) {
        if (text == each) return true;
    }
    return false;
}

std::string merge_preferences(const std::string& kept, const std::map<std::string, std::string>& changes) {
    Json merged = Json::object();
    const Json before = parse_json(kept);
    for (const auto& [key, value] : before.as_object()) {
        if (!changes.contains(key)) merged.set(key, value);
    }
    for (const auto& [key, value] : changes) {
        if (!value.empty()) merged.set(key, value);
    }
    return merged.dump();
}

}  // namespace

User edit_own_account(const Context& context, const OwnAccountEdit& edit) {
    Problems problems;
    if (edit.language && !one_of(*edit.language, {"en", "ru", "pl", "uz"}))
        problems.add("language", "error.unknown", {{"value", *edit.language}});
    if (edit.theme && !one_of(*edit.theme, {"light", "dark", "system"})) problems.add("theme", "error.unknown", {{"value", *edit.theme}});
    problems.throw_if_any();

    Operation op(context, own_account);
    std::optional<User> user = find_user(op.connection(), context.actor.id);
    if (context.actor.kind != ActorKind::user || !user) throw_not_found();
    if (edit.language) user->language = *edit.language;
    if (edit.theme) user->theme = *edit.theme;
    if (edit.preferences) user->preferences = merge_preferences(user->preferences, *edit.preferences);
    if (user->preferences.size() > kMostPreferences)
        throw_invalid("preferences", "error.too_long", {{"most", std::to_string(kMostPreferences)}});
    set_preferences(op, *user);
    op.touched({"user", user->id}, {}, "changed");
    op.result({"user", user->id});
    op.commit();
    return *user;
}

}  // namespace okno::users
