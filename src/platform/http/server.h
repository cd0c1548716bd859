// SPDX-License-Identifier: Apache-2.0
// The HTTP/1.1 server: event-driven connections, blocking handlers on worker threads, limits on everything, and a drain that loses no
// request.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "platform/http/http.h"
#include "platform/http/upgrade.h"

namespace okno::http {

inline constexpr std::size_t kMegabyte = 1024 * 1024;

struct Limits {
    std::size_t header_bytes = 16 * 1024;  // all header fields together: 431
    std::size_t url_bytes = 8 * 1024;      // 414
    std::size_t connections = 4096;        // over it a connection is answered 503 and closed
    std::size_t queued_requests = 1024;    // waiting for a worker; over it 503
    // Most bytes a body may have, by method and raw path: 413. Runs on a connection's thread: quick, no locks, must not throw.
    std::function<std::size_t(std::string_view method, std::string_view path)> body_bytes = [](std::string_view, std::string_view) {
        return 8 * kMegabyte;
    };
};

struct Timeouts {
    std::chrono::milliseconds header{15'000};    // first byte of a request to its last header; TLS handshake
    std::chrono::milliseconds read{30'000};      // between two pieces of a body
    std::chrono::milliseconds request{600'000};  // from a request's first byte to its last
    std::chrono::milliseconds write{30'000};     // between two pieces of an answer taken by the client
    std::chrono::milliseconds idle{75'000};      // between two requests of a connection
    std::chrono::milliseconds linger{5'000};     // a refused client may go on sending so long while it reads why
    std::chrono::milliseconds drain_grace{250};  // while draining: a quiet connection is closed after so long
};

// Runs on a worker thread and may block. What it throws becomes a logged 500 through ErrorAnswer.
using Handler = std::function<Response(const Request&)>;

// The body of answers the server gives by itself (400 408 413 414 417 431 500 503 505). `request` holds what was read so far, often
// the method and path. Runs on a connection's thread: must not block.
using ErrorAnswer = std::function<Response(int status, std::string_view reason, const Request& request)>;
Response plain_error(int status, std::string_view reason, const Request& request);  // {"success":false,"errorMsg":…}

struct ServerOptions {
    std::string address = "127.0.0.1";  // an IP address, "" or "::" for all
    std::uint16_t port = 0;             // 0: a free one, see Server::port()
    std::string tls_cert_file;          // PEM chain; with a key file the server speaks TLS only
    std::string tls_key_file;
    unsigned workers = 32;
    unsigned io_threads = 1;
    // Peers whose X-Forwarded-For and X-Forwarded-Proto are believed: addresses or CIDR ("10.0.0.0/8").
    std::vector<std::string> trusted_proxies;
    Limits limits;
    Timeouts timeouts;
    ErrorAnswer error_answer = plain_error;
    // After each answered request, on its worker thread: for metrics.
    std::function<void(const Request&, int status, std::chrono::microseconds)> answered;
};

struct ServerFigures {
    std::size_t connections = 0;
    std::size_t waiting_requests = 0;  // for a worker
    std::uint64_t requests = 0;        // handed to a worker since the start
    std::uint64_t refused = 0;         // answered by the server itself since the start
};

class Server {
  public:
    Server(ServerOptions options, Handler handler);
    ~Server();  // stop() without patience
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;

    // GET requests to this raw path that ask for `Upgrade: websocket`. Before start().
    void upgrade(std::string path, UpgradeHandler handler);

    // Binds, listens, returns when connections are accepted. Throws Error{unavailable, "error.listen"} with params {"address","reason"}
    // or Error{invalid, "error.tls"} with params {"file","reason"}.
    void start();
    std::uint16_t port() const;

    // Closes the door, answers every request that was sent (waiting ones and those still being read too), then says 1001 to WebSockets,
    // closes all and returns. After `drain` what is left is cut; a handler that is running is waited for in any case.
    void stop(std::chrono::milliseconds drain = std::chrono::seconds(30));

    ServerFigures figures() const;

  private:
    struct Running;
    std::unique_ptr<Running> running_;
};

}  // namespace okno::http
