// SPDX-License-Identifier: Apache-2.0
#include "base/time.h"

#include <algorithm>
#include <chrono>
#include <unordered_map>

#include "base/error.h"
#include "base/zone_rules.h"

namespace okno {

namespace {

constexpr int kLastYear = 9999;

struct StringHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
};

ZoneRules& zone_of(std::string_view name) {
    thread_local std::unordered_map<std::string, ZoneRules, StringHash, std::equal_to<>> zones;
    if (const auto found = zones.find(name); found != zones.end()) return found->second;
    return zones.emplace(std::string(name), load_zone(name)).first->second;
}

constexpr std::int64_t floor_divide(std::int64_t a, std::int64_t b) { return a / b - (a % b < 0 ? 1 : 0); }

std::chrono::sys_days days_of(int year, int month, int day) {
    return std::chrono::year(year) / std::chrono::month(static_cast<unsigned>(month)) / std::chrono::day(static_cast<unsigned>(day));
}

LocalTime break_down(Moment shifted) {
    const std::int64_t days = floor_divide(shifted, kDay);
    const std::int64_t rest = shifted - days * kDay;
    const std::chrono::year_month_day date{std::chrono::sys_days(std::chrono::days(days))};
    LocalTime local;
    local.year = static_cast<int>(date.year());
    local.month = static_cast<int>(static_cast<unsigned>(date.month()));
    local.day = static_cast<int>(static_cast<unsigned>(date.day()));
    local.hour = static_cast<int>(rest / kHour);
    local.minute = static_cast<int>(rest % kHour / kMinute);
    local.second = static_cast<int>(rest % kMinute / kSecond);
    return local;
}

Moment as_if_utc(const LocalTime& local) {
    const Moment days = days_of(local.year, local.month, local.day).time_since_epoch().count();
    return days * kDay + local.hour * kHour + local.minute * kMinute + local.second * kSecond;
}

void append_number(std::string& out, int number, int width) {
    char digits[8];
    int count = 0;
    for (; count < width || number > 0; number /= 10) digits[count++] = static_cast<char>('0' + number % 10);
    while (count > 0) out.push_back(digits[--count]);
}

void append_date(std::string& out, const LocalTime& local) {
    append_number(out, std::max(local.year, 0), 4);
    out.push_back('-');
    append_number(out, local.month, 2);
    out.push_back('-');
    append_number(out, local.day, 2);
}

void append_time(std::string& out, const LocalTime& local) {
    append_number(out, local.hour, 2);
    out.push_back(':');
    append_number(out, local.minute, 2);
    out.push_back(':');
    append_number(out, local.second, 2);
}

// Takes written pieces off the front; anything unexpected is nothing.
class Cursor {
  public:
    explicit Cursor(std::string_view text) : rest_(text) {}

    bool at_end() const { return rest_.empty(); }
    char peek() const { return rest_.empty() ? '\0' : rest_.front(); }
    bool take(char c) {
        if (peek() != c || rest_.empty()) return false;
        rest_.remove_prefix(1);
        return true;
    }
    bool number(std::size_t width, int& out) {
        if (rest_.size() < width) return false;
        int value = 0;
        for (std::size_t i = 0; i < width; ++i) {
            if (rest_[i] < '0' || rest_[i] > '9') return false;
            value = value * 10 + (rest_[i] - '0');
        }
        rest_.remove_prefix(width);
        out = value;
        return true;
    }
    bool date(LocalTime& out) {
        return number(4, out.year) && take('-') && number(2, out.month) && take('-') && number(2, out.day) && out.year >= 1 &&
               (std::chrono::year(out.year) / out.month / out.day).ok();
    }

  private:
    std::string_view rest_;
};

std::optional<LocalTime> read_date(std::string_view text) {
    LocalTime local;
    Cursor cursor(text);
    if (!cursor.date(local) || !cursor.at_end()) return std::nullopt;
    return local;
}

LocalTime require_date(std::string_view text) {
    const auto local = read_date(text);
    if (!local) throw Error(ErrorKind::invalid, {"error.date", {}});
    return *local;
}

// "Z", "+03:00", "+0300", "+03"; nothing when it is none of them.
std::optional<Moment> read_offset(Cursor& cursor) {
    if (cursor.take('Z') || cursor.take('z')) return 0;
    const bool west = cursor.peek() == '-';
    if (!cursor.take('-') && !cursor.take('+')) return std::nullopt;
    int hours = 0;
    int minutes = 0;
    if (!cursor.number(2, hours)) return std::nullopt;
    const bool colon = cursor.take(':');
    if ((colon || !cursor.at_end()) && !cursor.number(2, minutes)) return std::nullopt;
    if (hours > 18 || minutes > 59) return std::nullopt;
    return (west ? -1 : 1) * (hours * kHour + minutes * kMinute);
}

}  // namespace

