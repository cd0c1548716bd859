// SPDX-License-Identifier: Apache-2.0
#include "bench/load.h"

#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <chrono>
#include <stdexcept>

#include "bench/client.h"

namespace okno::bench {

namespace {

using Clock = std::chrono::steady_clock;

struct Line {
    int socket = -1;
    std::string request, read;
    Clock::time_point sent;
};

class Loader {
  public:
    explicit Loader(const LoadWish& wish)
        : wish_(wish), epoll_(epoll_create1(EPOLL_CLOEXEC)), lines_(static_cast<std::size_t>(wish.connections)) {
        result_.next_number = wish.first_number;
        for (std::size_t at = 0; at < lines_.size(); ++at) {
            lines_[at].socket = connect_to(wish.port);
            epoll_event event{};
            event.events = EPOLLIN;
            event.data.u64 = at;
            epoll_ctl(epoll_, EPOLL_CTL_ADD, lines_[at].socket, &event);
        }
    }
    ~Loader() {
        for (const Line& line : lines_) close(line.socket);
        close(epoll_);
    }
    Loader(const Loader&) = delete;

    LoadResult run() {
        const Clock::time_point begin = Clock::now();
        from_ = begin + std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(wish_.warm_seconds));
        until_ = from_ + std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(wish_.seconds));
        for (Line& line : lines_) ask(line);
        epoll_event events[64];
        while (under_way_ > 0) {
            const int ready = epoll_wait(epoll_, events, 64, 30'000);
            if (ready <= 0) throw std::runtime_error("no answer in 30 s");
            for (int at = 0; at < ready; ++at) hear(lines_[events[at].data.u64]);
        }
        result_.per_second = static_cast<double>(result_.ms.size()) / wish_.seconds;
        return std::move(result_);
    }

  private:
    void ask(Line& line) {
        line.request.clear();
        wish_.write(line.request, result_.next_number++);
        line.sent = Clock::now();
        if (send(line.socket, line.request.data(), line.request.size(), MSG_NOSIGNAL) != static_cast<ssize_t>(line.request.size()))
            throw std::runtime_error("a request could not be sent");
        ++under_way_;
    }

    void hear(Line& line) {
        char piece[32768];
        const ssize_t size = recv(line.socket, piece, sizeof piece, 0);
        if (size <= 0) throw std::runtime_error("the server closed a connection");
        line.read.append(piece, static_cast<std::size_t>(size));
        if (whole_answer(line.read) == 0) return;
        if (std::stoi(line.read.substr(9, 3)) != wish_.expected_status) throw std::runtime_error("refused: " + line.read);
        line.read.clear();
        --under_way_;
        const Clock::time_point now = Clock::now();
        if (now >= from_ && now < until_) result_.ms.push_back(std::chrono::duration<double, std::milli>(now - line.sent).count());
        if (now < until_) ask(line);
    }

    const LoadWish& wish_;
    int epoll_;
    std::vector<Line> lines_;
    LoadResult result_;
    Clock::time_point from_, until_;
    int under_way_ = 0;
};

}  // namespace

LoadResult load(const LoadWish& wish) { return Loader(wish).run(); }

}  // namespace okno::bench
