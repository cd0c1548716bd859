// SPDX-License-Identifier: Apache-2.0
#include "bench/client.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include <charconv>
#include <chrono>
#include <stdexcept>

namespace okno::bench {

namespace {

// Header names may come in any case.
std::string lower(std::string_view text) {
    std::string out(text);
    for (char& letter : out) {
        if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
    }
    return out;
}

std::string_view value_of(std::string_view head, std::string_view lower_name) {
    for (std::size_t at = head.find("\r\n"); at != std::string_view::npos; at = head.find("\r\n", at + 2)) {
        const std::string_view line = head.substr(at + 2, head.find("\r\n", at + 2) - at - 2);
        if (line.size() > lower_name.size() && line[lower_name.size()] == ':' && lower(line.substr(0, lower_name.size())) == lower_name)
            return line.substr(std::min(line.size(), lower_name.size() + 2));
    }
    return {};
}

}  // namespace

std::string Answer::header(std::string_view lower_name) const { return std::string(value_of(headers, lower_name)); }

std::size_t whole_answer(std::string_view read) {
    const std::size_t end = read.find("\r\n\r\n");
    if (end == std::string_view::npos) return 0;
    const std::string_view length = value_of(read.substr(0, end + 2), "content-length");
    std::size_t size = 0;
    std::from_chars(length.data(), length.data() + length.size(), size);
    return read.size() >= end + 4 + size ? end + 4 + size : 0;
}

int connect_to(std::uint16_t port) {
    const int made = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (connect(made, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) throw std::runtime_error("cannot connect");
    const int on = 1;
    setsockopt(made, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    return made;
}

std::string url_encoded(std::string_view text) {
    constexpr std::string_view kHex = "0123456789ABCDEF";
    std::string out;
    for (const char letter : text) {
        const bool plain = (letter >= '0' && letter <= '9') || (letter >= 'A' && letter <= 'Z') || (letter >= 'a' && letter <= 'z');
        if (plain) {
            out += letter;
        } else {
            const auto byte = static_cast<unsigned char>(letter);
            out.append({'%', kHex[byte >> 4], kHex[byte & 15]});
        }
    }
    return out;
}

Client::Client(std::uint16_t port, std::string common_headers) : socket_(connect_to(port)), headers_(std::move(common_headers)) {}

Client::~Client() { close(socket_); }

Answer Client::get(std::string_view path) { return ask("GET " + std::string(path) + " HTTP/1.1\r\nHost: bench\r\n" + headers_ + "\r\n"); }

Answer Client::post(std::string_view path, std::string_view content_type, std::string_view body) {
    return ask("POST " + std::string(path) + " HTTP/1.1\r\nHost: bench\r\n" + headers_ + "Content-Type: " + std::string(content_type) +
               "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + std::string(body));
}

Answer Client::must_get(std::string_view path) {
    Answer answer = get(path);
    if (answer.status != 200)
        throw std::runtime_error("GET " + std::string(path) + ": " + std::to_string(answer.status) + " " + answer.body);
    return answer;
}

Answer Client::ask(const std::string& request) {
    const auto begin = std::chrono::steady_clock::now();
    if (send(socket_, request.data(), request.size(), MSG_NOSIGNAL) != static_cast<ssize_t>(request.size()))
        throw std::runtime_error("the connection is broken");
    std::string read;
    std::size_t whole = 0;
    char piece[65536];
    while ((whole = whole_answer(read)) == 0) {
        const ssize_t size = recv(socket_, piece, sizeof piece, 0);
        if (size <= 0) throw std::runtime_error("the server closed the connection");
        read.append(piece, static_cast<std::size_t>(size));
    }
    Answer answer;
    answer.ms = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count();
    const std::size_t end = read.find("\r\n\r\n");
    answer.status = std::stoi(read.substr(9, 3));
    answer.headers = read.substr(0, end + 2);
    answer.body = read.substr(end + 4);
    return answer;
}

}  // namespace okno::bench
