// SPDX-License-Identifier: Apache-2.0
// The log: one line an event, to standard error and, when opened, to a file. Never a secret, never a customer's data.
#pragma once

#include <fmt/core.h>

#include <string>
#include <string_view>

namespace okno::log {

enum class Level { debug, info, warning, error };

void set_level(Level level);
void open_file(const std::string& path);  // rotates at 10 MB, five files
void write(Level level, std::string_view line);

template <typename... T> void debug(fmt::format_string<T...> form, T&&... values) { write(Level::debug, fmt::format(form, std::forward<T>(values)...)); }
template <typename... T> void info(fmt::format_string<T...> form, T&&... values) { write(Level::info, fmt::format(form, std::forward<T>(values)...)); }
template <typename... T> void warning(fmt::format_string<T...> form, T&&... values) { write(Level::warning, fmt::format(form, std::forward<T>(values)...)); }
template <typename... T> void error(fmt::format_string<T...> form, T&&... values) { write(Level::error, fmt::format(form, std::forward<T>(values)...)); }

}  // namespace okno::log
