// SPDX-License-Identifier: Apache-2.0
#include "platform/websocket/websocket.h"

#include <gmock/gmock.h>

#include <atomic>
#include <future>
#include <mutex>
#include <thread>

#include "platform/websocket/frames.h"
#include "tests/platform/http/loopback.h"

namespace okno::websocket {
namespace {

using namespace std::chrono_literals;
using http::Answer;
using http::Client;
using testing::HasSubstr;

// A client's frame: masked; with a first byte of its own choice where a test breaks the rules.
std::string masked(unsigned first, std::string_view payload) {
    std::string bytes = frame(Opcode::text, payload);
    bytes[0] = static_cast<char>(first);
    const std::size_t head = bytes.size() - payload.size();
    bytes[1] = static_cast<char>(bytes[1] | 0x80);
    const std::string mask = "\x11\x82\x53\xf4";
    for (std::size_t i = 0; i < payload.size(); ++i) bytes[head + i] = static_cast<char>(bytes[head + i] ^ mask[i % 4]);
    return bytes.insert(head, mask);
}

std::string text(std::string_view payload) { return masked(0x81, payload); }

std::string closing(std::uint16_t code) { return masked(0x88, std::string{static_cast<char>(code >> 8), static_cast<char>(code & 0xff)}); }

struct Received {
    unsigned opcode = 0;  // 0: the connection ended
    std::string payload;

    unsigned code() const {
        return payload.size() < 2 ? 0U : static_cast<unsigned char>(payload[0]) * 256U + static_cast<unsigned char>(payload[1]);
    }
};

Received receive(Client& client) {
    const std::string head = client.take(2);
    if (head.size() < 2) return {};
    std::size_t size = static_cast<unsigned char>(head[1]);
    if (size >= 126) {
        const std::string length = client.take(size == 126 ? 2 : 8);
        size = 0;
        for (const char c : length) size = size * 256 + static_cast<unsigned char>(c);
    }
    return {static_cast<unsigned>(head[0]) & 0x0fU, client.take(size)};
}

std::string handshake(std::string_view path = "/live", std::string_view more = {}) {
    return http::get(path,
                     "Connection: keep-alive, Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                     "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n" +
                         std::string(more));
}

// Echoes every message to whoever has the word; keeps what happened.
class WebSocket : public testing::Test {
  protected:
    void start(Options options = {}, http::ServerOptions server_options = {}) {
        server_ = std::make_unique<http::Server>(std::move(server_options), http::echo);
        serve(
            *server_, "/live", [this](const http::Request& request) { return enter(request); }, options);
        server_->start();
    }

    std::variant<Conversation, http::Response> enter(const http::Request& request) {
        if (request.header("X-Word") == "wrong") return http::Response::json(401, R"({"success":false})");
        Conversation conversation;
        conversation.opened = [this, name = request.query_string](const std::shared_ptr<Peer>& peer) {
            if (!name.empty()) peer->send_text("hello " + name);
            std::lock_guard lock(mutex_);
            peer_ = peer;
        };
        conversation.message = [](Peer& peer, std::string_view message) {
            if (message == "bye") return peer.close(4001, "asked to");
            peer.send_text(message);
        };
        conversation.closed = [this](std::uint16_t code) { closed_.set_value(code); };
        return conversation;
    }

    std::unique_ptr<Client> open() {
        auto client = std::make_unique<Client>(server_->port());
        EXPECT_EQ(client->ask(handshake()).status, 101);
        return client;
    }
    std::shared_ptr<Peer> peer() {
        while (true) {
            std::lock_guard lock(mutex_);
            if (peer_) return peer_;
        }
    }
    std::uint16_t closed_code() {
        auto future = closed_.get_future();
        return future.wait_for(std::chrono::milliseconds(http::kPatienceMs)) == std::future_status::ready ? future.get() : std::uint16_t{0};
    }

