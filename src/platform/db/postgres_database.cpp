// SPDX-License-Identifier: Apache-2.0
#include "platform/db/postgres_database.h"

#include <mutex>
#include <optional>
#include <string>
#include <utility>

#include "base/error.h"
#include "platform/db/link_pool.h"
#include "platform/db/postgres_link.h"
#include "platform/db/postgres_listener.h"

namespace okno::db {

namespace {

using Pool = LinkPool<PostgresLink>;

std::unique_ptr<PostgresLink> begun(Pool& pool, std::string_view how) {
    std::unique_ptr<PostgresLink> link = pool.take();
    link->begin(how);
    return link;
}

class PostgresRead final : public ReadLease {
  public:
    explicit PostgresRead(Pool& pool)
        : pool_(pool), link_(begun(pool, "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")), session_(*link_) {}
    ~PostgresRead() override {
        session_.end();
        try {
            link_->roll_back_later();
        } catch (const Error&) {
            link_.reset();
        }
        pool_.give_back(std::move(link_));
    }
    Connection& connection() override { return session_; }

  private:
    Pool& pool_;
    std::unique_ptr<PostgresLink> link_;
    Session session_;
};

class PostgresWrite final : public Transaction {
  public:
    explicit PostgresWrite(Pool& pool) : pool_(pool), link_(begun(pool, "BEGIN")), session_(*link_) {}
    ~PostgresWrite() override {
        session_.end();
        if (!link_) return;
        try {
            link_->roll_back();
        } catch (const Error&) {
            link_.reset();
        }
        pool_.give_back(std::move(link_));
    }
    Connection& connection() override { return session_; }
    void commit() override {
        session_.require_sound();
        link_->commit();  // when it throws, the destructor rolls back what there may be
        session_.end();
        pool_.give_back(std::move(link_));
    }

  private:
    Pool& pool_;
    std::unique_ptr<PostgresLink> link_;
    Session session_;
};

class PostgresDatabase final : public Database {
  public:
    explicit PostgresDatabase(const Options& options)
        : url_(options.url),
          readers_(options.readers, [this] { return std::make_unique<PostgresLink>(url_); }),
          writers_(options.writers, [this] { return std::make_unique<PostgresLink>(url_); }) {
        readers_.give_back(readers_.take());  // a wrong URL is said at once
    }

    Engine engine() const override { return Engine::postgres; }
    std::unique_ptr<Transaction> write() override { return std::make_unique<PostgresWrite>(writers_); }
    std::unique_ptr<ReadLease> read() override { return std::make_unique<PostgresRead>(readers_); }

    void notify(std::string_view channel, std::string_view payload) override {
        PostgresWrite turn(writers_);
        turn.connection().query("SELECT pg_notify($1, $2)", {channel, payload});
        turn.commit();
    }

    std::int64_t listen(std::string channel, std::function<void(std::string_view)> heard) override {
        std::call_once(listening_, [this] { listener_.emplace(url_); });
        return listener_->listen(std::move(channel), std::move(heard));
    }
    void unlisten(std::int64_t listener) override { listener_->unlisten(listener); }

  private:
    std::string url_;
    Pool readers_;
    Pool writers_;
    std::once_flag listening_;
    std::optional<PostgresListener> listener_;
};

}  // namespace

std::unique_ptr<Database> open_postgres(const Options& options) { return std::make_unique<PostgresDatabase>(options); }

}  // namespace okno::db
