// SPDX-License-Identifier: Apache-2.0
#include "modules/references/books.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <condition_variable>
#include <future>
#include <mutex>
#include <thread>

#include "modules/references/books_cache.h"
#include "modules/references/countries.h"
#include "modules/references/edit_status.h"
#include "modules/references/references_store.h"
#include "tests/support/test_shop.h"

namespace okno::references {
namespace {

using okno::testing::TestShop;

class BooksTest : public okno::testing::ShopTest {};

TEST_P(BooksTest, finds_by_id_and_by_code_both_ways) {
    const Books& books = shop().books();
    for (const Status* status : books.statuses()) {
        EXPECT_EQ(books.status(status->id), status);
        EXPECT_EQ(books.status(status->code), status);
        EXPECT_EQ(books.status_code(status->id), status->code);
    }
    for (Book book : kBooks) {
        for (const ReferenceItem* item : books.items(book)) {
            EXPECT_EQ(books.item(book, item->id), item);
            EXPECT_EQ(books.item(book, item->code), item);
            EXPECT_EQ(books.reference(book, item->id).dump(), R"({"code":")" + item->code + "\"}");
        }
    }
    EXPECT_EQ(books.status("nothing"), nullptr);
    EXPECT_EQ(books.status(std::int64_t{0}), nullptr);
    EXPECT_EQ(books.site_code(99), "");
    EXPECT_TRUE(books.status_reference(0).is_null());
    EXPECT_EQ(books.site_reference(shop().site().id).dump(), R"({"code":"shop"})");
}

TEST_P(BooksTest, an_id_of_one_book_is_nothing_in_another) {
    const Books& books = shop().books();
    EXPECT_EQ(books.item(Book::store, books.item(Book::unit, "pc")->id), nullptr);
}

TEST_P(BooksTest, a_deleted_entry_is_found_by_id_alone) {
    const std::int64_t id = shop().books().item(Book::unit, "kg")->id;
    shop().write([id](Operation& op) {
        op.connection().execute("UPDATE reference_items SET deleted_at = 1 WHERE id = $1", {id});
        count_change(op);
    });
    shop().cache().reload();
    EXPECT_EQ(shop().books().item(Book::unit, "kg"), nullptr);
    ASSERT_NE(shop().books().item(Book::unit, id), nullptr);
    EXPECT_EQ(shop().books().item(Book::unit, id)->name, "Kilogram");
    for (const ReferenceItem* item : shop().books().items(Book::unit)) EXPECT_NE(item->id, id);
}

TEST_P(BooksTest, a_pinned_snapshot_does_not_move_under_its_reader) {
    const PinnedBooks pinned = shop().cache().current();
    const Status* status = pinned->status("new");
    edit_status(shop().context(TestShop::admin()), shop().cache(), "new", {.name = "Fresh"});
    EXPECT_EQ(status->name, "New");
    EXPECT_EQ(pinned->status("new"), status);
    EXPECT_EQ(shop().cache().current()->status("new")->name, "Fresh");
    EXPECT_GT(shop().cache().current()->version(), pinned->version());
}

// Another process of the same account: its own Database, told through the engine.
TEST_P(BooksTest, another_process_hears_of_a_change) {
    const char* channel = engine() == db::Engine::sqlite ? "foreign" : "references";
    const std::unique_ptr<db::Database> other = db::Database::open(shop().database_options());
    BooksCache cache(*other);
    std::mutex guard;
    std::condition_variable heard;
    bool fresh = false;
    const std::int64_t listener = other->listen(channel, [&](std::string_view) {
        const std::lock_guard lock(guard);
        fresh = cache.current()->status("new")->name == "Fresh";
        heard.notify_all();
    });
    edit_status(shop().context(TestShop::admin()), shop().cache(), "new", {.name = "Fresh"});
    {
        std::unique_lock lock(guard);
        EXPECT_TRUE(heard.wait_for(lock, std::chrono::seconds(10), [&] { return fresh; }));
    }
    other->unlisten(listener);
}

TEST_P(BooksTest, is_read_by_many_while_it_is_changed) {
    std::vector<std::future<int>> readers;
    std::atomic<bool> stop{false};
    for (int i = 0; i < 4; ++i) {
        readers.push_back(std::async(std::launch::async, [this, &stop] {
            int looks = 0;
            do {
                const PinnedBooks pinned = shop().cache().current();
                EXPECT_EQ(pinned->status(pinned->status("new")->id), pinned->status("new"));
                ++looks;
            } while (!stop);
            return looks;
        }));
    }
    for (int i = 0; i < 10; ++i)
        edit_status(shop().context(TestShop::admin()), shop().cache(), "new", {.name = "Name " + std::to_string(i)});
    stop = true;
    for (std::future<int>& reader : readers) EXPECT_GT(reader.get(), 0);
    EXPECT_EQ(shop().books().status("new")->name, "Name 9");
}

OKNO_ON_BOTH_ENGINES(BooksTest);

TEST(Books, of_an_empty_account_are_empty) {
    const Books books{Books::Content{}};
    EXPECT_EQ(books.default_site(), nullptr);
    EXPECT_EQ(books.first_status(), nullptr);
    EXPECT_EQ(books.default_item(Book::unit), nullptr);
    EXPECT_TRUE(books.sites().empty());
}

TEST(Countries, are_those_of_the_standard) {
    EXPECT_EQ(country_codes().size(), 249U);
    for (std::string_view iso : {"RU", "PL", "UZ", "KZ", "UA", "AX", "ZW", "AD"}) EXPECT_TRUE(is_country(iso)) << iso;
    for (std::string_view iso : {"ZZ", "ru", "", "RUS"}) EXPECT_FALSE(is_country(iso)) << iso;
}

TEST(StageKind, has_names_both_ways) {
    for (StageKind kind :
         {StageKind::fresh, StageKind::work, StageKind::delivery, StageKind::done, StageKind::cancelled, StageKind::returned}) {
        EXPECT_EQ(stage_kind_from(to_string(kind)), kind);
    }
    EXPECT_EQ(stage_kind_from("other"), std::nullopt);
}

}  // namespace
}  // namespace okno::references
