// SPDX-License-Identifier: Apache-2.0
#include "base/time.h"

#include <unicode/basictz.h>
#include <unicode/timezone.h>
#include <unicode/tztrans.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <limits>
#include <memory>
#include <unordered_map>
#include <vector>

#include "base/error.h"

namespace okno {

namespace {

constexpr int kLastYear = 9999;

struct StringHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
};

icu::UnicodeString unicode(std::string_view text) {
    return icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
}

// Offsets of one zone. ICU is asked once per stretch between two clock changes; after that a look-up is a comparison.
class Zone {
  public:
    explicit Zone(std::unique_ptr<icu::TimeZone> rules)
        : rules_(std::move(rules)), turning_(dynamic_cast<const icu::BasicTimeZone*>(rules_.get())) {}

    Moment offset_at(Moment moment) {
        if (const Stretch& last = stretches_[latest_]; moment >= last.from && moment < last.until) return last.offset;
        for (std::size_t i = 0; i < stretches_.size(); ++i) {
            if (moment < stretches_[i].from || moment >= stretches_[i].until) continue;
            latest_ = i;
            return stretches_[i].offset;
        }
        oldest_ = (oldest_ + 1) % stretches_.size();
        latest_ = oldest_;
        stretches_[latest_] = ask(moment);
        return stretches_[latest_].offset;
    }

  private:
    struct Stretch {
        Moment from = 0, until = 0;  // [from, until)
        Moment offset = 0;
    };

    Stretch ask(Moment moment) const {
        UErrorCode status = U_ZERO_ERROR;
        std::int32_t raw = 0;
        std::int32_t summer = 0;
        rules_->getOffset(static_cast<UDate>(moment), false, raw, summer, status);
        check(U_SUCCESS(status), "ICU gives no offset");
        Stretch stretch{moment, moment + 1, Moment{raw} + summer};
        if (turning_ == nullptr) return stretch;
        icu::TimeZoneTransition turn;
        stretch.from = turning_->getPreviousTransition(static_cast<UDate>(moment), true, turn) ? static_cast<Moment>(turn.getTime())
                                                                                               : std::numeric_limits<Moment>::min();
        stretch.until = turning_->getNextTransition(static_cast<UDate>(moment), false, turn) ? static_cast<Moment>(turn.getTime())
                                                                                             : std::numeric_limits<Moment>::max();
        return stretch;
    }

    std::unique_ptr<icu::TimeZone> rules_;
    const icu::BasicTimeZone* turning_;
    std::array<Stretch, 16> stretches_{};
    std::size_t latest_ = 0;
    std::size_t oldest_ = 0;
};

bool is_known(const icu::UnicodeString& id) {
    UErrorCode status = U_ZERO_ERROR;
    UBool of_system = false;
    icu::UnicodeString canonical;
    icu::TimeZone::getCanonicalID(id, canonical, of_system, status);
    return U_SUCCESS(status) && of_system && id != icu::UnicodeString(UCAL_UNKNOWN_ZONE_ID);
}

// A name from outside may be long; no zone is.
bool may_be_zone(std::string_view name) { return !name.empty() && name.size() <= 64; }

Zone& zone_of(std::string_view name) {
    thread_local std::unordered_map<std::string, Zone, StringHash, std::equal_to<>> zones;
    if (const auto found = zones.find(name); found != zones.end()) return found->second;
    if (!may_be_zone(name) || !is_known(unicode(name))) {
        throw Error(ErrorKind::invalid, {"error.zone", {{"zone", std::string(name.substr(0, 64))}}});
    }
    std::unique_ptr<icu::TimeZone> rules(icu::TimeZone::createTimeZone(unicode(name)));
    check(rules != nullptr, "ICU makes no time zone");
    return zones.emplace(std::string(name), Zone(std::move(rules))).first->second;
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
    std::size_t skip_digits() {
        std::size_t count = 0;
        while (peek() >= '0' && peek() <= '9') {
            rest_.remove_prefix(1);
            ++count;
        }
        return count;
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

bool is_zone(std::string_view zone) { return may_be_zone(zone) && is_known(unicode(zone)); }

LocalTime to_local(Moment moment, std::string_view zone) { return break_down(moment + zone_of(zone).offset_at(moment)); }

Moment from_local(const LocalTime& local, std::string_view zone) {
    Zone& rules = zone_of(zone);
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
