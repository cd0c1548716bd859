// SPDX-License-Identifier: Apache-2.0
#include "modules/users/edit_user.h"

#include <algorithm>

#include "base/error.h"
#include "base/id.h"
#include "base/text.h"
#include "core/operation.h"
#include "modules/users/access_store.h"
#include "modules/users/user_checks.h"
#include "modules/users/user_fields.h"
#include "modules/users/user_rights.h"
#include "modules/users/user_store.h"

namespace okno::users {

namespace {

bool administers(const User& user, const std::vector<UserGroup>& groups) {
    if (!user.active) return false;
    return user.is_admin || std::any_of(groups.begin(), groups.end(), [&](const UserGroup& group) {
               return group.everything && std::find(user.group_ids.begin(), user.group_ids.end(), group.id) != user.group_ids.end();
           });
}

// Also puts them in order, each once.
void check_groups(db::Connection& connection, std::vector<std::int64_t>& ids, Problems& problems) {
    const std::vector<UserGroup> groups = all_groups(connection);
    for (std::size_t at = 0; at < ids.size(); ++at) {
        const bool known = std::any_of(groups.begin(), groups.end(), [&](const UserGroup& group) { return group.id == ids[at]; });
        if (!known) problems.add("groups[" + std::to_string(at) + "]", "error.unknown", {{"value", std::to_string(ids[at])}});
    }
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
}

void require_an_administrator(db::Connection& connection, const User& edited) {
    const std::vector<UserGroup> groups = all_groups(connection);
    const std::vector<User> users = all_users(connection);
    const bool somebody = administers(edited, groups) || std::any_of(users.begin(), users.end(), [&](const User& user) {
                              return user.id != edited.id && administers(user, groups);
                          });
    if (!somebody) throw_invalid("active", "error.user.last_admin");
}

}  // namespace

User edit_user(const Context& context, std::int64_t id, const UserEdit& edit) {
    std::string hash;
    if (edit.password) {
        Problems problems;
        check_password(*edit.password, problems);
        problems.throw_if_any();
        hash = hash_password(*edit.password);
    }
    Operation op(context, users_edit);
    const std::optional<User> before = find_user(op.connection(), id);
    if (!before) throw_not_found();
    User after = *before;
    after.version = edit.version;
    if (edit.email) after.email = trim(*edit.email);
    if (edit.first_name) after.first_name = trim(clean_text(*edit.first_name));
    if (edit.last_name) after.last_name = trim(clean_text(*edit.last_name));
    if (edit.patronymic) after.patronymic = trim(clean_text(*edit.patronymic));
    if (edit.phone) after.phone = trim(clean_text(*edit.phone));
    if (edit.position) after.position = trim(clean_text(*edit.position));
    if (edit.active) after.active = *edit.active;
    if (edit.is_admin) after.is_admin = *edit.is_admin;
    if (edit.group_ids) after.group_ids = *edit.group_ids;
    Problems problems;
    check_person(after, problems);
    if (edit.group_ids) check_groups(op.connection(), after.group_ids, problems);
    problems.throw_if_any();
    const std::optional<User> same_mail = find_user_by_email(op.connection(), after.email);
    if (same_mail && same_mail->id != id) throw_conflict("error.user.email_taken", {{"email", after.email}});
    require_an_administrator(op.connection(), after);

    update_user(op, after);
    ++after.version;
    if (edit.password) set_password_hash(op, id, hash);
    if (!after.active || edit.password) revoke_sessions_of(op, id, 0);
    op.changed({"user", id}, {}, *before, after, user_fields());
    op.touched({"user", id}, {}, "changed");
    op.result({"user", id});
    op.commit();
    return after;
}

}  // namespace okno::users
