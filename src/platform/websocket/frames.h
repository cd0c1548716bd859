// SPDX-License-Identifier: Apache-2.0
// The frames of RFC 6455: reading those of a client within limits, writing ours. Knows no socket.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace okno::websocket {

enum class Opcode : std::uint8_t { continuation = 0, text = 1, binary = 2, close = 8, ping = 9, pong = 10 };

// A whole message or a control frame, unmasked and put together.
struct Message {
    Opcode opcode = Opcode::text;
    std::string payload;
};

class FrameReader {
  public:
    explicit FrameReader(std::size_t most_message_bytes) : most_(most_message_bytes) {}

    void feed(std::string_view bytes) { buffer_ += bytes; }
    // The next one, nothing when more bytes are needed or after a violation.
    std::optional<Message> next();
    // The close code of a violation (1002, 1007, 1009), 0 while all is well.
    std::uint16_t violation() const { return violation_; }

  private:
    std::optional<Message> fail(std::uint16_t code);
    std::optional<Message> take(bool final, Opcode opcode, std::string payload);

    std::size_t most_;
    std::string buffer_;
    std::string gathered_;             // fragments so far
    std::optional<Opcode> gathering_;  // of which message
    std::uint16_t violation_ = 0;
};

// A final, unmasked frame, as servers send it.
std::string frame(Opcode opcode, std::string_view payload);
std::string close_frame(std::uint16_t code, std::string_view reason);
// The code of a close frame's payload; kNoStatus for none; nothing when it breaks the rules.
std::optional<std::uint16_t> close_code(std::string_view payload);
// Sec-WebSocket-Accept for a Sec-WebSocket-Key.
std::string accept_key(std::string_view key);

}  // namespace okno::websocket
