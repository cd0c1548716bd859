// SPDX-License-Identifier: Apache-2.0
// A response as the bytes that go out.
#pragma once

#include <ctime>
#include <string>
#include <string_view>

#include "platform/http/gzip.h"
#include "platform/http/http.h"

namespace okno::http {

// What one thread keeps from answer to answer.
struct AnswerTools {
    Gzip gzip;
    std::time_t date_second = 0;
    std::string date;  // "Sun, 06 Nov 1994 08:49:37 GMT"
};

enum class AfterAnswer { keep, keep_1_0, close, upgrade };

// `text` holds the head and a small body; a larger one stays in `body` or `fixed_body` and is sent after it.
struct AnswerText {
    std::string text;
    std::string body;
    std::string_view fixed_body;

    void clear();
};

// Compresses where the request allows it. Content-Length, Connection, Date and Transfer-Encoding are ours: those in the response are left
// out. Throws std::invalid_argument when a header would break the framing (line feeds in it, an impossible status).
void write_answer(AnswerText& out, Response response, const Request& request, AfterAnswer after, AnswerTools& tools);

}  // namespace okno::http
