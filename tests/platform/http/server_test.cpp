// SPDX-License-Identifier: Apache-2.0
#include "platform/http/server.h"

#include <gmock/gmock.h>
#include <zlib.h>

#include <atomic>
#include <future>
#include <latch>
#include <thread>

#include "base/error.h"
#include "tests/platform/http/loopback.h"

namespace okno::http {
namespace {

using testing::HasSubstr;
using testing::Not;

std::string gunzip(const std::string& bytes) {
    z_stream z{};
    if (inflateInit2(&z, 16 + MAX_WBITS) != Z_OK) return {};
    std::string out(10 * kMegabyte, '\0');
    z.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    z.avail_in = static_cast<uInt>(bytes.size());
    z.next_out = reinterpret_cast<Bytef*>(out.data());
    z.avail_out = static_cast<uInt>(out.size());
    const int result = inflate(&z, Z_FINISH);
    out.resize(z.total_out);
    inflateEnd(&z);
    return result == Z_STREAM_END ? out : std::string("broken");
}

TEST(Server, AnswersManyRequestsOnOneConnection) {
    Server server({}, echo);
    server.start();
    Client client(server.port());
    const Answer first = client.ask(get("/a/b%2Fc?x=1&y=%20"));
    EXPECT_EQ(first.status, 200);
    EXPECT_EQ(first.body, "GET /a/b%2Fc?x=1&y=%20 ");
    EXPECT_THAT(first.head, Not(HasSubstr("Connection:")));
    EXPECT_THAT(first.header("Date"), testing::ContainsRegex("^[A-Z][a-z][a-z], [0-9]{2} [A-Z][a-z][a-z] 20[0-9]{2} [0-9:]{8} GMT$"));
    EXPECT_EQ(client.ask(post("/form", "order=1")).body, "POST /form? order=1");
    EXPECT_EQ(client.ask(get("/")).body, "GET /? ");
    EXPECT_EQ(server.figures().requests, 3U);
    EXPECT_EQ(server.figures().connections, 1U);
}

TEST(Server, PipelinedRequestsAreAnsweredInOrder) {
    // The first to come takes longest: it waits until the others could have overtaken it.
    Server server({}, [](const Request& request) {
        if (request.path == "/0") std::this_thread::yield();
        return echo(request);
    });
    server.start();
    Client client(server.port());
    std::string all;
    for (int i = 0; i < 50; ++i) all += i % 2 == 0 ? get("/" + std::to_string(i)) : post("/" + std::to_string(i), std::string(3'000, 'b'));
    ASSERT_TRUE(client.send(all));
    for (int i = 0; i < 50; ++i) EXPECT_THAT(client.answer().body, HasSubstr(" /" + std::to_string(i) + "? "));
}

TEST(Server, ReadsChunkedBodiesByteByByte) {
    Server server({}, echo);
    server.start();
    Client client(server.port());
    const std::string request =
        "POST /c HTTP/1.1\r\nHost: shop\r\nTransfer-Encoding: chunked\r\n\r\n5;ext=1\r\nhello\r\n7\r\n, world\r\n0\r\nX-Trailer: "
        "dropped\r\n\r\n";
    for (const char c : request) ASSERT_TRUE(client.send({&c, 1}));
    EXPECT_EQ(client.answer().body, "POST /c? hello, world");
    EXPECT_EQ(client.ask(get("/next")).status, 200);
}

TEST(Server, HeadHasTheLengthButNoBody) {
    Server server({}, echo);
    server.start();
    Client client(server.port());
    client.send("HEAD /x HTTP/1.1\r\nHost: shop\r\n\r\n");
    const Answer head = client.answer(true);
    EXPECT_EQ(head.header("Content-Length"), std::to_string(std::string("HEAD /x? ").size()));
    EXPECT_EQ(client.ask(get("/next")).body, "GET /next? ");
}

TEST(Server, OptionsOfTheServerItself) {
    Server server({}, echo);
    server.start();
    const Answer answer = Client(server.port()).ask("OPTIONS * HTTP/1.1\r\nHost: shop\r\n\r\n");
    EXPECT_EQ(answer.status, 204);
    EXPECT_THAT(answer.header("Allow"), HasSubstr("POST"));
    EXPECT_THAT(answer.head, Not(HasSubstr("Content-Length")));
}

TEST(Server, ClosesWhenTheClientWantsIt) {
    Server server({}, echo);
    server.start();
    Client modern(server.port());
    EXPECT_EQ(modern.ask(get("/", "Connection: close\r\n")).header("Connection"), "close");
    EXPECT_TRUE(modern.ends());
    Client old(server.port());
    EXPECT_EQ(old.ask("GET / HTTP/1.0\r\n\r\n").header("Connection"), "close");
    EXPECT_TRUE(old.ends());
    Client old_keeping(server.port());
    EXPECT_EQ(old_keeping.ask("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n").header("Connection"), "keep-alive");
    EXPECT_EQ(old_keeping.ask("GET / HTTP/1.0\r\n\r\n").status, 200);
}

TEST(Server, AnExceptionIsA500AndTheConnectionLives) {
    Server server({}, [](const Request& request) -> Response {
        if (request.path == "/throw") throw std::runtime_error("a bug");
        if (request.path == "/odd") throw 7;
        if (request.path == "/split") return Response(200).add("X-Name", "a\r\nSet-Cookie: stolen=1");
        return echo(request);
    });
    server.start();
    Client client(server.port());
    const Answer answer = client.ask(get("/throw"));
    EXPECT_EQ(answer.status, 500);
    EXPECT_EQ(answer.body, R"({"success":false,"errorMsg":"Internal Server Error"})");
    EXPECT_EQ(client.ask(get("/odd")).status, 500);
    EXPECT_EQ(client.ask(get("/fine")).status, 200);
    const Answer split = client.ask(get("/split"));
    EXPECT_EQ(split.status, 500);
    EXPECT_THAT(split.head, Not(HasSubstr("stolen")));
}

TEST(Server, CompressesWhatIsWorthIt) {
    const std::string text(5'000, 'k');
    static const std::string file(100'000, 'f');
    Server server({}, [&](const Request& request) {
        if (request.path == "/small") return Response::json(200, "{}");
        if (request.path == "/picture") return Response(200).set("Content-Type", "image/png").set("X-Size", "1");
        if (request.path == "/packed") {
            Response packed = Response::text(200, text);
            packed.set("Content-Encoding", "br");
            return packed;
        }
        if (request.path == "/file") {
            Response fixed(200);
            fixed.set("Content-Type", "application/javascript");
            fixed.fixed_body = file;
            return fixed;
        }
        return Response::json(200, text);
    });
    server.start();
    Client client(server.port());
    const std::string takes = "Accept-Encoding: deflate, gzip;q=0.8\r\n";
    const Answer packed = client.ask(get("/json", takes));
    EXPECT_EQ(packed.header("Content-Encoding"), "gzip");
    EXPECT_EQ(packed.header("Vary"), "Accept-Encoding");
    EXPECT_LT(packed.body.size(), 200U);
    EXPECT_EQ(gunzip(packed.body), text);
    EXPECT_EQ(gunzip(client.ask(get("/file", takes)).body), file);

    const Answer plain = client.ask(get("/json"));
    EXPECT_EQ(plain.body, text);
    EXPECT_EQ(plain.header("Vary"), "Accept-Encoding");
    EXPECT_EQ(client.ask(get("/json", "Accept-Encoding: gzip;q=0\r\n")).body, text);
    EXPECT_EQ(client.ask(get("/file")).body, file);
    EXPECT_EQ(client.ask(get("/small", takes)).body, "{}");
    EXPECT_EQ(client.ask(get("/packed", takes)).body, text);
    EXPECT_EQ(client.ask(get("/packed", takes)).header("Content-Encoding"), "br");
}

TEST(Server, SendsLargeAnswersToSlowReaders) {
    std::string large(20 * kMegabyte, 'x');
    for (std::size_t i = 0; i < large.size(); i += 1000) large[i] = static_cast<char>('a' + i / 1000 % 26);
    Server server({}, [&](const Request&) {
        Response response(200);
        response.body = large;
        return response;
    });
    server.start();
    Client client(server.port());
    EXPECT_TRUE(client.ask(get("/")).body == large);
    EXPECT_TRUE(client.ask(get("/")).body == large);
}

TEST(Server, SurvivesClientsThatDisappear) {
    std::latch entered(8), gone(1);
    Server server({}, [&](const Request& request) {
        if (request.path == "/leave") {
            entered.count_down();
            gone.wait();
        }
        Response response(200);
        response.body.assign(5 * kMegabyte, 'x');
        return response;
    });
    server.start();
    {
        std::vector<std::unique_ptr<Client>> clients;
        for (int i = 0; i < 8; ++i) clients.emplace_back(std::make_unique<Client>(server.port()))->send(get("/leave"));
        entered.wait();
        for (std::size_t i = 0; i < clients.size(); ++i) i % 2 == 0 ? clients[i]->reset_connection() : clients[i]->close();
    }
    Client half(server.port());
    half.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nabc");
    half.reset_connection();
    gone.count_down();
    EXPECT_EQ(Client(server.port()).ask(get("/")).body.size(), 5 * kMegabyte);
}

TEST(Server, SaysBusyWhenTheQueueIsFull) {
    std::latch entered(1), release(1);
    ServerOptions options;
    options.workers = 1;
    options.limits.queued_requests = 1;
    Server server(options, [&](const Request& request) {
        if (request.path == "/hold") {
            entered.count_down();
            release.wait();
        }
        return echo(request);
    });
    server.start();
    Client held(server.port()), waiting(server.port()), refused(server.port());
    held.send(get("/hold"));
    entered.wait();
    waiting.send(get("/waiting"));
    while (server.figures().waiting_requests == 0) std::this_thread::yield();
    const Answer busy = refused.ask(get("/refused"));
    EXPECT_EQ(busy.status, 503);
    EXPECT_EQ(busy.body, R"({"success":false,"errorMsg":"The server is busy"})");
    release.count_down();
    EXPECT_EQ(held.answer().status, 200);
    EXPECT_EQ(waiting.answer().status, 200);
    EXPECT_EQ(refused.ask(get("/again")).status, 200);
}

TEST(Server, RefusesConnectionsOverTheLimit) {
    ServerOptions options;
    options.limits.connections = 2;
    Server server(options, echo);
    server.start();
    Client first(server.port());
    auto second = std::make_unique<Client>(server.port());
    EXPECT_EQ(first.ask(get("/")).status, 200);
    EXPECT_EQ(second->ask(get("/")).status, 200);
    Client third(server.port());
    EXPECT_EQ(third.ask(get("/")).status, 503);
    EXPECT_TRUE(third.ends());
    third.close();
    second.reset();
    while (server.figures().connections > 1) std::this_thread::yield();
    EXPECT_EQ(Client(server.port()).ask(get("/")).status, 200);
}

TEST(Server, TellsWhoAsks) {
    ServerOptions options;
    options.trusted_proxies = {"127.0.0.1", "10.0.0.0/8"};
    Server server(options, [](const Request& request) { return Response::text(200, request.peer_address + (request.tls ? " tls" : "")); });
    server.start();
    Client client(server.port());
    EXPECT_EQ(client.ask(get("/")).body, "127.0.0.1");
    EXPECT_EQ(client.ask(get("/", "X-Forwarded-For: 1.1.1.1, 203.0.113.9, 10.2.3.4\r\nX-Forwarded-Proto: https\r\n")).body,
              "203.0.113.9 tls");
}

TEST(Server, CountsAnswers) {
    std::atomic<int> seen = 0;
    ServerOptions options;
    options.answered = [&](const Request& request, int status, std::chrono::microseconds took) {
        if (request.path == "/metrics" && status == 200 && took.count() >= 0) ++seen;
    };
    Server server(options, echo);
    server.start();
    Client(server.port()).ask(get("/metrics"));
    EXPECT_EQ(seen, 1);
}

TEST(Server, AnswersThousandsOfConnectionsFromManyThreads) {
    ServerOptions options;
    options.io_threads = 2;
    Server server(options, echo);
    server.start();
    std::atomic<int> right = 0;
    std::vector<std::thread> threads;
    for (int t = 0; t < 4; ++t) {
        threads.emplace_back([&, t] {
            for (int i = 0; i < 250; ++i) {
                Client client(server.port());
                const std::string path = "/" + std::to_string(t) + "/" + std::to_string(i);
                right += client.ask(get(path)).body == "GET " + path + "? ";
                right += client.ask(post(path, "body")).body == "POST " + path + "? body";
            }
        });
    }
    for (auto& thread : threads) thread.join();
    EXPECT_EQ(right, 2000);
}

TEST(Server, NamesTheAddressItCannotHave) {
    Server first({}, echo);
    first.start();
    ServerOptions options;
    options.port = first.port();
    Server second(options, echo);
    try {
        second.start();
        FAIL();
    } catch (const Error& error) {
        EXPECT_EQ(error.kind, ErrorKind::unavailable);
        EXPECT_EQ(error.message.params.at("address"), "127.0.0.1:" + std::to_string(first.port()));
    }
}

}  // namespace
}  // namespace okno::http
