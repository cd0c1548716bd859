// SPDX-License-Identifier: Apache-2.0
// What the reference books refuse, collected into Problems before the writer is taken.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/error.h"
#include "modules/references/books.h"

namespace okno::references {

inline constexpr std::size_t kLongestCode = 64;
inline constexpr std::size_t kLongestName = 255;
inline constexpr std::size_t kLongestText = 4000;

// Latin letters, digits, "-", "_" and ".", not empty.
void check_code(Problems& problems, std::string path, std::string_view code);
// Not given is fine unless it is `required`; given must not be empty. Cleans and trims in place.
void check_name(Problems& problems, std::string path, std::optional<std::string>& name, bool required);
void check_names(Problems& problems, const std::string& path, std::optional<Names>& names);
void check_text(Problems& problems, std::string path, std::optional<std::string>& text, std::size_t longest = kLongestText);
// Empty, or http:// or https:// and something.
void check_url(Problems& problems, std::string path, std::optional<std::string>& url);
// Capitals are made of it.
void check_currency(Problems& problems, std::string path, std::optional<std::string>& currency);
void check_country(Problems& problems, std::string path, std::optional<std::string>& country);
void check_zone(Problems& problems, std::string path, const std::optional<std::string>& zone);
// The facts of one book: each known, of its type, and pointing at codes that exist.
void check_facts(Problems& problems, const Books& books, Book book, const Json& extra);

}  // namespace okno::references
