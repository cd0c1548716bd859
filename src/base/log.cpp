// SPDX-License-Identifier: Apache-2.0
#include "base/log.h"

#include <spdlog/logger.h>
#include <spdlog/sinks/dist_sink.h>
#include <spdlog/sinks/rotating_file_sink.h>
#include <spdlog/sinks/stdout_sinks.h>

#include <algorithm>
#include <memory>

namespace okno::log {

namespace {

constexpr std::size_t kFileBytes = 10 * 1024 * 1024;
constexpr std::size_t kFiles = 5;

struct Log {
    // A dist_sink takes the file later, under its own lock, while other threads write.
    std::shared_ptr<spdlog::sinks::dist_sink_mt> sinks = std::make_shared<spdlog::sinks::dist_sink_mt>();
    spdlog::logger logger{"okno", sinks};

    Log() {
        sinks->add_sink(std::make_shared<spdlog::sinks::stderr_sink_mt>());
        logger.set_pattern("%Y-%m-%dT%H:%M:%S.%eZ %l %v", spdlog::pattern_time_type::utc);
        logger.set_level(spdlog::level::info);
        logger.flush_on(spdlog::level::info);
    }
};

Log& the_log() {
    static Log log;
    return log;
}

spdlog::level::level_enum native(Level level) {
    switch (level) {
        case Level::debug: return spdlog::level::debug;
        case Level::info: return spdlog::level::info;
        case Level::warning: return spdlog::level::warn;
        case Level::error: return spdlog::level::err;
    }
    return spdlog::level::err;
}

bool is_control(char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }

}  // namespace

void set_level(Level level) { the_log().logger.set_level(native(level)); }

bool enabled(Level level) { return the_log().logger.should_log(native(level)); }

void open_file(const std::string& path) {
    auto file = std::make_shared<spdlog::sinks::rotating_file_sink_mt>(path, kFileBytes, kFiles - 1);
    file->set_formatter(std::make_unique<spdlog::pattern_formatter>("%Y-%m-%dT%H:%M:%S.%eZ %l %v", spdlog::pattern_time_type::utc));
    the_log().sinks->add_sink(std::move(file));
}

void write(Level level, std::string_view line) {
    if (std::none_of(line.begin(), line.end(), is_control)) {
        the_log().logger.log(native(level), spdlog::string_view_t(line.data(), line.size()));
        return;
    }
    // One event stays one line whatever it quotes.
    std::string one_line(line);
    std::replace_if(one_line.begin(), one_line.end(), is_control, ' ');
    the_log().logger.log(native(level), one_line);
}

}  // namespace okno::log
