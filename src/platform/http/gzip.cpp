// SPDX-License-Identifier: Apache-2.0
#include "platform/http/gzip.h"

#include <zlib.h>

#include <new>

#include "platform/http/ascii.h"

namespace okno::http {

struct Gzip::Stream {
    Stream() {
        constexpr int gzip_framing = 16 + MAX_WBITS;
        if (deflateInit2(&z, 1, Z_DEFLATED, gzip_framing, 8, Z_DEFAULT_STRATEGY) != Z_OK) throw std::bad_alloc();
    }
    ~Stream() { deflateEnd(&z); }
    Stream(const Stream&) = delete;
    Stream& operator=(const Stream&) = delete;
    z_stream z{};
};

Gzip::Gzip() = default;
Gzip::~Gzip() = default;

std::string Gzip::compress(std::string_view bytes) {
    if (!stream_) stream_ = std::make_unique<Stream>();
    z_stream& z = stream_->z;
    deflateReset(&z);
    std::string out(deflateBound(&z, static_cast<uLong>(bytes.size())), '\0');
    z.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    z.avail_in = static_cast<uInt>(bytes.size());  // answers stay far below 4 GB
    z.next_out = reinterpret_cast<Bytef*>(out.data());
    z.avail_out = static_cast<uInt>(out.size());
    deflate(&z, Z_FINISH);
    out.resize(z.total_out);
    return out;
}

bool accepts_gzip(std::string_view list) {
    bool any = false;
    std::string_view item;
    while (next_item(list, ',', item)) {
        std::string_view coding;
        next_item(item, ';', coding);
        bool refused = false;
        std::string_view parameter;
        while (next_item(item, ';', parameter)) {
            if (parameter.size() > 2 && lower(parameter[0]) == 'q' && parameter[1] == '=') {
                refused = parameter.substr(2).find_first_not_of("0.") == std::string_view::npos;
            }
        }
        if (same_word(coding, "gzip") || same_word(coding, "x-gzip")) return !refused;
        if (coding == "*") any = !refused;
    }
    return any;
}

bool is_compressible(std::string_view content_type) {
    const std::string type = lower(trimmed(content_type.substr(0, content_type.find(';'))));
    return type.starts_with("text/") || type.ends_with("json") || type.ends_with("javascript") || type.ends_with("xml");
}

}  // namespace okno::http
