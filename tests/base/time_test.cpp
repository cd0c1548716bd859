// SPDX-License-Identifier: Apache-2.0
#include "base/time.h"

#include <gtest/gtest.h>
#include <unicode/timezone.h>

#include <fstream>
#include <iterator>
#include <memory>
#include <random>
#include <vector>

#include "base/error.h"
#include "base/zone_rules.h"

namespace okno {
namespace {

constexpr const char* kWarsaw = "Europe/Warsaw";

Moment utc(std::string_view text) { return parse_local(text, "UTC").value(); }

TEST(Time, formats_and_reads) {
    EXPECT_EQ(format_local(0, "UTC"), "1970-01-01 00:00:00");
    EXPECT_EQ(format_local(0, "Europe/Moscow"), "1970-01-01 03:00:00");
    EXPECT_EQ(format_local(-1, "UTC"), "1969-12-31 23:59:59");
    EXPECT_EQ(format_local(1795252353000, "Europe/Moscow"), "2026-11-21 12:12:33");
    EXPECT_EQ(format_local(1795252353000, "Asia/Tashkent"), "2026-11-21 14:12:33");
    EXPECT_EQ(format_local(1795252353000, "Asia/Kolkata"), "2026-11-21 14:42:33");
    EXPECT_EQ(format_iso_utc(1795252353007), "2026-11-21T09:12:33.007Z");
    EXPECT_EQ(format_iso_utc(-1), "1969-12-31T23:59:59.999Z");
    EXPECT_EQ(local_date(utc("2026-11-21 22:30:00"), kWarsaw), "2026-11-21");
    EXPECT_EQ(local_date(utc("2026-11-21 22:30:00"), "Europe/Moscow"), "2026-11-22");
    EXPECT_EQ(format_local(utc("0001-01-01"), "UTC"), "0001-01-01 00:00:00");
    EXPECT_EQ(format_local(utc("9999-12-31 23:59:59"), "UTC"), "9999-12-31 23:59:59");
}

TEST(Time, accepts_the_forms_of_the_api) {
    struct Row {
        std::string text;
        std::string utc;
    };
    const std::vector<Row> table{
        {"2026-11-21 09:12:33", "2026-11-21T06:12:33.000Z"},
        {"2026-11-21 09:12", "2026-11-21T06:12:00.000Z"},
        {"2026-11-21", "2026-11-20T21:00:00.000Z"},
        {"2026-11-21T09:12:33", "2026-11-21T06:12:33.000Z"},
        {"2026-11-21T09:12:33Z", "2026-11-21T09:12:33.000Z"},
        {"2026-11-21T09:12:33.5Z", "2026-11-21T09:12:33.500Z"},
        {"2026-11-21T09:12:33.123456Z", "2026-11-21T09:12:33.123Z"},
        {"2026-11-21T09:12:33+02:00", "2026-11-21T07:12:33.000Z"},
        {"2026-11-21T09:12:33-0530", "2026-11-21T14:42:33.000Z"},
        {"2026-11-21T09:12+05", "2026-11-21T04:12:00.000Z"},
        {"2024-02-29", "2024-02-28T21:00:00.000Z"},
    };
    for (const Row& row : table) {
        const auto moment = parse_local(row.text, "Europe/Moscow");
        ASSERT_TRUE(moment.has_value()) << row.text;
        EXPECT_EQ(format_iso_utc(*moment), row.utc) << row.text;
    }
}

TEST(Time, refuses_everything_else) {
    for (const std::string text : {"",
                                   "now",
                                   "2026",
                                   "2026-11",
                                   "2026-11-",
                                   "2026-11-31",
                                   "2025-02-29",
                                   "2026-13-01",
                                   "2026-00-10",
                                   "2026-01-00",
                                   "0000-01-01",
                                   "26-11-21",
                                   "2026-1-1",
                                   "21.11.2026",
                                   "2026/11/21",
                                   "2026-11-21 ",
                                   " 2026-11-21",
                                   "2026-11-21 24:00:00",
                                   "2026-11-21 12:60:00",
                                   "2026-11-21 12:00:60",
                                   "2026-11-21 12",
                                   "2026-11-21 12:00:00 ",
                                   "2026-11-21 12:00:00Z",
                                   "2026-11-21T12:00:00+",
                                   "2026-11-21T12:00:00+3",
                                   "2026-11-21T12:00:00+99:00",
                                   "2026-11-21T12:00:00+03:",
                                   "2026-11-21T12:00:00+03:0",
                                   "2026-11-21T12:00:00+03:00x",
                                   "12026-11-21",
                                   "-026-11-21",
                                   "2026-11-21T"}) {
        EXPECT_EQ(parse_local(text, "UTC"), std::nullopt) << text;
    }
    EXPECT_EQ(parse_local(std::string("2026-11-21\0", 11), "UTC"), std::nullopt);
}

TEST(Time, spring_forward_in_warsaw) {
    // 2026-03-29: 02:00 becomes 03:00.
    EXPECT_EQ(format_local(utc("2026-03-29 00:59:59"), kWarsaw), "2026-03-29 01:59:59");
    EXPECT_EQ(format_local(utc("2026-03-29 01:00:00"), kWarsaw), "2026-03-29 03:00:00");
    EXPECT_EQ(parse_local("2026-03-29 01:59:59", kWarsaw), utc("2026-03-29 00:59:59"));
    EXPECT_EQ(parse_local("2026-03-29 02:00:00", kWarsaw), utc("2026-03-29 01:00:00"));  // skipped: one hour on
    EXPECT_EQ(parse_local("2026-03-29 02:30:00", kWarsaw), utc("2026-03-29 01:30:00"));
    EXPECT_EQ(parse_local("2026-03-29 03:00:00", kWarsaw), utc("2026-03-29 01:00:00"));
    EXPECT_EQ(start_of_day("2026-03-30", kWarsaw) - start_of_day("2026-03-29", kWarsaw), 23 * kHour);
}

TEST(Time, fall_back_in_warsaw) {
    // 2026-10-25: 03:00 becomes 02:00.
    EXPECT_EQ(format_local(utc("2026-10-25 00:30:00"), kWarsaw), "2026-10-25 02:30:00");
    EXPECT_EQ(format_local(utc("2026-10-25 01:30:00"), kWarsaw), "2026-10-25 02:30:00");
    EXPECT_EQ(parse_local("2026-10-25 02:30:00", kWarsaw), utc("2026-10-25 00:30:00"));  // comes twice: the first
    EXPECT_EQ(parse_local("2026-10-25 01:59:59", kWarsaw), utc("2026-10-24 23:59:59"));
    EXPECT_EQ(parse_local("2026-10-25 03:00:00", kWarsaw), utc("2026-10-25 02:00:00"));
    EXPECT_EQ(start_of_day("2026-10-26", kWarsaw) - start_of_day("2026-10-25", kWarsaw), 25 * kHour);
}

TEST(Time, a_day_may_begin_after_midnight) {
    // São Paulo skipped 00:00-01:00 on 2018-11-04.
    EXPECT_EQ(format_local(start_of_day("2018-11-04", "America/Sao_Paulo"), "America/Sao_Paulo"), "2018-11-04 01:00:00");
    // Samoa skipped the whole of 2011-12-30.
    EXPECT_EQ(format_local(start_of_day("2011-12-30", "Pacific/Apia"), "Pacific/Apia"), "2011-12-31 00:00:00");
}

// Zones whose rules have not changed since ICU's copy was made.
TEST(Time, offsets_are_icus) {
    std::mt19937_64 random(3);
    for (const char* zone : {"UTC", "Europe/Warsaw", "Europe/Moscow", "Europe/Kyiv", "Asia/Tashkent", "America/New_York",
                             "Australia/Lord_Howe", "Europe/Dublin"}) {
        const std::unique_ptr<icu::TimeZone> rules(icu::TimeZone::createTimeZone(icu::UnicodeString(zone)));
        for (int round = 0; round < 3000; ++round) {
            const auto moment = static_cast<Moment>(random() % static_cast<std::uint64_t>(120 * 365 * kDay));
            std::int32_t raw = 0;
            std::int32_t summer = 0;
            UErrorCode status = U_ZERO_ERROR;
            rules->getOffset(static_cast<UDate>(moment), false, raw, summer, status);
            ASSERT_EQ(format_local(moment, zone), format_local(moment + raw + summer, "UTC")) << zone << " " << moment;
        }
    }
}

TEST(Time, kazakhstan_has_one_time_since_march_2024) {
    EXPECT_EQ(format_local(utc("2024-02-29 12:00:00"), "Asia/Almaty"), "2024-02-29 18:00:00");
    EXPECT_EQ(format_local(utc("2026-06-01 12:00:00"), "Asia/Almaty"), "2026-06-01 17:00:00");
}

TEST(ZoneRules, a_broken_file_is_refused) {
    std::ifstream stream("/usr/share/zoneinfo/Europe/Warsaw", std::ios::binary);
    const std::string file{std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
    ASSERT_TRUE(parse_zone_file(file).has_value());
    for (std::size_t length = 0; length + 1 < file.size(); ++length)
        ASSERT_FALSE(parse_zone_file(file.substr(0, length)).has_value()) << length;
    std::mt19937 random(11);
    for (int round = 0; round < 3000; ++round) {
        std::string changed = file;
        changed[random() % changed.size()] = static_cast<char>(random());
        if (auto rules = parse_zone_file(changed)) rules->offset_at(static_cast<Moment>(random()) * kSecond);  // no crash, no wild read
    }
}

TEST(Time, what_is_written_reads_back) {
    std::mt19937_64 random(4);
    for (const char* zone : {"UTC", "Europe/Warsaw", "Asia/Tashkent", "America/New_York"}) {
        for (int round = 0; round < 3000; ++round) {
            const Moment moment = static_cast<Moment>(random() % static_cast<std::uint64_t>(60 * 365 * kDay)) / kSecond * kSecond;
            const std::string text = format_local(moment, zone);
            const Moment back = parse_local(text, zone).value();
            ASSERT_EQ(format_local(back, zone), text);
            ASSERT_TRUE(back == moment || back == moment - kHour) << zone << " " << text;  // an hour that comes twice is its first
        }
    }
}

TEST(Time, zones) {
    for (const char* zone : {"UTC", "Europe/Warsaw", "Europe/Moscow", "Asia/Tashkent", "Europe/Kyiv", "Europe/Kiev", "Etc/GMT-3"})
        EXPECT_TRUE(is_zone(zone)) << zone;
    for (const std::string zone : {"", "Nowhere", "europe/warsaw", "Europe/Warsaw ", "GMT+3", "+03:00", "Etc/Unknown", "Europe/\xFF"}) {
        EXPECT_FALSE(is_zone(zone)) << zone;
        EXPECT_THROW(format_local(0, zone), Error) << zone;
    }
    EXPECT_FALSE(is_zone(std::string(5'000'000, 'a')));
}

TEST(Time, dates) {
    for (const char* date : {"2026-11-21", "0001-01-01", "9999-12-31", "2024-02-29", "2000-02-29"}) EXPECT_TRUE(is_date(date)) << date;
    for (const char* date : {"", "2026-11-31", "1900-02-29", "0000-01-01", "2026-11-21 ", "2026-11-21T", "10000-01-01", "2026-1-01"})
        EXPECT_FALSE(is_date(date)) << date;
    for (const char* time : {"00:00", "09:05", "23:59"}) EXPECT_TRUE(is_time_of_day(time)) << time;
    for (const char* time : {"", "24:00", "9:05", "23:60", "12:00:00", "12-00", "ab:cd"}) EXPECT_FALSE(is_time_of_day(time)) << time;
    EXPECT_EQ(add_days("2026-02-28", 1), "2026-03-01");
    EXPECT_EQ(add_days("2024-02-28", 1), "2024-02-29");
    EXPECT_EQ(add_days("2026-01-01", -1), "2025-12-31");
    EXPECT_EQ(add_days("2026-03-29", 1), "2026-03-30");
    EXPECT_EQ(add_days("2026-11-21", 0), "2026-11-21");
    EXPECT_THROW(add_days("9999-12-31", 1), Error);
    EXPECT_THROW(add_days("0001-01-01", -1), Error);
    EXPECT_THROW(add_days("2026-02-30", 1), Error);
    EXPECT_THROW(start_of_day("tomorrow", "UTC"), Error);
}

TEST(Time, clocks) {
    FixedClock clock(1000);
    clock.advance(kMinute);
    EXPECT_EQ(clock.now(), 61'000);
    EXPECT_GT(SystemClock().now(), utc("2024-01-01"));
}

}  // namespace
}  // namespace okno
