// SPDX-License-Identifier: Apache-2.0
#include "modules/users/create_user.h"

#include <algorithm>

#include "base/error.h"
#include "base/id.h"
#include "base/text.h"
#include "core/operation.h"
#include "modules/users/user_checks.h"
#include "modules/users/user_fields.h"
#include "modules/users/user_rights.h"
#include "modules/users/user_store.h"

namespace okno::users {

User create_user(const Context& context, const NewUser& input) {
    User user;
    user.email = trim(input.email);
    user.first_name = trim(clean_text(input.first_name));
    user.last_name = trim(clean_text(input.last_name));
    user.patronymic = trim(clean_text(input.patronymic));
    user.phone = trim(clean_text(input.phone));
    user.position = trim(clean_text(input.position));
    user.language = input.language;
    user.is_admin = input.is_admin;

    Problems problems;
    check_person(user, problems);
    check_password(input.password, problems);
    if (user.language != "en" && user.language != "ru" && user.language != "pl" && user.language != "uz")
        problems.add("language", "error.unknown");
    {
        const auto lease = context.database.read();
        const std::vector<UserGroup> groups = all_groups(lease->connection());
        for (std::size_t at = 0; at < input.groups.size(); ++at) {
            const std::size_t before = user.group_ids.size();
            for (const UserGroup& group : groups) {
                if (group.code == input.groups[at]) user.group_ids.push_back(group.id);
            }
            if (user.group_ids.size() == before)
                problems.add("groups[" + std::to_string(at) + "]", "error.unknown", {{"value", input.groups[at]}});
        }
    }
    std::sort(user.group_ids.begin(), user.group_ids.end());
    user.group_ids.erase(std::unique(user.group_ids.begin(), user.group_ids.end()), user.group_ids.end());
    problems.throw_if_any();
    const std::string hash = hash_password(input.password);

    Operation op(context, users_edit);
    if (find_user_by_email(op.connection(), user.email)) throw_conflict("error.user.email_taken", {{"email", user.email}});
    user.hue = static_cast<int>(all_users(op.connection()).size() % 8);
    user.created_at = op.now();
    user.id = insert_user(op, user, hash);
    op.created({"user", user.id}, {}, user, user_fields());
    op.result({"user", user.id});
    op.commit();
    return user;
}

}  // namespace okno::users
