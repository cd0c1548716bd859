// SPDX-License-Identifier: Apache-2.0
#include "app/web_files.h"

#include <gmock/gmock.h>

#include <fstream>

#include "tests/support/test_database.h"

namespace okno::app {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

http::Request get(std::string path) {
    http::Request request;
    request.method = "GET";
    request.path = std::move(path);
    return request;
}

void write(const std::filesystem::path& file, std::string_view content) {
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << content;
}

// A folder as the web build leaves it, beside a file that is nobody's business.
class WebFilesTest : public ::testing::Test {
  protected:
    WebFilesTest() {
        write(outside(), "secret");
        write(folder_.path() / "web" / "index.html",
              "<head><script nonce=\"__OKNO_NONCE__\" src=\"/assets/a.js\"></script><style nonce=\"__OKNO_NONCE__\"></style></head>");
        write(folder_.path() / "web" / "assets" / "a-4f3c.js", "let a");
        write(folder_.path() / "web" / "favicon.svg", "<svg/>");
    }
    std::filesystem::path outside() const { return folder_.path() / "secret.txt"; }
    WebFiles files() const { return WebFiles((folder_.path() / "web").string()); }

  private:
    testing::TemporaryFolder folder_;
};

TEST_F(WebFilesTest, the_page_and_its_policy_carry_one_fresh_nonce) {
    const WebFiles web = files();
    std::vector<std::string> nonces;
    for (int i = 0; i < 2; ++i) {
        const http::Response page = web.answer(get("/"));
        ASSERT_EQ(page.status, 200);
        const std::string policy = *page.header("Content-Security-Policy");
        const std::size_t at = policy.find("'nonce-") + 7;
        const std::string nonce = policy.substr(at, policy.find('\'', at) - at);
        EXPECT_EQ(nonce.size(), 22u);
        EXPECT_THAT(page.body, HasSubstr("<script nonce=\"" + nonce + "\""));
        EXPECT_THAT(page.body, HasSubstr("<style nonce=\"" + nonce + "\""));
        EXPECT_THAT(page.body, Not(HasSubstr("__OKNO_NONCE__")));
        EXPECT_THAT(policy, HasSubstr("default-src 'self'"));
        EXPECT_THAT(policy, HasSubstr("script-src 'self'"));
        EXPECT_THAT(policy, HasSubstr("frame-ancestors 'none'"));
        EXPECT_THAT(policy, Not(HasSubstr("unsafe")));
        EXPECT_EQ(*page.header("Cache-Control"), "no-cache");
        EXPECT_EQ(*page.header("X-Content-Type-Options"), "nosniff");
        EXPECT_EQ(*page.header("X-Frame-Options"), "DENY");
        nonces.push_back(nonce);
    }
    EXPECT_NE(nonces[0], nonces[1]);
}

TEST_F(WebFilesTest, assets_are_kept_for_ever_and_other_files_asked_for_anew) {
    const http::Response asset = files().answer(get("/assets/a-4f3c.js"));
    EXPECT_EQ(asset.status, 200);
    EXPECT_EQ(asset.content(), "let a");
    EXPECT_EQ(*asset.header("Content-Type"), "text/javascript; charset=utf-8");
    EXPECT_EQ(*asset.header("Cache-Control"), "public, max-age=31536000, immutable");
    const http::Response icon = files().answer(get("/favicon.svg"));
    EXPECT_EQ(*icon.header("Content-Type"), "image/svg+xml");
    EXPECT_EQ(*icon.header("Cache-Control"), "no-cache");
}

TEST_F(WebFilesTest, an_unknown_asset_is_no_page_and_any_other_address_is) {
    for (const WebFiles& web : {files(), WebFiles("")}) {
        EXPECT_EQ(web.answer(get("/assets/gone.js")).status, 404);
        for (const char* address : {"/orders", "/orders/17", "/customers/1/history", "/favicon-gone.ico", "/index.html"}) {
            const http::Response page = web.answer(get(address));
            EXPECT_EQ(page.status, 200) << address;
            EXPECT_THAT(*page.header("Content-Type"), HasSubstr("text/html")) << address;
            EXPECT_NE(page.header("Content-Security-Policy"), nullptr) << address;
        }
    }
}

TEST_F(WebFilesTest, nothing_outside_the_folder_is_shown) {
    const WebFiles web = files();
    const std::string ways[] = {
        "/../secret.txt", "/assets/../../secret.txt", "/%2e%2e/secret.txt", "/" + outside().string(), "//etc/passwd",
        "/assets/..",     "/./../secret.txt"};
    for (const std::string& way : ways) {
        const http::Response answer = web.answer(get(way));
        EXPECT_THAT(std::string(answer.content()), Not(HasSubstr("secret"))) << way;
        EXPECT_THAT(std::string(answer.content()), Not(HasSubstr("root:"))) << way;
    }
}

}  // namespace
}  // namespace okno::app
