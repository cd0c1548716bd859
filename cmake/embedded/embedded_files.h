// SPDX-License-Identifier: Apache-2.0
// The files that the build put inside the program: the web application and the migrations.
#pragma once

#include <span>
#include <string_view>

namespace okno {

struct EmbeddedFile {
    std::string_view path;     // below its folder, with '/': "index.html", "0001_users.sql"
    std::string_view content;  // as it was on disk
    std::string_view gzip;     // the same, compressed; empty where that saves nothing
};

// web/dist, sorted by path; empty when the web application was not built.
std::span<const EmbeddedFile> embedded_web_files();

// migrations/*.sql, sorted by path, never compressed.
std::span<const EmbeddedFile> embedded_migrations();

}  // namespace okno
