// SPDX-License-Identifier: Apache-2.0
#include "app/web_files.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "base/id.h"
#include "embedded_files.h"

namespace okno::app {

namespace {

constexpr std::string_view kNonceMark = "__OKNO_NONCE__";

struct MediaType {
    std::string_view ending, type;
};
constexpr MediaType kMediaTypes[] = {
    {".js", "text/javascript; charset=utf-8"},
    {".css", "text/css; charset=utf-8"},
    {".svg", "image/svg+xml"},
    {".png", "image/png"},
    {".ico", "image/x-icon"},
    {".json", "application/json"},
    {".webmanifest", "application/manifest+json"},
    {".woff2", "font/woff2"},
    {".html", "text/html; charset=utf-8"},
};

std::string_view media_type(std::string_view path) {
    const auto found =
        std::find_if(std::begin(kMediaTypes), std::end(kMediaTypes), [&](const MediaType& each) { return path.ends_with(each.ending); });
    return found == std::end(kMediaTypes) ? "application/octet-stream" : found->type;
}

const EmbeddedFile* built_in(std::string_view path) {
    for (const EmbeddedFile& file : embedded_web_files()) {
        if (file.path == path) return &file;
    }
    return nullptr;
}

std::string read_file(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

bool accepts_gzip(const http::Request& request) { return request.header("Accept-Encoding").find("gzip") != std::string_view::npos; }

// A path from the root ("//etc/passwd") would leave the folder as surely as "..".
bool stays_inside(std::string_view path) { return path.front() != '/' && path.find("..") == std::string_view::npos; }

// Names of Vite's assets hold a hash of their content.
void set_caching(http::Response& response, std::string_view path) {
    response.set("Cache-Control", path.starts_with("assets/") ? "public, max-age=31536000, immutable" : "no-cache");
    response.set("X-Content-Type-Options", "nosniff");
}

constexpr std::string_view kNoPage =
    "<!doctype html><title>Okno</title><p>The web application is not built into this program. Build it with <code>./x build</code>.";

}  // namespace

WebFiles::WebFiles(std::string folder) : folder_(std::move(folder)) {
    if (!folder_.empty()) return;
    const EmbeddedFile* file = built_in("index.html");
    page_ = file != nullptr ? std::string(file->content) : std::string(kNoPage);
}

http::Response WebFiles::page() const {
    std::string html = folder_.empty() ? page_ : read_file(std::filesystem::path(folder_) / "index.html");
    const std::string nonce = random_token(22);
    for (std::size_t at = html.find(kNonceMark); at != std::string::npos; at = html.find(kNonceMark, at))
        html.replace(at, kNonceMark.size(), nonce);
    http::Response response = http::Response::html(200, std::move(html));
    response.set("Content-Security-Policy", "default-src 'self'; script-src 'self'; style-src 'self' 'nonce-" + nonce +
                                                "'; img-src 'self' data: https:; connect-src 'self'; object-src 'none'; base-uri 'none';"
                                                " form-action 'self'; frame-ancestors 'none'");
    response.set("Referrer-Policy", "same-origin");
    response.set("X-Frame-Options", "DENY");
    set_caching(response, "index.html");
    return response;
}

http::Response WebFiles::answer(const http::Request& request) const {
    const std::string_view path = std::string_view(request.path).substr(1);
    if (path.empty() || path == "index.html" || !stays_inside(path)) return page();
    if (!folder_.empty()) {
        const std::filesystem::path file = std::filesystem::path(folder_) / path;
        if (!std::filesystem::is_regular_file(file))
            return path.starts_with("assets/") ? http::Response::text(404, "no such file") : page();
        http::Response response = http::Response::text(200, read_file(file));
        response.set("Content-Type", std::string(media_type(path)));
        set_caching(response, path);
        return response;
    }
    const EmbeddedFile* file = built_in(path);
    if (file == nullptr) return path.starts_with("assets/") ? http::Response::text(404, "no such file") : page();
    http::Response response(200);
    response.set("Content-Type", std::string(media_type(path)));
    if (!file->gzip.empty()) {
        response.set("Vary", "Accept-Encoding");
        if (accepts_gzip(request)) response.set("Content-Encoding", "gzip");
    }
    response.fixed_body = !file->gzip.empty() && accepts_gzip(request) ? file->gzip : file->content;
    set_caching(response, path);
    return response;
}

}  // namespace okno::app
