// SPDX-License-Identifier: Apache-2.0
#include "platform/http/proxies.h"

#include <algorithm>
#include <asio/ip/address.hpp>
#include <asio/ip/network_v4.hpp>
#include <asio/ip/network_v6.hpp>
#include <optional>

#include "base/error.h"
#include "platform/http/ascii.h"

namespace okno::http {

struct TrustedProxies::Ranges {
    std::vector<asio::ip::network_v4> v4;
    std::vector<asio::ip::network_v6> v6;

    bool add(const std::string& text) {
        asio::error_code error;
        const bool range = text.find('/') != std::string::npos;
        const auto network4 = asio::ip::make_network_v4(range ? text : text + "/32", error);
        if (!error) {
            v4.push_back(network4.canonical());
            return true;
        }
        const auto network6 = asio::ip::make_network_v6(range ? text : text + "/128", error);
        if (!error) v6.push_back(network6.canonical());
        return !error;
    }

    bool holds(const asio::ip::address& address) const {
        if (address.is_v4()) {
            const auto one = address.to_v4();
            return std::any_of(v4.begin(), v4.end(),
                               [&](const auto& n) { return asio::ip::network_v4(one, n.prefix_length()).canonical() == n; });
        }
        const auto one = address.to_v6();
        return std::any_of(v6.begin(), v6.end(),
                           [&](const auto& n) { return asio::ip::network_v6(one, n.prefix_length()).canonical() == n; });
    }
};

namespace {

// "203.0.113.7", "203.0.113.7:4711", "[2001:db8::1]:4711"; an IPv4 address in IPv6 clothes is undressed.
std::optional<asio::ip::address> read_address(std::string_view text) {
    std::string bare(text);
    if (bare.starts_with('[')) {
        bare = bare.substr(1, bare.find(']') - 1);
    } else if (std::count(bare.begin(), bare.end(), ':') == 1) {
        bare.resize(bare.find(':'));
    }
    asio::error_code error;
    const auto address = asio::ip::make_address(bare, error);
    if (error) return std::nullopt;
    if (address.is_v6() && address.to_v6().is_v4_mapped()) return asio::ip::make_address_v4(asio::ip::v4_mapped, address.to_v6());
    return address;
}

}  // namespace

TrustedProxies::TrustedProxies(const std::vector<std::string>& ranges) : ranges_(std::make_unique<Ranges>()) {
    for (const auto& text : ranges) {
        if (!ranges_->add(text)) throw Error(ErrorKind::invalid, {"error.trusted_proxy", {{"value", text}}});
    }
}

TrustedProxies::~TrustedProxies() = default;

bool TrustedProxies::empty() const { return ranges_->v4.empty() && ranges_->v6.empty(); }

void TrustedProxies::apply(Request& request) const {
    const auto peer = read_address(request.peer_address);
    if (!peer || !ranges_->holds(*peer)) return;
    // Each proxy appends whom it saw: read from the end until someone is not ours. What stands before that, anyone may have written.
    std::string chain;
    for (std::size_t i = 0; i < request.headers.size(); ++i) {
        if (same_word(request.headers.name(i), "X-Forwarded-For")) chain.append(chain.empty() ? "" : ",").append(request.headers.value(i));
    }
    std::string_view rest = chain;
    while (!rest.empty()) {
        const std::size_t comma = rest.rfind(',');
        const auto hop = read_address(trimmed(rest.substr(comma == std::string_view::npos ? 0 : comma + 1)));
        if (!hop) break;
        request.peer_address = hop->to_string();
        if (!ranges_->holds(*hop)) break;
        rest = comma == std::string_view::npos ? std::string_view() : rest.substr(0, comma);
    }
    if (const auto proto = request.header("X-Forwarded-Proto"); !proto.empty()) request.tls = same_word(proto, "https");
}

}  // namespace okno::http
