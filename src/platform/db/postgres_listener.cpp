// SPDX-License-Identifier: Apache-2.0
#include "platform/db/postgres_listener.h"

#include <fcntl.h>
#include <libpq-fe.h>
#include <poll.h>
#include <unistd.h>

#include <array>
#include <memory>
#include <utility>

#include "base/error.h"
#include "base/log.h"

namespace okno::db {

namespace {

constexpr int kReconnectWait = 1000;  // ms
constexpr int kForEver = -1;

}  // namespace

PostgresListener::PostgresListener(std::string url) : url_(std::move(url)) {
    check(::pipe2(bell_, O_CLOEXEC | O_NONBLOCK) == 0, "a pipe for the listener");
    thread_ = std::thread([this] { run(); });
}

PostgresListener::~PostgresListener() {
    stopping_ = true;
    ring();
    thread_.join();
    ::close(bell_[0]);
    ::close(bell_[1]);
}

void PostgresListener::ring() {
    const char one = 1;
    // A full pipe rings already.
    [[maybe_unused]] const ssize_t written = ::write(bell_[1], &one, 1);
}

std::int64_t PostgresListener::listen(std::string channel, Listeners::Heard heard) {
    const std::int64_t number = listeners_.add(channel, std::move(heard));
    ring();
    std::unique_lock lock(mutex_);
    asked_.wait(lock, [&] { return away_ || listened_.contains(channel); });
    return number;
}

void PostgresListener::run() {
    bool was_lost = false;
    while (!stopping_) {
        try {
            PostgresLink link(url_);
            {
                std::lock_guard lock(mutex_);
                listened_.clear();
                away_ = false;
            }
            ask_for_channels(link);
            if (std::exchange(was_lost, false)) listeners_.tell_all("");
            serve(link);
        } catch (const Error& failure) {
            log::warning("listening to the database: {}; again in a second", failure.message.key);
            was_lost = true;
            {
                std::lock_guard lock(mutex_);
                away_ = true;
            }
            asked_.notify_all();
            wait(-1, kReconnectWait);
        }
    }
}

// True when the socket (if any) has something to read.
bool PostgresListener::wait(int socket, int milliseconds) {
    std::array<pollfd, 2> watched = {pollfd{bell_[0], POLLIN, 0}, pollfd{socket, POLLIN, 0}};
    ::poll(watched.data(), socket < 0 ? 1 : 2, milliseconds);
    std::array<char, 64> rings{};
    while (::read(bell_[0], rings.data(), rings.size()) > 0) {
    }
    return watched[1].revents != 0;
}

void PostgresListener::ask_for_channels(PostgresLink& link) {
    for (const std::string& channel : listeners_.channels()) {
        {
            std::lock_guard lock(mutex_);
            if (listened_.contains(channel)) continue;
        }
        const std::unique_ptr<char, decltype(&PQfreemem)> name(PQescapeIdentifier(link.handle(), channel.data(), channel.size()),
                                                               &PQfreemem);
        link.script(std::string("LISTEN ") + name.get());
        {
            std::lock_guard lock(mutex_);
            listened_.insert(channel);
        }
        asked_.notify_all();
    }
}

void PostgresListener::serve(PostgresLink& link) {
    while (!stopping_) {
        while (const std::unique_ptr<PGnotify, decltype(&PQfreemem)> heard{PQnotifies(link.handle()), &PQfreemem})
            listeners_.tell(heard->relname, heard->extra);
        if (wait(PQsocket(link.handle()), kForEver) && PQconsumeInput(link.handle()) != 1)
            throw Error(ErrorKind::unavailable, {"error.database_unavailable", {}});
        ask_for_channels(link);
    }
}

}  // namespace okno::db
