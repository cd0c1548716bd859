// SPDX-License-Identifier: Apache-2.0
#include "platform/http/forms.h"

#include <algorithm>

#include "base/error.h"
#include "platform/http/ascii.h"

namespace okno::http {
namespace {

// Writes the decoded text; false when an escape is broken and that matters.
bool decode(std::string_view text, bool plus_is_space, bool strict, std::string& out) {
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '+' && plus_is_space) {
            out += ' ';
        } else if (c == '%') {
            const int high = i + 2 < text.size() ? hex_digit(text[i + 1]) : -1;
            const int low = high >= 0 ? hex_digit(text[i + 2]) : -1;
            if (low < 0) {
                if (strict) return false;
                out += c;
                continue;
            }
            out += static_cast<char>(high * 16 + low);
            i += 2;
        } else {
            out += c;
        }
    }
    return true;
}

}  // namespace

std::optional<std::string> percent_decode(std::string_view text) {
    std::string out;
    if (!decode(text, false, true, out)) return std::nullopt;
    return out;
}

std::string percent_encode(std::string_view text) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string out;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        const bool plain =
            (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_' || c == '~';
        if (plain) {
            out += c;
        } else {
            out += '%';
            out += digits[byte >> 4];
            out += digits[byte & 15];
        }
    }
    return out;
}

Pairs parse_urlencoded(std::string_view text, const FormLimits& limits) {
    Pairs pairs;
    while (!text.empty()) {
        const std::size_t end = text.find('&');
        const std::string_view piece = text.substr(0, end);
        text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
        if (piece.empty()) continue;
        if (pairs.size() == limits.pairs)
            throw Error(ErrorKind::invalid, {"error.form_too_many", {{"most", std::to_string(limits.pairs)}}});
        const std::size_t equals = piece.find('=');
        Pair pair;
        decode(piece.substr(0, equals), true, false, pair.name);
        if (equals != std::string_view::npos) decode(piece.substr(equals + 1), true, false, pair.value);
        if (pair.name.size() > limits.name_bytes)
            throw Error(ErrorKind::invalid, {"error.form_name", {{"most", std::to_string(limits.name_bytes)}}});
        pairs.push_back(std::move(pair));
    }
    return pairs;
}

const std::string* find(const Pairs& pairs, std::string_view name) {
    const auto found = std::find_if(pairs.rbegin(), pairs.rend(), [&](const Pair& pair) { return pair.name == name; });
    return found == pairs.rend() ? nullptr : &found->value;
}

Form parse_form(const Request& request, const FormLimits& limits) {
    const std::string type = request.content_type();
    if (type == "multipart/form-data") return parse_multipart(request.header("Content-Type"), request.body, limits);
    Form form;
    if (type.empty() || type == "application/x-www-form-urlencoded") form.fields = parse_urlencoded(request.body, limits);
    return form;
}

}  // namespace okno::http
