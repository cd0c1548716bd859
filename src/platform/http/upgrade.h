// SPDX-License-Identifier: Apache-2.0
// A connection that leaves HTTP for another protocol: raw bytes both ways. platform/websocket is built on this.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "platform/http/http.h"

namespace okno::http {

// Every method may be called from any thread and does nothing once the connection is gone.
class Stream {
  public:
    virtual ~Stream() = default;
    virtual void send(std::string_view bytes) = 0;
    virtual std::size_t queued() const = 0;  // bytes given to send() that the system has not taken yet
    virtual void finish() = 0;               // closes once everything queued has gone out
    virtual void abort() = 0;                // closes at once
};

// Called on the connection's own thread, one at a time: they must not block.
struct StreamEvents {
    std::function<void(std::string_view bytes)> received;
    std::function<void()> tick;      // a few times a second, for keep-alive and time-outs
    std::function<void()> stopping;  // the server closes: say good-bye and finish()
    std::function<void()> closed;    // the last call
};

// What a path answers to an Upgrade request: `start` set = the response is a 101 and the stream begins once it is sent.
struct UpgradeAnswer {
    Response response;
    std::function<StreamEvents(std::weak_ptr<Stream>)> start;
};

// Runs on a worker thread and may block, as any handler.
using UpgradeHandler = std::function<UpgradeAnswer(const Request&)>;

}  // namespace okno::http