Moment SystemClock::now() const {
    return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::system_clock::now().time_since_epoch()).count();
}

LocalTime to_local(Moment moment, std::string_view zone) { return break_down(moment + zone_of(zone).offset_at(moment)); }

Moment from_local(const LocalTime& local, std::string_view zone) {
    ZoneRules& rules = zone_of(zone);
    const Moment written = as_if_utc(local);
    // No zone changes its clock twice within two days.
    const Moment before = rules.offset_at(written - kDay);
    const Moment after = rules.offset_at(written + kDay);
    const Moment early = written - before;
    if (before == after || rules.offset_at(early) == before) return early;
    const Moment late = written - after;
    if (rules.offset_at(late) == after) return late;
    return early;  // skipped: the old offset carries it past the gap
}

std::string format_local(Moment moment, std::string_view zone) {
    const LocalTime local = to_local(moment, zone);
    std::string out;
    out.reserve(19);
    append_date(out, local);
    out.push_back(' ');
    append_time(out, local);
    return out;
}

std::optional<Moment> parse_local(std::string_view text, std::string_view zone) {
    LocalTime local;
    Cursor cursor(text);
    if (!cursor.date(local)) return std::nullopt;
    if (cursor.at_end()) return from_local(local, zone);
    const bool iso = cursor.peek() == 'T';
    if (!cursor.take('T') && !cursor.take(' ')) return std::nullopt;
    if (!cursor.number(2, local.hour) || !cursor.take(':') || !cursor.number(2, local.minute)) return std::nullopt;
    if (cursor.take(':') && !cursor.number(2, local.second)) return std::nullopt;
    if (local.hour > 23 || local.minute > 59 || local.second > 59) return std::nullopt;
    if (cursor.at_end()) return from_local(local, zone);
    if (!iso) return std::nullopt;
    Moment thousandths = 0;
    if (cursor.take('.')) {
        Moment worth = 100;
        while (cursor.peek() >= '0' && cursor.peek() <= '9') {
            thousandths += worth * (cursor.peek() - '0');
            worth /= 10;
            cursor.take(cursor.peek());
        }
    }
    if (cursor.at_end()) return from_local(local, zone) + thousandths;
    const auto offset = read_offset(cursor);
    if (!offset || !cursor.at_end()) return std::nullopt;
    return as_if_utc(local) - *offset + thousandths;
}

std::string format_iso_utc(Moment moment) {
    const LocalTime utc = break_down(moment);
    std::string out;
    out.reserve(24);
    append_date(out, utc);
    out.push_back('T');
    append_time(out, utc);
    out.push_back('.');
    append_number(out, static_cast<int>(moment - floor_divide(moment, kSecond) * kSecond), 3);
    out.push_back('Z');
    return out;
}

std::string local_date(Moment moment, std::string_view zone) {
    std::string out;
    append_date(out, to_local(moment, zone));
    return out;
}

bool is_date(std::string_view text) { return read_date(text).has_value(); }

bool is_time_of_day(std::string_view text) {
    Cursor cursor(text);
    int hour = 0;
    int minute = 0;
    return cursor.number(2, hour) && cursor.take(':') && cursor.number(2, minute) && cursor.at_end() && hour <= 23 && minute <= 59;
}

Moment start_of_day(std::string_view date, std::string_view zone) { return from_local(require_date(date), zone); }

std::string add_days(std::string_view date, int days) {
    const LocalTime sum = break_down(as_if_utc(require_date(date)) + Moment{days} * kDay);
    if (sum.year < 1 || sum.year > kLastYear) throw Error(ErrorKind::invalid, {"error.date", {}});
    std::string out;
    append_date(out, sum);
    return out;
}

}  // namespace okno