    std::promise<std::uint16_t> closed_;
    std::mutex mutex_;
    std::shared_ptr<Peer> peer_;
    std::unique_ptr<http::Server> server_;
};

TEST_F(WebSocket, EchoesTexts) {
    start();
    Client client(server_->port());
    const Answer answer = client.ask(handshake("/live?anna"));
    EXPECT_EQ(answer.status, 101);
    EXPECT_EQ(answer.header("Sec-WebSocket-Accept"), "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");  // the example of RFC 6455
    EXPECT_EQ(answer.header("Upgrade"), "websocket");
    EXPECT_EQ(answer.header("Connection"), "Upgrade");
    EXPECT_EQ(receive(client).payload, "hello anna");
    for (const std::size_t size : {0UL, 1UL, 125UL, 126UL, 65'535UL, 65'536UL}) {
        const std::string message(size, 'x');
        client.send(text(message));
        const Received back = receive(client);
        EXPECT_EQ(back.opcode, 1U) << size;
        EXPECT_EQ(back.payload, message) << size;
    }
    client.send(closing(1000));
    EXPECT_EQ(receive(client).code(), 1000U);
    EXPECT_TRUE(client.ends());
    EXPECT_EQ(closed_code(), kNormalClosure);
}

TEST_F(WebSocket, TakesFramesSentWithTheHandshake) {
    start();
    Client client(server_->port());
    client.send(handshake() + text("early") + text("birds"));
    EXPECT_EQ(client.answer().status, 101);
    EXPECT_EQ(receive(client).payload, "early");
    EXPECT_EQ(receive(client).payload, "birds");
}

TEST_F(WebSocket, PutsFragmentsTogether) {
    start();
    const auto client = open();
    const std::string bytes = masked(0x01, "При") + masked(0x89, "ping inside") + masked(0x00, "в") + masked(0x80, "ет");
    for (const char c : bytes) client->send({&c, 1});
    const Received pong = receive(*client);
    EXPECT_EQ(pong.opcode, 10U);
    EXPECT_EQ(pong.payload, "ping inside");
    EXPECT_EQ(receive(*client).payload, "Привет");
    // A character may be cut between fragments; the message as a whole must be UTF-8.
    client->send(masked(0x01, "\xd0") + masked(0x80, "\x9f"));
    EXPECT_EQ(receive(*client).payload, "П");
}

struct Violation {
    const char* name;
    std::string bytes;
    unsigned code;
};

TEST_F(WebSocket, ViolationsAreNamedAndClosed) {
    std::string unmasked = frame(Opcode::text, "x");
    std::string huge = masked(0x81, "");
    huge[1] = static_cast<char>(0xff);
    huge.insert(2, "\x7f\xff\xff\xff\xff\xff\xff\xff");
    const std::vector<Violation> table = {
        {"too big", text(std::string(64 * 1024 + 1, 'x')), 1009},
        {"too big in fragments", masked(0x01, std::string(40'000, 'x')) + masked(0x80, std::string(40'000, 'x')), 1009},
        {"absurd length", huge, 1009},
        {"unmasked", unmasked, 1002},
        {"reserved bit", masked(0xc1, "x"), 1002},
        {"unknown opcode", masked(0x83, "x"), 1002},
        {"unknown control", masked(0x8b, "x"), 1002},
        {"continuation of nothing", masked(0x80, "x"), 1002},
        {"text inside a text", masked(0x01, "x") + masked(0x81, "y"), 1002},
        {"ping in fragments", masked(0x09, "x"), 1002},
        {"long ping", masked(0x89, std::string(126, 'x')), 1002},
        {"no UTF-8", text("\xff\xfe"), 1007},
        {"binary", masked(0x82, "x"), 1003},
        {"close with half a code", masked(0x88, "x"), 1002},
        {"close with a reserved code", closing(1005), 1002},
        {"close with no such code", closing(999), 1002},
        {"close without a code", masked(0x88, ""), 1000},
        {"close with a code of its own", closing(4321), 4321},
    };
    for (const auto& row : table) {
        closed_ = {};
        start();
        const auto client = open();
        client->send(row.bytes);
        const Received answer = receive(*client);
        EXPECT_EQ(answer.opcode, 8U) << row.name;
        EXPECT_EQ(answer.code(), row.code) << row.name;
        EXPECT_TRUE(client->ends()) << row.name;
        EXPECT_NE(closed_code(), 0) << row.name;
    }
}

TEST_F(WebSocket, ClosesOnOurWish) {
    start();
    const auto client = open();
    client->send(text("bye") + text("too late"));
    const Received close = receive(*client);
    EXPECT_EQ(close.code(), 4001U);
    EXPECT_EQ(close.payload.substr(2), "asked to");
    EXPECT_FALSE(peer()->is_open());
    peer()->send_text("unheard");
    client->send(closing(4001));
    EXPECT_TRUE(client->ends());
    EXPECT_EQ(closed_code(), 4001);
}

TEST_F(WebSocket, WhoIsNotWelcomeGetsAnOrdinaryAnswer) {
    start();
    Client client(server_->port());
    const Answer refused = client.ask(handshake("/live", "X-Word: wrong\r\n"));
    EXPECT_EQ(refused.status, 401);
    EXPECT_EQ(refused.body, R"({"success":false})");
    EXPECT_EQ(client.ask(http::get("/live")).body, "GET /live? ");    // no upgrade asked: an ordinary request
    EXPECT_EQ(client.ask(handshake("/other")).body, "GET /other? ");  // no WebSocket there
    const std::string upgrade = "Connection: Upgrade\r\nUpgrade: websocket\r\n";
    EXPECT_EQ(client.ask(http::get("/live", upgrade + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: short\r\n")).status, 400);
    const Answer old =
        client.ask(http::get("/live", upgrade + "Sec-WebSocket-Version: 8\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"));
    EXPECT_EQ(old.status, 426);
    EXPECT_EQ(old.header("Sec-WebSocket-Version"), "13");
    EXPECT_EQ(client.ask(handshake()).status, 101);
}

TEST_F(WebSocket, ManyThreadsMaySend) {
    start();
    const auto client = open();
    const auto to = peer();
    std::vector<std::thread> threads;
    for (int t = 0; t < 4; ++t) {
        threads.emplace_back([&, t] {
            for (int i = 0; i < 500; ++i) to->send_text(std::to_string(t) + ":" + std::to_string(i));
        });
    }
    std::vector<int> next(4, 0);
    for (int i = 0; i < 2000; ++i) {
        const std::string message = receive(*client).payload;
        ASSERT_GE(message.size(), 3U);
        const auto thread = static_cast<std::size_t>(message[0] - '0');
        EXPECT_EQ(message.substr(2), std::to_string(next[thread]++));
    }
    for (auto& thread : threads) thread.join();
}

TEST_F(WebSocket, SlowReadersAreCut) {
    start({.queue_bytes = 200'000});
    const auto client = open();
    const auto to = peer();
    const std::string message(10'000, 'x');
    while (to->is_open()) to->send_text(message);  // never read by the client
    EXPECT_EQ(closed_code(), kAbnormal);
}

TEST_F(WebSocket, SilentPeersArePingedThenCut) {
    http::ServerOptions options;
    start({.ping_every = 100ms, .answer_within = 200ms}, options);
    const auto client = open();
    EXPECT_EQ(receive(*client).opcode, 9U);
    client->send(masked(0x8a, ""));
    EXPECT_EQ(receive(*client).opcode, 9U);  // answered, so asked again later
    EXPECT_TRUE(client->ends());             // not answered
    EXPECT_EQ(closed_code(), kAbnormal);
}

TEST_F(WebSocket, BrokenConnectionsAreReported) {
    start();
    const auto client = open();
    const auto kept = peer();
    client->reset_connection();
    EXPECT_EQ(closed_code(), kAbnormal);
    kept->send_text("into the void");
    kept->close(1000);
    EXPECT_FALSE(kept->is_open());
}

TEST_F(WebSocket, StoppingSaysGoingAway) {
    start();
    const auto polite = open();
    auto stopped = std::async(std::launch::async, [this] { server_->stop(20s); });
    EXPECT_EQ(receive(*polite).code(), 1001U);
    polite->send(closing(1001));
    EXPECT_TRUE(polite->ends());
    EXPECT_EQ(stopped.wait_for(std::chrono::milliseconds(http::kPatienceMs)), std::future_status::ready);
    EXPECT_EQ(closed_code(), kGoingAway);
    peer()->send_text("after the end");
}

TEST_F(WebSocket, ARudePeerDoesNotHoldTheStop) {
    start();
    const auto rude = open();
    server_->stop(200ms);  // it never says its part of the close
    EXPECT_EQ(receive(*rude).code(), 1001U);
    EXPECT_EQ(closed_code(), kAbnormal);
}

}  // namespace
}  // namespace okno::websocket
