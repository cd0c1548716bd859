// SPDX-License-Identifier: Apache-2.0
// A connection's complete request: to a worker, through the handler, to the text of the answer.
#include <exception>

#include "base/log.h"
#include "platform/http/connection.h"

namespace okno::http {

void Connection::dispatch() {
    state_ = State::handling;
    deadline_ = request_deadline_ = Instant::max();
    seen_ = RequestParser::Stage::quiet;
    Request& request = parser_.request();
    request.peer_address = peer_address_;
    request.tls = transport_.is_tls();
    if (!server_.proxies.empty()) server_.proxies.apply(request);
    upgrade_ = nullptr;
    if (parser_.wants_websocket()) {
        const auto found = server_.upgrades.find(request.path);
        if (found != server_.upgrades.end()) upgrade_ = &found->second;
    }
    if (server_.pool->give(shared_from_this())) {
        ++server_.requests;
        return;
    }
    ++server_.refused;
    compose(error_answer(503, "The server is busy"), after_this(), loop_->tools());
    answer();
}

// While draining the last answer says so; a request that is already here behind this one is still answered.
AfterAnswer Connection::after_this() {
    if (stream_start_) return AfterAnswer::upgrade;
    const bool last = server_.draining && in_begin_ == in_end_ && !transport_.has_bytes();
    if (last || !parser_.keep_alive()) return AfterAnswer::close;
    return parser_.http_1_0() ? AfterAnswer::keep_1_0 : AfterAnswer::keep;
}

Response Connection::error_answer(int status, std::string_view reason) {
    try {
        return server_.options.error_answer(status, reason, parser_.request());
    } catch (const std::exception& error) {
        log::error("http: the answer {} could not be made: {}", status, error.what());
        return plain_error(status, reason, parser_.request());
    }
}

Response Connection::call_handler() {
    const Request& request = parser_.request();
    if (upgrade_ != nullptr) {
        UpgradeAnswer answer = (*upgrade_)(request);
        stream_start_ = std::move(answer.start);
        return std::move(answer.response);
    }
    if (request.path == "*") return Response::allow({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"});
    return server_.handler(request);
}

void Connection::run_handler(AnswerTools& tools) {
    const Request& request = parser_.request();
    const auto began = std::chrono::steady_clock::now();
    std::string failure;
    Response response;
    try {
        response = call_handler();
    } catch (const std::exception& error) {
        failure = error.what();
        if (failure.empty()) failure = "an exception without a text";
    } catch (...) {
        failure = "an unknown exception";
    }
    if (!failure.empty()) {
        stream_start_ = nullptr;
        log::error("http: {} {}: {}", request.method, request.path, failure);
        response = error_answer(500, "Internal Server Error");
    }
    const int status = response.status;
    compose(std::move(response), after_this(), tools);
    if (server_.options.answered) {
        const auto took = std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - began);
        server_.options.answered(request, status, took);
    }
    asio::post(loop_->io(), [self = shared_from_this()] { self->answer(); });
}

void Connection::compose(Response response, AfterAnswer after, AnswerTools& tools) {
    const Request& request = parser_.request();
    after_ = after;
    out_sent_ = 0;
    try {
        write_answer(out_, std::move(response), request, after, tools);
    } catch (const std::exception& error) {
        log::error("http: {} {}: {}", request.method, request.path, error.what());
        after_ = AfterAnswer::close;
        stream_start_ = nullptr;
        write_answer(out_, plain_error(500, "Internal Server Error", request), request, after_, tools);
    }
}

}  // namespace okno::http
