// SPDX-License-Identifier: Apache-2.0
#include "modules/references/books_cache.h"

#include <mutex>

#include "base/log.h"
#include "modules/references/references_store.h"

namespace okno::references {

struct BooksCache::State {
    explicit State(db::Database& where) : database(where) {}

    db::Database& database;
    std::mutex reading;        // one reload at a time, so that an older answer never replaces a newer one
    mutable std::mutex guard;  // of `books`
    PinnedBooks books;

    PinnedBooks current() const {
        const std::lock_guard lock(guard);
        return books;
    }

    void reload() {
        const std::lock_guard turn(reading);
        const std::unique_ptr<db::ReadLease> lease = database.read();
        auto fresh = std::make_shared<const Books>(read_books(lease->connection()));
        const std::lock_guard lock(guard);
        books = std::move(fresh);
    }

    // Another process committed something: only a look at the version, unless it was the books.
    void reload_if_old() {
        std::int64_t version = 0;
        {
            const std::unique_ptr<db::ReadLease> lease = database.read();
            version = read_books_version(lease->connection());
        }
        if (version != current()->version()) reload();
    }
};

BooksCache::BooksCache(db::Database& database) : state_(std::make_shared<State>(database)) {
    state_->reload();
    auto heard = [weak = std::weak_ptr<State>(state_)](std::string_view) {
        const std::shared_ptr<State> state = weak.lock();
        if (!state) return;
        try {
            state->reload_if_old();
        } catch (const std::exception& problem) {
            log::error("references: could not be read anew: {}", problem.what());
        }
    };
    database.listen("references", heard);
    database.listen("foreign", heard);
}

BooksCache::~BooksCache() = default;

PinnedBooks BooksCache::current() const { return state_->current(); }
void BooksCache::reload() { state_->reload(); }

void BooksCache::changed() {
    reload();
    state_->database.notify("references", "");
}

}  // namespace okno::references
