// SPDX-License-Identifier: Apache-2.0
// The log: one line an event, to standard error and, when opened, to a file. Never a secret, never a customer's data.
#pragma once

#include <fmt/core.h>

#include <string>
#include <string_view>
#include <utility>

namespace okno::log {

enum class Level { debug, info, warning, error };

void set_level(Level level);  // info from the start
bool enabled(Level level);
void open_file(const std::string& path);         // rotates at 10 MB, five files
void write(Level level, std::string_view line);  // line breaks in it become spaces

template <typename... T>
void write_if_enabled(Level level, fmt::format_string<T...> form, T&&... values) {
    if (enabled(level)) write(level, fmt::format(form, std::forward<T>(values)...));
}

template <typename... T>
void debug(fmt::format_string<T...> form, T&&... values) {
    write_if_enabled<T...>(Level::debug, form, std::forward<T>(values)...);
}

template <typename... T>
void info(fmt::format_string<T...> form, T&&... values) {
    write_if_enabled<T...>(Level::info, form, std::forward<T>(values)...);
}

template <typename... T>
void warning(fmt::format_string<T...> form, T&&... values) {
    write_if_enabled<T...>(Level::warning, form, std::forward<T>(values)...);
}

template <typename... T>
void error(fmt::format_string<T...> form, T&&... values) {
    write_if_enabled<T...>(Level::error, form, std::forward<T>(values)...);
}

}  // namespace okno::log
