// SPDX-License-Identifier: Apache-2.0
// A client over a real socket for the tests of the server: says exactly the bytes it is told, and never waits longer than a test may.
#pragma once

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/tcp.h>
#include <openssl/ssl.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <charconv>
#include <optional>
#include <string>
#include <string_view>

#include "platform/http/server.h"

namespace okno::http {

inline constexpr int kPatienceMs = 20'000;  // reached only when a test fails

struct Answer {
    int status = 0;  // 0: the connection ended without one
    std::string head;
    std::string body;

    std::string header(std::string_view name) const {
        const std::size_t at = head.find("\r\n" + std::string(name) + ": ");
        if (at == std::string::npos) return {};
        const std::size_t begin = at + 4 + name.size();
        return head.substr(begin, head.find("\r\n", begin) - begin);
    }
};

class Client {
  public:
    explicit Client(std::uint16_t port, SSL_CTX* tls = nullptr) : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        connected_ = ::connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0;
        const int one = 1;
        setsockopt(socket_, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
        const timeval patience{kPatienceMs / 1000, 0};
        setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
        setsockopt(socket_, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
        if (tls == nullptr) return;
        ssl_ = SSL_new(tls);
        SSL_set_fd(ssl_, socket_);
        connected_ = SSL_connect(ssl_) == 1;
    }
    ~Client() {
        if (ssl_ != nullptr) SSL_free(ssl_);
        close();
    }
    Client(const Client&) = delete;
    Client& operator=(const Client&) = delete;

    bool connected() const { return connected_; }

    // False when the server did not take all of it.
    bool send(std::string_view bytes) {
        while (!bytes.empty()) {
            const auto sent = ssl_ != nullptr ? SSL_write(ssl_, bytes.data(), static_cast<int>(bytes.size()))
                                              : ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
            if (sent <= 0) return false;
            bytes.remove_prefix(static_cast<std::size_t>(sent));
        }
        return true;
    }

    // More bytes into the buffer; false at the end of the connection or of patience.
    bool receive() {
        char piece[16 * 1024];
        const auto size = ssl_ != nullptr ? SSL_read(ssl_, piece, sizeof piece) : ::recv(socket_, piece, sizeof piece, 0);
        if (size <= 0) return false;
        buffer_.append(piece, static_cast<std::size_t>(size));
        return true;
    }

    std::string take(std::size_t size) {
        while (buffer_.size() < size && receive()) {
        }
        std::string bytes = buffer_.substr(0, size);
        buffer_.erase(0, bytes.size());
        return bytes;
    }

    Answer answer(bool to_head = false) {
        Answer result;
        std::size_t end;
        while ((end = buffer_.find("\r\n\r\n")) == std::string::npos) {
            if (!receive()) return result;
        }
        result.head = take(end + 4);
        std::from_chars(result.head.data() + 9, result.head.data() + 12, result.status);
        std::size_t length = 0;
        const std::string written = result.header("Content-Length");
        std::from_chars(written.data(), written.data() + written.size(), length);
        if (!to_head) result.body = take(length);
        return result;
    }

    Answer ask(std::string_view bytes) {
        send(bytes);
        return answer();
    }

    // True when the server closes without another byte.
    bool ends() {
        errno = 0;
        return buffer_.empty() && !receive() && errno != EAGAIN;
    }
    // True when nothing has come, now.
    bool is_silent() {
        pollfd wait{socket_, POLLIN, 0};
        return buffer_.empty() && ::poll(&wait, 1, 0) == 0;
    }

    void reset_connection() {
        const linger now{1, 0};
        setsockopt(socket_, SOL_SOCKET, SO_LINGER, &now, sizeof now);
        close();
    }
    void close() {
        if (socket_ >= 0) ::close(socket_);
        socket_ = -1;
    }

  private:
    int socket_;
    SSL* ssl_ = nullptr;
    bool connected_ = false;
    std::string buffer_;
};

inline std::string get(std::string_view path, std::string_view headers = {}) {
    return "GET " + std::string(path) + " HTTP/1.1\r\nHost: shop\r\n" + std::string(headers) + "\r\n";
}

inline std::string post(std::string_view path, std::string_view body, std::string_view headers = {}) {
    return "POST " + std::string(path) + " HTTP/1.1\r\nHost: shop\r\nContent-Length: " + std::to_string(body.size()) + "\r\n" +
           std::string(headers) + "\r\n" + std::string(body);
}

// Says back what it understood.
inline Response echo(const Request& request) {
    return Response::text(200, request.method + " " + request.path + "?" + request.query_string + " " + request.body);
}

}  // namespace okno::http
