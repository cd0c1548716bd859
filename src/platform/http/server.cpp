// SPDX-License-Identifier: Apache-2.0
#include "platform/http/server.h"

#include <future>

#include "base/error.h"
#include "base/log.h"
#include "platform/http/connection.h"
#include "platform/http/loop.h"

namespace okno::http {

using asio::ip::tcp;
using namespace std::chrono_literals;

Response plain_error(int status, std::string_view reason, const Request&) {
    return Response::json(status, R"({"success":false,"errorMsg":")" + std::string(reason) + R"("})");
}

struct Server::Running {
    Running(ServerOptions options, Handler handler) : state(std::make_shared<ServerState>(std::move(options), std::move(handler))) {}

    void load_certificate();
    void listen();
    void accept();
    void take(tcp::socket socket);
    void take_backlog();
    void close_door();
    void ask_all(void (Connection::*act)());
    template <typename Done>
    bool wait_for(Instant until, Done done);

    std::shared_ptr<ServerState> state;
    std::vector<std::shared_ptr<Loop>> loops;
    std::unique_ptr<tcp::acceptor> door;
    std::unique_ptr<asio::steady_timer> pause;
    std::uint16_t port = 0;
    std::size_t next_loop = 0;
    bool started = false;
};

void Server::Running::load_certificate() {
    const auto& options = state->options;
    if (options.tls_cert_file.empty() && options.tls_key_file.empty()) return;
    auto& tls = state->tls.emplace(asio::ssl::context::tls_server);
    asio::error_code error;
    const auto check_file = [&](const std::string& file) {
        if (error) throw Error(ErrorKind::invalid, {"error.tls", {{"file", file}, {"reason", error.message()}}});
    };
    tls.set_options(asio::ssl::context::default_workarounds | asio::ssl::context::no_tlsv1 | asio::ssl::context::no_tlsv1_1);
    tls.use_certificate_chain_file(options.tls_cert_file, error);
    check_file(options.tls_cert_file);
    tls.use_private_key_file(options.tls_key_file, asio::ssl::context::pem, error);
    check_file(options.tls_key_file);
}

void Server::Running::listen() {
    const auto& options = state->options;
    asio::error_code error;
    const auto require = [&] {
        if (!error) return;
        const std::string address = options.address + ":" + std::to_string(options.port);
        throw Error(ErrorKind::unavailable, {"error.listen", {{"address", address}, {"reason", error.message()}}});
    };
    tcp::resolver resolver(loops[0]->io());
    const auto found = resolver.resolve(options.address, std::to_string(options.port), tcp::resolver::passive, error);
    require();
    const tcp::endpoint endpoint = *found.begin();
    door = std::make_unique<tcp::acceptor>(loops[0]->io());
    door->open(endpoint.protocol(), error);
    require();
    door->set_option(tcp::acceptor::reuse_address(true));
    door->bind(endpoint, error);
    require();
    door->listen(tcp::acceptor::max_listen_connections, error);
    require();
    door->non_blocking(true);
    port = door->local_endpoint().port();
    pause = std::make_unique<asio::steady_timer>(loops[0]->io());
}

void Server::Running::accept() {
    auto& io = loops[next_loop % loops.size()]->io();
    door->async_accept(io, [this](asio::error_code error, tcp::socket socket) {
        if (!door->is_open()) return;
        if (!error) {
            take(std::move(socket));
            return accept();
        }
        if (error == asio::error::operation_aborted) return;
        // Out of file descriptors, mostly: connections wait in the backlog until some are free.
        log::warning("http: cannot accept a connection: {}", error.message());
        pause->expires_after(100ms);
        pause->async_wait([this](asio::error_code stopped) {
            if (!stopped) accept();
        });
    });
}

void Server::Running::take(tcp::socket socket) {
    constexpr std::size_t answered_over_limit = 64;  // beyond these a connection is closed without a word
    const std::size_t most = state->options.limits.connections;
    const std::size_t now = ++state->connections;
    if (now > most + answered_over_limit) {
        --state->connections;
        return;
    }
    auto loop = loops[next_loop++ % loops.size()];
    auto& io = loop->io();
    asio::dispatch(io, [loop = std::move(loop), socket = std::move(socket), refuse = now > most]() mutable {
        loop->adopt(std::move(socket), refuse);
    });
}

// Whoever is connected but not accepted yet may have sent a request.
void Server::Running::take_backlog() {
    while (true) {
        asio::error_code error;
        tcp::socket socket = door->accept(loops[next_loop % loops.size()]->io(), error);
        if (error) return;
        take(std::move(socket));
    }
}

void Server::Running::close_door() {
    std::promise<void> closed;
    asio::post(loops[0]->io(), [&] {
        take_backlog();
        asio::error_code ignored;
        door->close(ignored);
        pause->cancel();
        closed.set_value();
    });
    closed.get_future().wait();
}

void Server::Running::ask_all(void (Connection::*act)()) {
    for (auto& loop : loops) asio::post(loop->io(), [loop, act] { loop->each(act); });
}

template <typename Done>
bool Server::Running::wait_for(Instant until, Done done) {
    std::unique_lock lock(state->mutex);
    return state->changed.wait_until(lock, until, done);
}

Server::Server(ServerOptions options, Handler handler) : running_(std::make_unique<Running>(std::move(options), std::move(handler))) {}

Server::~Server() { stop(0ms); }

void Server::upgrade(std::string path, UpgradeHandler handler) { running_->state->upgrades[std::move(path)] = std::move(handler); }

void Server::start() {
    Running& r = *running_;
    const auto& options = r.state->options;
    r.load_certificate();
    for (unsigned i = 0; i < std::max(1U, options.io_threads); ++i) r.loops.push_back(std::make_shared<Loop>(r.state));
    r.listen();
    r.state->pool = std::make_unique<WorkerPool>(std::max(1U, options.workers), options.limits.queued_requests);
    r.accept();
    for (auto& loop : r.loops) loop->start();
    r.started = true;
}

std::uint16_t Server::port() const { return running_->port; }

void Server::stop(std::chrono::milliseconds drain) {
    Running& r = *running_;
    if (!std::exchange(r.started, false)) return;
    ServerState& state = *r.state;
    const Instant until = std::chrono::steady_clock::now() + drain;
    state.draining = true;
    r.close_door();
    r.ask_all(&Connection::drain);
    const bool drained = r.wait_for(until, [&] { return state.connections == state.streams; });
    if (!drained && drain > 0ms)
        log::warning("http: {} connections are cut after waiting {} ms", state.connections - state.streams, drain.count());
    r.ask_all(&Connection::say_goodbye);
    const auto nobody = [&] { return state.connections == 0; };
    const Instant patience = std::chrono::steady_clock::now() + std::min<std::chrono::milliseconds>(drain, 3s);
    r.wait_for(patience, nobody);
    r.ask_all(&Connection::kill);
    {
        std::unique_lock lock(state.mutex);
        state.changed.wait(lock, nobody);
    }
    state.pool->finish();
    for (auto& loop : r.loops) loop->finish();
}

ServerFigures Server::figures() const {
    const ServerState& state = *running_->state;
    return {state.connections, state.pool ? state.pool->waiting() : 0, state.requests, state.refused};
}

}  // namespace okno::http
