// SPDX-License-Identifier: Apache-2.0
// The one place where this face turns results and refusals into answers.
#pragma once

#include <exception>
#include <string>
#include <string_view>

#include "base/json.h"
#include "platform/http/http.h"

namespace okno::ui {

http::Response answer(int status, JsonWriter& out);
http::Response nothing();  // 204
// `current`: JSON of the record as it is now, for a conflict of versions.
http::Response refusal(const std::exception_ptr& problem, std::string_view language, std::string_view request_id,
                       std::string_view current = {});

// What the server refuses by itself (413 414 431 500 503 …), in this face's words.
http::Response server_refusal(int status, const http::Request& request);

}  // namespace okno::ui
