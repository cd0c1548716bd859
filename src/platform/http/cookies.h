// SPDX-License-Identifier: Apache-2.0
// Cookies: reading the Cookie header, writing Set-Cookie.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "platform/http/http.h"

namespace okno::http {

// The first cookie of that name, as sent (quotes removed, nothing decoded); nothing when absent.
std::optional<std::string> cookie(const Request& request, std::string_view name);

struct SetCookie {
    std::string name = {};
    std::string value = {};
    std::string path = "/";
    std::optional<std::chrono::seconds> max_age = {};  // none: until the browser closes; 0: remove it now
    bool http_only = true;
    bool secure = false;
    std::string same_site = "Lax";  // "Strict", "Lax", "None"

    // Throws Error{internal} when name or value hold what a cookie cannot (separators, control characters).
    std::string header() const;
};

}  // namespace okno::http
