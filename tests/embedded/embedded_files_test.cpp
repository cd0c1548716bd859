// SPDX-License-Identifier: Apache-2.0
#include "embedded_files.h"

#include <gtest/gtest.h>
#include <zlib.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

namespace okno {
namespace {

namespace fs = std::filesystem;

std::string read(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

std::string unpack(std::string_view packed, size_t size) {
    std::string plain(size, '\0');
    z_stream stream{};
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
    stream.avail_in = static_cast<uInt>(packed.size());
    stream.next_out = reinterpret_cast<Bytef*>(plain.data());
    stream.avail_out = static_cast<uInt>(plain.size());
    inflateInit2(&stream, 16 + MAX_WBITS);
    const int result = inflate(&stream, Z_FINISH);
    inflateEnd(&stream);
    return result == Z_STREAM_END ? plain : "not a whole gzip file";
}

void expect_same_as_on_disk(std::span<const EmbeddedFile> files, const fs::path& folder) {
    size_t on_disk = 0;
    if (fs::exists(folder)) {
        for (const auto& entry : fs::recursive_directory_iterator(folder)) on_disk += entry.is_regular_file() ? 1 : 0;
    }
    EXPECT_EQ(files.size(), on_disk);
    EXPECT_TRUE(std::ranges::is_sorted(files, {}, &EmbeddedFile::path));
    for (const auto& file : files) {
        EXPECT_TRUE(file.content == read(folder / file.path)) << file.path;
        if (!file.gzip.empty()) {
            EXPECT_TRUE(unpack(file.gzip, file.content.size()) == file.content) << file.path;
        }
    }
}

TEST(EmbeddedFiles, MigrationsAreThoseOnDisk) { expect_same_as_on_disk(embedded_migrations(), fs::path(OKNO_SOURCE) / "migrations"); }

TEST(EmbeddedFiles, WebFilesAreThoseOnDisk) { expect_same_as_on_disk(embedded_web_files(), fs::path(OKNO_SOURCE) / "web/dist"); }

}  // namespace
}  // namespace okno
