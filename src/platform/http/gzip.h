// SPDX-License-Identifier: Apache-2.0
// gzip of answers: one compressor per worker thread, reused.
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace okno::http {

class Gzip {
  public:
    Gzip();
    ~Gzip();
    std::string compress(std::string_view bytes);  // level 1

  private:
    struct Stream;
    std::unique_ptr<Stream> stream_;  // made when first needed: it holds 256 KB
};

// Whether an Accept-Encoding header takes gzip: named or "*", and not with q=0.
bool accepts_gzip(std::string_view accept_encoding);
// Whether the media type is worth it: text, JSON, JavaScript, XML, SVG.
bool is_compressible(std::string_view content_type);

}  // namespace okno::http
