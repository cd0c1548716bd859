// SPDX-License-Identifier: Apache-2.0
#include "app/door.h"

#include <gmock/gmock.h>

#include <map>

#include "base/json.h"
#include "modules/users/create_user.h"
#include "tests/platform/http/loopback.h"
#include "tests/support/test_database.h"

namespace okno::app {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

// The whole program over an empty folder, listening on a free port.
class DoorTest : public ::testing::Test {
  protected:
    DoorTest() : application_(settings(folder_.path().string()), clock_), door_(application_) { door_.open(); }
    ~DoorTest() override { door_.close(); }

    static config::Settings settings(std::string folder) {
        config::Settings made;
        made.listen.port = 0;
        made.data = std::move(folder);
        made.workers = 4;
        return made;
    }
    http::Answer ask(const std::string& bytes) { return http::Client(door_.port()).ask(bytes); }
    Application& application() { return application_; }

  private:
    testing::TemporaryFolder folder_;
    SystemClock clock_;
    Application application_;
    Door door_;
};

TEST_F(DoorTest, operators_see_that_it_is_up_ready_and_how_it_fares) {
    EXPECT_EQ(ask(http::get("/health")).status, 200);
    EXPECT_EQ(ask(http::get("/ready")).body, "ready\n");
    EXPECT_EQ(ask(http::get("/ui/orders")).status, 401);
    EXPECT_EQ(ask(http::get("/api/v5/orders")).status, 403);
    const http::Answer metrics = ask(http::get("/metrics"));
    EXPECT_EQ(metrics.status, 200);
    for (const char* figure : {"okno_requests_total{face=\"ui\",status=\"4xx\"} 1", "okno_requests_total{face=\"api_v5\",status=\"4xx\"} 1",
                               "okno_request_seconds_count{face=\"ui\"} 1", "okno_watchers 0", "okno_jobs_failed 0", "okno_resident_bytes"})
        EXPECT_THAT(metrics.body, HasSubstr(figure));
}

TEST_F(DoorTest, what_is_too_large_is_said_in_the_dialect_of_the_face) {
    const std::string huge = "Content-Length: 9000000\r\n\r\n";
    const http::Answer ui = ask("POST /ui/orders HTTP/1.1\r\nHost: shop\r\nAccept-Language: ru\r\n" + huge);
    EXPECT_EQ(ui.status, 413);
    const Json failure = parse_json(ui.body);
    EXPECT_EQ(failure.find("error")->as_string(), "too_large");
    EXPECT_EQ(failure.find("message")->as_string(), "Слишком большой объём для отправки");
    const http::Answer api = ask("POST /api/v5/orders/create HTTP/1.1\r\nHost: shop\r\n" + huge);
    EXPECT_EQ(api.status, 413);
    const Json envelope = parse_json(api.body);
    EXPECT_FALSE(envelope.find("success")->as_bool());
    EXPECT_NE(envelope.find("errorMsg"), nullptr);
}

TEST_F(DoorTest, every_address_leads_to_its_face) {
    EXPECT_THAT(ask(http::get("/ui/session")).body, HasSubstr("\"error\":\"unauthorized\""));
    EXPECT_THAT(ask(http::get("/api/v5/orders")).body, HasSubstr("\"success\":false"));
    EXPECT_THAT(ask(http::get("/orders/17")).header("Content-Type"), HasSubstr("text/html"));
    EXPECT_EQ(ask(http::post("/orders", "")).status, 405);
    EXPECT_EQ(ask(http::get("/live",
                            "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                            "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"))
                  .status,
              401);
}

TEST_F(DoorTest, one_who_signs_in_gets_a_cookie_that_opens_the_rest) {
    users::NewUser person;
    person.email = "olga@example.com";
    person.password = "correct horse battery";
    person.first_name = "Olga";
    person.groups = {"manager"};
    users::create_user(application().operator_context(), person);
    const http::Answer signed_in = ask(http::post("/ui/session", R"({"email":"olga@example.com","password":"correct horse battery"})",
                                                  "Content-Type: application/json\r\n"));
    ASSERT_EQ(signed_in.status, 200) << signed_in.body;
    const std::string set = signed_in.header("Set-Cookie");
    EXPECT_THAT(set, Not(HasSubstr("Secure")));  // plain HTTP on loopback: a secure cookie would never come back
    const std::string cookie = "Cookie: " + set.substr(0, set.find(';')) + "\r\n";
    EXPECT_EQ(ask(http::get("/ui/orders", cookie)).status, 200);
    const http::Answer watching =
        ask(http::get("/live", cookie + "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                                        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"));
    EXPECT_EQ(watching.status, 101);
}

TEST_F(DoorTest, every_right_of_the_first_groups_exists) {
    std::map<std::string_view, const Right*> known;
    for (const auto& [module, rights] : all_rights()) {
        for (const Right* right : rights) EXPECT_TRUE(known.emplace(right->code, right).second) << right->code << " twice";
    }
    const auto roster = application().roster().current();
    ASSERT_EQ(roster->groups().size(), 5u);
    for (const users::UserGroup& group : roster->groups()) {
        EXPECT_TRUE(group.everything || !group.rights.empty()) << group.code;
        for (const auto& [code, level] : group.rights) {
            const auto found = known.find(code);
            ASSERT_NE(found, known.end()) << group.code << ' ' << code;
            EXPECT_TRUE(level == Level::all || found->second->by_owner) << code << " cannot be had in part";
        }
    }
}

}  // namespace
}  // namespace okno::app
