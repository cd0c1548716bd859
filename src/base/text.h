// SPDX-License-Identifier: Apache-2.0
// Text of people in many alphabets: folding for search, sort keys, checking and cutting UTF-8, character sets. The only place that knows
// ICU's text side.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace okno {

bool is_utf8(std::string_view text);
// Invalid sequences become U+FFFD, zero bytes and control characters but tab and line feed go.
std::string clean_text(std::string_view text);
std::string trim(std::string_view text);  // Unicode white space at both ends
std::size_t count_characters(std::string_view utf8);
std::string cut_characters(std::string_view utf8, std::size_t most);

// For search: NFKC, case folding, ё→е, ł→l and other marks dropped (é→e), every apostrophe dropped (ʻ ʼ ' ’), punctuation to one space,
// trimmed. й stays й: it is a letter, not a marked и.
std::string fold(std::string_view text);
// Splits a folded text at spaces.
std::vector<std::string> words(std::string_view folded);
// A string whose byte order is the order of names of people (Cyrillic and Latin, root collation); hex, at most 120 characters.
std::string sort_key(std::string_view text);
std::string only_digits(std::string_view text);
std::string lower_ascii(std::string_view text);
bool equal_ascii_nocase(std::string_view a, std::string_view b);

// From a named character set ("windows-1251") to UTF-8; throws Error{invalid,"error.charset"} for an unknown one.
std::string to_utf8(std::string_view bytes, std::string_view charset);
std::string base64_encode(std::string_view bytes);
std::string hex(std::string_view bytes);

}  // namespace okno
