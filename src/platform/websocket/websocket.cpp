// SPDX-License-Identifier: Apache-2.0
#include "platform/websocket/websocket.h"

#include <atomic>
#include <mutex>

#include "base/log.h"
#include "platform/http/upgrade.h"
#include "platform/websocket/frames.h"

namespace okno::websocket {
namespace {

using Instant = std::chrono::steady_clock::time_point;

// Reads and times out on the connection's thread; send_text() and close() come from any.
class StreamPeer final : public Peer {
  public:
    StreamPeer(std::weak_ptr<http::Stream> stream, Conversation conversation, const Options& options)
        : stream_(std::move(stream)), conversation_(std::move(conversation)), options_(options), reader_(options.message_bytes) {}

    void send_text(std::string_view text) override {
        const auto stream = stream_.lock();
        std::lock_guard lock(mutex_);
        if (!stream || closing_) return;
        if (stream->queued() + text.size() > options_.queue_bytes) {
            log::info("websocket: a peer that does not read is cut");
            closing_ = true;
            stream->abort();
            return;
        }
        stream->send(frame(Opcode::text, text));
    }

    void close(std::uint16_t code, std::string_view reason) override {
        std::lock_guard lock(mutex_);
        if (closing_) return;
        closing_ = true;
        sent_code_ = code;
        if (const auto stream = stream_.lock()) stream->send(close_frame(code, reason));
    }

    bool is_open() const override { return !closing_; }

    void open(const std::shared_ptr<Peer>& self) {
        heard();
        if (conversation_.opened) conversation_.opened(self);
    }

    void received(std::string_view bytes) {
        heard();
        reader_.feed(bytes);
        while (auto message = reader_.next()) {
            if (!take(*message)) return;
        }
        if (reader_.violation() != 0) leave(reader_.violation());
    }

    void tick() {
        const auto now = std::chrono::steady_clock::now();
        if (closing_) {  // its part of the close is awaited
            if (!close_seen_) close_seen_ = now;
            if (now - *close_seen_ > options_.answer_within) abort();
        } else if (pinged_ ? now - *pinged_ > options_.answer_within : now - heard_ > options_.ping_every) {
            if (pinged_) return abort();
            pinged_ = now;
            send(frame(Opcode::ping, {}));
        }
    }

    void closed() {
        closing_ = true;
        std::uint16_t code = kAbnormal;
        {
            std::lock_guard lock(mutex_);
            if (left_) code = received_code_ ? *received_code_ : sent_code_;
        }
        const Conversation conversation = std::exchange(conversation_, {});  // what it holds may hold us
        if (conversation.closed) conversation.closed(code);
    }

  private:
    void heard() {
        heard_ = std::chrono::steady_clock::now();
        pinged_.reset();
    }

    void send(std::string_view bytes) {
        if (const auto stream = stream_.lock()) stream->send(bytes);
    }

    void abort() {
        if (const auto stream = stream_.lock()) stream->abort();
    }

    // False when nothing more is to be read.
    bool take(const Message& message) {
        switch (message.opcode) {
            case Opcode::text:
                if (!closing_ && conversation_.message) conversation_.message(*this, message.payload);
                return true;
            case Opcode::binary: leave(kUnsupported); return false;
            case Opcode::ping:
                // A peer that pings and never reads has no claim on memory.
                if (const auto stream = stream_.lock(); stream && stream->queued() < options_.queue_bytes)
                    stream->send(frame(Opcode::pong, message.payload));
                return true;
            case Opcode::pong: return true;
            case Opcode::close: {
                const auto code = close_code(message.payload);
                if (code) received_code_ = code;
                leave(!code ? kProtocolError : *code == kNoStatus ? kNormalClosure : *code);
                return false;
            }
            case Opcode::continuation: return true;  // the reader never gives these out
        }
        return true;
    }

    // Says the code unless a close was said before, then the connection ends.
    void leave(std::uint16_t code) {
        close(code, {});
        left_ = true;
        if (const auto stream = stream_.lock()) stream->finish();
    }

    const std::weak_ptr<http::Stream> stream_;
    Conversation conversation_;
    const Options options_;
    FrameReader reader_;
    Instant heard_{};
    std::optional<Instant> pinged_;
    std::optional<Instant> close_seen_;
    std::optional<std::uint16_t> received_code_;
    bool left_ = false;

    std::mutex mutex_;  // no message after a close
    std::atomic<bool> closing_ = false;
    std::uint16_t sent_code_ = kAbnormal;  // under mutex_
};

std::optional<http::Response> refuse_handshake(const http::Request& request) {
    if (request.header("Sec-WebSocket-Version") != "13") {
        http::Response response = http::plain_error(426, "WebSocket version 13 is spoken here", request);
        return std::move(response.set("Sec-WebSocket-Version", "13"));
    }
    if (request.header("Sec-WebSocket-Key").size() != 24) return http::plain_error(400, "The WebSocket handshake is malformed", request);
    return std::nullopt;
}

http::UpgradeAnswer answer(const http::Request& request, const Doorman& doorman, const Options& options) {
    if (auto refused = refuse_handshake(request)) return {std::move(*refused), nullptr};
    auto decision = doorman(request);
    if (auto* refused = std::get_if<http::Response>(&decision)) return {std::move(*refused), nullptr};

    http::UpgradeAnswer result;
    result.response.status = 101;
    result.response.set("Upgrade", "websocket").set("Sec-WebSocket-Accept", accept_key(request.header("Sec-WebSocket-Key")));
    result.start = [conversation = std::move(std::get<Conversation>(decision)), options](std::weak_ptr<http::Stream> stream) {
        const auto peer = std::make_shared<StreamPeer>(std::move(stream), conversation, options);
        peer->open(peer);
        http::StreamEvents events;
        events.received = [peer](std::string_view bytes) { peer->received(bytes); };
        events.tick = [peer] { peer->tick(); };
        events.stopping = [peer] { peer->close(kGoingAway, "the server stops"); };
        events.closed = [peer] { peer->closed(); };
        return events;
    };
    return result;
}

}  // namespace

void serve(http::Server& server, std::string path, Doorman doorman, Options options) {
    server.upgrade(std::move(path),
                   [doorman = std::move(doorman), options](const http::Request& request) { return answer(request, doorman, options); });
}

}  // namespace okno::websocket
