// SPDX-License-Identifier: Apache-2.0
// One keep-alive connection that asks, waits and measures.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace okno::bench {

struct Answer {
    int status = 0;
    std::string headers, body;
    double ms = 0;
    std::string header(std::string_view lower_name) const;  // "" when absent
};

// The length of a whole answer at the front of what was read; 0 while it is not whole.
std::size_t whole_answer(std::string_view read);

class Client {
  public:
    Client(std::uint16_t port, std::string common_headers);  // each header ends with "\r\n"
    ~Client();
    Client(const Client&) = delete;

    Answer get(std::string_view path);
    Answer post(std::string_view path, std::string_view content_type, std::string_view body);
    // Like get; throws unless the status is 200.
    Answer must_get(std::string_view path);

  private:
    Answer ask(const std::string& request);

    int socket_ = -1;
    std::string headers_;
};

int connect_to(std::uint16_t port);
std::string url_encoded(std::string_view text);

}  // namespace okno::bench
