// SPDX-License-Identifier: Apache-2.0
// The current Books of this process. Read anew after a change made here, a "references" notification, or another process's commit.
#pragma once

#include <memory>
#include <mutex>
#include <vector>

#include "modules/references/books.h"
#include "platform/db/database.h"

namespace okno::references {

// A request pins one snapshot, a reload puts another in its place: the last reader frees it. This is what shared_ptr is for, and the second
// place of the house (after the live hub) that has it.
using PinnedBooks = std::shared_ptr<const Books>;

class BooksCache {
  public:
    // Reads the books; the database must be migrated. It must be destroyed before the database.
    explicit BooksCache(db::Database& database);
    ~BooksCache();
    BooksCache(const BooksCache&) = delete;
    BooksCache& operator=(const BooksCache&) = delete;

    PinnedBooks current() const;
    // Reads the books anew on the calling thread.
    void reload();
    // After a change made here: reload(), and word to the other processes.
    void changed();

  private:
    void reload_if_old();

    db::Database& database_;
    std::mutex reading_;        // one reload at a time, so that an older answer never replaces a newer one
    mutable std::mutex guard_;  // of books_
    PinnedBooks books_;
    std::vector<std::int64_t> listeners_;
};

}  // namespace okno::references
