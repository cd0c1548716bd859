// SPDX-License-Identifier: Apache-2.0
#include "platform/http/connection.h"

#include <algorithm>

namespace okno::http {

using asio::ip::tcp;
using Stage = RequestParser::Stage;

namespace {

std::string address_text(const tcp::socket& socket) {
    asio::error_code error;
    const auto address = socket.remote_endpoint(error).address();
    if (error) return {};
    if (address.is_v6() && address.to_v6().is_v4_mapped())
        return asio::ip::make_address_v4(asio::ip::v4_mapped, address.to_v6()).to_string();
    return address.to_string();
}

}  // namespace

Connection::Connection(std::shared_ptr<Loop> loop, tcp::socket socket)
    : loop_(std::move(loop)),
      server_(*loop_->server()),
      transport_(std::move(socket), server_.tls ? &*server_.tls : nullptr),
      peer_address_(address_text(transport_.socket())),
      parser_(server_.options.limits) {}

void Connection::start(std::list<std::shared_ptr<Connection>>::iterator place, bool refused) {
    place_ = place;
    asio::error_code error;
    transport_.socket().set_option(tcp::no_delay(true), error);
    if (!error) transport_.socket().non_blocking(true, error);
    if (error || (refused && transport_.is_tls())) return kill();
    expect(server_.options.timeouts.header);
    if (refused) return refuse(503, "Too many connections");
    if (transport_.is_tls()) {
        transport_.handshake([self = shared_from_this()](asio::error_code failed) {
            if (self->state_ == State::closed) return;
            if (failed) return self->kill();
            self->state_ = State::reading;
            self->expect(self->server_.options.timeouts.header);
            if (self->server_.draining) self->drain();
            self->read();
        });
        return;
    }
    state_ = State::reading;
    if (server_.draining) drain();
    read();
}

void Connection::expect(std::chrono::milliseconds within) { deadline_ = std::chrono::steady_clock::now() + within; }

void Connection::read() {
    if (reading_) return;
    reading_ = true;
    transport_.read(asio::buffer(in_),
                    [self = shared_from_this()](asio::error_code error, std::size_t size) { self->on_read(error, size); });
}

void Connection::on_read(asio::error_code error, std::size_t size) {
    reading_ = false;
    if (state_ != State::reading && state_ != State::upgraded) return;  // refused meanwhile, or closing
    if (error) return kill();
    in_begin_ = 0;
    in_end_ = size;
    if (state_ == State::reading) return process();
    in_end_ = 0;
    if (!stream_finishing_) events_.received({in_.data(), size});
    if (state_ == State::upgraded) read();
}

void Connection::process() {
    while (in_begin_ < in_end_) {
        in_begin_ += parser_.feed({in_.data() + in_begin_, in_end_ - in_begin_});
        if (parser_.stage() == Stage::complete) return dispatch();
        if (parser_.stage() == Stage::refused) return refuse(parser_.status(), parser_.reason());
    }
    note_progress();
    if (parser_.wants_continue() && parser_.request().body.empty()) send_continue();
    read();
}

// A head has one deadline from its first byte, however slowly it comes; a body one from piece to piece, and the whole request its own.
void Connection::note_progress() {
    const auto& timeouts = server_.options.timeouts;
    const Stage stage = parser_.stage();
    if (stage == Stage::quiet) return;
    if (seen_ == Stage::quiet) {
        expect(timeouts.header);
        request_deadline_ = std::chrono::steady_clock::now() + timeouts.request;
    }
    if (stage == Stage::body) expect(timeouts.read);
    seen_ = stage;
}

void Connection::send_continue() {
    if (continue_sent_) return;
    static constexpr std::string_view line = "HTTP/1.1 100 Continue\r\n\r\n";
    continue_sent_ = continue_writing_ = true;
    auto done = [self = shared_from_this()](asio::error_code error, std::size_t size) {
        self->continue_writing_ = false;
        if (self->state_ == State::closed) return;
        if (error || size < line.size()) return self->kill();
        if (self->answer_waits_) self->write();
    };
    transport_.write(asio::buffer(line.data(), line.size()), std::move(done));
}

void Connection::refuse(int status, std::string_view reason) {
    ++server_.refused;
    asio::error_code ignored;
    if (reading_) transport_.socket().cancel(ignored);
    compose(error_answer(status, reason), AfterAnswer::close, loop_->tools());
    answer();
}

void Connection::answer() {
    if (state_ == State::closed) return;
    state_ = State::answering;
    request_deadline_ = Instant::max();
    expect(server_.options.timeouts.write);
    answer_waits_ = continue_writing_;
    if (!answer_waits_) write();
}

namespace {

std::array<asio::const_buffer, 2> rest_of(const AnswerText& out, std::size_t sent) {
    const std::string_view tail = out.fixed_body.empty() ? std::string_view(out.body) : out.fixed_body;
    const std::size_t of_tail = sent > out.text.size() ? sent - out.text.size() : 0;
    return {asio::buffer(out.text) + sent, asio::buffer(tail.data(), tail.size()) + of_tail};
}

}  // namespace

void Connection::write() {
    const auto rest = rest_of(out_, out_sent_);
    const std::size_t left = asio::buffer_size(rest);
    const std::size_t taken = transport_.write_now(rest);
    out_sent_ += taken;
    if (taken == left) return after_answer();
    expect(server_.options.timeouts.write);
    transport_.write(rest_of(out_, out_sent_), [self = shared_from_this()](asio::error_code error, std::size_t size) {
        if (self->state_ == State::closed) return;
        if (error) return self->kill();
        self->on_written(size);
    });
}

void Connection::on_written(std::size_t size) {
    out_sent_ += size;
    if (asio::buffer_size(rest_of(out_, out_sent_)) == 0) return after_answer();
    write();
}

void Connection::after_answer() {
    if (after_ == AfterAnswer::upgrade) return begin_stream();
    if (after_ == AfterAnswer::close) return linger();
    out_.clear();
    parser_.next();
    continue_sent_ = false;
    state_ = State::reading;
    const auto& timeouts = server_.options.timeouts;
    expect(server_.draining ? std::min(timeouts.idle, timeouts.drain_grace) : timeouts.idle);
    process();
}

// Closing at once with unread bytes would reset the connection and take the answer from the client's hands: say the end, then read and
// drop.
void Connection::linger() {
    state_ = State::lingering;
    out_.clear();
    const auto patience = server_.options.timeouts.linger;
    expect(server_.draining ? std::min(patience, std::chrono::milliseconds(1'000)) : patience);
    asio::error_code ignored;
    if (reading_) transport_.socket().cancel(ignored);
    transport_.say_end([self = shared_from_this()] { self->discard(); });
}

void Connection::discard() {
    if (state_ == State::closed) return;
    transport_.socket().async_read_some(asio::buffer(in_), [self = shared_from_this()](asio::error_code error, std::size_t) {
        if (error) return self->kill();
        self->discard();
    });
}

bool Connection::waits_quietly() const { return state_ == State::reading && parser_.stage() == Stage::quiet; }

void Connection::drain() {
    if (waits_quietly()) deadline_ = std::min(deadline_, std::chrono::steady_clock::now() + server_.options.timeouts.drain_grace);
}

void Connection::sweep() {
    const auto now = std::chrono::steady_clock::now();
    const bool late = now >= deadline_ || now >= request_deadline_;
    if (state_ == State::upgraded) {
        if (late) return kill();
        if (events_.tick) events_.tick();
        return;
    }
    if (!late) return;
    if (state_ != State::reading) return kill();
    if (!waits_quietly()) return refuse(408, "The request took too long");
    if (transport_.has_bytes()) return;  // a request that was sent: its read comes next
    transport_.is_tls() ? linger() : kill();
}

void Connection::kill() {
    if (state_ == State::closed) return;
    const auto self = shared_from_this();
    state_ = State::closed;
    asio::error_code ignored;
    transport_.socket().close(ignored);
    end_stream();
    loop_->forget(place_);
}

}  // namespace okno::http
