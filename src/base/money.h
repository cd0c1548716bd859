// SPDX-License-Identifier: Apache-2.0
// Exact amounts. Totals are whole minor units of a currency (0 to 3 decimals); unit prices are ×10⁴; quantities are thousandths; per cents
// are ×100. Rounding is half away from zero. Arithmetic that leaves 64 bits throws Error{invalid, "error.too_big"}.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace okno {

using Minor = std::int64_t;     // minor units of a currency
using Price = std::int64_t;     // unit price × 10⁴ of the major unit
using Quantity = std::int64_t;  // thousandths
using Percent = std::int64_t;   // per cent × 100
using Rate = std::int64_t;      // exchange rate × 10⁸

inline constexpr std::int64_t kPriceScale = 10'000;
inline constexpr std::int64_t kQuantityScale = 1'000;
inline constexpr std::int64_t kRateScale = 100'000'000;

// Decimals of an ISO 4217 currency in any case ("RUB" 2, "UZS" 2, "JPY" 0, "KWD" 3); nothing when it is not one.
std::optional<int> currency_decimals(std::string_view code);

// Digits to a number scaled by 10^decimals: "1290.5", 2 → 129050. More digits than fit are rounded. Accepts sign and exponent ("1e2");
// nothing when it is no number or does not fit ("1e300").
std::optional<std::int64_t> parse_scaled(std::string_view digits, int decimals);
// The shortest digits: 129050, 2 → "1290.5"; 100, 2 → "1".
std::string format_scaled(std::int64_t value, int decimals);

// a × b ÷ c over 128 bits, half away from zero. c must not be 0.
std::int64_t multiply_divide(std::int64_t a, std::int64_t b, std::int64_t c);
std::int64_t pow10(int decimals);
std::int64_t checked_add(std::int64_t a, std::int64_t b);

// price × quantity in minor units of a currency with so many decimals.
Minor line_total(Price price, Quantity quantity, int currency_decimals);
Minor price_to_minor(Price price, int currency_decimals);
Price minor_to_price(Minor amount, int currency_decimals);
Minor percent_of(Minor amount, Percent percent);

}  // namespace okno
