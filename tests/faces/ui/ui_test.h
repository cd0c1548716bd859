// SPDX-License-Identifier: Apache-2.0
// The browser application's face over a test shop, without sockets: people who sign in, requests as the browser sends them, answers as
// JSON.
#pragma once

#include <gmock/gmock.h>

#include <charconv>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/id.h"
#include "faces/ui/face.h"
#include "modules/catalog/save_product.h"
#include "modules/references/edit_site.h"
#include "modules/users/access_store.h"
#include "modules/users/user_store.h"
#include "tests/modules/users/people.h"

namespace okno::testing {

struct UiAnswer {
    int status = 0;
    std::string text;
    Json body;
    http::Response response;

    // JSON of what stands at "items[0].price"; "absent" when nothing does.
    std::string at(std::string_view path) const {
        const Json* found = walk(path);
        return found == nullptr ? "absent" : found->dump();
    }
    std::int64_t number(std::string_view path) const {
        const Json* found = walk(path);
        return found == nullptr ? 0 : found->to_int().value_or(0);
    }
    std::size_t size(std::string_view path) const {
        const Json* found = walk(path);
        return found != nullptr && found->is_array() ? found->as_array().size() : 0;
    }
    // The members called `name` of the objects in an array.
    std::vector<std::int64_t> ids(std::string_view path, std::string_view name = "id") const {
        std::vector<std::int64_t> all;
        const Json* found = walk(path);
        if (found == nullptr || !found->is_array()) return all;
        for (const Json& each : found->as_array())
            all.push_back(each.is_object() ? each.find(name)->to_int().value_or(0) : each.to_int().value_or(0));
        return all;
    }
    std::vector<std::string> paths() const {
        std::vector<std::string> all;
        if (const Json* fields = body.find("fields")) {
            for (const Json& field : fields->as_array()) all.push_back(field.find("path")->as_string());
        }
        return all;
    }

  private:
    const Json* walk(std::string_view path) const {
        const Json* at = &body;
        while (at != nullptr && !path.empty()) {
            if (path.front() == '.') path.remove_prefix(1);
            if (path.front() == '[') {
                std::size_t index = 0;
                std::from_chars(path.data() + 1, path.data() + path.size(), index);
                at = at->is_array() && index < at->as_array().size() ? &at->as_array()[index] : nullptr;
                path.remove_prefix(std::min(path.find(']') + 1, path.size()));
            } else {
                const std::size_t end = std::min(path.find_first_of(".["), path.size());
                at = at->is_object() ? at->find(path.substr(0, end)) : nullptr;
                path.remove_prefix(end);
            }
        }
        return at;
    }
};

// One browser: keeps its cookie and the token of its page.
class Browser {
  public:
    explicit Browser(ui::Face& face) : face_(&face) {}

    UiAnswer send(http::Request request) const {
        if (!cookie.empty()) request.headers.add("Cookie", "other=1; okno_session=" + cookie);
        UiAnswer answer;
        answer.response = face_->handle(request);
        answer.status = answer.response.status;
        answer.text = std::string(answer.response.content());
        const std::string* type = answer.response.header("Content-Type");
        if (type != nullptr && type->starts_with("application/json")) answer.body = parse_json(answer.text);
        return answer;
    }
    static http::Request request(std::string method, std::string target, std::string body = "") {
        http::Request made;
        made.method = std::move(method);
        const std::size_t query = target.find('?');
        made.path = target.substr(0, query);
        if (query != std::string::npos) made.query_string = target.substr(query + 1);
        if (!body.empty()) made.headers.add("Content-Type", "application/json; charset=utf-8");
        made.body = std::move(body);
        made.peer_address = "192.0.2.1";
        return made;
    }
    UiAnswer get(std::string target) const { return send(request("GET", std::move(target))); }
    // As the application writes: with the token of the page, and a UUID of its own for each write unless one is given.
    UiAnswer write(std::string method, std::string target, std::string body = "", std::string act = new_uuid()) const {
        http::Request made = request(std::move(method), std::move(target), std::move(body));
        made.headers.add("X-CSRF-Token", csrf);
        made.headers.add("X-Okno-Act", act);
        return send(std::move(made));
    }
    UiAnswer post(std::string target, std::string body, std::string act = new_uuid()) const {
        return write("POST", std::move(target), std::move(body), std::move(act));
    }
    UiAnswer patch(std::string target, std::string body, std::string act = new_uuid()) const {
        return write("PATCH", std::move(target), std::move(body), std::move(act));
    }

