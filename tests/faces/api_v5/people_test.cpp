// SPDX-License-Identifier: Apache-2.0
#include "tests/faces/api_v5/request_table.h"

namespace okno::testing {

namespace {

class ApiPeopleTest : public RequestTableTest {};

TEST_P(ApiPeopleTest, are_listed_filtered_and_shown_one_by_one) {
    const users::User maria = make_person("maria@example.org", "Maria", "manager");
    make_person("karl@example.org", "Karl", "courier");
    const std::string id = std::to_string(maria.id);
    const ApiAnswer one = get("users/" + id);
    EXPECT_EQ(one.status, 200);
    const std::string group = one.at("user.groups[0].id");
    EXPECT_EQ(one.at("user"), R"({"id":)" + id +
                                  R"(,"createdAt":"2026-11-21 09:12:33","active":true,"email":"maria@example.org","firstName":"Maria",)"
                                  R"("status":"free","isAdmin":false,"isManager":true,"groups":[{"id":)" +
                                  group + R"(,"name":"Managers","code":"manager"}]})");
    const ApiAnswer all = get("users");
    EXPECT_EQ(all.at("pagination"), R"({"limit":20,"totalCount":2,"currentPage":1,"totalPageCount":1})");
    EXPECT_EQ(all.size("users"), 2U);
    for (const std::string filter : {"filter[email]=MARIA%40example.org", "filter[isManager]=1", "filter[groups][]=manager"}) {
        const ApiAnswer found = get("users?" + filter);
        EXPECT_EQ(found.size("users"), 1U) << filter;
        EXPECT_EQ(found.at("users[0].id"), id) << filter;
    }
    EXPECT_EQ(get("users?filter[groups][]=" + group).at("users[0].id"), id);
    EXPECT_EQ(get("users?filter[isAdmin]=1").at("users"), "[]");
    EXPECT_EQ(get("users?filter[active]=0").at("users"), "[]");
    EXPECT_EQ(get("users?filter[createdAtFrom]=2026-11-22").at("users"), "[]");
    EXPECT_EQ(get("users?page=2").at("users"), "[]");
    expect_rows({
        {"nobody", "GET", "users/4711", {}, 404, {"Not found"}, {}},
        {"no number", "GET", "users/maria", {}, 404, {"Not found"}, {}},
        {"unknown filter", "GET", "users?filter[online]=1", {}, 400, {R"("filter[online]":)"}, {}},
        {"wrong flag", "GET", "users?filter[active]=x", {}, 400, {R"("filter[active]":)"}, {}},
    });
}

TEST_P(ApiPeopleTest, groups_say_what_they_are_and_which_shops_they_see) {
    const ApiAnswer groups = get("user-groups");
    EXPECT_EQ(groups.at("pagination.totalCount"), "5");
    EXPECT_EQ(
        groups.at("groups[2]"),
        R"({"id":)" + groups.at("groups[2].id") +
            R"(,"name":"Managers","code":"manager","isManager":true,"isDeliveryMen":false,"deliveryTypes":[],"breakdownOrderTypes":[],)"
            R"("breakdownSites":[],"breakdownOrderMethods":[],"grantedOrderTypes":[],"grantedSites":["shop"]})");
}

TEST_P(ApiPeopleTest, settings_of_the_account_are_values_with_their_time) {
    const ApiAnswer answer = get("settings");
    EXPECT_EQ(answer.status, 200);
    EXPECT_EQ(answer.at("settings.default_currency.value"), "\"RUB\"");
    EXPECT_EQ(answer.at("settings.system_language.value"), "\"EN\"");
    EXPECT_EQ(answer.at("settings.timezone.value"), "\"Europe/Moscow\"");
    EXPECT_EQ(answer.at("settings.work_times[0]"), R"({"day_type":"Monday","start_time":"09:00","end_time":"18:00"})");
    EXPECT_EQ(answer.at("settings.non_working_days"), "[]");
}

TEST_P(ApiPeopleTest, want_their_scopes) {
    use(client({}, {"order_read"}));
    for (const std::string path : {"users", "users/1", "user-groups", "settings"}) EXPECT_EQ(get(path).status, 403) << path;
}

OKNO_ON_BOTH_ENGINES(ApiPeopleTest);

}  // namespace

}  // namespace okno::testing
