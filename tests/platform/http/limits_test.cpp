// SPDX-License-Identifier: Apache-2.0
// What the server refuses, and that the client gets to read why.
#include <gmock/gmock.h>

#include "tests/platform/http/loopback.h"

namespace okno::http {
namespace {

using namespace std::chrono_literals;
using testing::HasSubstr;

// Small limits, and answers that show how much of the request is known.
ServerOptions small() {
    ServerOptions options;
    options.limits.header_bytes = 2'000;
    options.limits.url_bytes = 500;
    options.limits.body_bytes = [](std::string_view method, std::string_view path) -> std::size_t {
        return method == "POST" && path == "/files" ? 64'000 : 8'000;
    };
    options.error_answer = [](int status, std::string_view reason, const Request& request) {
        return Response::json(status, "{\"path\":\"" + request.path + "\",\"errorMsg\":\"" + std::string(reason) + "\"}");
    };
    return options;
}

class Limits : public testing::Test {
  protected:
    void start(ServerOptions options) {
        server_ = std::make_unique<Server>(std::move(options), echo);
        server_->start();
    }
    std::unique_ptr<Client> client() { return std::make_unique<Client>(server_->port()); }

    std::unique_ptr<Server> server_;
};

TEST_F(Limits, BodyTooLargeByItsLength) {
    start(small());
    const auto c = client();
    const Answer answer = c->ask("POST /orders HTTP/1.1\r\nHost: a\r\nContent-Length: 8001\r\n\r\n");
    EXPECT_EQ(answer.status, 413);
    EXPECT_EQ(answer.body, R"({"path":"/orders","errorMsg":"The request body is too large"})");
    EXPECT_EQ(answer.header("Connection"), "close");
    EXPECT_TRUE(c->ends());
    EXPECT_EQ(client()->ask(post("/orders", std::string(8'000, 'x'))).status, 200);
    EXPECT_EQ(client()->ask("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 999999999999999999\r\n\r\n").status, 413);
}

TEST_F(Limits, BodyTooLargeIsReadableAfterSendingAllOfIt) {
    start(small());
    const auto c = client();
    // Far more than the socket's buffers hold: the server has to go on reading.
    EXPECT_TRUE(c->send(post("/orders", std::string(30 * kMegabyte, 'x'))));
    EXPECT_EQ(c->answer().status, 413);
    EXPECT_TRUE(c->ends());
}

TEST_F(Limits, BodyTooLargeInChunks) {
    start(small());
    const auto c = client();
    c->send("POST /orders HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n");
    for (int i = 0; i < 100; ++i) ASSERT_TRUE(c->send("100\r\n" + std::string(256, 'x') + "\r\n"));
    EXPECT_EQ(c->answer().status, 413);
}

TEST_F(Limits, SomePathsTakeMore) {
    start(small());
    EXPECT_EQ(client()->ask(post("/files", std::string(64'000, 'x'))).status, 200);
    EXPECT_EQ(client()->ask(post("/files", std::string(64'001, 'x'))).status, 413);
}

TEST_F(Limits, AddressAndHeaders) {
    start(small());
    EXPECT_EQ(client()->ask(get("/" + std::string(499, 'a'))).status, 200);
    const Answer long_address = client()->ask(get("/" + std::string(500, 'a')));
    EXPECT_EQ(long_address.status, 414);
    EXPECT_THAT(long_address.body, HasSubstr("The request address is too long"));
    EXPECT_EQ(client()->ask(get("/" + std::string(1'000'000, 'a'))).status, 414);
    EXPECT_EQ(client()->ask(get("/x", "X-Long: " + std::string(2'000, 'a') + "\r\n")).status, 431);
    std::string many;
    for (int i = 0; i < 300; ++i) many += "X-" + std::to_string(i) + ": a\r\n";
    const Answer many_headers = client()->ask(get("/x", many));
    EXPECT_EQ(many_headers.status, 431);
    EXPECT_THAT(many_headers.body, HasSubstr("headers are too large"));
}

TEST_F(Limits, TrailersCountAsHeaders) {
    start(small());
    const auto c = client();
    c->send("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n");
    c->send("X-Trailer: " + std::string(3'000, 'a') + "\r\n\r\n");
    EXPECT_EQ(c->answer().status, 431);
}

TEST_F(Limits, ContinueIsAnsweredAtOnce) {
    start(small());
    const auto c = client();
    c->send("POST /orders HTTP/1.1\r\nHost: a\r\nContent-Length: 7\r\nExpect: 100-continue\r\n\r\n");
    const std::string interim = "HTTP/1.1 100 Continue\r\n\r\n";
    EXPECT_EQ(c->take(interim.size()), interim);
    EXPECT_EQ(c->ask("order=1").body, "POST /orders? order=1");
    // And again on the same connection; not when the body came along, not for HTTP/1.0.
    c->send("POST /orders HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\nexpect: 100-Continue\r\n\r\n");
    EXPECT_EQ(c->take(interim.size()), interim);
    EXPECT_EQ(c->ask("ok").status, 200);
    EXPECT_EQ(c->ask(post("/orders", "whole", "Expect: 100-continue\r\n")).status, 200);
}

TEST_F(Limits, ExpectationsThatCannotBeMet) {
    start(small());
    EXPECT_EQ(client()->ask("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9000\r\nExpect: 100-continue\r\n\r\n").status, 413);
    EXPECT_EQ(client()->ask("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\nExpect: a-miracle\r\n\r\n").status, 417);
}

TEST_F(Limits, SlowHeadersEnd) {
    auto options = small();
    options.timeouts.header = 150ms;
    start(options);
    const auto c = client();
    c->send("GET / HTTP/1.1\r\nHost: shop\r\nX-Slow: ");
    // One byte whenever the server has said nothing yet: each must not buy more time.
    while (c->is_silent() && c->send("a")) std::this_thread::yield();
    const Answer answer = c->answer();
    EXPECT_TRUE(answer.status == 408 || answer.status == 431) << answer.status;  // 431 when the machine is quick
    const auto silent = client();
    EXPECT_TRUE(silent->ends());  // said nothing, is told nothing
    const auto half = client();
    half->send("GET / HT");
    EXPECT_EQ(half->answer().status, 408);
}

TEST_F(Limits, StalledBodiesEnd) {
    auto options = small();
    options.timeouts.read = 100ms;
    start(options);
    const auto c = client();
    c->send("POST /orders HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nabc");
    const Answer answer = c->answer();
    EXPECT_EQ(answer.status, 408);
    EXPECT_EQ(answer.body, R"({"path":"/orders","errorMsg":"The request took too long"})");
}

TEST_F(Limits, DrippingBodiesEnd) {
    auto options = small();
    options.timeouts.request = 300ms;
    start(options);
    const auto c = client();
    c->send("POST /files HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n");
    while (c->is_silent() && c->send("1;" + std::string(200, 'x') + "\r\na\r\n")) std::this_thread::yield();
    const Answer answer = c->answer();
    EXPECT_TRUE(answer.status == 408 || answer.status == 413) << answer.status;
}

TEST_F(Limits, QuietConnectionsEnd) {
    auto options = small();
    options.timeouts.idle = 100ms;
    start(options);
    const auto c = client();
    EXPECT_EQ(c->ask(get("/")).status, 200);
    EXPECT_TRUE(c->ends());
}

TEST_F(Limits, ClientsThatDoNotReadEnd) {
    ServerOptions options;
    options.timeouts.write = 100ms;
    Server server(options, [](const Request&) {
        Response response(200);
        response.body.assign(50 * kMegabyte, 'x');
        return response;
    });
    server.start();
    Client c(server.port());
    c.send(get("/"));
    while (server.figures().requests == 0) std::this_thread::yield();
    while (server.figures().connections > 0) std::this_thread::yield();
    EXPECT_LT(c.answer().body.size(), 50 * kMegabyte);
}

struct Malformed {
    const char* name;
    std::string bytes;
    int status;
};

TEST_F(Limits, MalformedRequests) {
    start(small());
    const std::string nul("\0", 1);
    const std::vector<Malformed> table = {
        {"noise", "\x16\x03\x01\x02\x01\x01\r\n\r\n", 400},
        {"unknown method", "BREW /pot HTTP/1.1\r\nHost: a\r\n\r\n", 400},
        {"lower-case method", "get / HTTP/1.1\r\nHost: a\r\n\r\n", 400},
        {"no version", "GET /\r\nHost: a\r\n\r\n", 505},
        {"HTTP/2.0", "GET / HTTP/2.0\r\nHost: a\r\n\r\n", 505},
        {"HTTP/1.9", "GET / HTTP/1.9\r\nHost: a\r\n\r\n", 505},
        {"word for version", "GET / HTTP/x\r\n\r\n", 400},
        {"other protocol", "GET / ICE/1.0\r\nHost: a\r\n\r\n", 400},
        {"no host", "GET / HTTP/1.1\r\n\r\n", 400},
        {"two hosts", "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", 400},
        {"space in address", "GET /a b HTTP/1.1\r\nHost: a\r\n\r\n", 400},
        {"relative address", "GET orders HTTP/1.1\r\nHost: a\r\n\r\n", 400},
        {"space before colon", "GET / HTTP/1.1\r\nHost : a\r\n\r\n", 400},
        {"no colon", "GET / HTTP/1.1\r\nHost\r\n\r\n", 400},
        {"zero byte in header", "GET / HTTP/1.1\r\nHost: a" + nul + "b\r\n\r\n", 400},
        {"control in header name", "GET / HTTP/1.1\r\nHo\x01st: a\r\n\r\n", 400},
        {"negative length", "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n", 400},
        {"length overflow", "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999999999999999\r\n\r\n", 400},
        {"word for length", "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: ten\r\n\r\n", 400},
        {"two lengths", "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab", 400},
        {"length and chunks", "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400},
        {"unknown coding", "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip\r\n\r\nx", 400},
        {"broken chunk size", "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", 400},
        {"chunk longer than said", "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nab\r\n0\r\n\r\n", 400},
        {"proxy request", "CONNECT shop:443 HTTP/1.1\r\nHost: shop\r\n\r\n", 501},
    };
    for (const auto& row : table) {
        const auto c = client();
        const Answer answer = c->ask(row.bytes);
        EXPECT_EQ(answer.status, row.status) << row.name;
        EXPECT_THAT(answer.body, HasSubstr("errorMsg")) << row.name;
        EXPECT_TRUE(c->ends()) << row.name;
    }
}

TEST_F(Limits, OddButAllowedRequests) {
    start(small());
    EXPECT_EQ(client()->ask("\r\n\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n").status, 200);
    EXPECT_EQ(client()->ask("GET http://shop:80/orders?x=1 HTTP/1.1\r\nHost: shop\r\n\r\n").body, "GET /orders?x=1 ");
    EXPECT_EQ(client()->ask("GET http://shop HTTP/1.1\r\nHost: shop\r\n\r\n").body, "GET /? ");
    EXPECT_EQ(client()->ask("GET /a?b?c#d HTTP/1.1\r\nHost: shop\r\n\r\n").body, "GET /a?b?c ");
    EXPECT_EQ(client()->ask("DELETE /x HTTP/1.1\r\nhOsT:shop\r\n\r\n").status, 200);
    EXPECT_EQ(client()->ask(get("/", "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABk\r\n")).status, 200);
    EXPECT_EQ(client()->ask(post("/", "body", "Connection: Upgrade\r\nUpgrade: h2c\r\n")).body, "POST /? body");
}

}  // namespace
}  // namespace okno::http
