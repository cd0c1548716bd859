// SPDX-License-Identifier: Apache-2.0
// Requests in rows: each states its status, what its answer holds and what not; a refused one must have written no history.
//
//   expect_rows({{"no such book", "GET", "reference/planets", {}, 404, {"API method not found"}, {}}});
#pragma once

#include <gmock/gmock.h>

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "modules/users/create_user.h"
#include "modules/users/users_module.h"
#include "tests/faces/api_v5/api_test.h"

namespace okno::testing {

struct ApiRow {
    std::string name, method, target;  // target: after /api/v5/, with the query as it is sent
    http::Pairs fields;
    int status = 200;
    std::vector<std::string> contains, lacks;
};

// A test that speaks with one client at a time, over a shop with the groups of people of a new account.
class RequestTableTest : public ApiTest {
  protected:
    void SetUp() override {
        ApiTest::SetUp();
        if (IsSkipped()) return;
        shop().write([](Operation& op) { users::seed_users(op); });
        shop().topics();
        use(client());
    }

    void use(ApiClient asking) { asking_.emplace(std::move(asking)); }

    users::User make_person(std::string email, std::string first_name, std::string group) {
        users::NewUser person;
        person.email = std::move(email);
        person.password = "correct horse battery";
        person.first_name = std::move(first_name);
        person.groups = {std::move(group)};
        const users::User made = users::create_user(shop().context(TestShop::admin()), person);
        roster().forget();
        return made;
    }

    ApiAnswer get(std::string_view target) { return send("GET", target, {}, Encoding::urlencoded); }
    ApiAnswer post(std::string_view target, const http::Pairs& fields = {}, Encoding encoding = Encoding::urlencoded) {
        return send("POST", target, fields, encoding);
    }

    void expect_rows(const std::vector<ApiRow>& rows) {
        for (const ApiRow& row : rows) {
            SCOPED_TRACE(row.name);
            JournalMark mark(shop());
            const ApiAnswer answer = send(row.method, row.target, row.fields, Encoding::urlencoded);
            EXPECT_EQ(answer.status, row.status) << answer.text.substr(0, 2000);
            for (const std::string& text : row.contains) EXPECT_THAT(answer.text, ::testing::HasSubstr(text));
            for (const std::string& text : row.lacks) EXPECT_THAT(answer.text, ::testing::Not(::testing::HasSubstr(text)));
            EXPECT_EQ(answer.at("success"), answer.status < 400 ? "true" : "false");
            if (answer.status >= 400 && answer.status != 460) mark.expect({});
        }
    }

  private:
    ApiAnswer send(std::string_view method, std::string_view target, const http::Pairs& fields, Encoding encoding) {
        const std::string path = (target.starts_with("/") ? "" : "/api/v5/") + std::string(target);
        http::Request request = form_request(path, fields, encoding);
        if (method != "POST") {
            request.method = method;
            request.headers.clear();
            request.body.clear();
        }
        request.headers.add("X-API-KEY", asking_->key());
        return asking_->send(request);
    }

    std::optional<ApiClient> asking_;
};

}  // namespace okno::testing
