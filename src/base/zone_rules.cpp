// SPDX-License-Identifier: Apache-2.0
#include "base/zone_rules.h"

#include <unicode/basictz.h>
#include <unicode/timezone.h>
#include <unicode/tztrans.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <limits>
#include <memory>

#include "base/error.h"

namespace okno {

namespace {

constexpr int kLastRuleYear = 2200;  // yearly rules are written out up to here

icu::UnicodeString unicode(std::string_view text) {
    return icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
}

// Numbers of a TZif file are big-endian two's complement.
std::int64_t number_at(std::string_view bytes, std::size_t at, std::size_t width) {
    std::uint64_t value = (static_cast<unsigned char>(bytes[at]) & 0x80) != 0 ? ~std::uint64_t{0} : 0;
    for (std::size_t i = 0; i < width; ++i) value = value << 8 | static_cast<unsigned char>(bytes[at + i]);
    return static_cast<std::int64_t>(value);
}

struct Header {
    std::size_t utc_marks, standard_marks, leaps, turns, types, letters;

    std::size_t body(std::size_t time_width) const {
        return turns * (time_width + 1) + types * 6 + letters + leaps * (time_width + 4) + standard_marks + utc_marks;
    }
};

constexpr std::size_t kHeaderBytes = 44;

std::optional<Header> header_at(std::string_view bytes, std::size_t at) {
    if (bytes.size() < at + kHeaderBytes || bytes.substr(at, 4) != "TZif" || bytes[at + 4] < '2') return std::nullopt;
    const auto count = [&](std::size_t field) { return static_cast<std::size_t>(number_at(bytes, at + 20 + 4 * field, 4) & 0x00FF'FFFF); };
    return Header{count(0), count(1), count(2), count(3), count(4), count(5)};
}

// The line at the end of a file, e.g. "CET-1CEST,M3.5.0,M10.5.0/3": how the clock goes on after the last written turn.
class RuleLine {
  public:
    explicit RuleLine(std::string_view text) : rest_(text) {}

    // Adds the turns of the years to come; false when the line says something unexpected.
    bool extend(std::vector<ZoneRules::Turn>& turns) {
        Moment standard = 0;
        if (rest_.empty()) return true;
        if (!name() || !clock(standard)) return false;
        standard = -standard;  // written as what to add to get UTC
        if (rest_.empty()) return true;
        Moment summer = 0;
        if (!name()) return false;
        const bool summer_written = !rest_.empty() && rest_.front() != ',';
        if (summer_written && !clock(summer)) return false;
        summer = summer_written ? -summer : standard + kHour;
        Day begins;
        Day ends;
        if (!day(begins) || !day(ends) || !rest_.empty()) return false;
        const Moment last = turns.empty() ? std::numeric_limits<Moment>::min() : turns.back().at;
        for (int year = 1970; year <= kLastRuleYear; ++year) {
            ZoneRules::Turn first{begins.in(year)-standard, summer};
            ZoneRules::Turn second{ends.in(year)-summer, standard};
            if (second.at < first.at) std::swap(first, second);
            if (first.at > last) turns.push_back(first);
            if (second.at > last) turns.push_back(second);
        }
        return true;
    }

  private:
    // "M10.5.0/3": the fifth (last) Sunday of October at 03:00 on the clock before the change.
    struct Day {
        int month = 0, week = 0, weekday = 0;
        Moment time = 2 * kHour;

        Moment in(int year) const {
            using namespace std::chrono;
            const auto of_month = std::chrono::year(year) / std::chrono::month(static_cast<unsigned>(month));
            const std::chrono::weekday wanted(static_cast<unsigned>(weekday));
            const sys_days date = week == 5 ? sys_days(of_month / wanted[last]) : sys_days(of_month / wanted[static_cast<unsigned>(week)]);
            return Moment{date.time_since_epoch().count()} * kDay + time;
        }
    };

    bool take(char c) {
        if (rest_.empty() || rest_.front() != c) return false;
        rest_.remove_prefix(1);
        return true;
    }
    bool name() {
        const bool quoted = take('<');
        const std::size_t end = quoted ? rest_.find('>') : rest_.find_first_of("+-0123456789,");
        if (quoted && end == std::string_view::npos) return false;
        rest_.remove_prefix(std::min(end, rest_.size()) + (quoted ? 1 : 0));
        return true;
    }
    bool number(int most, int& out) {
        out = 0;
        std::size_t digits = 0;
        for (; digits < rest_.size() && digits < 3 && rest_[digits] >= '0' && rest_[digits] <= '9'; ++digits)
            out = out * 10 + (rest_[digits] - '0');
        rest_.remove_prefix(digits);
        return digits > 0 && out <= most;
    }
    // "-1", "3:30", "+02:00:00"; hours up to a week.
    bool clock(Moment& out) {
        const bool negative = take('-');
        if (!negative) take('+');
        int hours = 0;
        int minutes = 0;
        int seconds = 0;
        if (!number(167, hours)) return false;
        if (take(':') && !number(59, minutes)) return false;
        if (take(':') && !number(59, seconds)) return false;
        out = (hours * kHour + minutes * kMinute + seconds * kSecond) * (negative ? -1 : 1);
        return true;
    }
    bool day(Day& out) {
        if (!take(',') || !take('M') || !number(12, out.month) || !take('.') || !number(5, out.week) || !take('.') ||
            !number(6, out.weekday))
            return false;
        if (out.month < 1 || out.week < 1) return false;
        return !take('/') || clock(out.time);
    }

    std::string_view rest_;
};

ZoneRules rules_of_icu(std::string_view name) {
    const std::unique_ptr<icu::TimeZone> zone(icu::TimeZone::createTimeZone(unicode(name)));
    check(zone != nullptr, "ICU makes no time zone");
    const auto* turning = dynamic_cast<const icu::BasicTimeZone*>(zone.get());
    check(turning != nullptr, "ICU tells no clock changes");
    const auto offset_at = [&](UDate moment) {
        UErrorCode status = U_ZERO_ERROR;
        std::int32_t raw = 0;
        std::int32_t summer = 0;
        zone->getOffset(moment, false, raw, summer, status);
        check(U_SUCCESS(status), "ICU gives no offset");
        return Moment{raw} + summer;
    };
    constexpr Moment kFirst = -200 * 365 * kDay;
    constexpr Moment kLast = 230 * 365 * kDay;
    std::vector<ZoneRules::Turn> turns;
    icu::TimeZoneTransition turn;
    for (Moment at = kFirst; at < kLast && turning->getNextTransition(static_cast<UDate>(at), false, turn);) {
        at = static_cast<Moment>(turn.getTime());
        turns.push_back({at, offset_at(turn.getTime())});
    }
    return ZoneRules(offset_at(static_cast<UDate>(kFirst)), std::move(turns));
}

std::string read_file(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

}  // namespace

ZoneRules::ZoneRules(Moment first_offset, std::vector<Turn> turns) {
    turns_.reserve(turns.size() + 2);
    turns_.push_back({std::numeric_limits<Moment>::min(), first_offset});
    turns_.insert(turns_.end(), turns.begin(), turns.end());
    turns_.push_back({std::numeric_limits<Moment>::max(), turns_.back().offset});
}

Moment ZoneRules::offset_at(Moment moment) {
    if (moment < turns_[latest_].at || moment >= turns_[latest_ + 1].at) {
        const auto after =
            std::upper_bound(turns_.begin() + 1, turns_.end() - 1, moment, [](Moment m, const Turn& turn) { return m < turn.at; });
        latest_ = static_cast<std::size_t>(after - turns_.begin()) - 1;
    }
    return turns_[latest_].offset;
}

std::optional<ZoneRules> parse_zone_file(std::string_view bytes) {
    // The first body holds 32-bit times for programs of the last century.
    const auto old = header_at(bytes, 0);
    if (!old) return std::nullopt;
    const std::size_t start = kHeaderBytes + old->body(4);
    const auto header = header_at(bytes, start);
    if (!header || header->types == 0) return std::nullopt;
    const std::size_t times = start + kHeaderBytes;
    const std::size_t kinds = times + header->turns * 8;
    const std::size_t types = kinds + header->turns;
    const std::size_t footer = times + header->body(8);
    if (bytes.size() < footer + 2 || bytes[footer] != '\n' || bytes.back() != '\n') return std::nullopt;
    const auto offset_of = [&](std::size_t type) { return number_at(bytes, types + type * 6, 4) * kSecond; };

    std::vector<ZoneRules::Turn> turns;
    for (std::size_t i = 0; i < header->turns; ++i) {
        const auto type = static_cast<unsigned char>(bytes[kinds + i]);
        const std::int64_t seconds = number_at(bytes, times + i * 8, 8);
        constexpr std::int64_t kFar = 1'000'000'000'000;  // year 33658; keeps the product within 64 bits
        if (type >= header->types || seconds < -kFar || seconds > kFar) return std::nullopt;
        if (!turns.empty() && seconds * kSecond <= turns.back().at) return std::nullopt;
        turns.push_back({seconds * kSecond, offset_of(type)});
    }
    if (!RuleLine(bytes.substr(footer + 1, bytes.size() - footer - 2)).extend(turns)) return std::nullopt;
    return ZoneRules(offset_of(0), std::move(turns));
}

bool is_zone(std::string_view zone) {
    if (zone.empty() || zone.size() > 64) return false;
    UErrorCode status = U_ZERO_ERROR;
    UBool of_system = false;
    icu::UnicodeString canonical;
    icu::TimeZone::getCanonicalID(unicode(zone), canonical, of_system, status);
    return U_SUCCESS(status) && of_system && zone != "Etc/Unknown";
}

ZoneRules load_zone(std::string_view name) {
    if (!is_zone(name)) throw Error(ErrorKind::invalid, {"error.zone", {{"zone", std::string(name.substr(0, 64))}}});
    const char* folder = std::getenv("TZDIR");
    const std::string path = std::string(folder != nullptr ? folder : "/usr/share/zoneinfo") + "/" + std::string(name);
    if (auto rules = parse_zone_file(read_file(path))) return std::move(*rules);
    return rules_of_icu(name);
}

}  // namespace okno
