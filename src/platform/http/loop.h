// SPDX-License-Identifier: Apache-2.0
// One thread that moves the bytes of its connections and watches their time-outs, and what all loops of a server share.
// Inside platform/http only.
#pragma once

#include <asio.hpp>
#include <asio/ssl.hpp>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <list>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

#include "platform/http/answer_text.h"
#include "platform/http/proxies.h"
#include "platform/http/server.h"
#include "platform/http/worker_pool.h"

namespace okno::http {

using Instant = std::chrono::steady_clock::time_point;

// Outlives every connection: each one holds it through its loop.
struct ServerState {
    ServerState(ServerOptions given, Handler run) : options(std::move(given)), handler(std::move(run)), proxies(options.trusted_proxies) {}

    ServerOptions options;
    Handler handler;
    std::map<std::string, UpgradeHandler, std::less<>> upgrades;
    TrustedProxies proxies;
    std::optional<asio::ssl::context> tls;
    std::unique_ptr<WorkerPool> pool;

    std::atomic<bool> draining = false;
    std::atomic<std::size_t> connections = 0;  // all
    std::atomic<std::size_t> streams = 0;      // of them upgraded
    std::atomic<std::uint64_t> requests = 0;
    std::atomic<std::uint64_t> refused = 0;
    // Wakes stop() when a count fell.
    std::mutex mutex;
    std::condition_variable changed;

    void note_change();
};

class Loop : public std::enable_shared_from_this<Loop> {
  public:
    explicit Loop(std::shared_ptr<ServerState> server);

    void start();
    // Runs what is left without waiting for anything new, then ends the thread. No connection may be left.
    void finish();

    // On the loop's thread.
    void adopt(asio::ip::tcp::socket socket, bool refuse);
    void forget(std::list<std::shared_ptr<Connection>>::iterator place);
    void each(void (Connection::*act)());

    asio::io_context& io() { return io_; }
    const std::shared_ptr<ServerState>& server() const { return server_; }
    AnswerTools& tools() { return tools_; }

  private:
    void run();
    void tick();

    std::shared_ptr<ServerState> server_;
    asio::io_context io_{1};
    asio::executor_work_guard<asio::io_context::executor_type> work_;
    asio::steady_timer timer_;
    bool ticking_ = false;
    std::list<std::shared_ptr<Connection>> connections_;
    AnswerTools tools_;
    std::thread thread_;
};

}  // namespace okno::http
