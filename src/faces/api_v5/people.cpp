// SPDX-License-Identifier: Apache-2.0
#include "faces/api_v5/people.h"

#include <algorithm>

#include "base/text.h"
#include "faces/api_v5/answer.h"
#include "faces/api_v5/person_json.h"

namespace okno::api_v5 {

namespace {

using users::User;
using users::UserGroup;

struct PersonFilter {
    std::optional<std::string> email, presence;
    std::optional<bool> active, is_manager, is_admin;
    std::vector<std::string> groups;  // codes or ids
    std::optional<Moment> created_from, created_to;
};

PersonFilter read_filter(const Call& call) {
    Problems problems;
    const FilterFields fields = call.filter(problems);
    PersonFilter filter;
    filter.email = fields.text("email");
    filter.presence = fields.text("status");
    filter.active = fields.flag("active");
    filter.is_manager = fields.flag("isManager");
    filter.is_admin = fields.flag("isAdmin");
    filter.groups = fields.texts("groups");
    filter.created_from = fields.from("createdAtFrom");
    filter.created_to = fields.until("createdAtTo");
    fields.refuse_others();
    problems.throw_if_any();
    return filter;
}

bool in_groups(const User& user, const users::Roster& roster, const std::vector<std::string>& wanted) {
    const std::vector<const UserGroup*> groups = groups_of(user, roster);
    return std::any_of(groups.begin(), groups.end(), [&](const UserGroup* group) {
        return std::any_of(wanted.begin(), wanted.end(),
                           [&](const std::string& said) { return said == group->code || said == std::to_string(group->id); });
    });
}

bool passes(const User& user, const users::Roster& roster, const PersonFilter& filter) {
    if (filter.email && !equal_ascii_nocase(user.email, *filter.email)) return false;
    if (filter.presence && user.presence != *filter.presence) return false;
    if (filter.active && user.active != *filter.active) return false;
    if (filter.is_manager && is_manager(user, roster) != *filter.is_manager) return false;
    if (filter.is_admin && user.is_admin != *filter.is_admin) return false;
    if (!filter.groups.empty() && !in_groups(user, roster, filter.groups)) return false;
    if (filter.created_from && user.created_at < *filter.created_from) return false;
    return !filter.created_to || user.created_at < *filter.created_to;
}

Account account_of(const Call& call) { return {*call.books, call.context.zone, call.context.language}; }

// The first and the one after the last of a page of so many.
std::pair<std::size_t, std::size_t> bounds(const Page& page, std::size_t all) {
    const std::size_t limit = static_cast<std::size_t>(page.limit);
    const std::size_t first = std::min(static_cast<std::size_t>(page.number - 1) * limit, all);
    return {first, std::min(first + limit, all)};
}

http::Response list_people(const Parts&, Call& call) {
    const PersonFilter filter = read_filter(call);
    const Page page = call.page();
    std::vector<const User*> found;
    for (const User& user : call.roster->users()) {
        if (passes(user, *call.roster, filter)) found.push_back(&user);
    }
    JsonWriter out = success();
    print_pagination(out, page, static_cast<std::int64_t>(found.size()));
    out.key("users").begin_array();
    const auto [first, end] = bounds(page, found.size());
    for (std::size_t at = first; at < end; ++at) print_person(out, *found[at], *call.roster, account_of(call));
    out.end_array();
    return finish(out);
}

http::Response show_person(const Parts&, Call& call) {
    const std::optional<std::int64_t> id = whole_number(call.path("id"));
    const User* user = id ? call.roster->user(*id) : nullptr;
    if (user == nullptr) throw_not_found();
    JsonWriter out = success();
    out.key("user");
    print_person(out, *user, *call.roster, account_of(call));
    return finish(out);
}

http::Response list_groups(const Parts&, Call& call) {
    const Page page = call.page();
    const std::vector<UserGroup>& all = call.roster->groups();
    JsonWriter out = success();
    print_pagination(out, page, static_cast<std::int64_t>(all.size()));
    out.key("groups").begin_array();
    const auto [first, end] = bounds(page, all.size());
    for (std::size_t at = first; at < end; ++at) print_user_group(out, all[at], account_of(call));
    out.end_array();
    return finish(out);
}

}  // namespace

std::vector<Route> people_routes() {
    return {
        {"GET", "/api/v5/users", "user_read", list_people, "People who work here, by filter"},
        {"GET", "/api/v5/users/{id}", "user_read", show_person, "One of them"},
        {"GET", "/api/v5/user-groups", "user_read", list_groups, "Their groups"},
    };
}

}  // namespace okno::api_v5
