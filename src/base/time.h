// SPDX-License-Identifier: Apache-2.0
// Moments, calendar dates, zones and the clock. A moment is milliseconds since 1970-01-01 UTC; a date is text "YYYY-MM-DD", a time of day
// "HH:MM".
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace okno {

using Moment = std::int64_t;  // milliseconds UTC
inline constexpr Moment kSecond = 1000;
inline constexpr Moment kMinute = 60 * kSecond;
inline constexpr Moment kHour = 60 * kMinute;
inline constexpr Moment kDay = 24 * kHour;

// Where "now" comes from; tests put a fixed one in its place.
class Clock {
  public:
    virtual ~Clock() = default;
    virtual Moment now() const = 0;
};

class SystemClock : public Clock {
  public:
    Moment now() const override;
};

class FixedClock : public Clock {
  public:
    explicit FixedClock(Moment now) : now_(now) {}
    Moment now() const override { return now_; }
    void set(Moment now) { now_ = now; }
    void advance(Moment by) { now_ += by; }

  private:
    Moment now_;
};

// Broken-down local time of a moment in a zone ("Europe/Warsaw").
struct LocalTime {
    int year = 1970, month = 1, day = 1, hour = 0, minute = 0, second = 0;
};

bool is_zone(std::string_view zone);
LocalTime to_local(Moment moment, std::string_view zone);
// A local time that the clock skips moves forward by the gap; one that comes twice is its first.
Moment from_local(const LocalTime& local, std::string_view zone);

// "2026-11-21 09:12:33" in the zone: the form of API v5.
std::string format_local(Moment moment, std::string_view zone);
// Accepts "Y-m-d H:i:s", "Y-m-d H:i", "Y-m-d", and ISO 8601 with T and offset; nothing when it is none of them or no such day.
std::optional<Moment> parse_local(std::string_view text, std::string_view zone);
std::string format_iso_utc(Moment moment);                     // "2026-11-21T09:12:33.000Z"
std::string local_date(Moment moment, std::string_view zone);  // "2026-11-21"
bool is_date(std::string_view text);                           // "YYYY-MM-DD" and such a day exists, years 1..9999
bool is_time_of_day(std::string_view text);                    // "HH:MM", 00:00..23:59 (24:00 refused)
Moment start_of_day(std::string_view date, std::string_view zone);
std::string add_days(std::string_view date, int days);

}  // namespace okno
