// SPDX-License-Identifier: Apache-2.0
#include "core/rights.h"

#include <gtest/gtest.h>

#include "core/actor.h"

namespace okno {
namespace {

constexpr Right kEdit{"things_edit", true};
constexpr Right kSettings{"settings_edit", false};

Actor person(std::string_view right, Level level) {
    Actor actor;
    actor.kind = ActorKind::user;
    actor.id = 5;
    actor.rights.emplace(right, level);
    actor.colleagues = {5, 6};
    return actor;
}

TEST(Rights, levels_have_names) {
    for (Level level : {Level::none, Level::own, Level::group, Level::all}) EXPECT_EQ(level_from(to_string(level)), level);
    EXPECT_EQ(level_from("everything"), Level::none);
}

TEST(Rights, nothing_is_granted_that_was_not_named) {
    const Actor actor = person("other", Level::all);
    EXPECT_FALSE(actor.may(kEdit));
    EXPECT_FALSE(actor.may_at(kEdit, 1, 5));
}

TEST(Rights, everything_is_everything_but_only_in_ones_shops) {
    Actor actor = Actor::system();
    EXPECT_EQ(actor.level(kSettings), Level::all);
    actor.all_sites = false;
    actor.sites = {1};
    EXPECT_TRUE(actor.may_at(kEdit, 1, 9));
    EXPECT_FALSE(actor.may_at(kEdit, 2, 9));
    EXPECT_TRUE(actor.may_at(kEdit, 0, 9));
}

TEST(Rights, a_right_without_owners_is_not_held_in_part) {
    EXPECT_FALSE(person("settings_edit", Level::own).may(kSettings));
    EXPECT_FALSE(person("settings_edit", Level::group).may(kSettings));
    EXPECT_TRUE(person("settings_edit", Level::all).may(kSettings));
}

TEST(Rights, own_and_group_reach_what_they_say) {
    struct Case {
        Level level;
        std::int64_t owner;
        bool reached;
    };
    for (const Case& row : {Case{Level::own, 5, true}, Case{Level::own, 6, false}, Case{Level::own, 0, true}, Case{Level::group, 6, true},
                            Case{Level::group, 7, false}, Case{Level::group, 0, true}, Case{Level::all, 7, true},
                            Case{Level::none, 5, false}, Case{Level::none, 0, false}}) {
        EXPECT_EQ(person("things_edit", row.level).may_at(kEdit, 1, row.owner), row.reached) << to_string(row.level) << ' ' << row.owner;
    }
}

TEST(Rights, a_key_owns_nothing_by_the_number_it_shares_with_a_person) {
    Actor key = person("things_edit", Level::own);
    key.kind = ActorKind::api_key;
    EXPECT_FALSE(key.may_at(kEdit, 1, 5));
}

}  // namespace
}  // namespace okno
