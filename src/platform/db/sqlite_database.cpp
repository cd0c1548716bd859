// SPDX-License-Identifier: Apache-2.0
#include "platform/db/sqlite_database.h"

#include <condition_variable>
#include <deque>
#include <filesystem>
#include <mutex>
#include <string>
#include <thread>
#include <utility>

#include "base/error.h"
#include "base/log.h"
#include "platform/db/link_pool.h"
#include "platform/db/listeners.h"
#include "platform/db/sqlite_writer.h"

namespace okno::db {

namespace {

constexpr std::chrono::milliseconds kForeignLook{500};

using ReaderPool = LinkPool<SqliteLink>;

class SqliteRead final : public ReadLease {
  public:
    explicit SqliteRead(ReaderPool& pool) : pool_(pool), link_(pool.take()), session_(*link_) {
        try {
            link_->execute("BEGIN", {});
        } catch (...) {
            pool_.give_back(nullptr);
            throw;
        }
    }
    ~SqliteRead() override {
        session_.end();
        try {
            link_->execute("ROLLBACK", {});
        } catch (const Error&) {
            link_.reset();
        }
        pool_.give_back(std::move(link_));
    }
    Connection& connection() override { return session_; }

  private:
    ReaderPool& pool_;
    std::unique_ptr<SqliteLink> link_;
    Session session_;
};

class SqliteDatabase final : public Database {
  public:
    SqliteDatabase(const std::string& path, int readers)
        : writer_(path),
          readers_(readers, [path] { return std::make_unique<SqliteLink>(path, SqliteLink::Use::reading); }),
          seen_version_(writer_.data_version()),
          teller_([this] { tell(); }) {}

    ~SqliteDatabase() override {
        {
            std::lock_guard lock(mutex_);
            stopping_ = true;
        }
        changed_.notify_all();
        teller_.join();
    }

    Engine engine() const override { return Engine::sqlite; }
    std::unique_ptr<Transaction> write() override { return writer_.turn(); }
    std::unique_ptr<ReadLease> read() override { return std::make_unique<SqliteRead>(readers_); }

    void notify(std::string_view channel, std::string_view payload) override {
        {
            std::lock_guard lock(mutex_);
            said_.emplace_back(channel, payload);
        }
        changed_.notify_all();
    }
    std::int64_t listen(std::string channel, std::function<void(std::string_view)> heard) override {
        return listeners_.add(std::move(channel), std::move(heard));
    }
    void unlisten(std::int64_t listener) override { listeners_.remove(listener); }

  private:
    // The thread that calls listeners and looks for foreign commits.
    void tell() {
        std::unique_lock lock(mutex_);
        auto next_look = std::chrono::steady_clock::now() + kForeignLook;
        while (!stopping_) {
            changed_.wait_until(lock, next_look, [this] { return stopping_ || !said_.empty(); });
            std::deque<std::pair<std::string, std::string>> said;
            said.swap(said_);
            lock.unlock();
            for (const auto& [channel, payload] : said) listeners_.tell(channel, payload);
            if (std::chrono::steady_clock::now() >= next_look) {
                look_for_foreign_commit();
                next_look = std::chrono::steady_clock::now() + kForeignLook;
            }
            lock.lock();
        }
    }

    void look_for_foreign_commit() {
        try {
            const std::int64_t version = writer_.data_version();
            if (std::exchange(seen_version_, version) != version) listeners_.tell("foreign", "");
        } catch (const Error& failure) {
            log::warning("looking for foreign commits: {}", failure.message.key);
        }
    }

    SqliteWriter writer_;
    ReaderPool readers_;
    Listeners listeners_;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<std::pair<std::string, std::string>> said_;
    bool stopping_ = false;
    std::int64_t seen_version_;
    std::thread teller_;  // last: it uses all the others
};

}  // namespace

std::unique_ptr<Database> open_sqlite_file(const std::string& path, int readers) { return std::make_unique<SqliteDatabase>(path, readers); }

std::unique_ptr<Database> open_sqlite(const Options& options) {
    const std::filesystem::path folder =
        options.data_folder.empty() ? std::filesystem::path(".") : std::filesystem::path(options.data_folder);
    std::error_code failure;
    std::filesystem::create_directories(folder, failure);
    if (failure) throw Error(ErrorKind::unavailable, {"error.database_file", {{"path", folder.string()}, {"reason", failure.message()}}});
    return open_sqlite_file((folder / "okno.sqlite3").string(), options.readers);
}

}  // namespace okno::db
