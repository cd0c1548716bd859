// SPDX-License-Identifier: Apache-2.0
#include "modules/references/books_cache.h"

#include "base/log.h"
#include "modules/references/references_store.h"

namespace okno::references {

BooksCache::BooksCache(db::Database& database) : database_(database) {
    reload();
    const auto heard = [this](std::string_view) {
        try {
            reload_if_old();
        } catch (const std::exception& problem) {
            log::error("references: could not be read anew: {}", problem.what());
        }
    };
    for (const char* channel : {"references", "foreign"}) listeners_.push_back(database.listen(channel, heard));
    heard("");  // what was committed between the reading and the listening
}

BooksCache::~BooksCache() {
    for (const std::int64_t listener : listeners_) database_.unlisten(listener);
}

PinnedBooks BooksCache::current() const {
    const std::lock_guard lock(guard_);
    return books_;
}

void BooksCache::reload() {
    const std::lock_guard turn(reading_);
    const std::unique_ptr<db::ReadLease> lease = database_.read();
    auto fresh = std::make_shared<const Books>(read_books(lease->connection()));
    const std::lock_guard lock(guard_);
    books_ = std::move(fresh);
}

// Another process committed something: only a look at the version, unless it was the books.
void BooksCache::reload_if_old() {
    std::int64_t version = 0;
    {
        const std::unique_ptr<db::ReadLease> lease = database_.read();
        version = read_books_version(lease->connection());
    }
    if (version != current()->version()) reload();
}

void BooksCache::changed() {
    reload();
    database_.notify("references", "");
}

}  // namespace okno::references
