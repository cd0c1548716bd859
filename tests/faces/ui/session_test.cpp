// SPDX-License-Identifier: Apache-2.0
#include "faces/ui/answer.h"
#include "modules/users/edit_user.h"
#include "tests/faces/ui/ui_test.h"

namespace okno::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

class UiSessionTest : public UiTest {
  protected:
    UiAnswer sign_in(const std::string& email, const std::string& password, const std::string& language = "en") {
        http::Request request = Browser::request("POST", "/ui/session", R"({"email":")" + email + R"(","password":")" + password + R"("})");
        request.headers.add("Accept-Language", language);
        return stranger().send(std::move(request));
    }
    static std::string cookie_value(const UiAnswer& answer) {
        const std::string* header = answer.response.header("Set-Cookie");
        if (header == nullptr || !header->starts_with("okno_session=")) return "";
        return header->substr(13, header->find(';') - 13);
    }
};

TEST_P(UiSessionTest, signing_in_answers_with_the_session_and_a_cookie_that_scripts_cannot_read) {
    const users::User olga = make_person("olga@example.com");
    const UiAnswer done = sign_in("olga@example.com", kPassword);
    ASSERT_EQ(done.status, 200) << done.text;
    EXPECT_EQ(done.at("user.name"), "\"Olga\"");
    EXPECT_EQ(done.number("user.id"), olga.id);
    EXPECT_EQ(done.at("rights.orders_edit"), "\"all\"");
    EXPECT_EQ(done.at("rights.orders_delete"), "absent");
    EXPECT_EQ(done.at("zone"), "\"Europe/Moscow\"");
    EXPECT_EQ(done.at("currency"), "\"RUB\"");
    EXPECT_EQ(done.at("version"), "\"1.2.3\"");
    EXPECT_EQ(*done.response.header("Cache-Control"), "no-store");
    const std::string set = *done.response.header("Set-Cookie");
    for (const char* flag : {"; HttpOnly", "; Secure", "; SameSite=Lax", "; Path=/", "; Max-Age=2592000"})
        EXPECT_THAT(set, HasSubstr(flag));
    EXPECT_THAT(done.text, Not(HasSubstr(cookie_value(done))));

    Browser browser = stranger();
    browser.cookie = cookie_value(done);
    EXPECT_EQ(browser.get("/ui/session").number("user.id"), olga.id);
    EXPECT_EQ(browser.get("/ui/session").at("csrf"), done.at("csrf"));
    browser.csrf = browser.get("/ui/session").body.find("csrf")->as_string();
    const UiAnswer out = browser.write("DELETE", "/ui/session");
    EXPECT_EQ(out.status, 204);
    EXPECT_THAT(*out.response.header("Set-Cookie"), HasSubstr("Max-Age=0"));
    EXPECT_EQ(browser.get("/ui/session").status, 401);
}

TEST_P(UiSessionTest, a_refused_sign_in_says_the_same_in_the_browsers_language_and_sets_no_cookie) {
    make_person("olga@example.com");
    const std::pair<const char*, const char*> said[] = {{"en-GB,en;q=0.9", "Mail or password is wrong"},
                                                        {"ru-RU", "Неверная почта или пароль"},
                                                        {"pl", "Nieprawidłowy e-mail lub hasło"},
                                                        {"uz", "Pochta yoki parol notoʻgʻri"},
                                                        {"de", "Mail or password is wrong"}};
    for (const auto& [language, message] : said) {
        const UiAnswer unknown = sign_in("nobody@example.com", kPassword, language);
        EXPECT_EQ(unknown.status, 401);
        EXPECT_EQ(unknown.at("error"), "\"unauthorized\"");
        EXPECT_EQ(unknown.at("message"), "\"" + std::string(message) + "\"");
        EXPECT_EQ(unknown.response.header("Set-Cookie"), nullptr);
    }
    EXPECT_EQ(sign_in("olga@example.com", "wrong password").at("message"), "\"Mail or password is wrong\"");
    const UiAnswer locked = sign_in("nobody@example.com", kPassword);
    EXPECT_EQ(locked.status, 429);
    EXPECT_EQ(locked.at("error"), "\"too_many\"");
    EXPECT_EQ(locked.at("message"), "\"Too many attempts. Next one in 1 min\"");
}

