// SPDX-License-Identifier: Apache-2.0
#include "modules/users/user_checks.h"

#include <algorithm>
#include <string>
#include <utility>

#include "base/text.h"

namespace okno::users {

namespace {

constexpr std::size_t kShortestPassword = 8;
constexpr std::size_t kLongestPassword = 1024;
constexpr std::size_t kLongestMail = 254;
constexpr std::size_t kLongestName = 255;

bool looks_like_mail(std::string_view text) {
    const std::size_t at = text.find('@');
    const bool has_gap = std::any_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) <= ' ' || c == '\x7f'; });
    return at != std::string_view::npos && at > 0 && at + 1 < text.size() && text.size() <= kLongestMail && !has_gap;
}

}  // namespace

void check_person(const User& user, Problems& problems) {
    if (!looks_like_mail(user.email)) problems.add("email", "error.email");
    if (user.first_name.empty()) problems.add("first_name", "error.required");
    const std::pair<const char*, const std::string*> names[] = {{"first_name", &user.first_name},
                                                                {"last_name", &user.last_name},
                                                                {"patronymic", &user.patronymic},
                                                                {"phone", &user.phone},
                                                                {"position", &user.position}};
    for (const auto& [field, text] : names) {
        if (count_characters(*text) > kLongestName) problems.add(field, "error.too_long", {{"most", std::to_string(kLongestName)}});
    }
}

void check_password(std::string_view password, Problems& problems) {
    if (count_characters(password) < kShortestPassword || password.size() > kLongestPassword)
        problems.add("password", "error.user.short_password", {{"least", std::to_string(kShortestPassword)}});
}

}  // namespace okno::users
