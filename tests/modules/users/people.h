// SPDX-License-Identifier: Apache-2.0
// A shop with the first groups of people, and people in them.
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "modules/users/create_user.h"
#include "modules/users/roster.h"
#include "modules/users/user_store.h"
#include "modules/users/users_module.h"
#include "tests/support/journal_expect.h"
#include "tests/support/test_shop.h"

namespace okno::testing {

inline constexpr const char* kPassword = "correct horse battery";

class PeopleTest : public ShopTest {
  protected:
    void SetUp() override {
        ShopTest::SetUp();
        if (IsSkipped()) return;
        shop().write([](Operation& op) { users::seed_users(op); });
        shop().topics();
    }

    Context admin() { return shop().context(TestShop::admin()); }
    users::User make_person(std::string email, std::vector<std::string> groups = {"manager"}) {
        users::NewUser person;
        person.email = std::move(email);
        person.password = kPassword;
        person.first_name = "Olga";
        person.groups = std::move(groups);
        return users::create_user(admin(), person);
    }
    users::Roster roster() { return users::Roster(shop().database().read()->connection()); }
    std::int64_t group_id(std::string_view code) { return roster().group(code)->id; }
    std::int64_t make_group(users::UserGroup group) {
        std::int64_t id = 0;
        shop().write([&](Operation& op) { id = users::insert_group(op, group); });
        return id;
    }
    void put_in(const users::User& user, std::vector<std::int64_t> groups) {
        shop().write([&](Operation& op) {
            users::User moved = *users::find_user(op.connection(), user.id);
            moved.group_ids = std::move(groups);
            users::update_user(op, moved);
        });
    }
    std::int64_t sessions_alive() { return shop().integer("SELECT COUNT(*) FROM sessions WHERE revoked_at IS NULL"); }
};

}  // namespace okno::testing
