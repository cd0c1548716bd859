// SPDX-License-Identifier: Apache-2.0
#include "base/money.h"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "base/error.h"

namespace okno {
namespace {

constexpr std::int64_t kMost = INT64_MAX;
constexpr std::int64_t kLeast = INT64_MIN;

// Schoolbook arithmetic on decimal digits, so that the reference shares nothing with the code under test.
std::string product(std::string a, std::string b) {
    std::vector<int> out(a.size() + b.size());
    for (std::size_t i = a.size(); i-- > 0;) {
        for (std::size_t j = b.size(); j-- > 0;) {
            const int sum = (a[i] - '0') * (b[j] - '0') + out[i + j + 1];
            out[i + j + 1] = sum % 10;
            out[i + j] += sum / 10;
        }
    }
    std::string text;
    for (const int digit : out) text.push_back(static_cast<char>('0' + digit));
    const std::size_t first = text.find_first_not_of('0');
    return first == std::string::npos ? "0" : text.substr(first);
}

std::string magnitude(std::int64_t value) {
    const std::string text = std::to_string(value);
    return text.front() == '-' ? text.substr(1) : text;
}

// |a × b| ÷ 10^places, half up, by cutting digits off.
std::string scaled_down(std::string digits, std::size_t places) {
    if (places == 0) return digits;
    if (digits.size() <= places) digits.insert(0, places + 1 - digits.size(), '0');
    const bool up = digits[digits.size() - places] >= '5';
    std::string kept = digits.substr(0, digits.size() - places);
    if (up) {
        std::size_t i = kept.size();
        while (i > 0 && kept[i - 1] == '9') kept[--i] = '0';
        if (i == 0) {
            kept.insert(kept.begin(), '1');
        } else {
            ++kept[i - 1];
        }
    }
    const std::size_t first = kept.find_first_not_of('0');
    return first == std::string::npos ? "0" : kept.substr(first);
}

bool too_long(const std::string& digits, bool negative) {
    const std::string limit = negative ? "9223372036854775808" : "9223372036854775807";
    return digits.size() > limit.size() || (digits.size() == limit.size() && digits > limit);
}

std::int64_t any_number(std::mt19937_64& random) {
    // All lengths alike, so that small, large and overflowing products all come up.
    const auto value = static_cast<std::int64_t>(random() >> (random() % 64));
    return random() % 2 == 0 ? value : -value;
}

TEST(Money, multiply_divide_by_powers_of_ten_is_schoolbook_arithmetic) {
    std::mt19937_64 random(1290);
    int fitting = 0;
    int refused = 0;
    for (int round = 0; round < 20'000; ++round) {
        const std::int64_t a = any_number(random);
        const std::int64_t b = any_number(random);
        const int places = static_cast<int>(random() % 19);
        const bool negative = (a < 0) != (b < 0);
        const std::string expected = scaled_down(product(magnitude(a), magnitude(b)), static_cast<std::size_t>(places));
        if (too_long(expected, negative)) {
            EXPECT_THROW(multiply_divide(a, b, pow10(places)), Error);
            ++refused;
            continue;
        }
        const std::int64_t result = multiply_divide(a, b, pow10(places));
        ASSERT_EQ(std::to_string(result), (negative && expected != "0" ? "-" : "") + expected) << a << " × " << b << " ÷ 10^" << places;
        ++fitting;
    }
    EXPECT_GT(fitting, 3'000);
    EXPECT_GT(refused, 1'000);
}

TEST(Money, multiply_divide_by_anything_is_the_nearest) {
    std::mt19937_64 random(77);
    for (int round = 0; round < 20'000; ++round) {
        const std::int64_t a = any_number(random) >> 33;
        const std::int64_t b = any_number(random) >> 33;
        std::int64_t c = any_number(random) >> (random() % 62);
        if (c == 0) c = 1;
        const __int128 exact = __int128{a} * b;
        const __int128 result = multiply_divide(a, b, c);
        const __int128 twice_error = 2 * (exact - result * c);
        const __int128 size_of_error = twice_error < 0 ? -twice_error : twice_error;
        const __int128 size_of_c = c < 0 ? -__int128{c} : __int128{c};
        ASSERT_LE(size_of_error, size_of_c) << a << " × " << b << " ÷ " << c;
        if (size_of_error == size_of_c) {  // a half goes away from zero
            const __int128 larger = (exact < 0 ? -exact : exact) - (result * c < 0 ? -(result * c) : result * c);
            ASSERT_LT(larger, 0) << a << " × " << b << " ÷ " << c;
        }
    }
}

TEST(Money, halves_go_away_from_zero) {
    EXPECT_EQ(multiply_divide(5, 1, 10), 1);
    EXPECT_EQ(multiply_divide(-5, 1, 10), -1);
    EXPECT_EQ(multiply_divide(5, 1, -10), -1);
    EXPECT_EQ(multiply_divide(-5, -1, 10), 1);
    EXPECT_EQ(multiply_divide(4, 1, 10), 0);
    EXPECT_EQ(multiply_divide(1, 1, 3), 0);
    EXPECT_EQ(multiply_divide(2, 1, 3), 1);
    EXPECT_EQ(multiply_divide(-2, 1, 3), -1);
    EXPECT_EQ(multiply_divide(15, 1, 10), 2);
    EXPECT_EQ(multiply_divide(25, 1, 10), 3);
}

TEST(Money, leaving_64_bits_is_refused) {
    EXPECT_EQ(multiply_divide(kMost, kMost, kMost), kMost);
    EXPECT_EQ(multiply_divide(kLeast, kLeast, kLeast), kLeast);
    EXPECT_THROW(multiply_divide(kLeast, -1, 1), Error);
    EXPECT_THROW(multiply_divide(kMost, 2, 1), Error);
    EXPECT_EQ(checked_add(kMost, kLeast), -1);
    try {
        checked_add(kMost, 1);
        ADD_FAILURE();
    } catch (const Error& error) {
        EXPECT_EQ(error.kind, ErrorKind::invalid);
        EXPECT_EQ(error.message.key, "error.too_big");
    }
    EXPECT_THROW(checked_add(kLeast, -1), Error);
    EXPECT_THROW(minor_to_price(kMost, 2), Error);
    EXPECT_THROW(line_total(kMost, kMost, 3), Error);
    EXPECT_THROW(percent_of(kMost, 20'000), Error);
    try {
        multiply_divide(1, 1, 0);
        ADD_FAILURE();
    } catch (const Error& error) {
        EXPECT_EQ(error.kind, ErrorKind::internal);
    }
}

TEST(Money, reads_scaled_numbers) {
    struct Row {
        std::string text;
        int decimals;
        std::optional<std::int64_t> value;
    };
    const std::string long_nines = "0.4" + std::string(100'000, '9');
    const std::vector<Row> table{
        {"1290.5", 2, 129050},
        {"1290.50", 4, 12905000},
        {"0", 2, 0},
        {"-0", 2, 0},
        {"-0.004", 2, 0},
        {"+5", 0, 5},
        {"007", 0, 7},
        {".5", 2, 50},
        {"5.", 2, 500},
        {"-.5", 1, -5},
        {"1e2", 0, 100},
        {"1E2", 0, 100},
        {"1e+2", 2, 10000},
        {"1.5e-1", 2, 15},
        {"150e-1", 0, 15},
        {"0.005", 2, 1},
        {"-0.005", 2, -1},
        {"0.0049999", 2, 0},
        {"0.995", 2, 100},
        {"1.005", 2, 101},  // 1.00499999999999989… as a double
        {"2.675", 2, 268},
        {"0.5", 0, 1},
        {"0.05", 0, 0},
        {"9.5", 0, 10},
        {long_nines, 0, 0},
        {"0e999999999999999999999", 2, 0},
        {"1e-999999999999999999999", 2, 0},
        {"0.00000000000000000000000001e26", 0, 1},
        {"100000000000000000000000000e-26", 0, 1},
        {"9223372036854775807", 0, kMost},
        {"-9223372036854775808", 0, kLeast},
        {"92233720368547758.07", 2, kMost},
        {"9223372036854775807.4", 0, kMost},
        {"9223372036854775807.5", 0, std::nullopt},
        {"9223372036854775808", 0, std::nullopt},
        {"-9223372036854775809", 0, std::nullopt},
        {"92233720368547758.08", 2, std::nullopt},
        {"1e300", 2, std::nullopt},
        {"-1e300", 2, std::nullopt},
        {"1e99999999999999999999", 0, std::nullopt},
        {std::string(100'000, '9'), 0, std::nullopt},
        {"", 2, std::nullopt},
        {"abc", 2, std::nullopt},
        {"-", 2, std::nullopt},
        {"+", 2, std::nullopt},
        {".", 2, std::nullopt},
        {"-.", 2, std::nullopt},
        {"e5", 2, std::nullopt},
        {".e5", 2, std::nullopt},
        {"1e", 2, std::nullopt},
        {"1e+", 2, std::nullopt},
        {"1e5.0", 2, std::nullopt},
        {"1..2", 2, std::nullopt},
        {"1.2.3", 2, std::nullopt},
        {"1,5", 2, std::nullopt},
        {" 1", 2, std::nullopt},
        {"1 ", 2, std::nullopt},
        {"1 000", 2, std::nullopt},
        {"--1", 2, std::nullopt},
        {"0x10", 2, std::nullopt},
        {"NaN", 2, std::nullopt},
        {"inf", 2, std::nullopt},
        {std::string("1\0", 2), 2, std::nullopt},
    };
    for (const Row& row : table)
        EXPECT_EQ(parse_scaled(row.text, row.decimals), row.value) << row.text.substr(0, 40) << " × 10^" << row.decimals;
}

TEST(Money, writes_the_shortest_digits) {
    EXPECT_EQ(format_scaled(129050, 2), "1290.5");
    EXPECT_EQ(format_scaled(100, 2), "1");
    EXPECT_EQ(format_scaled(0, 4), "0");
    EXPECT_EQ(format_scaled(1, 4), "0.0001");
    EXPECT_EQ(format_scaled(-1, 2), "-0.01");
    EXPECT_EQ(format_scaled(-100, 2), "-1");
    EXPECT_EQ(format_scaled(5, 0), "5");
    EXPECT_EQ(format_scaled(kLeast, 0), "-9223372036854775808");
    EXPECT_EQ(format_scaled(kLeast, 2), "-92233720368547758.08");
    EXPECT_EQ(format_scaled(kMost, 18), "9.223372036854775807");
}

TEST(Money, what_is_written_reads_back) {
    std::mt19937_64 random(5);
    for (int round = 0; round < 20'000; ++round) {
        const std::int64_t value = any_number(random);
        const int decimals = static_cast<int>(random() % 9);
        const std::string text = format_scaled(value, decimals);
        ASSERT_EQ(parse_scaled(text, decimals), value) << text;
        ASSERT_TRUE(text.find('.') == std::string::npos || text.back() != '0') << text;
    }
}

TEST(Money, totals) {
    EXPECT_EQ(line_total(12'905'000, 2'000, 2), 258'100);  // 1290.50 × 2
    EXPECT_EQ(line_total(12'905'000, 1'500, 2), 193'575);
    EXPECT_EQ(line_total(10'000, 333, 2), 33);
    EXPECT_EQ(line_total(10'050, 500, 2), 50);  // 1.005 × 0.5 = 0.5025
    EXPECT_EQ(line_total(10'100, 500, 2), 51);  // 0.505
    EXPECT_EQ(line_total(-10'100, 500, 2), -51);
    EXPECT_EQ(line_total(1'000'000, 3'000, 0), 300);  // yen
    EXPECT_EQ(line_total(12'345, 1'000, 3), 1'235);   // dinar: 1.2345
    EXPECT_EQ(price_to_minor(12'905'050, 2), 129'051);
    EXPECT_EQ(price_to_minor(12'905'049, 2), 129'050);
    EXPECT_EQ(minor_to_price(129'050, 2), 12'905'000);
    EXPECT_EQ(minor_to_price(100, 0), 1'000'000);
    EXPECT_EQ(percent_of(10'000, 1'550), 1'550);
    EXPECT_EQ(percent_of(99, 5'000), 50);
    EXPECT_EQ(percent_of(-99, 5'000), -50);
}

TEST(Money, currencies) {
    for (const char* code :
         {"RUB", "rub", "Uah", "byn", "kzt", "usd", "eur", "pln", "uzs", "gbp", "cny", "kgs", "tjs", "amd", "gel", "azn", "try"}) {
        EXPECT_EQ(currency_decimals(code), 2) << code;
    }
    for (const char* code : {"JPY", "krw", "vnd", "isk", "clp", "xof"}) EXPECT_EQ(currency_decimals(code), 0) << code;
    for (const char* code : {"KWD", "bhd", "tnd", "omr", "jod", "iqd", "lyd"}) EXPECT_EQ(currency_decimals(code), 3) << code;
    for (const char* code : {"", "r", "ru", "rubl", "xxx", "xau", "???", "ruб"}) EXPECT_EQ(currency_decimals(code), std::nullopt) << code;
}

}  // namespace
}  // namespace okno
