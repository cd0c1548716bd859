// SPDX-License-Identifier: Apache-2.0
// The one place where this face turns results and refusals into answers: envelope, pagination, and the exact words that clients match.
#pragma once

#include <cstdint>
#include <exception>
#include <string>
#include <string_view>

#include "base/error.h"
#include "base/json.h"
#include "faces/api_v5/request.h"
#include "platform/http/http.h"

namespace okno::api_v5 {

// {"success":true, left open for the caller's members; finish() closes it.
JsonWriter success();
http::Response finish(JsonWriter& out, int status = 200);
http::Response done(int status = 200);                     // bare success
http::Response done_with_id(std::int64_t id, int status);  // {"success":true,"id":N}

void print_pagination(JsonWriter& out, const Page& page, std::int64_t total);

// What a refusal is said with: how it depends on the request.
struct Refused {
    bool reading = false;  // a GET: parameters were wrong, not a record
    const FieldNames* names = nullptr;
    std::string_view request_id;
};
http::Response refusal(const std::exception_ptr& problem, const Refused& request);
http::Response failure(int status, std::string_view message);

// For the answer of a batch, where refusals are a list.
std::string message_of(const Error& error, bool reading = false);
// "items[0].initial_price" → "items[0].initialPrice"
std::string api_path(std::string_view ours, const FieldNames* names);
std::string field_message(const FieldError& field, const FieldNames* names);  // "items[0].quantity: This value is too big."

}  // namespace okno::api_v5
