// SPDX-License-Identifier: Apache-2.0
#include "base/log.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "base/id.h"

namespace okno {
namespace {

TEST(Log, writes_one_line_an_event_to_standard_error_and_the_file) {
    const auto folder = std::filesystem::temp_directory_path() / ("okno-log-" + new_uuid());
    std::filesystem::create_directory(folder);
    const auto file = folder / "okno.log";
    testing::internal::CaptureStderr();
    log::open_file(file.string());
    log::info("order {} of {}", 7, "two\nlines");
    log::debug("not yet");
    log::set_level(log::Level::debug);
    log::debug("now with {{braces}} {}", "{}");
    log::set_level(log::Level::error);
    log::warning("too quiet");
    EXPECT_FALSE(log::enabled(log::Level::warning));
    EXPECT_TRUE(log::enabled(log::Level::error));
    log::error("loud");
    log::set_level(log::Level::info);
    const std::string to_stderr = testing::internal::GetCapturedStderr();

    std::ifstream stream(file);
    std::stringstream content;
    content << stream.rdbuf();
    EXPECT_EQ(content.str(), to_stderr);
    std::vector<std::string> lines;
    for (std::string line; std::getline(content, line);) lines.push_back(line);
    ASSERT_EQ(lines.size(), 3U);
    // "2026-11-21T09:12:33.000Z level text"
    EXPECT_EQ(lines[0].substr(23), "Z info order 7 of two lines");
    EXPECT_EQ(lines[1].substr(23), "Z debug now with {braces} {}");
    EXPECT_EQ(lines[2].substr(23), "Z error loud");
    std::filesystem::remove_all(folder);
}

}  // namespace
}  // namespace okno
