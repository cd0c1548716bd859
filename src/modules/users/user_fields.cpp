// SPDX-License-Identifier: Apache-2.0
#include "modules/users/user_fields.h"

namespace okno::users {

namespace {

template <auto Member>
Json get_text(const User& user) {
    return user.*Member;
}
template <auto Member>
void set_text(User& user, const Json& value) {
    user.*Member = value.is_string() ? value.as_string() : "";
}
template <auto Member>
Json get_flag(const User& user) {
    return user.*Member;
}
template <auto Member>
void set_flag(User& user, const Json& value) {
    user.*Member = value.is_bool() && value.as_bool();
}

template <auto Member>
constexpr Field<User> text_field(std::string_view name, std::string_view api, bool personal) {
    return {{.name = name, .type = FieldType::text, .api_name = api, .history_name = name, .personal = personal},
            get_text<Member>,
            set_text<Member>};
}
template <auto Member>
constexpr Field<User> flag_field(std::string_view name, std::string_view api) {
    return {{.name = name, .type = FieldType::flag, .api_name = api, .history_name = name}, get_flag<Member>, set_flag<Member>};
}

Json get_groups(const User& user) {
    Json ids = Json::array();
    for (const std::int64_t id : user.group_ids) ids.push(id);
    return ids;
}

void set_groups(User& user, const Json& value) {
    user.group_ids.clear();
    if (!value.is_array()) return;
    for (const Json& id : value.as_array()) user.group_ids.push_back(id.to_int().value_or(0));
}

Json get_rights(const UserGroup& group) {
    Json rights = Json::object();
    for (const auto& [code, level] : group.rights) rights.set(code, to_string(level));
    return rights;
}

void set_rights(UserGroup& group, const Json& value) {
    group.rights.clear();
    if (!value.is_object()) return;
    for (const auto& [code, level] : value.as_object()) group.rights[code] = level_from(level.as_string());
}

}  // namespace

const FieldTable<User>& user_fields() {
    static const FieldTable<User> table = {
        text_field<&User::email>("email", "email", true),
        text_field<&User::first_name>("first_name", "firstName", true),
        text_field<&User::last_name>("last_name", "lastName", true),
        text_field<&User::patronymic>("patronymic", "patronymic", true),
        text_field<&User::phone>("phone", "phone", true),
        text_field<&User::position>("position", "position", false),
        flag_field<&User::is_admin>("is_admin", "isAdmin"),
        flag_field<&User::active>("active", "active"),
        {{.name = "groups", .type = FieldType::object, .api_name = "groups", .history_name = "groups"}, get_groups, set_groups},
    };
    return table;
}

const FieldTable<UserGroup>& user_group_fields() {
    static const FieldTable<UserGroup> table = {
        {{.name = "name", .type = FieldType::text, .api_name = "name", .history_name = "name"},
         [](const UserGroup& group) { return Json(group.name); },
         [](UserGroup& group, const Json& value) { group.name = value.is_string() ? value.as_string() : ""; }},
        {{.name = "rights", .type = FieldType::object, .history_name = "rights"}, get_rights, set_rights},
    };
    return table;
}

}  // namespace okno::users
