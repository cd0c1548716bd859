// SPDX-License-Identifier: Apache-2.0
#include "base/text.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <vector>

#include "base/error.h"

namespace okno {
namespace {

TEST(Text, fold) {
    const std::vector<std::pair<std::string, std::string>> table{
        {"", ""},
        {"   ", ""},
        {"!?…", ""},
        {"Ёжик", "ежик"},
        {"Йод", "йод"},
        {"и\u0306од", "йод"},  // й written as и with a mark
        {"ЁЛКА е\u0308лка", "елка елка"},
        {"Київ Їжак Ґудзик Єва", "київ їжак ґудзик єва"},
        {"Ўзбекистон", "ўзбекистон"},
        {"сло\u0301во", "слово"},  // stress mark
        {"ЪЬЫ", "ъьы"},
        {"Łódź", "lodz"},
        {"ZAŻÓŁĆ GĘŚLĄ JAŹŃ", "zazolc gesla jazn"},
        {"Oʻzbekiston", "ozbekiston"},
        {"O'zbekiston", "ozbekiston"},
        {"Oʼzbekiston", "ozbekiston"},
        {"O’zbekiston", "ozbekiston"},
        {"O‘zbekiston", "ozbekiston"},
        {"O`zbekiston", "ozbekiston"},
        {"O´zbekiston", "ozbekiston"},
        {"Gʻulom Saʼdulla", "gulom sadulla"},
        {"м'ята м’ята мʼята", "мята мята мята"},
        {"Café CAFE\u0301", "cafe cafe"},
        {"Straße STRASSE", "strasse strasse"},
        {"Øresund Đorđe Þór Ænima cœur", "oresund dorde thor aenima coeur"},
        {"İstanbul ISPARTA ı", "istanbul isparta i"},
        {"ΣΊΣΥΦΟΣ σίσυφος", "σισυφοσ σισυφοσ"},
        {"№ 5", "no 5"},
        {"ＡＢＣ１２３", "abc123"},
        {"ﬁn", "fin"},
        {"a\u00ADb", "ab"},  // soft hyphen
        {"a\u00A0b", "a b"},
        {"«Ромашка», ООО", "ромашка ооо"},
        {"anna-maria  o.k.", "anna maria o k"},
        {"user_name+x@mail.ru", "user name x mail ru"},
        {"\tx\ny\r\nz ", "x y z"},
        {"iPhone 15", "iphone 15"},
        {"हिन्दी", "हिन्दी"},  // marks that are vowels stay
        {"日本語", "日本語"},
        {"a\xFF"
         "b",
         "a b"},
        {"a😀b", "a b"},
    };
    for (const auto& [text, folded] : table) {
        EXPECT_EQ(fold(text), folded) << text;
        EXPECT_EQ(fold(folded), folded) << text;
    }
    EXPECT_EQ(fold(std::string("a\0b", 3)), fold("a\u0001b"));
}

// A letter of another script at the end sends the whole text the thorough way; the rest must fold alike.
TEST(Text, fold_is_the_same_on_both_ways) {
    std::mt19937 random(12);
    std::vector<std::string> letters;
    for (char c = 1; c < 0x7F; ++c) letters.emplace_back(1, c);
    for (int c = 0x400; c < 0x500; ++c) letters.push_back({static_cast<char>(0xC0 | c >> 6), static_cast<char>(0x80 | (c & 0x3F))});
    const auto agree = [](const std::string& text) {
        const std::string folded = fold(text);
        EXPECT_EQ(fold(text + " 語"), folded.empty() ? "語" : folded + " 語") << text;
    };
    for (const std::string& letter : letters) {
        agree(letter);
        agree("a" + letter + "я");
    }
    for (int round = 0; round < 3000; ++round) {
        std::string text;
        for (std::size_t length = random() % 20; length > 0; --length) text += letters[random() % letters.size()];
        agree(text);
    }
}

TEST(Text, words_of_a_folded_text) {
    EXPECT_EQ(words("анна мария k"), (std::vector<std::string>{"анна", "мария", "k"}));
    EXPECT_EQ(words(""), std::vector<std::string>{});
    EXPECT_EQ(words("one"), std::vector<std::string>{"one"});
    EXPECT_EQ(words(" a  b "), (std::vector<std::string>{"a", "b"}));
}

TEST(Text, sort_keys_order_names_as_people_do) {
    const std::vector<std::string> ordered{
        "",        "1",    "Adam", "adams", "Łada",  "Ludwik", "Łukasz", "Żaneta",  "Zażółć",  "Zofia",
        "Абрамов", "Ежов", "Ёжов", "Ежова", "Жуков", "Иванов", "Йодов",  "Калинин", "Яковлев",
    };
    std::vector<std::string> shuffled = ordered;
    std::mt19937 random(1);
    std::ranges::shuffle(shuffled, random);
    std::ranges::sort(shuffled, {}, [](const std::string& text) { return sort_key(text); });
    EXPECT_EQ(shuffled, ordered);
}

TEST(Text, sort_keys_are_short_hex_whatever_comes) {
    EXPECT_EQ(sort_key("  Иванов "), sort_key("Иванов"));
    EXPECT_EQ(sort_key("   "), "");
    for (const std::string& text : {std::string(5'000'000, 'x'), std::string("\xFF\xFE bad"),
                                    std::string("Очень-Длинная Фамилия С Именем И Отчеством Целиком Написанная")}) {
        const std::string key = sort_key(text);
        EXPECT_LE(key.size(), 120U);
        EXPECT_GT(key.size(), 0U);
        EXPECT_EQ(key.find_first_not_of("0123456789abcdef"), std::string::npos);
    }
}

TEST(Text, utf8) {
    for (const std::string text : {"", "abc", "ёł€😀", "\u0000"}) EXPECT_TRUE(is_utf8(text));
    for (const std::string text :
         {"\xFF", "\x80", "abcdefgh\xC3", "\xC0\x80", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xE2\x82", "long enough ascii \xCF\xF0"}) {
        EXPECT_FALSE(is_utf8(text));
    }
}

TEST(Text, clean) {
    EXPECT_EQ(clean_text("a\tb\nc\r\nd"), "a\tb\nc\nd");
    EXPECT_EQ(clean_text(std::string("a\0b\x1F\x7F"
                                     "c",
                                     6)),
              "abc");
    EXPECT_EQ(clean_text("a\u0085b"), "ab");
    EXPECT_EQ(clean_text("a\xFF"
                         "b"),
              "a\uFFFDb");
    EXPECT_EQ(clean_text("\xD0"), "\uFFFD");
    EXPECT_EQ(clean_text("ёł€😀"), "ёł€😀");
    std::mt19937 random(8);
    for (int round = 0; round < 2000; ++round) {
        std::string bytes;
        for (std::size_t length = random() % 24; length > 0; --length) bytes.push_back(static_cast<char>(random()));
        const std::string cleaned = clean_text(bytes);
        ASSERT_TRUE(is_utf8(cleaned));
        ASSERT_EQ(clean_text(cleaned), cleaned);
    }
}

TEST(Text, trim) {
    EXPECT_EQ(trim("  a b \t\n"), "a b");
    EXPECT_EQ(trim("\u00A0\u2003ё\u3000"), "ё");
    EXPECT_EQ(trim(" \u00A0 "), "");
    EXPECT_EQ(trim(""), "");
    EXPECT_EQ(trim("\xFF a "), "\xFF a");
}

TEST(Text, characters) {
    EXPECT_EQ(count_characters("aё😀"), 3U);
    EXPECT_EQ(cut_characters("aё😀b", 3), "aё😀");
    EXPECT_EQ(cut_characters("aё", 0), "");
    EXPECT_EQ(cut_characters("aё", 2), "aё");
    EXPECT_EQ(cut_characters("aё", 9), "aё");
}

TEST(Text, digits_and_ascii) {
    EXPECT_EQ(only_digits("+7 (912) 345-67-89"), "79123456789");
    EXPECT_EQ(only_digits("тел. ٣٤ １２"), "3412");
    EXPECT_EQ(only_digits("\xFF"
                          "1"),
              "1");
    EXPECT_EQ(lower_ascii("ABCxyzЁ"), "abcxyzЁ");
    EXPECT_TRUE(equal_ascii_nocase("Content-Type", "content-type"));
    EXPECT_FALSE(equal_ascii_nocase("a", "ab"));
    EXPECT_FALSE(equal_ascii_nocase("Ё", "ё"));
}

TEST(Text, character_sets) {
    EXPECT_EQ(to_utf8("\xCF\xF0\xE8\xE2\xE5\xF2", "windows-1251"), "Привет");
    EXPECT_EQ(to_utf8("\xF0\xD2\xC9\xD7\xC5\xD4", "KOI8-R"), "Привет");
    EXPECT_EQ(to_utf8("\xA3\xF3", "iso-8859-2"), "Łó");
    EXPECT_EQ(to_utf8("\xEF\xBB\xBFx", "utf-8"), "x");
    EXPECT_EQ(to_utf8("\xFF", "utf-8"), "\uFFFD");
    EXPECT_EQ(to_utf8("", "windows-1251"), "");
    for (const std::string charset : {"", "no-such-set", "\xFF"}) {
        try {
            to_utf8("x", charset);
            ADD_FAILURE() << charset;
        } catch (const Error& error) {
            EXPECT_EQ(error.message.key, "error.charset");
        }
    }
}

TEST(Text, base64_and_hex) {
    const std::vector<std::pair<std::string, std::string>> table{{"", ""},
                                                                 {"f", "Zg=="},
                                                                 {"fo", "Zm8="},
                                                                 {"foo", "Zm9v"},
                                                                 {"foob", "Zm9vYg=="},
                                                                 {"fooba", "Zm9vYmE="},
                                                                 {"foobar", "Zm9vYmFy"},
                                                                 {"\xFB\xFF\xFE", "+//+"}};
    for (const auto& [bytes, encoded] : table) EXPECT_EQ(base64_encode(bytes), encoded);
    EXPECT_EQ(hex(std::string("\0\x7F\xFF", 3)), "007fff");
}

}  // namespace
}  // namespace okno
