// SPDX-License-Identifier: Apache-2.0
#include <sys/statvfs.h>

#include <cstdio>
#include <ctime>
#include <filesystem>

#include "app/application.h"
#include "app/commands/commands.h"
#include "base/error.h"
#include "faces/ui/text.h"
#include "platform/db/dialect.h"
#include "platform/db/migrate.h"

namespace okno::app {

namespace {

constexpr std::uint64_t kLeastFreeBytes = 1ULL << 30;
constexpr std::int64_t kMostFailedJobs = 0;
constexpr Moment kLongestWait = 10 * kMinute;
constexpr Moment kThisProgramIsYoungerThan = 1'700'000'000'000;
constexpr Moment kLargestClockGap = 5 * kSecond;

// Prints one line a subject and remembers whether all were right.
class Findings {
  public:
    void say(const char* subject, bool right, const std::string& words) {
        std::printf("%-11s %-5s %s\n", subject, right ? "ok" : "WRONG", words.c_str());
        all_right_ = all_right_ && right;
    }
    int exit_code() const { return all_right_ ? 0 : 1; }

  private:
    bool all_right_ = true;
};

void check_disk(Findings& findings, const std::string& folder) {
    struct statvfs disk {};
    if (statvfs(folder.c_str(), &disk) != 0) {
        findings.say("disk", false, "the data folder " + folder + " cannot be read");
        return;
    }
    const std::uint64_t free = static_cast<std::uint64_t>(disk.f_bavail) * disk.f_frsize;
    findings.say("disk", free >= kLeastFreeBytes, std::to_string(free >> 20) + " MB free in " + folder);
}

void check_queue(Findings& findings, db::Connection& connection, Moment now) {
    const jobs::QueueState queue = jobs::queue_state(connection, now);
    const bool late = queue.oldest_due != 0 && now - queue.oldest_due > kLongestWait;
    findings.say("queue", !late && queue.failed <= kMostFailedJobs,
                 std::to_string(queue.waiting) + " waiting, " + std::to_string(queue.running) + " running, " +
                     std::to_string(queue.failed) + " given up");
}

void check_clock(Findings& findings, db::Connection& connection, Moment now) {
    const std::optional<Moment> there = db::engine_clock(connection);
    if (!there) {
        findings.say("clock", now > kThisProgramIsYoungerThan, format_iso_utc(now));
        return;
    }
    const Moment gap = now > *there ? now - *there : *there - now;
    findings.say("clock", gap <= kLargestClockGap, format_iso_utc(now) + ", the database differs by " + std::to_string(gap) + " ms");
}

}  // namespace

int check(const config::Settings& settings) {
    Findings findings;
    findings.say("settings", true, settings.db.empty() ? "SQLite in " + settings.data : "PostgreSQL");
    const SystemClock clock;
    try {
        const std::unique_ptr<db::Database> database = open_database(settings);
        const int waiting = db::pending(*database, db::embedded_migrations());
        findings.say("migrations", waiting == 0,
                     waiting == 0 ? "all applied" : std::to_string(waiting) + " waiting: start okno serve once");
        if (waiting == 0) {
            const auto lease = database->read();
            check_queue(findings, lease->connection(), clock.now());
            check_clock(findings, lease->connection(), clock.now());
        }
    } catch (const Error& error) {
        findings.say("database", false, ui::say(error.message, "en"));
    }
    check_disk(findings, settings.data);
    return findings.exit_code();
}

}  // namespace okno::app
