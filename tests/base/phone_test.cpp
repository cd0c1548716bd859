// SPDX-License-Identifier: Apache-2.0
#include "base/phone.h"

#include <gtest/gtest.h>
#include <phonenumbers/phonenumberutil.h>

#include <random>
#include <thread>
#include <vector>

#include "base/phone_plain.h"

namespace okno {
namespace {

struct Written {
    std::string text, region, e164;
};

TEST(Phone, reads_what_people_write) {
    const std::vector<Written> table{
        // Russia
        {"8 (912) 345-67-89", "RU", "+79123456789"},
        {"79123456789", "RU", "+79123456789"},
        {"+79123456789", "RU", "+79123456789"},
        {"9123456789", "RU", "+79123456789"},
        {" +7 912 345 67 89 ", "PL", "+79123456789"},
        {"8-912-345-67-89", "UZ", "+79123456789"},
        {"8.912.345.67.89", "RU", "+79123456789"},
        {"+8 912 345 67 89", "RU", "+79123456789"},
        {"тел. 8 912 345 67 89 доб. 12", "RU", "+79123456789"},
        {"8 (495) 987-65-43", "RU", "+74959876543"},
        {"495 987-65-43", "RU", "+74959876543"},
        {"8 800 555-35-35", "RU", "+78005553535"},
        {"8\u00A0912\u00A0345\u00A067\u00A089", "RU", "+79123456789"},
        {"89123456789", "KZ", "+79123456789"},
        // Poland
        {"601 234 567", "PL", "+48601234567"},
        {"601-234-567", "PL", "+48601234567"},
        {"+48 601 234 567", "RU", "+48601234567"},
        {"48601234567", "UZ", "+48601234567"},
        {"0048 601 234 567", "PL", "+48601234567"},
        {"0048601234567", "RU", "+48601234567"},
        {"22 123 45 67", "PL", "+48221234567"},
        // Uzbekistan
        {"998901234567", "RU", "+998901234567"},
        {"998901234567", "UZ", "+998901234567"},
        {"+998 (90) 123-45-67", "PL", "+998901234567"},
        {"90 123 45 67", "UZ", "+998901234567"},
        {"8 10 998 90 123 45 67", "RU", "+998901234567"},
        {"71 203 45 67", "UZ", "+998712034567"},
        // Kazakhstan
        {"+7 701 234 56 78", "RU", "+77012345678"},
        {"8 (701) 234-56-78", "KZ", "+77012345678"},
        {"87012345678", "RU", "+77012345678"},
        {"7012345678", "KZ", "+77012345678"},
        {"77012345678", "UA", "+77012345678"},
        {"8 727 234 56 78", "KZ", "+77272345678"},
        // Ukraine
        {"067 123 45 67", "UA", "+380671234567"},
        {"(067) 123-45-67", "UA", "+380671234567"},
        {"380671234567", "RU", "+380671234567"},
        {"+38 067 123 45 67", "PL", "+380671234567"},
        {"8 067 123 45 67", "UA", "+380671234567"},
        // Elsewhere
        {"+1 415 555 2671", "RU", "+14155552671"},
        {"+44 20 7946 0958", "PL", "+442079460958"},
        {"415-555-2671", "US", "+14155552671"},
    };
    for (const Written& row : table) {
        const Phone phone = parse_phone(row.text, row.region);
        EXPECT_EQ(phone.e164, row.e164) << row.text << " in " << row.region;
        EXPECT_EQ(phone.digits, row.e164.substr(1)) << row.text;
    }
}

TEST(Phone, keeps_what_it_cannot_read) {
    const std::vector<Written> table{
        {"112", "RU", "112"},
        {"0911", "UZ", "0911"},
        {"601234567", "RU", "601234567"},  // a Polish number where nobody says so
        {"8 000 000 00 00", "RU", "80000000000"},
        {"0671234567", "RU", "0671234567"},
        {"9123456789", "PL", "9123456789"},
        {"9123456789", "UZ", "9123456789"},
        {"спросить Машу", "RU", ""},
        {"", "RU", ""},
        {"8 912 345 67 89, 8 913 345 67 89", "RU", "8912345678989133456789"},
        {"+", "RU", ""},
    };
    for (const Written& row : table) {
        const Phone phone = parse_phone(row.text, row.region);
        EXPECT_EQ(phone.e164, "") << row.text;
        EXPECT_EQ(phone.digits, row.e164) << row.text;
        EXPECT_EQ(phone.written, row.text);
        EXPECT_EQ(format_phone(phone), row.text);
        EXPECT_EQ(phone_region(phone), "");
    }
}

TEST(Phone, survives_hostile_text) {
    const std::string huge(5'000'000, '7');
    EXPECT_EQ(parse_phone(huge, "RU").e164, "");
    EXPECT_EQ(parse_phone("+7\xFF\xFE"
                          "9123456789",
                          "RU")
                  .digits.size(),
              11U);
    EXPECT_EQ(parse_phone("+79123456789", "").e164, "+79123456789");
    EXPECT_EQ(parse_phone("+79123456789", "nowhere").e164, "+79123456789");
    EXPECT_EQ(parse_phone("9123456789", "").e164, "");
}

TEST(Phone, is_shown_as_people_of_its_country_write_it) {
    const auto shown = [](std::string_view text) { return format_phone(parse_phone(text, "RU")); };
    EXPECT_EQ(shown("89162041833"), "+7 916 204-18-33");
    EXPECT_EQ(shown("84959876543"), "+7 495 987-65-43");
    EXPECT_EQ(shown("+48601234567"), "+48 601 234 567");
    EXPECT_EQ(shown("998901234567"), "+998 90 123 45 67");
    EXPECT_EQ(shown("+77012345678"), "+7 701 234 5678");
    EXPECT_EQ(shown("380671234567"), "+380 67 123 4567");
    EXPECT_EQ(shown("+14155552671"), "+1 415-555-2671");
}

TEST(Phone, knows_its_country) {
    const auto region = [](std::string_view text) { return phone_region(parse_phone(text, "RU")); };
    EXPECT_EQ(region("89162041833"), "RU");
    EXPECT_EQ(region("84959876543"), "RU");
    EXPECT_EQ(region("87012345678"), "KZ");
    EXPECT_EQ(region("+48601234567"), "PL");
    EXPECT_EQ(region("998901234567"), "UZ");
    EXPECT_EQ(region("380671234567"), "UA");
    EXPECT_EQ(region("+14155552671"), "US");
}

// The sign before the number is nothing to the library and too much for the plain reader: both ways are compared.
std::string by_library(const std::string& written, const std::string& region) { return parse_phone("☎ " + written, region).e164; }

std::string spread(std::mt19937& random, const std::string& digits) {
    static const std::string_view kBetween[] = {"", "", "", " ", "-", " - ", "(", ") ", "  "};
    std::string out;
    for (const char c : digits) {
        out.push_back(c);
        out += kBetween[random() % std::size(kBetween)];
    }
    return out;
}

TEST(PlainPhone, answers_as_the_library_does) {
    std::mt19937 random(20261121);
    const std::vector<std::string> regions{"RU", "PL", "UZ", "KZ", "UA", "DE", ""};
    const std::vector<std::string> fronts{"", "+", "8", "0", "7", "+7", "48", "+48", "380", "+380", "998", "+998", "00", "80", "+8"};
    const std::vector<std::size_t> lengths{7, 8, 9, 10, 11, 12};
    int plain_answers = 0;
    for (int prefix = 0; prefix < 1000; ++prefix) {
        const std::string& front = fronts[static_cast<std::size_t>(prefix) % fronts.size()];
        for (const std::string& any_front : {front, fronts[random() % fronts.size()], fronts[random() % fronts.size()]}) {
            for (const std::size_t length : lengths) {
                std::string digits = std::to_string(1000 + prefix).substr(1);
                while (digits.size() < length) digits.push_back(static_cast<char>('0' + random() % 10));
                const std::string written = any_front + spread(random, digits);
                const std::string& region = regions[random() % regions.size()];
                const std::string plain = plain_e164(written, region);
                if (plain.empty()) continue;
                ++plain_answers;
                ASSERT_EQ(plain, by_library(written, region)) << written << " in " << region;
            }
        }
    }
    EXPECT_GT(plain_answers, 200);
}

TEST(PlainPhone, every_prefix_it_takes_is_the_librarys_in_every_region_and_form) {
    struct Country {
        std::string region, code, trunk;
        std::size_t length;
    };
    const std::vector<Country> countries{{"RU", "7", "8", 10}, {"PL", "48", "", 9}, {"UA", "380", "0", 9}, {"UZ", "998", "", 9}};
    const std::vector<std::string> regions{"RU", "PL", "UZ", "KZ", "UA"};
    auto& library = *i18n::phonenumbers::PhoneNumberUtil::GetInstance();
    std::mt19937 random(4711);
    int compared = 0;
    for (const Country& country : countries) {
        for (int prefix = 0; prefix < 1000; ++prefix) {
            std::string national = std::to_string(1000 + prefix).substr(1);
            while (national.size() < country.length) national.push_back(static_cast<char>('0' + random() % 10));
            const std::string e164 = "+" + country.code + national;
            if (plain_region(e164).empty()) continue;
            i18n::phonenumbers::PhoneNumber number;
            ASSERT_EQ(library.Parse(e164, "ZZ", &number), i18n::phonenumbers::PhoneNumberUtil::NO_PARSING_ERROR);
            std::string region;
            std::string shown;
            library.GetRegionCodeForNumber(number, &region);
            library.Format(number, i18n::phonenumbers::PhoneNumberUtil::INTERNATIONAL, &shown);
            EXPECT_EQ(plain_region(e164), region) << e164;
            EXPECT_EQ(plain_format(e164), shown) << e164;
            const std::string& reader = regions[random() % regions.size()];
            for (const std::string& written : {e164, e164.substr(1), national, country.trunk + national, "8" + national}) {
                for (const std::string& where : {country.region, reader}) {
                    const std::string plain = plain_e164(written, where);
                    if (plain.empty()) continue;
                    ++compared;
                    ASSERT_EQ(plain, by_library(written, where)) << written << " in " << where;
                }
            }
        }
    }
    EXPECT_GT(compared, 2'000);
}

TEST(Phone, is_read_by_many_threads_at_once) {
    std::vector<int> right(4);
    std::vector<std::thread> threads;
    for (int& count : right) {
        threads.emplace_back([&count] {
            for (int i = 0; i < 50; ++i) {
                if (parse_phone("тел. 8 495 987 65 43", "RU").e164 == "+74959876543") ++count;
            }
        });
    }
    for (std::thread& thread : threads) thread.join();
    EXPECT_EQ(right, std::vector<int>(4, 50));
}

}  // namespace
}  // namespace okno
