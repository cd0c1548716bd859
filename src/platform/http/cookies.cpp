// SPDX-License-Identifier: Apache-2.0
#include "platform/http/cookies.h"

#include <algorithm>

#include "base/error.h"
#include "platform/http/ascii.h"

namespace okno::http {
namespace {

bool is_cookie_text(std::string_view text, std::string_view forbidden) {
    return std::all_of(text.begin(), text.end(),
                       [&](char c) { return c > 0x20 && c < 0x7f && forbidden.find(c) == std::string_view::npos; });
}

}  // namespace

std::optional<std::string> cookie(const Request& request, std::string_view name) {
    for (std::size_t i = 0; i < request.headers.size(); ++i) {
        if (!same_word(request.headers.name(i), "Cookie")) continue;
        std::string_view list = request.headers.value(i);
        std::string_view item;
        while (next_item(list, ';', item)) {
            const std::size_t equals = item.find('=');
            if (equals == std::string_view::npos || trimmed(item.substr(0, equals)) != name) continue;
            std::string_view value = trimmed(item.substr(equals + 1));
            if (value.size() >= 2 && value.front() == '"' && value.back() == '"') value = value.substr(1, value.size() - 2);
            return std::string(value);
        }
    }
    return std::nullopt;
}

std::string SetCookie::header() const {
    check(!name.empty() && is_cookie_text(name, "=;,\"()<>@:\\/[]?{}"), "cookie name");
    check(is_cookie_text(value, ";,\"\\"), "cookie value");
    std::string text = name + "=" + value + "; Path=" + path;
    if (max_age) text += "; Max-Age=" + std::to_string(max_age->count());
    if (http_only) text += "; HttpOnly";
    if (secure) text += "; Secure";
    if (!same_site.empty()) text += "; SameSite=" + same_site;
    return text;
}

}  // namespace okno::http
