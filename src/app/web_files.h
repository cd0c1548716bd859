// SPDX-License-Identifier: Apache-2.0
// The web application as files: those built into the program, or those of a folder while developing.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "platform/http/http.h"

namespace okno::app {

class WebFiles {
  public:
    explicit WebFiles(std::string folder);  // "": the files built in

    // A file of the application, or its first page for every address that is no file: the browser routes those itself.
    http::Response answer(const http::Request& request) const;

  private:
    http::Response page() const;
    std::string folder_;
    std::string page_;  // index.html, where "__OKNO_NONCE__" stands for the nonce of one answer
};

}  // namespace okno::app
