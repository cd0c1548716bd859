// SPDX-License-Identifier: Apache-2.0
// Phone numbers as people write them. A number that does not parse is kept as written and matched by its digits, never refused.
#pragma once

#include <string>
#include <string_view>

namespace okno {

struct Phone {
    std::string written;  // as it came, trimmed
    std::string e164;     // "+79162041833", empty when it does not parse
    std::string digits;   // digits of e164 without "+", else the written digits
    bool operator==(const Phone&) const = default;
};

// region: ISO country the number is read in when it has no country code ("RU", "PL", "UZ", "KZ", "UA"). "998…" under RU is retried with
// "+".
Phone parse_phone(std::string_view written, std::string_view region);
// For people: "+7 916 204-18-33", "+48 601 234 567", "+998 90 123 45 67"; as written when it does not parse.
std::string format_phone(const Phone& phone);
// Country of a number, "" when unknown.
std::string phone_region(const Phone& phone);

}  // namespace okno
