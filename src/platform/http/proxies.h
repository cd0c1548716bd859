// SPDX-License-Identifier: Apache-2.0
// Who a request comes from when proxies stand in between.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "platform/http/http.h"

namespace okno::http {

class TrustedProxies {
  public:
    // Addresses and CIDR ranges; throws Error{invalid, "error.trusted_proxy"} with params {"value"} for anything else.
    explicit TrustedProxies(const std::vector<std::string>& ranges);
    ~TrustedProxies();

    bool empty() const;
    // Replaces peer_address by the nearest address in X-Forwarded-For that is no trusted proxy, and tls by X-Forwarded-Proto;
    // does nothing when the peer itself is not trusted.
    void apply(Request& request) const;

  private:
    struct Ranges;
    std::unique_ptr<Ranges> ranges_;
};

}  // namespace okno::http
