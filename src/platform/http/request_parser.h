// SPDX-License-Identifier: Apache-2.0
// Bytes of a connection to requests, one after another, within limits. Wraps http_parser, which stays inside the .cpp.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "platform/http/http.h"
#include "platform/http/server.h"

namespace okno::http {

class RequestParser {
  public:
    enum class Stage { quiet, head, body, complete, refused };

    explicit RequestParser(const Limits& limits);  // kept by reference
    ~RequestParser();

    // Takes bytes and returns how many it used: all of them, unless the stage became complete or refused.
    std::size_t feed(std::string_view bytes);
    Stage stage() const;
    // Ready for the request after a complete one. Big buffers of the last one are given back.
    void next();

    Request& request();
    bool keep_alive() const;  // as the client wants it
    bool http_1_0() const;
    bool wants_continue() const;  // "Expect: 100-continue", known from the stage body on
    bool wants_websocket() const;
    int status() const;               // of a refusal: 400 413 414 417 431 501 505
    std::string_view reason() const;  // of a refusal, one sentence

  private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace okno::http