    std::string cookie, csrf;
    std::int64_t user_id = 0;

  private:
    ui::Face* face_;
};

class UiTest : public PeopleTest {
  protected:
    void SetUp() override {
        PeopleTest::SetUp();
        if (IsSkipped()) return;
        roster_cache_ = std::make_unique<users::RosterCache>(shop().database());
        topics_.roster = roster_cache_.get();
        face_ = std::make_unique<ui::Face>(
            ui::Parts{shop().database(), shop().clock(), shop().events(), topics_, shop().cache(), *roster_cache_, {}, true, "1.2.3"});
    }

    ui::Face& face() { return *face_; }
    Browser stranger() { return Browser(*face_); }
    // Opens a session without the work of a password's hash.
    Browser browser_of(const users::User& user) {
        Browser browser(*face_);
        browser.user_id = user.id;
        browser.cookie = random_token(43);
        browser.csrf = random_token(32);
        shop().write([&](Operation& op) {
            users::Session session;
            session.user_id = user.id;
            session.csrf = browser.csrf;
            session.seen_at = op.now();
            session.expires_at = op.now() + 30 * kDay;
            users::insert_session(op, session, keyed_hash(users::access_secret(op.connection()), browser.cookie), "192.0.2.1", "Firefox");
        });
        roster_cache_->forget();
        return browser;
    }
    users::User insert_person(std::vector<std::int64_t> groups, std::string first_name = "Olga") {
        users::User user;
        user.email = "person" + std::to_string(++people_) + "@example.com";
        user.first_name = std::move(first_name);
        user.group_ids = std::move(groups);
        shop().write([&](Operation& op) { user.id = users::insert_user(op, user, "no password"); });
        return user;
    }
    Browser in_group(std::string_view code) { return browser_of(insert_person({group_id(code)})); }
    Browser with_rights(std::map<std::string, Level, std::less<>> rights, std::vector<std::int64_t> sites = {}) {
        users::UserGroup group;
        group.code = "group" + std::to_string(++people_);
        group.name = group.code;
        group.rights = std::move(rights);
        group.all_sites = sites.empty();
        group.sites = std::move(sites);
        return browser_of(insert_person({make_group(group)}));
    }
    Browser boss() { return in_group("admin"); }

    std::int64_t add_site(std::string_view code) {
        references::SiteEdit edit;
        edit.name = std::string(code);
        edit.currency = "RUB";
        edit.country_iso = "RU";
        references::edit_site(admin(), shop().cache(), code, edit);
        return shop().books().site(code)->id;
    }
    // A kettle for 1290.50, bought for 800.
    std::int64_t add_offer() {
        catalog::Product product;
        product.catalogue_id = shop().site().catalogue_id;
        product.external_id = "17";
        product.name = "Kettle";
        catalog::Offer offer;
        offer.external_id = "17";
        offer.name = "Kettle";
        offer.article = "K-17";
        offer.purchase_price = 8'000'000;
        offer.prices = {{shop().books().default_item(references::Book::price_type)->id, 0, 12'905'000}};
        product.offers = {offer};
        return catalog::save_product(admin(), product).offers.front().id;
    }
    // The id of an order that this browser makes; members: JSON to add, `"status":"complete"`.
    std::int64_t make_order(const Browser& browser, std::string members = "") {
        const UiAnswer made =
            browser.post("/ui/orders", R"({"first_name":"Anna","items":[{"name":"Kettle","quantity":"2","initial_price":"100"}])" +
                                           (members.empty() ? "" : "," + members) + "}");
        EXPECT_EQ(made.status, 201) << made.text;
        return made.number("id");
    }
    std::int64_t orders_kept() { return shop().integer("SELECT COUNT(*) FROM orders"); }
    static std::string order(std::int64_t id, std::string_view rest = "") { return "/ui/orders/" + std::to_string(id) + std::string(rest); }
    static std::string customer(std::int64_t id, std::string_view rest = "") {
        return "/ui/customers/" + std::to_string(id) + std::string(rest);
    }

  private:
    // As the program's switchboard does.
    struct Forgetful : TopicSink {
        void publish(const std::vector<Topic>& topics) override {
            for (const Topic& topic : topics) {
                if (topic.record.kind == "user") roster->forget();
            }
        }
        users::RosterCache* roster = nullptr;
    };

    Forgetful topics_;
    std::unique_ptr<users::RosterCache> roster_cache_;
    std::unique_ptr<ui::Face> face_;
    int people_ = 0;
};

}  // namespace okno::testing
