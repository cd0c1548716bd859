// SPDX-License-Identifier: Apache-2.0
#include "platform/http/answer_text.h"

#include <fmt/format.h>

#include <iterator>
#include <stdexcept>

#include "platform/http/ascii.h"

namespace okno::http {
namespace {

constexpr std::size_t kSmallBody = 16 * 1024;
constexpr std::size_t kWorthCompressing = 1024;

const std::string& date_now(AnswerTools& tools) {
    const std::time_t now = std::time(nullptr);
    if (now == tools.date_second) return tools.date;
    constexpr const char* days[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    constexpr const char* months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    std::tm t{};
    gmtime_r(&now, &t);
    tools.date = fmt::format("{}, {:02} {} {} {:02}:{:02}:{:02} GMT", days[t.tm_wday], t.tm_mday, months[t.tm_mon], t.tm_year + 1900,
                             t.tm_hour, t.tm_min, t.tm_sec);
    tools.date_second = now;
    return tools.date;
}

bool is_ours(std::string_view name) {
    return same_word(name, "Content-Length") || same_word(name, "Connection") || same_word(name, "Date") ||
           same_word(name, "Transfer-Encoding");
}

void check_header(std::string_view name, std::string_view value) {
    constexpr std::string_view breaking("\r\n\0", 3);
    if (name.empty() || name.find_first_of(" :") != std::string_view::npos || name.find_first_of(breaking) != std::string_view::npos ||
        value.find_first_of(breaking) != std::string_view::npos) {
        throw std::invalid_argument("a response header would break the answer: " + std::string(name.substr(0, 40)));
    }
}

void compress(Response& response, const Request& request, AnswerTools& tools) {
    const std::string_view content = response.content();
    const std::string* type = response.header("Content-Type");
    if (content.size() <= kWorthCompressing || response.status == 206 || type == nullptr || !is_compressible(*type) ||
        response.header("Content-Encoding") != nullptr) {
        return;
    }
    response.add("Vary", "Accept-Encoding");
    if (!accepts_gzip(request.header("Accept-Encoding"))) return;
    response.body = tools.gzip.compress(content);
    response.fixed_body = {};
    response.add("Content-Encoding", "gzip");
}

std::string_view connection_line(AfterAnswer after) {
    switch (after) {
        case AfterAnswer::keep: return "";
        case AfterAnswer::keep_1_0: return "Connection: keep-alive\r\n";
        case AfterAnswer::close: return "Connection: close\r\n";
        case AfterAnswer::upgrade: return "Connection: Upgrade\r\n";
    }
    return "";
}

}  // namespace

void AnswerText::clear() {
    text.clear();
    body = std::string();
    fixed_body = {};
}

void write_answer(AnswerText& out, Response response, const Request& request, AfterAnswer after, AnswerTools& tools) {
    if (response.status < 101 || response.status > 999) throw std::invalid_argument("a response has an impossible status");
    for (const auto& [name, value] : response.headers) check_header(name, value);
    out.clear();
    const bool bodiless = response.status < 200 || response.status == 204 || response.status == 304;
    if (!bodiless) compress(response, request, tools);

    auto to = std::back_inserter(out.text);
    fmt::format_to(to, "HTTP/1.1 {} {}\r\nDate: {}\r\n", response.status, reason_phrase(response.status), date_now(tools));
    if (!bodiless) fmt::format_to(to, "Content-Length: {}\r\n", response.content().size());
    out.text += connection_line(after);
    for (const auto& [name, value] : response.headers) {
        if (is_ours(name)) continue;
        out.text.append(name).append(": ").append(value).append("\r\n");
    }
    out.text += "\r\n";
    if (bodiless || request.method == "HEAD") return;
    if (response.content().size() <= kSmallBody) {
        out.text += response.content();
    } else if (!response.fixed_body.empty()) {
        out.fixed_body = response.fixed_body;
    } else {
        out.body = std::move(response.body);
    }
}

}  // namespace okno::http
