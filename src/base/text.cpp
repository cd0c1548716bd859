// SPDX-License-Identifier: Apache-2.0
#include "base/text.h"

#include <unicode/coll.h>
#include <unicode/locid.h>
#include <unicode/sortkey.h>
#include <unicode/uchar.h>
#include <unicode/ucnv.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <memory>

#include "base/error.h"

namespace okno {

namespace {

constexpr std::size_t kSortKeyBytes = 60;

bool is_ascii(std::string_view text) {
    std::uint64_t seen = 0;
    std::size_t at = 0;
    for (; at + 8 <= text.size(); at += 8) {
        std::uint64_t eight = 0;
        std::memcpy(&eight, text.data() + at, 8);
        seen |= eight;
    }
    for (; at < text.size(); ++at) seen |= static_cast<unsigned char>(text[at]);
    return (seen & 0x8080'8080'8080'8080U) == 0;
}

std::int32_t length_of(std::string_view text) {
    check(text.size() <= INT32_MAX, "a text over 2 GB");
    return static_cast<std::int32_t>(text.size());
}

// The code point at `at`, which moves past it; below 0 for an invalid sequence.
// GCC takes the `&=` inside ICU's macro for a narrowing conversion.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"
UChar32 next_point(std::string_view text, std::int32_t& at) {
    UChar32 point = 0;
    U8_NEXT(text.data(), at, length_of(text), point);
    return point;
}
#pragma GCC diagnostic pop

bool is_unwanted(UChar32 point) { return point != '\t' && point != '\n' && (point < 0x20 || (point >= 0x7F && point < 0xA0)); }

}  // namespace

bool is_utf8(std::string_view text) {
    if (is_ascii(text)) return true;
    for (std::int32_t at = 0; at < length_of(text);) {
        if (next_point(text, at) < 0) return false;
    }
    return true;
}

std::string clean_text(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::int32_t at = 0; at < length_of(text);) {
        const std::int32_t from = at;
        const UChar32 point = next_point(text, at);
        if (point < 0) {
            out += "\uFFFD";
        } else if (!is_unwanted(point)) {
            out.append(text, static_cast<std::size_t>(from), static_cast<std::size_t>(at - from));
        }
    }
    return out;
}

std::string trim(std::string_view text) {
    std::int32_t from = 0;
    for (std::int32_t at = 0; at < length_of(text);) {
        const UChar32 point = next_point(text, at);
        if (point < 0 || !u_isUWhiteSpace(point)) break;
        from = at;
    }
    std::int32_t until = length_of(text);
    for (std::int32_t at = until; at > from;) {
        UChar32 point = 0;
        U8_PREV(text.data(), from, at, point);
        if (point < 0 || !u_isUWhiteSpace(point)) break;
        until = at;
    }
    return std::string(text.substr(static_cast<std::size_t>(from), static_cast<std::size_t>(until - from)));
}

std::size_t count_characters(std::string_view utf8) {
    return static_cast<std::size_t>(
        std::count_if(utf8.begin(), utf8.end(), [](char c) { return !U8_IS_TRAIL(static_cast<std::uint8_t>(c)); }));
}

std::string cut_characters(std::string_view utf8, std::size_t most) {
    std::size_t at = 0;
    for (std::size_t seen = 0; at < utf8.size(); ++at) {
        if (!U8_IS_TRAIL(static_cast<std::uint8_t>(utf8[at])) && seen++ == most) break;
    }
    return std::string(utf8.substr(0, at));
}

std::vector<std::string> words(std::string_view folded) {
    std::vector<std::string> found;
    for (std::size_t at = 0; at < folded.size();) {
        const std::size_t end = std::min(folded.find(' ', at), folded.size());
        if (end > at) found.emplace_back(folded.substr(at, end - at));
        at = end + 1;
    }
    return found;
}

std::string sort_key(std::string_view text) {
    thread_local const std::unique_ptr<icu::Collator> collator = [] {
        UErrorCode status = U_ZERO_ERROR;
        std::unique_ptr<icu::Collator> made(icu::Collator::createInstance(icu::Locale::getRoot(), status));
        check(U_SUCCESS(status), "ICU makes no collator");
        return made;
    }();
    const std::string trimmed = trim(text);
    if (trimmed.empty()) return {};
    // More characters than this cannot reach the key.
    const auto wide = icu::UnicodeString::fromUTF8(cut_characters(trimmed, kSortKeyBytes));
    std::uint8_t bytes[kSortKeyBytes * 8];
    const std::int32_t needed = collator->getSortKey(wide, bytes, static_cast<std::int32_t>(sizeof bytes));
    const auto filled = std::min(static_cast<std::size_t>(needed), sizeof bytes);
    const std::size_t kept = std::min(filled > 0 && bytes[filled - 1] == 0 ? filled - 1 : filled, kSortKeyBytes);
    return hex({reinterpret_cast<const char*>(bytes), kept});
}

std::string only_digits(std::string_view text) {
    std::string out;
    for (std::int32_t at = 0; at < length_of(text);) {
        const UChar32 point = next_point(text, at);
        const std::int32_t digit = point < 0 ? -1 : u_charDigitValue(point);
        if (digit >= 0) out.push_back(static_cast<char>('0' + digit));
    }
    return out;
}

std::string lower_ascii(std::string_view text) {
    std::string out(text);
    for (char& c : out) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + ('a' - 'A'));
    }
    return out;
}

bool equal_ascii_nocase(std::string_view a, std::string_view b) { return a.size() == b.size() && lower_ascii(a) == lower_ascii(b); }

std::string to_utf8(std::string_view bytes, std::string_view charset) {
    UErrorCode status = U_ZERO_ERROR;
    const std::string name(charset);
    const std::unique_ptr<UConverter, void (*)(UConverter*)> converter(name.empty() ? nullptr : ucnv_open(name.c_str(), &status),
                                                                       ucnv_close);
    if (converter == nullptr || U_FAILURE(status))
        throw Error(ErrorKind::invalid, {"error.charset", {{"charset", cut_characters(clean_text(name), 64)}}});
    const icu::UnicodeString wide(bytes.data(), length_of(bytes), converter.get(), status);
    check(U_SUCCESS(status), "ICU converts no text");
    std::string out;
    wide.toUTF8String(out);
    if (out.starts_with("\uFEFF")) out.erase(0, 3);
    return out;
}

std::string base64_encode(std::string_view bytes) {
    constexpr char kAlphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string out;
    out.reserve((bytes.size() + 2) / 3 * 4);
    for (std::size_t at = 0; at < bytes.size(); at += 3) {
        const std::size_t count = std::min<std::size_t>(3, bytes.size() - at);
        std::uint32_t three = 0;
        for (std::size_t i = 0; i < 3; ++i) three = three << 8 | (i < count ? static_cast<unsigned char>(bytes[at + i]) : 0U);
        for (std::size_t i = 0; i < 4; ++i) out.push_back(i <= count ? kAlphabet[three >> (18 - 6 * i) & 63] : '=');
    }
    return out;
}

std::string hex(std::string_view bytes) {
    constexpr char kDigits[] = "0123456789abcdef";
    std::string out;
    out.reserve(bytes.size() * 2);
    for (const char c : bytes) {
        out.push_back(kDigits[static_cast<unsigned char>(c) >> 4]);
        out.push_back(kDigits[static_cast<unsigned char>(c) & 15]);
    }
    return out;
}

}  // namespace okno