TEST_P(UiSessionTest, what_is_no_sign_in_is_refused) {
    EXPECT_EQ(stranger().send(Browser::request("POST", "/ui/session", "{")).status, 400);
    EXPECT_EQ(stranger().send(Browser::request("POST", "/ui/session", "[]")).status, 400);
    EXPECT_THAT(stranger().send(Browser::request("POST", "/ui/session", R"({"email":["a"]})")).paths(), ElementsAre("email"));
    http::Request form =
        Browser::request("POST", "/ui/session", R"({"email":"a","password":"b"})");  // a page of another site can send this
    form.headers.set("Content-Type", "text/plain");
    EXPECT_THAT(stranger().send(form).paths(), ElementsAre("Content-Type"));
}

TEST_P(UiSessionTest, no_route_but_signing_in_answers_a_stranger) {
    for (const ui::Route& route : ui::routes()) {
        if (route.entry == ui::Entry::open) {
            EXPECT_EQ(std::string(route.method) + std::string(route.path), "POST/ui/session");
            continue;
        }
        std::string path(route.path);
        for (const auto& [mark, value] : {std::pair<std::string, std::string>{"{id}", "1"}, {"{name}", "a.svg"}}) {
            if (const std::size_t at = path.find(mark); at != std::string::npos) path.replace(at, mark.size(), value);
        }
        Browser forged = stranger();
        forged.cookie = std::string(43, 'a');
        for (const Browser& browser : {stranger(), forged}) {
            const UiAnswer answer = browser.write(std::string(route.method), path, R"({"ids":[1]})");
            EXPECT_EQ(answer.status, 401) << route.method << ' ' << path;
            EXPECT_EQ(answer.at("error"), "\"unauthorized\"");
        }
    }
}

TEST_P(UiSessionTest, no_write_goes_without_the_token_of_the_page) {
    const Browser olga = boss();
    const Browser petr = boss();
    const std::int64_t id = make_order(olga);
    JournalMark mark(shop());
    for (const ui::Route& route : ui::routes()) {
        if (route.entry == ui::Entry::open || route.method == "GET") continue;
        std::string path(route.path);
        if (const std::size_t at = path.find("{id}"); at != std::string::npos) path.replace(at, 4, std::to_string(id));
        for (const std::string& token : {std::string(), std::string("wrong"), petr.csrf}) {
            http::Request request = Browser::request(std::string(route.method), path, "{}");
            if (!token.empty()) request.headers.add("X-CSRF-Token", token);
            const UiAnswer answer = olga.send(request);
            EXPECT_EQ(answer.status, 403) << route.method << ' ' << path;
            EXPECT_EQ(answer.at("message"), "\"The page is out of date: load it again\"");
        }
    }
    mark.expect({});
    EXPECT_EQ(olga.get(order(id)).status, 200);
}

TEST_P(UiSessionTest, unknown_addresses_and_methods_are_told_apart) {
    const Browser olga = boss();
    EXPECT_EQ(olga.get("/ui/planets").status, 404);
    EXPECT_EQ(olga.get("/ui/orders/abc").status, 404);
    EXPECT_EQ(olga.get("/ui/orders/-1").status, 404);
    EXPECT_EQ(olga.get("/ui/orders/99999999999999999999").status, 404);
    const UiAnswer put = olga.write("PUT", "/ui/orders", "{}");
    EXPECT_EQ(put.status, 405);
    EXPECT_THAT(*put.response.header("Allow"), HasSubstr("POST"));
}

