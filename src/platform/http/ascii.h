// SPDX-License-Identifier: Apache-2.0
// The letters HTTP itself is written in: ASCII without regard to case or locale.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>

namespace okno::http {

constexpr char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

inline std::string lower(std::string_view text) {
    std::string result(text);
    for (char& c : result) c = lower(c);
    return result;
}

inline bool same_word(std::string_view a, std::string_view b) {
    return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(), [](char x, char y) { return lower(x) == lower(y); });
}

inline std::string_view trimmed(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
    return text;
}

// Takes the next item off a list such as "gzip, br;q=0.5"; false at the end.
inline bool next_item(std::string_view& list, char separator, std::string_view& item) {
    if (list.empty()) return false;
    const std::size_t end = list.find(separator);
    item = trimmed(list.substr(0, end));
    list = end == std::string_view::npos ? std::string_view() : list.substr(end + 1);
    return true;
}

// True when a comma-separated header value holds the word.
inline bool list_has(std::string_view list, std::string_view word) {
    std::string_view item;
    while (next_item(list, ',', item)) {
        if (same_word(item, word)) return true;
    }
    return false;
}

constexpr int hex_digit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

}  // namespace okno::http
