// SPDX-License-Identifier: Apache-2.0
// A connection after it left HTTP.
#include "platform/http/connection.h"

namespace okno::http {

void Connection::begin_stream() {
    state_ = State::upgraded;
    deadline_ = Instant::max();
    is_stream_ = true;
    out_.clear();
    ++server_.streams;
    server_.note_change();
    events_ = stream_start_(weak_from_this());
    stream_start_ = nullptr;
    parser_.next();
    if (in_begin_ < in_end_) {  // sent before our 101 was read
        events_.received({in_.data() + in_begin_, in_end_ - in_begin_});
        in_begin_ = in_end_ = 0;
    }
    read();
}

void Connection::end_stream() {
    if (!std::exchange(is_stream_, false)) return;
    {
        std::lock_guard lock(outbox_mutex_);
        gone_ = true;
    }
    const auto events = std::exchange(events_, {});  // what they hold may hold us
    --server_.streams;
    if (events.closed) events.closed();
}

void Connection::say_goodbye() {
    if (state_ != State::upgraded) return;
    if (events_.stopping) {
        events_.stopping();
    } else {
        finish();
    }
}

void Connection::send(std::string_view bytes) {
    std::lock_guard lock(outbox_mutex_);
    if (gone_ || bytes.empty()) return;
    outbox_ += bytes;
    queued_ += bytes.size();
    if (flush_posted_) return;
    flush_posted_ = true;
    asio::post(loop_->io(), [self = shared_from_this()] { self->flush(); });
}

void Connection::finish() {
    std::lock_guard lock(outbox_mutex_);
    if (gone_) return;
    asio::post(loop_->io(), [self = shared_from_this()] {
        if (self->state_ != State::upgraded) return;
        self->stream_finishing_ = true;
        self->flush();
    });
}

void Connection::abort() {
    std::lock_guard lock(outbox_mutex_);
    if (gone_) return;
    asio::post(loop_->io(), [self = shared_from_this()] { self->kill(); });
}

// Takes everything that was sent since the last time and writes it as one piece.
void Connection::flush() {
    if (state_ != State::upgraded || stream_writing_) return;
    out_.text.clear();
    out_sent_ = 0;
    {
        std::lock_guard lock(outbox_mutex_);
        out_.text.swap(outbox_);
        flush_posted_ = !out_.text.empty();
    }
    if (!out_.text.empty()) return write_stream();
    deadline_ = Instant::max();
    if (!stream_finishing_) return;
    end_stream();
    linger();
}

void Connection::write_stream() {
    stream_writing_ = true;
    expect(server_.options.timeouts.write);
    const auto rest = asio::buffer(out_.text) + out_sent_;
    transport_.write(rest, [self = shared_from_this()](asio::error_code error, std::size_t size) {
        self->stream_writing_ = false;
        if (self->state_ != State::upgraded) return;
        if (error) return self->kill();
        self->out_sent_ += size;
        self->queued_ -= size;
        if (self->out_sent_ < self->out_.text.size()) return self->write_stream();
        self->flush();
    });
}

}  // namespace okno::http
