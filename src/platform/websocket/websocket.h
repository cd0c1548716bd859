// SPDX-License-Identifier: Apache-2.0
// WebSockets (RFC 6455) on a path of the HTTP server: text messages, bounded queues, pings, good-byes.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <variant>

#include "platform/http/http.h"
#include "platform/http/server.h"

namespace okno::websocket {

inline constexpr std::uint16_t kNormalClosure = 1000;
inline constexpr std::uint16_t kGoingAway = 1001;
inline constexpr std::uint16_t kProtocolError = 1002;
inline constexpr std::uint16_t kUnsupported = 1003;
inline constexpr std::uint16_t kNoStatus = 1005;  // only reported: the peer gave no code
inline constexpr std::uint16_t kAbnormal = 1006;  // only reported: the connection broke
inline constexpr std::uint16_t kInvalidText = 1007;
inline constexpr std::uint16_t kPolicyViolation = 1008;
inline constexpr std::uint16_t kMessageTooBig = 1009;

struct Options {
    std::size_t message_bytes = 64 * 1024;            // of an incoming message, all fragments: 1009
    std::size_t queue_bytes = 1024 * 1024;            // waiting to go out; a peer that reads slower is cut
    std::chrono::milliseconds ping_every{30'000};     // of silence
    std::chrono::milliseconds answer_within{15'000};  // a pong, or the peer's part of a close
};

// The other end of one connection. Every method may be called from any thread, and does nothing once the connection is closed.
class Peer {
  public:
    virtual ~Peer() = default;
    virtual void send_text(std::string_view text) = 0;  // valid UTF-8
    virtual void close(std::uint16_t code, std::string_view reason = {}) = 0;
    virtual bool is_open() const = 0;
};

// What one connection does. Called on the connection's own thread, one at a time: they must not block.
struct Conversation {
    std::function<void(const std::shared_ptr<Peer>&)> opened = {};
    std::function<void(Peer&, std::string_view text)> message = {};
    std::function<void(std::uint16_t code)> closed = {};  // the last call, exactly one for each `opened`
};

// Decides who may enter; runs on a worker thread and may block. It knows the request and keeps in the conversation's functions what
// they need of it (who it is); or it answers an ordinary response, such as 401.
using Doorman = std::function<std::variant<Conversation, http::Response>(const http::Request&)>;

// Before server.start(). A handshake that is none is answered 400 (426 for another version), before the doorman is asked.
void serve(http::Server& server, std::string path, Doorman doorman, Options options = {});

}  // namespace okno::websocket
