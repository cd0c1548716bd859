// SPDX-License-Identifier: Apache-2.0
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include <array>
#include <cstdint>

#include "base/error.h"
#include "base/text.h"

namespace okno {

namespace {

// Marks that stand on letters of Latin, Greek, Cyrillic, Hebrew and Arabic; in Indic and Thai scripts marks are vowels and stay.
bool is_droppable_mark(UChar32 c) {
    return (c >= 0x300 && c <= 0x36F) || (c >= 0x483 && c <= 0x489) || (c >= 0x591 && c <= 0x5BD) || (c >= 0x64B && c <= 0x65F) ||
           c == 0x670 || (c >= 0x1AB0 && c <= 0x1AFF) || (c >= 0x1DC0 && c <= 0x1DFF) || (c >= 0x20D0 && c <= 0x20FF) ||
           (c >= 0xFE20 && c <= 0xFE2F);
}

// ' ` ´ ʹ ʺ ʻ ʼ ʽ ʾ ʿ ˈ ‘ ’ ‛ ′: people write Uzbek oʻ and Ukrainian м'я with any of them or none.
bool is_apostrophe(UChar32 c) {
    return c == '\'' || c == '`' || c == 0xB4 || (c >= 0x2B9 && c <= 0x2BF) || c == 0x2C8 || (c >= 0x2018 && c <= 0x201B && c != 0x201A) ||
           c == 0x2032 || c == 0xFF07;
}

// Letters that look marked but have no decomposition, after case folding; 0 when there is nothing to replace.
const char* plain_letter(UChar32 c) {
    switch (c) {
        case 0x142: return "l";   // ł
        case 0xF8: return "o";    // ø
        case 0x111: return "d";   // đ
        case 0x127: return "h";   // ħ
        case 0x131: return "i";   // ı
        case 0x167: return "t";   // ŧ
        case 0xE6: return "ae";   // æ
        case 0x153: return "oe";  // œ
        case 0xF0: return "d";    // ð
        case 0xFE: return "th";   // þ
        case 0x451: return "е";   // ё
        case 0x450: return "е";   // ѐ
        case 0x45D: return "и";   // ѝ
        default: return nullptr;
    }
}

bool is_latin_or_greek(UChar32 c) { return (c >= 0xC0 && c <= 0x24F) || (c >= 0x370 && c <= 0x3FF) || (c >= 0x1E00 && c <= 0x1FFF); }

class Folded {
  public:
    explicit Folded(std::size_t expected) { out_.reserve(expected); }

    void letter(std::string_view utf8) {
        if (space_due_ && !out_.empty()) out_.push_back(' ');
        space_due_ = false;
        out_.append(utf8);
    }
    void letter(UChar32 c) {
        char bytes[U8_MAX_LENGTH];
        std::int32_t count = 0;
        U8_APPEND_UNSAFE(bytes, count, c);
        letter(std::string_view(bytes, static_cast<std::size_t>(count)));
    }
    void gap() { space_due_ = true; }
    std::string take() { return std::move(out_); }

  private:
    std::string out_;
    bool space_due_ = false;
};

// What the fast path does with a code point below U+0500: itself lowered, or one of these.
constexpr std::uint16_t kGap = 1;
constexpr std::uint16_t kNothing = 2;
constexpr std::uint16_t kUnsure = 0;

constexpr std::array<std::uint16_t, 0x500> kQuick = [] {
    std::array<std::uint16_t, 0x500> table{};
    for (std::uint16_t c = 1; c < 0x7F; ++c) table[c] = kGap;
    for (std::uint16_t c = 0; c < 10; ++c) table[static_cast<std::size_t>('0' + c)] = static_cast<std::uint16_t>('0' + c);
    for (std::uint16_t c = 0; c < 26; ++c) {
        table[static_cast<std::size_t>('a' + c)] = table[static_cast<std::size_t>('A' + c)] = static_cast<std::uint16_t>('a' + c);
    }
    table['\''] = table['`'] = kNothing;
    for (std::uint16_t c = 0x430; c <= 0x44F; ++c) table[c] = table[static_cast<std::size_t>(c - 0x20)] = c;
    table[0x401] = table[0x451] = 0x435;  // ё
    for (const std::uint16_t c : std::array<std::uint16_t, 4>{0x454, 0x456, 0x457, 0x45E})
        table[c] = table[static_cast<std::size_t>(c - 0x50)] = c;  // є і ї ў
    table[0x490] = table[0x491] = 0x491;                           // ґ
    return table;
}();

// Plain English, Russian, Ukrainian and Belarusian text, one look-up a letter; false on anything else.
bool fold_quickly(std::string_view text, Folded& folded) {
    for (std::size_t at = 0; at < text.size(); ++at) {
        std::size_t point = static_cast<unsigned char>(text[at]);
        if (point >= 0x80) {
            if ((point & 0xFC) != 0xD0 || at + 1 == text.size()) return false;
            const std::size_t trail = static_cast<unsigned char>(text[++at]);
            if ((trail & 0xC0) != 0x80) return false;
            point = (point & 0x1F) << 6 | (trail & 0x3F);
        }
        const std::uint16_t to = kQuick[point];
        if (to == kUnsure) return false;
        if (to == kGap) {
            folded.gap();
        } else if (to != kNothing) {
            folded.letter(static_cast<UChar32>(to));
        }
    }
    return true;
}

icu::UnicodeString without_apostrophes(std::string_view text) {
    const auto wide = icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
    icu::UnicodeString out;
    for (std::int32_t at = 0; at < wide.length(); at = wide.moveIndex32(at, 1)) {
        // Before normalising: NFKC turns ´ into a space and a mark.
        if (!is_apostrophe(wide.char32At(at))) out.append(wide.char32At(at));
    }
    return out;
}

void fold_letter(UChar32 c, Folded& folded) {
    if (const char* plain = plain_letter(c)) {
        folded.letter(std::string_view(plain));
    } else if (is_droppable_mark(c) || is_apostrophe(c)) {
        return;
    } else if (u_isalnum(c) || (U_GET_GC_MASK(c) & U_GC_M_MASK) != 0) {
        folded.letter(c);
    } else {
        folded.gap();
    }
}

std::string fold_thoroughly(std::string_view text) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* nfkc = icu::Normalizer2::getNFKCCasefoldInstance(status);
    const icu::Normalizer2* nfd = icu::Normalizer2::getNFDInstance(status);
    const icu::UnicodeString normal = nfkc->normalize(without_apostrophes(text), status);
    check(U_SUCCESS(status), "ICU normalises no text");
    Folded folded(text.size());
    icu::UnicodeString parts;
    for (std::int32_t at = 0; at < normal.length(); at = normal.moveIndex32(at, 1)) {
        const UChar32 c = normal.char32At(at);
        if (is_latin_or_greek(c) && nfd->getDecomposition(c, parts)) {
            for (std::int32_t i = 0; i < parts.length(); i = parts.moveIndex32(i, 1)) fold_letter(parts.char32At(i), folded);
        } else {
            fold_letter(c, folded);
        }
    }
    return folded.take();
}

}  // namespace

std::string fold(std::string_view text) {
    Folded folded(text.size());
    if (fold_quickly(text, folded)) return folded.take();
    return fold_thoroughly(text);
}

}  // namespace okno
