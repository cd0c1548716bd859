// SPDX-License-Identifier: Apache-2.0
#include "base/money.h"

#include <array>
#include <limits>

#include "base/error.h"

namespace okno {

namespace {

using Wide = __int128;

constexpr std::int64_t kMost = std::numeric_limits<std::int64_t>::max();
constexpr std::int64_t kLeast = std::numeric_limits<std::int64_t>::min();

constexpr std::array<std::int64_t, 19> kPowers = [] {
    std::array<std::int64_t, 19> powers{};
    std::int64_t power = 1;
    for (std::int64_t& each : powers) {
        each = power;
        if (power <= kMost / 10) power *= 10;
    }
    return powers;
}();

std::int64_t fit(Wide value) {
    if (value > kMost || value < kLeast) throw Error(ErrorKind::invalid, {"error.too_big", {}});
    return static_cast<std::int64_t>(value);
}

Wide divide_rounded(Wide a, Wide b) {
    Wide quotient = a / b;
    const Wide rest = a % b;
    const Wide size_of_rest = rest < 0 ? -rest : rest;
    const Wide size_of_b = b < 0 ? -b : b;
    if (size_of_rest >= size_of_b - size_of_rest) quotient += (a < 0) == (b < 0) ? 1 : -1;
    return quotient;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// What was written: sign, significant digits without leading zeros, and where the decimal point stands among them.
struct Decimal {
    bool negative = false;
    std::string digits;
    std::int64_t point = 0;  // digits before the point; may be below 0 or past the end
};

std::optional<Decimal> read_decimal(std::string_view text) {
    Decimal decimal;
    std::size_t at = 0;
    if (at < text.size() && (text[at] == '-' || text[at] == '+')) decimal.negative = text[at++] == '-';
    bool any = false;
    bool after_point = false;
    for (; at < text.size(); ++at) {
        if (text[at] == '.' && !after_point) {
            after_point = true;
            continue;
        }
        if (!is_digit(text[at])) break;
        any = true;
        const bool leading_zero = text[at] == '0' && decimal.digits.empty();
        if (!leading_zero) decimal.digits.push_back(text[at]);
        if (after_point ? leading_zero : !leading_zero) decimal.point += after_point ? -1 : 1;
    }
    if (!any) return std::nullopt;
    if (at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
        ++at;
        bool down = false;
        if (at < text.size() && (text[at] == '-' || text[at] == '+')) down = text[at++] == '-';
        if (at == text.size()) return std::nullopt;
        constexpr std::int64_t kEnough = 1'000'000'000'000;  // beyond any length of text
        std::int64_t exponent = 0;
        for (; at < text.size() && is_digit(text[at]); ++at) {
            if (exponent < kEnough) exponent = exponent * 10 + (text[at] - '0');
        }
        decimal.point += down ? -exponent : exponent;
    }
    if (at != text.size()) return std::nullopt;
    return decimal;
}

}  // namespace

std::optional<std::int64_t> parse_scaled(std::string_view digits, int decimals) {
    const auto decimal = read_decimal(digits);
    if (!decimal) return std::nullopt;
    if (decimal->digits.empty()) return 0;
    const std::int64_t whole = decimal->point + decimals;  // how many of the digits the answer has
    if (whole > 19) return std::nullopt;
    if (whole < 0) return 0;
    Wide value = 0;
    for (std::int64_t i = 0; i < whole; ++i) {
        const auto at = static_cast<std::size_t>(i);
        value = value * 10 + (at < decimal->digits.size() ? decimal->digits[at] - '0' : 0);
    }
    const auto next = static_cast<std::size_t>(whole);
    if (next < decimal->digits.size() && decimal->digits[next] >= '5') ++value;
    if (decimal->negative) value = -value;
    if (value > kMost || value < kLeast) return std::nullopt;
    return static_cast<std::int64_t>(value);
}

std::string format_scaled(std::int64_t value, int decimals) {
    const auto scale = static_cast<std::uint64_t>(pow10(decimals));
    const std::uint64_t size = value < 0 ? 0 - static_cast<std::uint64_t>(value) : static_cast<std::uint64_t>(value);
    std::string out = value < 0 ? "-" : "";
    out += std::to_string(size / scale);
    std::uint64_t fraction = size % scale;
    if (fraction == 0) return out;
    std::string digits(static_cast<std::size_t>(decimals), '0');
    for (std::size_t i = digits.size(); i-- > 0; fraction /= 10) digits[i] = static_cast<char>('0' + fraction % 10);
    digits.erase(digits.find_last_not_of('0') + 1);
    return out + '.' + digits;
}

std::int64_t multiply_divide(std::int64_t a, std::int64_t b, std::int64_t c) {
    check(c != 0, "division by zero");
    return fit(divide_rounded(Wide{a} * b, c));
}

std::int64_t pow10(int decimals) {
    check(decimals >= 0 && decimals < static_cast<int>(kPowers.size()), "a power of ten outside 64 bits");
    return kPowers[static_cast<std::size_t>(decimals)];
}

std::int64_t checked_add(std::int64_t a, std::int64_t b) { return fit(Wide{a} + b); }

Minor line_total(Price price, Quantity quantity, int currency_decimals) {
    return multiply_divide(price, quantity, pow10(7 - currency_decimals));  // 10⁴ of the price and 10³ of the quantity
}

Minor price_to_minor(Price price, int currency_decimals) { return multiply_divide(price, 1, pow10(4 - currency_decimals)); }

Price minor_to_price(Minor amount, int currency_decimals) { return multiply_divide(amount, pow10(4 - currency_decimals), 1); }

Minor percent_of(Minor amount, Percent percent) { return multiply_divide(amount, percent, 10'000); }

}  // namespace okno
