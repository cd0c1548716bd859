// SPDX-License-Identifier: Apache-2.0
// The API's face over a test shop, without sockets: keys, requests as programs send them, answers as JSON.
//
//   class SitesTest : public okno::testing::ApiTest {};
//   TEST_P(SitesTest, lists_one) {
//       const ApiAnswer answer = api().get("/api/v5/reference/sites");
//       EXPECT_EQ(answer.status, 200);
//       EXPECT_EQ(answer.at("sites.shop.code"), "\"shop\"");
//   }
//   OKNO_ON_BOTH_ENGINES(SitesTest);
#pragma once

#include <gtest/gtest.h>

#include <charconv>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "faces/api_v5/face.h"
#include "modules/references/edit_site.h"
#include "modules/users/access_store.h"
#include "modules/users/create_api_key.h"
#include "modules/users/roster.h"
#include "platform/http/forms.h"
#include "tests/support/journal_expect.h"
#include "tests/support/test_shop.h"

namespace okno::testing {

// What the members and elements of a path lead to: "order.items[0].offer.id"; nullptr when one of them is not there.
inline const Json* walk(const Json& json, std::string_view path) {
    const Json* at = &json;
    while (at != nullptr && !path.empty()) {
        if (path.front() == '.') path.remove_prefix(1);
        if (path.front() == '[') {
            std::size_t index = 0;
            std::from_chars(path.data() + 1, path.data() + path.size(), index);
            at = at->is_array() && index < at->as_array().size() ? &at->as_array()[index] : nullptr;
            path.remove_prefix(std::min(path.find(']') + 1, path.size()));
        } else {
            const std::size_t end = std::min(path.find_first_of(".["), path.size());
            at = at->find(path.substr(0, end));
            path.remove_prefix(end);
        }
    }
    return at;
}

struct ApiAnswer {
    int status = 0;
    std::string text;
    Json body;
    http::Response response;

    // JSON of what stands there; "absent" when nothing does.
    std::string at(std::string_view path) const {
        const Json* found = walk(body, path);
        return found == nullptr ? "absent" : found->dump();
    }
    std::int64_t number(std::string_view path) const {
        const Json* found = walk(body, path);
        return found == nullptr ? 0 : found->to_int().value_or(0);
    }
    // A member whose name holds dots or brackets: errors of the fields.
    std::string error(std::string_view field) const {
        const Json* errors = body.find("errors");
        const Json* found = errors == nullptr ? nullptr : errors->find(field);
        return found == nullptr ? "absent" : found->is_string() ? found->as_string() : found->dump();
    }
    std::size_t size(std::string_view path) const {
        const Json* found = walk(body, path);
        if (found == nullptr) return 0;
        return found->is_array() ? found->as_array().size() : found->is_object() ? found->as_object().size() : 0;
    }
};

enum class Encoding { urlencoded, multipart };

inline std::string urlencoded(const http::Pairs& fields) {
    std::string body;
    for (const http::Pair& field : fields) {
        body += (body.empty() ? "" : "&") + http::percent_encode(field.name) + "=" + http::percent_encode(field.value);
    }
    return body;
}

// As PHP's cURL does when it is handed an array.
inline http::Request form_request(std::string path, const http::Pairs& fields, Encoding encoding) {
    http::Request request;
    request.method = "POST";
    if (const std::size_t query = path.find('?'); query != std::string::npos) {
        request.query_string = path.substr(query + 1);
        path.resize(query);
    }
    request.path = std::move(path);
    if (encoding == Encoding::urlencoded) {
        request.headers.add("Content-Type", "application/x-www-form-urlencoded");
        request.body = urlencoded(fields);
        return request;
    }
    const std::string boundary = "------------------------d74496d66958873e";
    request.headers.add("Content-Type", "multipart/form-data; boundary=" + boundary);
    for (const http::Pair& field : fields)
        request.body += "--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + field.name + "\"\r\n\r\n" + field.value + "\r\n";
    request.body += "--" + boundary + "--\r\n";
    return request;
}

// A program with its key.
class ApiClient {
  public:
    ApiClient(api_v5::Face& face, std::string key, std::int64_t key_id) : face_(face), key_(std::move(key)), key_id_(key_id) {}

    const std::string& key() const { return key_; }
    std::int64_t key_id() const { return key_id_; }

    ApiAnswer send(const http::Request& request) const {
        ApiAnswer answer;
        answer.response = face_.handle(request);
        answer.status = answer.response.status;
        answer.text = std::string(answer.response.content());
        if (!answer.text.empty()) answer.body = parse_json(answer.text);
        return answer;
    }
    // Key in the query, as modules do on GET.
    ApiAnswer get(std::string path, const http::Pairs& query = {}) const {
        http::Request request;
        request.method = "GET";
        request.path = std::move(path);
        http::Pairs all = query;
        all.push_back({"apiKey", key_});
        request.query_string = urlencoded(all);
        return send(request);
    }
    // Key in the form, as modules do on POST.
    ApiAnswer post(std::string path, http::Pairs fields = {}, Encoding encoding = Encoding::urlencoded) const {
        fields.insert(fields.begin(), {"apiKey", key_});
        return send(form_request(std::move(path), fields, encoding));
    }

  private:
    api_v5::Face& face_;
    std::string key_;
    std::int64_t key_id_;
};

class ApiTest : public ShopTest {
  protected:
    void SetUp() override {
        ShopTest::SetUp();
        if (IsSkipped()) return;
        shop().write([](Operation& op) { users::make_access_secret(op); });
        roster_ = std::make_unique<users::RosterCache>(shop().database());
        face_ = face(0);
        api_ = std::make_unique<ApiClient>(client());
        shop().topics();
    }

    // A key that sees every shop, made once. There is one shop until add_site() makes another.
    const ApiClient& api() const { return *api_; }
    api_v5::Face& face() { return *face_; }
    users::RosterCache& roster() { return *roster_; }

    ApiClient client(std::vector<std::string> sites = {}, std::vector<std::string> scopes = {}) { return client(*face_, sites, scopes); }
    ApiClient client(api_v5::Face& over, const std::vector<std::string>& sites = {}, std::vector<std::string> scopes = {}) {
        users::NewApiKey wanted{"Test", {}, std::move(scopes)};
        for (const std::string& code : sites) wanted.sites.push_back(shop().books().site(std::string_view(code))->id);
        const users::MadeApiKey made = users::create_api_key(shop().context(TestShop::admin()), wanted);
        roster_->forget();
        return {over, made.key, made.record.id};
    }
    std::unique_ptr<api_v5::Face> face(int rate_limit) {
        return std::make_unique<api_v5::Face>(api_v5::Parts{shop().database(), shop().clock(), shop().events(), no_topics_, shop().cache(),
                                                            *roster_, rate_limit, "https://crm.example", "1.2.3"});
    }
    void add_site(std::string_view code, std::string_view currency = "RUB") {
        references::SiteEdit edit;
        edit.name = std::string(code);
        edit.currency = std::string(currency);
        edit.country_iso = "RU";
        references::edit_site(shop().context(TestShop::admin()), shop().cache(), code, edit);
    }

  private:
    NoTopics no_topics_;
    std::unique_ptr<users::RosterCache> roster_;
    std::unique_ptr<api_v5::Face> face_;
    std::unique_ptr<ApiClient> api_;
};

}  // namespace okno::testing
