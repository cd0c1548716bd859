// SPDX-License-Identifier: Apache-2.0
// A TCP socket with or without TLS on it, so that a connection need not care. Inside platform/http only.
#pragma once

#include <asio.hpp>
#include <asio/ssl.hpp>
#include <memory>
#include <string>
#include <utility>

namespace okno::http {

class Transport {
  public:
    Transport(asio::ip::tcp::socket socket, asio::ssl::context* tls) : socket_(std::move(socket)) {
        if (tls != nullptr) tls_ = std::make_unique<asio::ssl::stream<asio::ip::tcp::socket&>>(socket_, *tls);
    }

    bool is_tls() const { return tls_ != nullptr; }
    asio::ip::tcp::socket& socket() { return socket_; }

    template <typename Done>
    void handshake(Done done) {
        tls_->async_handshake(asio::ssl::stream_base::server, std::move(done));
    }
    template <typename Buffer, typename Done>
    void read(const Buffer& buffer, Done done) {
        if (tls_) {
            tls_->async_read_some(buffer, std::move(done));
        } else {
            socket_.async_read_some(buffer, std::move(done));
        }
    }
    template <typename Buffers, typename Done>
    void write(const Buffers& buffers, Done done) {
        if (tls_) {
            tls_->async_write_some(buffers, std::move(done));
        } else {
            socket_.async_write_some(buffers, std::move(done));
        }
    }
    // What the system takes at once, 0 when nothing; errors show at the next write(). TLS always takes nothing here.
    template <typename Buffers>
    std::size_t write_now(const Buffers& buffers) {
        if (tls_) return 0;
        asio::error_code error;
        const std::size_t taken = socket_.write_some(buffers, error);
        return error ? 0 : taken;
    }
    // Says that nothing more will come: close_notify under TLS, then FIN.
    template <typename Done>
    void say_end(Done done) {
        if (tls_) {
            tls_->async_shutdown([this, done = std::move(done)](asio::error_code) mutable {
                shut_sending();
                done();
            });
        } else {
            shut_sending();
            done();
        }
    }
    bool has_bytes() {
        asio::error_code error;
        return socket_.available(error) > 0 && !error;
    }

  private:
    void shut_sending() {
        asio::error_code ignored;
        socket_.shutdown(asio::ip::tcp::socket::shutdown_send, ignored);
    }

    asio::ip::tcp::socket socket_;
    std::unique_ptr<asio::ssl::stream<asio::ip::tcp::socket&>> tls_;
};

}  // namespace okno::http
