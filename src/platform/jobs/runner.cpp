// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

#include "base/error.h"
#include "base/log.h"
#include "platform/jobs/job_store.h"
#include "platform/jobs/queue.h"

namespace okno::jobs {

namespace {

constexpr std::array<Moment, 5> kWaits = {10 * kSecond, kMinute, 10 * kMinute, kHour, 6 * kHour};
constexpr std::chrono::seconds kLook{1};      // how late a job may start when nobody wakes us
constexpr std::chrono::seconds kRenewal{60};  // well below kLease

struct Known {
    Handler handler;
    Moment interval = 0;  // 0: not repeated
};

std::string describe(const Error& error) {
    std::string text = error.message.key;
    for (const auto& [name, value] : error.message.params) text += " " + name + "=" + value;
    for (const FieldError& field : error.fields) text += " " + field.path + ": " + field.message.key;
    return text;
}

}  // namespace

struct Runner::State {
    State(db::Database& jobs_in, const Clock& now_from) : database(jobs_in), clock(now_from) {}

    db::Database& database;
    const Clock& clock;
    std::map<std::string, Known> known;
    std::vector<std::string> kinds;  // of known, in its order
    std::vector<std::int64_t> listeners;

    std::mutex mutex;
    std::condition_variable changed;
    bool stopping = false;
    bool woken = false;
    std::map<std::int64_t, Job> running;  // by id: their claims are renewed
    std::vector<std::thread> threads;

    template <typename Work>
    void in_turn(Work&& work) {
        const std::unique_ptr<db::Transaction> turn = database.write();
        work(turn->connection());
        turn->commit();
    }

    void prepare() {
        std::vector<std::pair<std::string, Moment>> repeated;
        kinds.clear();
        for (const auto& [kind, one] : known) {
            kinds.push_back(kind);
            if (one.interval > 0) repeated.emplace_back(kind, one.interval);
        }
        if (repeated.empty()) return;
        in_turn([&](db::Connection& connection) {
            for (const auto& [kind, interval] : repeated) ensure_repeated(connection, kind, interval, clock.now());
        });
    }

    std::optional<Claimed> next() {
        if (kinds.empty() || !any_due(database.read()->connection(), kinds, clock.now())) return std::nullopt;
        std::optional<Claimed> claimed;
        in_turn([&](db::Connection& connection) { claimed = claim(connection, kinds, clock.now()); });
        return claimed;
    }

    // Nothing when the handler succeeded.
    std::string run(const Claimed& claimed, const Known& one) {
        try {
            Job job = claimed.job;
            job.payload = parse_json(claimed.payload);
            one.handler(job);
            return {};
        } catch (const Error& error) {
            return describe(error);
        } catch (const std::exception& error) {
            return error.what()[0] == '\0' ? "failed" : error.what();
        }
    }

    void settle(const Claimed& claimed, const Known& one, const std::string& failure) {
        const Moment now = clock.now();
        const Job& job = claimed.job;
        in_turn([&](db::Connection& connection) {
            if (one.interval > 0) {
                const Moment on_time = claimed.run_at + one.interval;
                repeat_at(connection, job, failure, on_time > now ? on_time : now + one.interval);
            } else if (failure.empty()) {
                finish(connection, job);
            } else if (static_cast<std::size_t>(job.attempts) <= kWaits.size()) {
                fail(connection, job, failure, now, now + kWaits[static_cast<std::size_t>(job.attempts) - 1]);
            } else {
                fail(connection, job, failure, now, std::nullopt);
            }
        });
        if (!failure.empty()) log::warning("job {} {} failed at attempt {}: {}", job.kind, job.id, job.attempts, failure);
    }

    bool run_one() {
        const std::optional<Claimed> claimed = next();
        if (!claimed) return false;
        const Job& job = claimed->job;
        {
            std::lock_guard lock(mutex);
            running.emplace(job.id, job);
            woken = true;  // where one was there may be more: the next worker looks too
        }
        changed.notify_all();
        const Known& one = known.at(job.kind);
        const std::string failure = run(*claimed, one);
        {
            std::lock_guard lock(mutex);
            running.erase(job.id);
        }
        changed.notify_all();
        settle(*claimed, one, failure);
        return true;
    }

    void work() {
        std::unique_lock lock(mutex);
        while (!stopping) {
            lock.unlock();
            bool ran = false;
            try {
                ran = run_one();
            } catch (const Error& error) {
                // The database is away or busy: what was claimed comes back when its lease ends.
                log::warning("jobs wait: {}", describe(error));
            }
            lock.lock();
            if (ran) continue;
            changed.wait_for(lock, kLook, [this] { return stopping || woken; });
            woken = false;
        }
    }

    void keep_claims() {
        std::unique_lock lock(mutex);
        while (!changed.wait_for(lock, kRenewal, [this] { return stopping && running.empty(); })) {
            const std::map<std::int64_t, Job> claims = running;
            if (claims.empty()) continue;
            lock.unlock();
            try {
                in_turn([&](db::Connection& connection) {
                    for (const auto& [id, job] : claims) renew(connection, job, clock.now());
                });
            } catch (const Error& error) {
                log::warning("renewing the claims of jobs: {}", describe(error));
            }
            lock.lock();
        }
    }
};

Runner::Runner(db::Database& database, const Clock& clock) : state_(std::make_unique<State>(database, clock)) {}

Runner::~Runner() { stop(); }

void Runner::on(std::string kind, Handler handler) {
    check(state_->known.emplace(std::move(kind), Known{std::move(handler), 0}).second, "one handler for a kind of job");
}

void Runner::every(std::string kind, Moment interval, Handler handler) {
    check(interval > 0, "an interval above zero");
    check(state_->known.emplace(std::move(kind), Known{std::move(handler), interval}).second, "one handler for a kind of job");
}

void Runner::start(int threads) {
    check(state_->threads.empty(), "a runner is started once");
    state_->prepare();
    state_->stopping = false;
    state_->listeners.push_back(state_->database.listen(std::string(kChannel), [this](std::string_view) { wake(); }));
    state_->listeners.push_back(state_->database.listen("foreign", [this](std::string_view) { wake(); }));
    for (int i = 0; i < threads; ++i) state_->threads.emplace_back([this] { state_->work(); });
    state_->threads.emplace_back([this] { state_->keep_claims(); });
}

void Runner::wake() {
    {
        std::lock_guard lock(state_->mutex);
        state_->woken = true;
    }
    state_->changed.notify_all();
}

void Runner::stop() {
    {
        std::lock_guard lock(state_->mutex);
        state_->stopping = true;
    }
    state_->changed.notify_all();
    for (const std::int64_t listener : std::exchange(state_->listeners, {})) state_->database.unlisten(listener);
    for (std::thread& thread : std::exchange(state_->threads, {})) thread.join();
}

int Runner::run_due() {
    state_->prepare();
    int count = 0;
    while (state_->run_one()) ++count;
    return count;
}

}  // namespace okno::jobs
