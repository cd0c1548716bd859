// SPDX-License-Identifier: Apache-2.0
#include "faces/api_v5/face.h"

#include <gmock/gmock.h>

#include <algorithm>

#include "modules/users/api_scopes.h"
#include "tests/faces/api_v5/api_test.h"

namespace okno::testing {
namespace {

using ::testing::HasSubstr;

class FaceTest : public ApiTest {
  protected:
    // The answer to a request made by hand; the client only sends it.
    ApiAnswer ask(std::string method, std::string path, std::string query = "", std::string header_key = "") {
        http::Request request;
        request.method = std::move(method);
        request.path = std::move(path);
        request.query_string = std::move(query);
        if (!header_key.empty()) request.headers.add("x-api-key", header_key);
        return api().send(request);
    }
};

TEST_P(FaceTest, the_key_is_taken_from_query_form_and_header_in_any_case) {
    const std::string key = api().key();
    EXPECT_EQ(ask("GET", "/api/credentials", "apiKey=" + key).status, 200);
    EXPECT_EQ(ask("GET", "/api/credentials", "APIKEY=" + key).status, 200);
    EXPECT_EQ(ask("GET", "/api/credentials", "", key).status, 200);
    for (const Encoding encoding : {Encoding::urlencoded, Encoding::multipart}) {
        const ApiAnswer answer =
            api().send(form_request("/api/v5/reference/sites/shop/edit", {{"apikey", key}, {"site", R"({"name":"Shop"})"}}, encoding));
        EXPECT_EQ(answer.status, 201) << answer.text;
    }
}

TEST_P(FaceTest, refuses_in_the_words_that_clients_match) {
    const ApiClient narrow = client({}, {"order_read"});
    struct Row {
        ApiAnswer answer;
        int status;
        std::string message;
    };
    const Row rows[] = {
        {ask("GET", "/api/credentials"), 403, "\"apiKey\" is missing."},
        {ask("GET", "/api/credentials", "apiKey=nonsense"), 403, "Wrong \"apiKey\" value."},
        {narrow.get("/api/v5/reference/sites"), 403, "Access denied."},
        {ask("GET", "/api/v5/nothing", "apiKey=" + api().key()), 404, "API method not found"},
        {ask("GET", "/api/v5/orders/%zz", "apiKey=" + api().key()), 404, "API method not found"},
        {ask("DELETE", "/api/v5/reference/sites"), 405, "Method Not Allowed"},
        {api().get("/api/v5/orders/17", {{"by", "id"}}), 404, "Not found"},
        {api().post("/api/v5/orders/create"), 400, "Parameter 'order' is missing"},
    };
    for (const Row& row : rows) {
        EXPECT_EQ(row.answer.status, row.status) << row.answer.text;
        EXPECT_EQ(row.answer.at("success"), "false");
        EXPECT_EQ(row.answer.at("errorMsg"), Json(row.message).dump());
        EXPECT_EQ(*row.answer.response.header("Content-Type"), "application/json");
    }
}

TEST_P(FaceTest, an_unknown_verb_is_told_which_ones_are_known) {
    const ApiAnswer answer = ask("PUT", "/api/v5/reference/sites");
    EXPECT_EQ(answer.status, 405);
    ASSERT_NE(answer.response.header("Allow"), nullptr);
    EXPECT_THAT(*answer.response.header("Allow"), HasSubstr("GET"));
    EXPECT_EQ(ask("OPTIONS", "/api/v5/reference/sites").status, 204);
    EXPECT_EQ(ask("HEAD", "/api/v5/reference/sites", "apiKey=" + api().key()).status, 200);
}

TEST_P(FaceTest, unknown_parameters_are_left_alone) {
    const ApiAnswer answer =
        api().get("/api/v5/reference/sites", {{"cms_source", "WordPress"}, {"php_version", "8.2"}, {"woo_version", "9"}});
    EXPECT_EQ(answer.status, 200) << answer.text;
}

TEST_P(FaceTest, a_revoked_key_is_wrong) {
    const ApiClient other = client();
    EXPECT_EQ(other.get("/api/credentials").status, 200);
    users::revoke_api_key(shop().context(TestShop::admin()), other.key_id());
    roster().forget();
    EXPECT_EQ(other.get("/api/credentials").at("errorMsg"), R"("Wrong \"apiKey\" value.")");
}

TEST_P(FaceTest, each_key_has_its_own_rate) {
    const std::unique_ptr<api_v5::Face> limited = face(3);
    const ApiClient one = client(*limited), other = client(*limited);
    for (int i = 0; i < 3; ++i) EXPECT_EQ(one.get("/api/credentials").status, 200);
    const ApiAnswer refused = one.get("/api/credentials");
    EXPECT_EQ(refused.status, 503);
    EXPECT_EQ(refused.at("errorMsg"), "\"Rate limit exceeded\"");
    ASSERT_NE(refused.response.header("Retry-After"), nullptr);
    EXPECT_EQ(other.get("/api/credentials").status, 200);
    shop().clock().advance(334);
    EXPECT_EQ(one.get("/api/credentials").status, 200);
    EXPECT_EQ(one.get("/api/credentials").status, 503);
    shop().clock().advance(-kHour);
    EXPECT_EQ(one.get("/api/credentials").status, 503);
    shop().clock().advance(kSecond);
    EXPECT_EQ(one.get("/api/credentials").status, 200);
}

TEST_P(FaceTest, credentials_name_scopes_methods_and_shops) {
    const ApiAnswer full = api().get("/api/credentials");
    EXPECT_EQ(full.size("scopes"), users::kApiScopes.size());
    EXPECT_EQ(full.at("siteAccess"), "\"access_full\"");
    EXPECT_EQ(full.at("sitesAvailable"), R"(["shop"])");
    EXPECT_THAT(full.text, HasSubstr(R"("/api/reference/sites")"));
    EXPECT_THAT(full.text, HasSubstr(R"("/api/reference/sites/{code}/edit")"));

    add_site("shop-2");
    const ApiAnswer narrow = client({"shop-2"}, {"order_read"}).get("/api/credentials");
    EXPECT_EQ(narrow.at("scopes"), R"(["order_read"])");
    EXPECT_EQ(narrow.at("siteAccess"), "\"access_selective\"");
    EXPECT_EQ(narrow.at("sitesAvailable"), R"(["shop-2"])");
    EXPECT_THAT(narrow.text, HasSubstr(R"("/api/orders/{externalId}")"));
    EXPECT_THAT(narrow.text, Not(HasSubstr("/api/orders/create")));
    EXPECT_THAT(narrow.text, Not(HasSubstr("/api/reference/sites")));
}

TEST_P(FaceTest, versions_and_system_are_answered_without_a_version_in_the_address) {
    EXPECT_EQ(api().get("/api/api-versions").at("versions"), R"(["5.0"])");
    const ApiAnswer system = api().get("/api/system-info");
    EXPECT_EQ(system.at("systemVersion"), "\"1.2.3\"");
    EXPECT_EQ(system.at("publicUrl"), "\"https://crm.example\"");
}

TEST_P(FaceTest, sites_are_a_map_of_those_the_key_sees) {
    add_site("shop-2", "PLN");
    const ApiAnswer answer = client({"shop-2"}).get("/api/v5/reference/sites");
    EXPECT_EQ(answer.size("sites"), 1u);
    EXPECT_EQ(answer.at("sites.shop-2.currency"), "\"PLN\"");
    EXPECT_EQ(answer.at("sites.shop-2.code"), "\"shop-2\"");
    EXPECT_EQ(api().get("/api/v5/reference/sites").size("sites"), 2u);
}

TEST_P(FaceTest, a_shop_takes_the_address_of_its_catalogue) {
    const ApiAnswer answer = api().post("/api/v5/reference/sites/shop/edit",
                                        {{"site", R"({"ymlUrl":"https://shop.example/simla.xml","loadFromYml":"1","url":null})"}});
    EXPECT_EQ(answer.status, 201) << answer.text;
    EXPECT_EQ(api().get("/api/v5/reference/sites").at("sites.shop.ymlUrl"), "\"https://shop.example/simla.xml\"");
    const ApiAnswer refused =
        api().post("/api/v5/reference/sites/shop/edit", {{"site", R"({"currency":"roubles","loadFromYml":"maybe"})"}});
    EXPECT_EQ(refused.status, 400);
    EXPECT_EQ(refused.at("errorMsg"), "\"Errors in the entity format\"");
    EXPECT_NE(refused.error("loadFromYml"), "absent");
    const ApiAnswer wrong_currency = api().post("/api/v5/reference/sites/shop/edit", {{"site", R"({"currency":"roubles"})"}});
    EXPECT_EQ(wrong_currency.status, 400);
    EXPECT_NE(wrong_currency.error("currency"), "absent");
}

OKNO_ON_BOTH_ENGINES(FaceTest);

// The table itself, without a database.

TEST(RouteTableTest, every_row_has_a_known_scope_and_says_what_it_does) {
    for (const api_v5::Route& route : api_v5::routes()) {
        EXPECT_TRUE(route.method == "GET" || route.method == "POST") << route.path;
        EXPECT_TRUE(route.path.starts_with("/api/")) << route.path;
        EXPECT_TRUE(route.scope.empty() || users::is_api_scope(route.scope)) << route.path;
        EXPECT_FALSE(route.about.empty()) << route.path;
        EXPECT_EQ(route.scope.ends_with("_write"), route.method == "POST" && !route.scope.empty()) << route.path;
    }
}

TEST(RouteTableTest, openapi_is_json_and_has_every_row) {
    const Json document = parse_json(api_v5::openapi());
    EXPECT_EQ(document.find("openapi")->as_string(), "3.1.0");
    const Json* paths = document.find("paths");
    for (const api_v5::Route& route : api_v5::routes()) {
        const Json* path = paths->find(route.path);
        ASSERT_NE(path, nullptr) << route.path;
        EXPECT_NE(path->find(route.method == "GET" ? "get" : "post"), nullptr) << route.path;
    }
}

TEST(RouteTableTest, the_page_names_every_address_and_has_no_script) {
    const std::string page = api_v5::reference_page("abc");
    for (const api_v5::Route& route : api_v5::routes()) EXPECT_THAT(page, HasSubstr(std::string(route.path)));
    EXPECT_THAT(page, HasSubstr("<style nonce=\"abc\">"));
    EXPECT_THAT(page, Not(HasSubstr("<script")));
}

}  // namespace
}  // namespace okno::testing
