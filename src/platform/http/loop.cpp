// SPDX-License-Identifier: Apache-2.0
#include "platform/http/loop.h"

#include <exception>

#include "base/log.h"
#include "platform/http/connection.h"

namespace okno::http {

using namespace std::chrono_literals;

void ServerState::note_change() {
    if (!draining) return;
    std::lock_guard lock(mutex);
    changed.notify_all();
}

Loop::Loop(std::shared_ptr<ServerState> server) : server_(std::move(server)), work_(asio::make_work_guard(io_)), timer_(io_) {}

void Loop::start() {
    thread_ = std::thread([this] { run(); });
}

void Loop::run() {
    while (true) {
        try {
            io_.run();
            return;
        } catch (const std::exception& error) {
            // Nothing of ours throws here but for want of memory; the other connections go on.
            log::error("http: {}", error.what());
        }
    }
}

void Loop::finish() {
    asio::post(io_, [this] {
        timer_.cancel();
        work_.reset();
    });
    thread_.join();
}

void Loop::adopt(asio::ip::tcp::socket socket, bool refuse) {
    auto connection = std::make_shared<Connection>(shared_from_this(), std::move(socket));
    const auto place = connections_.insert(connections_.end(), connection);
    connection->start(place, refuse);
    if (!ticking_) tick();
}

void Loop::forget(std::list<std::shared_ptr<Connection>>::iterator place) {
    connections_.erase(place);
    --server_->connections;
    server_->note_change();
}

void Loop::each(void (Connection::*act)()) {
    for (auto next = connections_.begin(); next != connections_.end();) {
        const auto connection = *next++;  // it may leave the list
        (connection.get()->*act)();
    }
}

void Loop::tick() {
    ticking_ = !connections_.empty();
    if (!ticking_) return;
    timer_.expires_after(50ms);
    timer_.async_wait([this](asio::error_code error) {
        if (error) return;
        each(&Connection::sweep);
        tick();
    });
}

}  // namespace okno::http
