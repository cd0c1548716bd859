// SPDX-License-Identifier: Apache-2.0
// One connection: reads a request, has it handled, writes the answer, again; or refuses, or leaves HTTP. Inside platform/http only.
#pragma once

#include <array>
#include <atomic>
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>

#include "platform/http/answer_text.h"
#include "platform/http/loop.h"
#include "platform/http/request_parser.h"
#include "platform/http/transport.h"
#include "platform/http/upgrade.h"

namespace okno::http {

// Everything happens on the loop's thread but run_handler() (a worker's, while the loop leaves the request alone) and the methods of
// Stream.
class Connection final : public Stream, public std::enable_shared_from_this<Connection> {
  public:
    Connection(std::shared_ptr<Loop> loop, asio::ip::tcp::socket socket);

    void start(std::list<std::shared_ptr<Connection>>::iterator place, bool refuse);
    void run_handler(AnswerTools& tools);

    void sweep();        // time-outs
    void drain();        // the server stops: quiet connections have a grace, the others finish
    void say_goodbye();  // upgraded ones
    void kill();

    void send(std::string_view bytes) override;
    std::size_t queued() const override { return queued_; }
    void finish() override;
    void abort() override;

  private:
    enum class State { handshake, reading, handling, answering, lingering, upgraded, closed };

    bool waits_quietly() const;
    void expect(std::chrono::milliseconds within);
    void read();
    void on_read(asio::error_code error, std::size_t size);
    void process();
    void note_progress();
    void send_continue();
    void dispatch();
    Response call_handler();
    AfterAnswer after_this();
    Response error_answer(int status, std::string_view reason);
    void compose(Response response, AfterAnswer after, AnswerTools& tools);
    void answer();
    void refuse(int status, std::string_view reason);
    void write();
    void on_written(std::size_t size);
    void after_answer();
    void linger();
    void discard();

    void begin_stream();
    void end_stream();
    void flush();
    void write_stream();

    std::shared_ptr<Loop> loop_;
    ServerState& server_;
    Transport transport_;
    std::list<std::shared_ptr<Connection>>::iterator place_;
    State state_ = State::handshake;
    Instant deadline_ = Instant::max();
    Instant request_deadline_ = Instant::max();  // of the whole request
    std::string peer_address_;

    RequestParser parser_;
    RequestParser::Stage seen_ = RequestParser::Stage::quiet;  // at the last note_progress()
    std::array<char, 8 * 1024> in_;
    std::size_t in_begin_ = 0, in_end_ = 0;
    bool reading_ = false;  // a read is under way
    bool continue_sent_ = false;
    bool continue_writing_ = false;
    bool answer_waits_ = false;  // for the end of that write

    AnswerText out_;
    std::size_t out_sent_ = 0;  // of text, body and fixed_body together
    AfterAnswer after_ = AfterAnswer::close;
    UpgradeHandler* upgrade_ = nullptr;
    std::function<StreamEvents(std::weak_ptr<Stream>)> stream_start_;

    // After an upgrade.
    bool is_stream_ = false;
    StreamEvents events_;
    std::mutex outbox_mutex_;
    std::string outbox_;
    bool flush_posted_ = false;
    bool stream_writing_ = false;
    bool stream_finishing_ = false;
    bool gone_ = false;  // under outbox_mutex_
    std::atomic<std::size_t> queued_ = 0;
};

}  // namespace okno::http
