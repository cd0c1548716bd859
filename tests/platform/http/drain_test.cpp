// SPDX-License-Identifier: Apache-2.0
// Stopping: every request that was sent is answered.
#include <gmock/gmock.h>

#include <atomic>
#include <future>
#include <latch>
#include <thread>

#include "tests/platform/http/loopback.h"

namespace okno::http {
namespace {

using namespace std::chrono_literals;

TEST(Drain, AnswersWhatRunsWhatWaitsAndWhatIsBeingRead) {
    std::latch entered(1), release(1);
    ServerOptions options;
    options.workers = 1;
    Server server(options, [&](const Request& request) {
        if (request.path == "/running") {
            entered.count_down();
            release.wait();
        }
        return echo(request);
    });
    server.start();
    Client running(server.port()), waiting(server.port()), reading(server.port()), piped(server.port()), quiet(server.port()),
        fresh(server.port());
    EXPECT_TRUE(quiet.connected());
    running.send(get("/running"));
    entered.wait();
    waiting.send(get("/waiting"));
    piped.send(get("/first") + get("/second"));
    reading.send("POST /reading HTTP/1.1\r\nHost: a\r\nContent-Length: 8\r\n\r\nhalf");
    while (server.figures().waiting_requests < 2) std::this_thread::yield();
    // Their requests are in the server's hands; now it is told to stop.
    auto stopped = std::async(std::launch::async, [&] { server.stop(20s); });
    EXPECT_TRUE(quiet.ends());  // the grace of quiet connections is over: the drain is on
    EXPECT_FALSE(Client(server.port()).connected());
    EXPECT_EQ(stopped.wait_for(0s), std::future_status::timeout);

    reading.send("full");
    release.count_down();
    const Answer answer = running.answer();
    EXPECT_EQ(answer.body, "GET /running? ");
    EXPECT_EQ(answer.header("Connection"), "close");
    EXPECT_EQ(waiting.answer().body, "GET /waiting? ");
    EXPECT_EQ(reading.answer().body, "POST /reading? halffull");
    EXPECT_EQ(piped.answer().body, "GET /first? ");
    EXPECT_EQ(piped.answer().body, "GET /second? ");
    EXPECT_TRUE(running.ends());
    EXPECT_TRUE(piped.ends());
    EXPECT_TRUE(fresh.ends());
    EXPECT_EQ(stopped.wait_for(std::chrono::milliseconds(kPatienceMs)), std::future_status::ready);
}

TEST(Drain, LosesNothingUnderLoad) {
    for (int round = 0; round < 3; ++round) {
        ServerOptions options;
        options.io_threads = 2;
        Server server(options, echo);
        server.start();
        std::atomic<int> answered = 0, lost = 0;
        std::vector<std::thread> clients;
        for (int i = 0; i < 16; ++i) {
            clients.emplace_back([&] {
                Client client(server.port());
                if (!client.connected()) return;
                while (true) {
                    const Answer answer = client.ask(post("/orders/create", "order={}"));
                    answer.status == 200 ? ++answered : ++lost;
                    if (answer.status != 200 || answer.header("Connection") == "close") return;
                }
            });
        }
        while (answered < 500) std::this_thread::yield();
        server.stop();
        for (auto& client : clients) client.join();
        EXPECT_EQ(lost, 0);
        EXPECT_GE(answered, 500);
    }
}

TEST(Drain, PatienceEnds) {
    Server server({}, echo);
    server.start();
    Client stuck(server.port());
    stuck.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 8\r\n\r\nhalf");
    while (server.figures().connections == 0) std::this_thread::yield();
    server.stop(100ms);
    EXPECT_EQ(server.figures().connections, 0U);
    EXPECT_EQ(stuck.answer().status, 0);
}

TEST(Drain, StoppingTwiceOrNeverStartedIsFine) {
    Server never({}, echo);
    never.stop();
    Server twice({}, echo);
    twice.start();
    twice.stop(1s);
    twice.stop(1s);
}

}  // namespace
}  // namespace okno::http