TEST_P(UiSessionTest, ones_own_settings_are_kept_and_a_repeat_is_answered_as_the_first) {
    const Browser olga = in_group("manager");
    const std::string act = new_uuid();
    const UiAnswer done = olga.patch("/ui/me", R"({"language":"ru","theme":"dark","preferences":{"columns":"a,b"}})", act);
    ASSERT_EQ(done.status, 200) << done.text;
    EXPECT_EQ(done.at("language"), "\"ru\"");
    const UiAnswer again = olga.patch("/ui/me", R"({"language":"ru","theme":"dark","preferences":{"columns":"a,b"}})", act);
    EXPECT_EQ(again.status, 200) << again.text;
    EXPECT_EQ(again.at("preferences.columns"), "\"a,b\"");
    EXPECT_EQ(olga.get("/ui/session").at("theme"), "\"dark\"");
    EXPECT_EQ(olga.get("/ui/orders/1").at("message"), "\"Такой записи нет, или она вам не видна\"");
    EXPECT_THAT(olga.patch("/ui/me", R"({"preferences":{"columns":1}})").paths(), ElementsAre("preferences.columns"));
    EXPECT_EQ(olga.patch("/ui/me", R"({"theme":"dark"})", "no-uuid").status, 400);
}

TEST_P(UiSessionTest, one_who_was_made_inactive_is_out_at_once) {
    boss();
    const users::User olga = insert_person({group_id("manager")});
    const Browser browser = browser_of(olga);
    http::Request handshake = Browser::request("GET", "/live");
    handshake.headers.add("Cookie", "okno_session=" + browser.cookie);
    EXPECT_EQ(face().watcher(handshake), olga.id);
    users::UserEdit edit;
    edit.version = 1;
    edit.active = false;
    users::edit_user(admin(), olga.id, edit);
    browser_of(insert_person({}));  // the roster is read anew
    EXPECT_EQ(browser.get("/ui/session").status, 401);
    EXPECT_EQ(face().watcher(handshake), std::nullopt);
}

TEST_P(UiSessionTest, references_come_in_the_persons_language_and_once) {
    const Browser olga = in_group("manager");
    const UiAnswer books = olga.get("/ui/references");
    ASSERT_EQ(books.status, 200);
    EXPECT_THAT(books.text, HasSubstr("Confirmed with customer"));
    const std::string tag = *books.response.header("ETag");
    http::Request known = Browser::request("GET", "/ui/references");
    known.headers.add("If-None-Match", tag);
    const UiAnswer same = olga.send(known);
    EXPECT_EQ(same.status, 304);
    EXPECT_EQ(same.text, "");
    olga.patch("/ui/me", R"({"language":"ru"})");
    const UiAnswer russian = olga.send(known);
    EXPECT_EQ(russian.status, 200);
    EXPECT_NE(*russian.response.header("ETag"), tag);
    EXPECT_THAT(russian.text, HasSubstr("Доставляется"));
}

TEST_P(UiSessionTest, references_name_only_the_shops_one_may_work_in) {
    const std::int64_t second = add_site("second");
    EXPECT_EQ(in_group("manager").get("/ui/references").size("sites"), 2u);
    const UiAnswer books = with_rights({{"orders_view", Level::all}}, {second}).get("/ui/references");
    ASSERT_EQ(books.size("sites"), 1u) << books.text;
    EXPECT_EQ(books.at("sites[0].code"), "\"second\"");
}

TEST_P(UiSessionTest, what_the_server_itself_refuses_has_this_faces_shape) {
    http::Request request = Browser::request("POST", "/ui/orders");
    request.headers.add("Accept-Language", "pl");
    const std::tuple<int, const char*, const char*> rows[] = {{413, "too_large", "To jest za duże, aby wysłać"},
                                                              {503, "unavailable", "Serwer jest zajęty; spróbuj ponownie"},
                                                              {500, "internal", "Błąd serwera; żądanie zapisano w dzienniku"},
                                                              {431, "invalid", "Serwer nie zrozumiał żądania"}};
    for (const auto& [status, kind, message] : rows) {
        const http::Response response = ui::server_refusal(status, request);
        EXPECT_EQ(response.status, status);
        const Json body = parse_json(response.body);
        EXPECT_EQ(body.find("error")->as_string(), kind);
        EXPECT_EQ(body.find("message")->as_string(), message);
        EXPECT_TRUE(body.find("fields")->is_array());
    }
}

OKNO_ON_BOTH_ENGINES(UiSessionTest);

}  // namespace
}  // namespace okno::testing
