// SPDX-License-Identifier: Apache-2.0
#include "modules/users/user_store.h"

#include <unordered_map>

#include "base/error.h"
#include "base/json.h"
#include "base/text.h"

namespace okno::users {

namespace {

constexpr std::string_view kUserColumns =
    "id, email, first_name, last_name, patronymic, phone, position, presence, is_admin, active, language, theme, preferences, hue, "
    "created_at, version";

User read_user(const db::Row& row) {
    db::Columns in(row);
    User user;
    user.id = in.integer();
    user.email = in.text();
    user.first_name = in.text();
    user.last_name = in.text();
    user.patronymic = in.text();
    user.phone = in.text();
    user.position = in.text();
    user.presence = in.text();
    user.is_admin = in.flag();
    user.active = in.flag();
    user.language = in.text();
    user.theme = in.text();
    user.preferences = in.text();
    user.hue = static_cast<int>(in.integer());
    user.created_at = in.integer();
    user.version = in.integer();
    return user;
}

std::vector<std::int64_t> groups_of(db::Connection& connection, std::int64_t user_id) {
    std::vector<std::int64_t> groups;
    for (const db::Row& row : connection.query("SELECT group_id FROM user_group_members WHERE user_id = $1 ORDER BY group_id", {user_id})) {
        groups.push_back(row.integer(0));
    }
    return groups;
}

void write_members(Operation& op, const User& user) {
    op.connection().execute("DELETE FROM user_group_members WHERE user_id = $1", {user.id});
    for (const std::int64_t group : user.group_ids) {
        op.connection().execute("INSERT INTO user_group_members (user_id, group_id) VALUES ($1, $2)", {user.id, group});
    }
}

void write_group_parts(Operation& op, const UserGroup& group) {
    db::Connection& connection = op.connection();
    connection.execute("DELETE FROM user_group_rights WHERE group_id = $1", {group.id});
    connection.execute("DELETE FROM user_group_sites WHERE group_id = $1", {group.id});
    for (const auto& [code, level] : group.rights) {
        connection.execute("INSERT INTO user_group_rights (group_id, right_code, level) VALUES ($1, $2, $3)",
                           {group.id, code, to_string(level)});
    }
    for (const std::int64_t site : group.sites) {
        connection.execute("INSERT INTO user_group_sites (group_id, site_id) VALUES ($1, $2)", {group.id, site});
    }
}

std::string names_json(const UserGroup& group) {
    Json names = Json::object();
    for (const auto& [language, name] : group.names) names.set(language, name);
    return names.dump();
}

}  // namespace

std::optional<User> find_user(db::Connection& connection, std::int64_t id) {
    static const std::string sql = "SELECT " + std::string(kUserColumns) + " FROM users WHERE id = $1 AND deleted_at IS NULL";
    const db::Rows rows = connection.query(sql, {id});
    if (rows.empty()) return std::nullopt;
    User user = read_user(rows[0]);
    user.group_ids = groups_of(connection, id);
    return user;
}

std::optional<User> find_user_by_email(db::Connection& connection, std::string_view email) {
    const auto id =
        connection.maybe_integer("SELECT id FROM users WHERE email_folded = $1 AND deleted_at IS NULL", {lower_ascii(trim(email))});
    return id ? find_user(connection, *id) : std::nullopt;
}

std::vector<User> all_users(db::Connection& connection) {
    static const std::string sql =
        "SELECT " + std::string(kUserColumns) + " FROM users WHERE deleted_at IS NULL ORDER BY active DESC, first_name, last_name, id";
    std::vector<User> users;
    std::unordered_map<std::int64_t, std::size_t> place;
    for (const db::Row& row : connection.query(sql)) {
        users.push_back(read_user(row));
        place[users.back().id] = users.size() - 1;
    }
    for (const db::Row& row : connection.query("SELECT user_id, group_id FROM user_group_members ORDER BY group_id")) {
        const auto found = place.find(row.integer(0));
        if (found != place.end()) users[found->second].group_ids.push_back(row.integer(1));
    }
    return users;
}

std::string password_hash(db::Connection& connection, std::int64_t user_id) {
    return connection.maybe_text("SELECT password_hash FROM users WHERE id = $1", {user_id}).value_or("");
}

std::int64_t insert_user(Operation& op, const User& user, std::string_view hash) {
    User made = user;
    made.id = *op.connection().maybe_integer(
        "INSERT INTO users (email, email_folded, password_hash, first_name, last_name, patronymic, phone, position, presence, is_admin, "
        "active, language, theme,"
        " preferences, hue, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16) RETURNING id",
        {user.email, lower_ascii(user.email), hash, user.first_name, user.last_name, user.patronymic, user.phone, user.position,
         user.presence, user.is_admin, user.active, user.language, user.theme, user.preferences, user.hue, op.now()});
    write_members(op, made);
    return made.id;
}

void update_user(Operation& op, const User& user) {
    const std::int64_t touched = op.connection().execute(
        "UPDATE users SET email = $1, email_folded = $2, first_name = $3, last_name = $4, patronymic = $5, phone = $6, position = $7, "
        "presence = $8,"
        " is_admin = $9, active = $10, hue = $11, version = version + 1 WHERE id = $12 AND version = $13 AND deleted_at IS NULL",
        {user.email, lower_ascii(user.email), user.first_name, user.last_name, user.patronymic, user.phone, user.position, user.presence,
         user.is_admin, user.active, user.hue, user.id, user.version});
    if (touched == 0) throw_conflict("error.version");
    write_members(op, user);
}

void set_password_hash(Operation& op, std::int64_t user_id, std::string_view hash) {
    op.connection().execute("UPDATE users SET password_hash = $1 WHERE id = $2", {hash, user_id});
}

void set_preferences(Operation& op, const User& user) {
    op.connection().execute("UPDATE users SET language = $1, theme = $2, preferences = $3 WHERE id = $4",
                            {user.language, user.theme, user.preferences, user.id});
}

std::vector<UserGroup> all_groups(db::Connection& connection) {
    std::vector<UserGroup> groups;
    std::unordered_map<std::int64_t, std::size_t> place;
    for (const db::Row& row : connection.query("SELECT id, code, name, names, parent_id, everything, all_sites, is_manager, is_delivery, "
                                               "ordering, created_at, version FROM user_groups"
                                               " WHERE deleted_at IS NULL ORDER BY ordering, id")) {
        db::Columns in(row);
        UserGroup group;
        group.id = in.integer();
        group.code = in.text();
        group.name = in.text();
        const Json names = parse_json(in.text());
        for (const auto& [language, name] : names.as_object()) group.names[language] = name.as_string();
        group.parent_id = in.integer();
        group.everything = in.flag();
        group.all_sites = in.flag();
        group.is_manager = in.flag();
        group.is_delivery = in.flag();
        group.ordering = static_cast<int>(in.integer());
        group.created_at = in.integer();
        group.version = in.integer();
        place[group.id] = groups.size();
        groups.push_back(std::move(group));
    }
    for (const db::Row& row : connection.query("SELECT group_id, right_code, level FROM user_group_rights")) {
        const auto found = place.find(row.integer(0));
        if (found != place.end()) groups[found->second].rights[std::string(row.text(1))] = level_from(row.text(2));
    }
    for (const db::Row& row : connection.query("SELECT group_id, site_id FROM user_group_sites ORDER BY site_id")) {
        const auto found = place.find(row.integer(0));
        if (found != place.end()) groups[found->second].sites.push_back(row.integer(1));
    }
    return groups;
}

std::int64_t insert_group(Operation& op, const UserGroup& group) {
    UserGroup made = group;
    made.id = *op.connection().maybe_integer(
        "INSERT INTO user_groups (code, name, names, parent_id, everything, all_sites, is_manager, is_delivery, ordering, created_at)"
        " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) RETURNING id",
        {group.code, group.name, names_json(group), group.parent_id, group.everything, group.all_sites, group.is_manager, group.is_delivery,
         group.ordering, op.now()});
    write_group_parts(op, made);
    return made.id;
}

void update_group(Operation& op, const UserGroup& group) {
    const std::int64_t touched = op.connection().execute(
        "UPDATE user_groups SET name = $1, names = $2, parent_id = $3, everything = $4, all_sites = $5, is_manager = $6, is_delivery = $7, "
        "ordering = $8,"
        " version = version + 1 WHERE id = $9 AND version = $10 AND deleted_at IS NULL",
        {group.name, names_json(group), group.parent_id, group.everything, group.all_sites, group.is_manager, group.is_delivery,
         group.ordering, group.id, group.version});
    if (touched == 0) throw_conflict("error.version");
    write_group_parts(op, group);
}

}  // namespace okno::users
