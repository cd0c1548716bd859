// SPDX-License-Identifier: Apache-2.0
#include "faces/api_v5/person_json.h"

#include <algorithm>

namespace okno::api_v5 {

namespace {

using users::User;
using users::UserGroup;

const std::string& title(const UserGroup& group, const Account& account) {
    const auto named = group.names.find(account.language);
    return named == group.names.end() ? group.name : named->second;
}

void print_empty(JsonWriter& out, std::string_view name) { out.key(name).begin_array().end_array(); }

}  // namespace

std::vector<const UserGroup*> groups_of(const User& user, const users::Roster& roster) {
    std::vector<const UserGroup*> groups;
    for (const UserGroup& group : roster.groups()) {
        if (std::find(user.group_ids.begin(), user.group_ids.end(), group.id) != user.group_ids.end()) groups.push_back(&group);
    }
    return groups;
}

bool is_manager(const User& user, const users::Roster& roster) {
    const std::vector<const UserGroup*> groups = groups_of(user, roster);
    return std::any_of(groups.begin(), groups.end(), [](const UserGroup* group) { return group->is_manager; });
}

void print_person(JsonWriter& out, const User& user, const users::Roster& roster, const Account& account) {
    out.begin_object().member("id", user.id);
    print_moment(out, "createdAt", user.created_at, account);
    out.member("active", user.active).member("email", user.email);
    print_text(out, "firstName", user.first_name);
    print_text(out, "lastName", user.last_name);
    print_text(out, "patronymic", user.patronymic);
    print_text(out, "phone", user.phone);
    print_text(out, "position", user.position);
    print_text(out, "status", user.presence);
    out.member("isAdmin", user.is_admin).member("isManager", is_manager(user, roster));
    out.key("groups").begin_array();
    for (const UserGroup* group : groups_of(user, roster))
        out.begin_object().member("id", group->id).member("name", title(*group, account)).member("code", group->code).end_object();
    out.end_array().end_object();
}

void print_user_group(JsonWriter& out, const UserGroup& group, const Account& account) {
    out.begin_object().member("id", group.id).member("name", title(group, account)).member("code", group.code);
    out.member("isManager", group.is_manager).member("isDeliveryMen", group.is_delivery);
    // Limits by these do not exist here: an empty list is "all", as in the original.
    for (const std::string_view name :
         {"deliveryTypes", "breakdownOrderTypes", "breakdownSites", "breakdownOrderMethods", "grantedOrderTypes"})
        print_empty(out, name);
    out.key("grantedSites").begin_array();
    for (const references::Site* site : account.books.sites()) {
        const bool named = std::find(group.sites.begin(), group.sites.end(), site->id) != group.sites.end();
        if (group.everything || group.all_sites || named) out.string(site->code);
    }
    out.end_array().end_object();
}

}  // namespace okno::api_v5
