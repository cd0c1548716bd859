// SPDX-License-Identifier: Apache-2.0
#include "platform/http/request_parser.h"

#include <http_parser.h>

#include <algorithm>
#include <limits>
#include <utility>

#include "platform/http/ascii.h"

namespace okno::http {

struct RequestParser::State {
    explicit State(const Limits& given) : limits(given) {
        http_parser_init(&parser, HTTP_REQUEST);
        parser.data = this;
    }

    int refuse(int code, std::string_view why) {
        stage = Stage::refused;
        status = code;
        reason = why;
        return -1;
    }

    // Every field as it came, trailers too: what they cost is the same.
    int count_header(std::size_t bytes) {
        header_bytes += bytes;
        return header_bytes > limits.header_bytes ? refuse(431, "The request headers are too large") : 0;
    }

    int add_url(std::string_view piece);
    int add_name(std::string_view piece);
    int add_value(std::string_view piece);
    int split_url();
    int finish_head();
    int add_body(std::string_view piece);

    http_parser parser{};
    const Limits& limits;
    Stage stage = Stage::quiet;
    Request request;
    std::string url;
    std::size_t header_bytes = 0;
    std::size_t body_limit = 0;
    bool in_value = true;  // the next piece of a name begins a field
    bool keep_alive = false, wants_continue = false, wants_websocket = false;
    int status = 0;
    std::string_view reason;
};

int RequestParser::State::add_url(std::string_view piece) {
    url += piece;
    return url.size() > limits.url_bytes ? refuse(414, "The request address is too long") : 0;
}

int RequestParser::State::add_name(std::string_view piece) {
    constexpr std::size_t punctuation = 4;  // ": " and the line's end
    if (count_header(piece.size() + (in_value ? punctuation : 0)) != 0) return -1;
    const bool begins = std::exchange(in_value, false);
    if (stage != Stage::head) return 0;  // trailers of a chunked body are read and dropped
    if (begins) request.headers.begin_field();
    request.headers.append_name(piece);
    return 0;
}

int RequestParser::State::add_value(std::string_view piece) {
    in_value = true;
    if (count_header(piece.size()) != 0) return -1;
    if (stage != Stage::head) return 0;
    request.headers.append_value(piece);
    return 0;
}

int RequestParser::State::split_url() {
    std::string_view target = url;
    if (target != "*" && !target.starts_with('/')) {
        http_parser_url parts;
        http_parser_url_init(&parts);
        if (http_parser_parse_url(url.data(), url.size(), parser.method == HTTP_CONNECT, &parts) != 0 ||
            (parts.field_set & (1U << UF_HOST)) == 0) {
            return refuse(400, "The request address is malformed");
        }
        const std::size_t path = (parts.field_set & (1U << UF_PATH)) != 0 ? parts.field_data[UF_PATH].off : url.size();
        target.remove_prefix(std::min(path, target.size()));
    }
    target = target.substr(0, target.find('#'));
    const std::size_t question = target.find('?');
    request.path = target.substr(0, question);
    if (request.path.empty()) request.path = "/";
    if (question != std::string_view::npos) request.query_string = target.substr(question + 1);
    return 0;
}

int RequestParser::State::finish_head() {
    request.method = http_method_str(static_cast<http_method>(parser.method));
    if (split_url() != 0) return -1;
    stage = Stage::body;
    keep_alive = http_should_keep_alive(&parser) != 0;
    const bool upgrade_asked = parser.upgrade != 0;
    parser.upgrade = 0;  // its body, if any, is read as that of any request
    if (parser.http_major != 1 || parser.http_minor > 1) return refuse(505, "HTTP/1.1 is spoken here");
    if (parser.method == HTTP_CONNECT) return refuse(501, "This server is no proxy");
    const std::size_t hosts = request.headers.count("Host");
    if (hosts > 1 || (hosts == 0 && parser.http_minor == 1)) return refuse(400, "The request needs one Host header");
    wants_websocket = upgrade_asked && parser.method == HTTP_GET && list_has(request.header("Upgrade"), "websocket");
    body_limit = limits.body_bytes(request.method, request.path);
    const bool sized = parser.content_length != std::numeric_limits<std::uint64_t>::max();
    if (sized && parser.content_length > body_limit) return refuse(413, "The request body is too large");
    if (const auto expected = request.header("Expect"); !expected.empty() && parser.http_minor == 1) {
        if (!same_word(expected, "100-continue")) return refuse(417, "This expectation cannot be met");
        wants_continue = true;
    }
    // Not the whole promised length: promises are cheap.
    if (sized) request.body.reserve(static_cast<std::size_t>(std::min<std::uint64_t>(parser.content_length, kMegabyte)));
    return 0;
}

int RequestParser::State::add_body(std::string_view piece) {
    if (piece.size() > body_limit - request.body.size()) return refuse(413, "The request body is too large");
    request.body += piece;
    return 0;
}

namespace {

template <typename State, int (State::*take)(std::string_view)>
int on_piece(http_parser* parser, const char* at, std::size_t length) {
    return (static_cast<State*>(parser->data)->*take)({at, length});
}

template <typename State>
http_parser_settings make_settings() {
    http_parser_settings settings;
    http_parser_settings_init(&settings);
    settings.on_message_begin = [](http_parser* parser) {
        static_cast<State*>(parser->data)->stage = RequestParser::Stage::head;
        return 0;
    };
    settings.on_url = on_piece<State, &State::add_url>;
    settings.on_header_field = on_piece<State, &State::add_name>;
    settings.on_header_value = on_piece<State, &State::add_value>;
    settings.on_headers_complete = [](http_parser* parser) { return static_cast<State*>(parser->data)->finish_head(); };
    settings.on_body = on_piece<State, &State::add_body>;
    settings.on_message_complete = [](http_parser* parser) {
        static_cast<State*>(parser->data)->stage = RequestParser::Stage::complete;
        http_parser_pause(parser, 1);  // what follows is the next request
        return 0;
    };
    return settings;
}

}  // namespace

RequestParser::RequestParser(const Limits& limits) : state_(std::make_unique<State>(limits)) {}
RequestParser::~RequestParser() = default;

std::size_t RequestParser::feed(std::string_view bytes) {
    static const http_parser_settings settings = make_settings<State>();
    State& state = *state_;
    const std::size_t used = http_parser_execute(&state.parser, &settings, bytes.data(), bytes.size());
    const auto error = HTTP_PARSER_ERRNO(&state.parser);
    if (error == HPE_PAUSED) {
        http_parser_pause(&state.parser, 0);
    } else if (error != HPE_OK && state.stage != Stage::refused) {
        if (error == HPE_HEADER_OVERFLOW) {
            state.refuse(431, "The request headers are too large");
        } else {
            state.refuse(400, "The request is malformed");
        }
    }
    return used;
}

RequestParser::Stage RequestParser::stage() const { return state_->stage; }

void RequestParser::next() {
    constexpr std::size_t kept = 64 * 1024;
    State& state = *state_;
    state.stage = Stage::quiet;
    state.request.method.clear();
    state.request.path.clear();
    state.request.query_string.clear();
    state.request.headers.clear();
    if (state.request.body.capacity() > kept) {
        state.request.body = std::string();
    } else {
        state.request.body.clear();
    }
    state.url.clear();
    state.header_bytes = 0;
    state.in_value = true;
    state.wants_continue = state.wants_websocket = false;
}

Request& RequestParser::request() { return state_->request; }
bool RequestParser::keep_alive() const { return state_->keep_alive; }
bool RequestParser::http_1_0() const { return state_->parser.http_minor == 0; }
bool RequestParser::wants_continue() const { return state_->wants_continue; }
bool RequestParser::wants_websocket() const { return state_->wants_websocket; }
int RequestParser::status() const { return state_->status; }
std::string_view RequestParser::reason() const { return state_->reason; }

}  // namespace okno::http
