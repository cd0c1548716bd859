// SPDX-License-Identifier: Apache-2.0
// The small parts: headers, cookies, proxies, the choice of gzip, the parser fed in every way.
#include <gmock/gmock.h>

#include "base/error.h"
#include "platform/http/cookies.h"
#include "platform/http/gzip.h"
#include "platform/http/proxies.h"
#include "platform/http/request_parser.h"

namespace okno::http {
namespace {

TEST(Headers, AreFoundInAnyCase) {
    Headers headers;
    headers.add("X-API-KEY", "secret");
    headers.add("Accept", "a");
    headers.add("accept", "b");
    EXPECT_EQ(headers.get("x-api-key"), "secret");
    EXPECT_EQ(headers.get("ACCEPT"), "a");
    EXPECT_EQ(headers.count("Accept"), 2U);
    EXPECT_FALSE(headers.has("Accep"));
    headers.set("ACCEPT", "c");
    EXPECT_EQ(headers.count("accept"), 1U);
    EXPECT_EQ(headers.get("accept"), "c");
    EXPECT_EQ(headers.get("X-Api-Key"), "secret");
}

TEST(Cookies, AreRead) {
    Request request;
    request.headers.add("Cookie", "a=1; session=abc=; b=\"quoted\"; sessions=x;empty=");
    EXPECT_EQ(cookie(request, "session"), "abc=");
    EXPECT_EQ(cookie(request, "b"), "quoted");
    EXPECT_EQ(cookie(request, "empty"), "");
    EXPECT_EQ(cookie(request, "Session"), std::nullopt);
    EXPECT_EQ(cookie(Request(), "a"), std::nullopt);
}

TEST(Cookies, AreWritten) {
    EXPECT_EQ((SetCookie{.name = "session", .value = "abc"}.header()), "session=abc; Path=/; HttpOnly; SameSite=Lax");
    SetCookie cookie{.name = "csrf", .value = "x", .path = "/ui", .max_age = std::chrono::seconds(0), .http_only = false, .secure = true};
    cookie.same_site = "Strict";
    EXPECT_EQ(cookie.header(), "csrf=x; Path=/ui; Max-Age=0; Secure; SameSite=Strict");
    for (const char* value : {"a;b", "a b", "a\r\nb", "a\"b", "ы"})
        EXPECT_THROW((SetCookie{.name = "n", .value = value}.header()), Error) << value;
    EXPECT_THROW((SetCookie{.name = "a=b", .value = "x"}.header()), Error);
}

TEST(Proxies, OnlyTrustedOnesAreBelieved) {
    const TrustedProxies proxies({"10.0.0.0/8", "192.168.1.7", "fd00::/8"});
    struct Row {
        std::string peer, forwarded, seen;
    };
    const std::vector<Row> table = {
        {"203.0.113.1", "1.2.3.4", "203.0.113.1"},  // not ours: may write what it likes
        {"10.1.2.3", "1.2.3.4", "1.2.3.4"},
        {"192.168.1.7", "1.2.3.4", "1.2.3.4"},
        {"192.168.1.8", "1.2.3.4", "192.168.1.8"},
        {"10.1.2.3", "", "10.1.2.3"},
        {"10.1.2.3", "9.9.9.9, 1.2.3.4, 10.9.9.9", "1.2.3.4"},  // 9.9.9.9 is what the client said of itself
        {"10.1.2.3", "10.0.0.5, 10.9.9.9", "10.0.0.5"},
        {"10.1.2.3", "1.2.3.4, nonsense", "10.1.2.3"},
        {"10.1.2.3", "1.2.3.4:5678", "1.2.3.4"},
        {"fd00::1", "[2001:db8::5]:443", "2001:db8::5"},
        {"::ffff:10.1.2.3", "1.2.3.4", "1.2.3.4"},
    };
    for (const auto& row : table) {
        Request request;
        request.peer_address = row.peer;
        if (!row.forwarded.empty()) request.headers.add("X-Forwarded-For", row.forwarded);
        proxies.apply(request);
        EXPECT_EQ(request.peer_address, row.seen) << row.peer << " for " << row.forwarded;
    }
    EXPECT_THROW(TrustedProxies({"10.0.0.0/99"}), Error);
    EXPECT_THROW(TrustedProxies({"proxy.example"}), Error);
}

TEST(Gzip, IsChosenByTheHeader) {
    for (const char* yes : {"gzip", "deflate, GZIP", "br;q=1, gzip;q=0.1", "*", "x-gzip", "gzip , br"})
        EXPECT_TRUE(accepts_gzip(yes)) << yes;
    for (const char* no : {"", "br", "gzip;q=0", "gzip; q=0.000", "*;q=0", "gzip;q=0, *", "agzip"}) EXPECT_FALSE(accepts_gzip(no)) << no;
    for (const char* yes : {"application/json", "text/html; charset=utf-8", "image/svg+xml", "Application/JavaScript"})
        EXPECT_TRUE(is_compressible(yes)) << yes;
    for (const char* no : {"image/png", "application/pdf", ""}) EXPECT_FALSE(is_compressible(no)) << no;
}

TEST(RequestParser, ReadsTheSameHoweverTheBytesAreCut) {
    const std::string bytes =
        "POST /a?b=c HTTP/1.1\r\nHost: shop\r\nX-Long: one two\r\nContent-Length: 5\r\n\r\nhello"
        "PUT /d HTTP/1.1\r\nHost: shop\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n"
        "GET /e HTTP/1.1\r\nHost: shop\r\nConnection: close\r\n\r\n";
    const Limits limits;
    for (std::size_t piece = 1; piece <= bytes.size(); ++piece) {
        RequestParser parser(limits);
        std::vector<std::string> seen;
        for (std::size_t at = 0; at < bytes.size();) {
            at += parser.feed(std::string_view(bytes).substr(at, piece));
            if (parser.stage() != RequestParser::Stage::complete) continue;
            const Request& r = parser.request();
            seen.push_back(r.method + " " + r.path + " " + r.query_string + " " + std::string(r.header("x-long")) + " " + r.body +
                           (parser.keep_alive() ? "" : " last"));
            parser.next();
        }
        EXPECT_THAT(seen, testing::ElementsAre("POST /a b=c one two hello", "PUT /d   abc", "GET /e    last")) << "in pieces of " << piece;
    }
}

}  // namespace
}  // namespace okno::http
