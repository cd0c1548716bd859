// SPDX-License-Identifier: Apache-2.0
#include "platform/websocket/frames.h"

#include <openssl/evp.h>

#include <array>

#include "base/text.h"
#include "platform/websocket/websocket.h"

namespace okno::websocket {
namespace {

constexpr std::size_t kMostControlBytes = 125;

std::uint64_t big_endian(std::string_view bytes) {
    std::uint64_t value = 0;
    for (const char c : bytes) value = value << 8 | static_cast<unsigned char>(c);
    return value;
}

}  // namespace

std::optional<Message> FrameReader::fail(std::uint16_t code) {
    violation_ = code;
    buffer_.clear();
    gathered_.clear();
    return std::nullopt;
}

std::optional<Message> FrameReader::next() {
    while (violation_ == 0 && buffer_.size() >= 2) {
        const auto first = static_cast<unsigned char>(buffer_[0]);
        const auto second = static_cast<unsigned char>(buffer_[1]);
        const bool final = (first & 0x80) != 0;
        const auto opcode = static_cast<Opcode>(first & 0x0f);
        const bool control = (first & 0x08) != 0;
        // Reserved bits mean extensions that were not agreed on; a client must mask.
        if ((first & 0x70) != 0 || (second & 0x80) == 0) return fail(kProtocolError);
        if (opcode > Opcode::pong || (opcode > Opcode::binary && opcode < Opcode::close)) return fail(kProtocolError);

        std::size_t head = 2;
        std::uint64_t length = second & 0x7f;
        if (length >= 126) {
            const std::size_t width = length == 126 ? 2 : 8;
            if (buffer_.size() < head + width) return std::nullopt;
            length = big_endian(std::string_view(buffer_).substr(head, width));
            head += width;
        }
        if (control && (!final || length > kMostControlBytes)) return fail(kProtocolError);
        if (!control && length > most_ - gathered_.size()) return fail(kMessageTooBig);
        const std::size_t size = static_cast<std::size_t>(length);
        if (buffer_.size() < head + 4 + size) return std::nullopt;

        std::string payload = buffer_.substr(head + 4, size);
        for (std::size_t i = 0; i < size; ++i) payload[i] = static_cast<char>(payload[i] ^ buffer_[head + i % 4]);
        buffer_.erase(0, head + 4 + size);
        if (auto message = take(final, opcode, std::move(payload))) return message;
    }
    return std::nullopt;
}

std::optional<Message> FrameReader::take(bool final, Opcode opcode, std::string payload) {
    if (opcode >= Opcode::close) return Message{opcode, std::move(payload)};
    if ((opcode == Opcode::continuation) != gathering_.has_value()) return fail(kProtocolError);
    if (!gathering_) gathering_ = opcode;
    gathered_ += payload;
    if (!final) return std::nullopt;
    Message message{*gathering_, std::move(gathered_)};
    gathering_.reset();
    gathered_.clear();
    if (message.opcode == Opcode::text && !is_utf8(message.payload)) return fail(kInvalidText);
    return message;
}

std::string frame(Opcode opcode, std::string_view payload) {
    std::string bytes;
    bytes.reserve(payload.size() + 10);
    bytes += static_cast<char>(0x80 | static_cast<unsigned>(opcode));
    const std::size_t size = payload.size();
    const int width = size < 126 ? 0 : size <= 0xffff ? 2 : 8;
    bytes += static_cast<char>(width == 0 ? size : width == 2 ? 126 : 127);
    for (int i = width - 1; i >= 0; --i) bytes += static_cast<char>(static_cast<std::uint64_t>(size) >> (8 * i) & 0xff);
    bytes += payload;
    return bytes;
}

std::string close_frame(std::uint16_t code, std::string_view reason) {
    std::string payload{static_cast<char>(code >> 8), static_cast<char>(code & 0xff)};
    payload += reason.substr(0, kMostControlBytes - 2);
    return frame(Opcode::close, payload);
}

std::optional<std::uint16_t> close_code(std::string_view payload) {
    if (payload.empty()) return kNoStatus;
    if (payload.size() == 1 || !is_utf8(payload.substr(2))) return std::nullopt;
    const auto code = static_cast<std::uint16_t>(big_endian(payload.substr(0, 2)));
    const bool reserved = code == 1004 || code == kNoStatus || code == kAbnormal || (code > 1014 && code < 3000);
    if (code < 1000 || code > 4999 || reserved) return std::nullopt;
    return code;
}

std::string accept_key(std::string_view key) {
    const std::string text = std::string(key) + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned size = 0;
    EVP_Digest(text.data(), text.size(), digest.data(), &size, EVP_sha1(), nullptr);
    return base64_encode({reinterpret_cast<const char*>(digest.data()), size});
}

}  // namespace okno::websocket
