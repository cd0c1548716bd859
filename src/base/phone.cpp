// SPDX-License-Identifier: Apache-2.0
#include "base/phone.h"

#include <phonenumbers/phonenumberutil.h>

#include <optional>
#include <vector>

#include "base/phone_plain.h"
#include "base/text.h"

namespace okno {

namespace {

using i18n::phonenumbers::PhoneNumber;
using i18n::phonenumbers::PhoneNumberUtil;

constexpr std::size_t kLongestWritten = 64;
constexpr std::size_t kFewestDigits = 7;

const PhoneNumberUtil& library() { return *PhoneNumberUtil::GetInstance(); }

std::optional<PhoneNumber> read(const std::string& text, const std::string& region) {
    PhoneNumber number;
    if (library().Parse(text, region, &number) != PhoneNumberUtil::NO_PARSING_ERROR) return std::nullopt;
    return number;
}

std::string e164_of(const PhoneNumber& number) {
    std::string text;
    library().Format(number, PhoneNumberUtil::E164, &text);
    return text;
}

struct Reading {
    std::string text;
    std::string region;
};

// Ways to read a number, the likeliest first.
std::vector<Reading> readings(const std::string& written, const std::string& digits, const std::string& region) {
    std::vector<Reading> ways{{written, region}};
    const bool plus = written.find('+') != std::string::npos;
    if (!plus && digits.starts_with("00")) ways.push_back({"+" + digits.substr(2), region});
    const bool from_eight = digits.size() == 11 && digits.front() == '8';
    if (!plus && digits.size() >= 10 && !from_eight) ways.push_back({"+" + digits, region});
    if (from_eight) {
        if (region == "UA") ways.push_back({digits.substr(1), region});  // 8 067 …, the old way
        ways.push_back({digits, "RU"});                                  // 8 912 …, also as "+8 912 …" and in shops of other countries
    }
    return ways;
}

std::string e164_by_library(const std::string& written, const std::string& digits, const std::string& region) {
    std::optional<PhoneNumber> possible;
    for (const Reading& way : readings(written, digits, region)) {
        const auto number = read(way.text, way.region);
        if (!number) continue;
        if (library().IsValidNumber(*number)) return e164_of(*number);
        // Number plans grow faster than the library: with its country written out, a number of the right length will do.
        const bool country_written = way.text.starts_with('+') && way.text == written;
        if (country_written && library().IsPossibleNumberWithReason(*number) == PhoneNumberUtil::IS_POSSIBLE) possible = number;
    }
    return possible ? e164_of(*possible) : std::string();
}

std::optional<PhoneNumber> number_of(const Phone& phone) {
    if (phone.e164.empty()) return std::nullopt;
    return read(phone.e164, "ZZ");
}

}  // namespace

Phone parse_phone(std::string_view written, std::string_view region) {
    Phone phone;
    phone.written = trim(written);
    phone.digits = only_digits(phone.written);
    if (phone.digits.size() < kFewestDigits || phone.written.size() > kLongestWritten) return phone;
    phone.e164 = plain_e164(phone.written, region);
    if (phone.e164.empty()) phone.e164 = e164_by_library(phone.written, phone.digits, std::string(region));
    if (!phone.e164.empty()) phone.digits = phone.e164.substr(1);
    return phone;
}

std::string format_phone(const Phone& phone) {
    if (std::string plain = plain_format(phone.e164); !plain.empty()) return plain;
    const auto number = number_of(phone);
    if (!number) return phone.written;
    std::string text;
    library().Format(*number, PhoneNumberUtil::INTERNATIONAL, &text);
    return text;
}

std::string phone_region(const Phone& phone) {
    if (const std::string_view plain = plain_region(phone.e164); !plain.empty()) return std::string(plain);
    const auto number = number_of(phone);
    if (!number) return {};
    std::string region;
    library().GetRegionCodeForNumber(*number, &region);
    return region == "ZZ" ? std::string() : region;
}

}  // namespace okno
