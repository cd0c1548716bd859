// SPDX-License-Identifier: Apache-2.0
#include "modules/references/seed_references.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/journal_expect.h"
#include "tests/support/test_shop.h"

namespace okno::references {
namespace {

using ::testing::ElementsAre;

class SeedReferencesTest : public okno::testing::ShopTest {};

template <typename Entry>
std::vector<std::string> codes_of(const std::vector<const Entry*>& entries) {
    std::vector<std::string> codes;
    for (const Entry* entry : entries) codes.push_back(entry->code);
    return codes;
}

TEST_P(SeedReferencesTest, holds_the_codes_that_shop_modules_expect) {
    const Books& books = shop().books();
    EXPECT_THAT(codes_of(books.status_groups()), ElementsAre("new", "approval", "assembling", "delivery", "complete", "cancel"));
    EXPECT_THAT(codes_of(books.statuses()),
                ElementsAre("new", "availability-confirmed", "offer-analog", "client-confirmed", "prepayed", "send-to-assembling",
                            "assembling", "assembling-complete", "send-to-delivery", "delivering", "redirect", "complete", "no-call",
                            "no-product", "already-buyed", "delyvery-did-not-suit", "prices-did-not-suit", "cancel-other", "return"));
    EXPECT_THAT(codes_of(books.items(Book::order_method)),
                ElementsAre("shopping-cart", "one-click", "phone", "landing-page", "app", "live-chat", "messenger", "e-mail", "offline",
                            "missed-call", "price-decrease-request"));
    EXPECT_THAT(codes_of(books.items(Book::order_type)), ElementsAre("eshop-individual", "eshop-legal", "request"));
    EXPECT_THAT(codes_of(books.items(Book::payment_type)), ElementsAre("cash", "bank-card", "bank-transfer", "e-money", "credit"));
    EXPECT_THAT(codes_of(books.items(Book::payment_status)), ElementsAre("not-paid", "wait-approved", "invoice", "prepayed", "paid",
                                                                         "payment-start", "canceled", "payment-error", "refund"));
    EXPECT_THAT(codes_of(books.items(Book::delivery_type)), ElementsAre("self-delivery", "courier", "post", "pickup-point"));
    EXPECT_NE(books.item(Book::price_type, "base"), nullptr);
    EXPECT_NE(books.item(Book::unit, "pc"), nullptr);
    EXPECT_NE(books.item(Book::store, "main"), nullptr);
}

TEST_P(SeedReferencesTest, knows_what_stages_and_payment_statuses_mean) {
    const Books& books = shop().books();
    EXPECT_EQ(books.group_of(*books.status("complete")).kind, StageKind::done);
    EXPECT_EQ(books.group_of(*books.status("no-call")).kind, StageKind::cancelled);
    EXPECT_TRUE(books.group_of(*books.status("return")).is_final());
    EXPECT_FALSE(books.group_of(*books.status("delivering")).is_final());
    EXPECT_EQ(books.first_status()->code, "new");
    EXPECT_TRUE(payment_complete(*books.item(Book::payment_status, "paid")));
    EXPECT_FALSE(payment_complete(*books.item(Book::payment_status, "prepayed")));
    EXPECT_EQ(books.default_item(Book::currency)->code, "RUB");
    EXPECT_EQ(rate(*books.default_item(Book::currency)), kRateScale);
    EXPECT_EQ(books.default_item(Book::payment_type)->code, "cash");
    EXPECT_EQ(books.account().currency, "RUB");
    EXPECT_EQ(books.account().work_times.as_array().size(), 5U);
}

TEST_P(SeedReferencesTest, names_every_entry_in_four_languages) {
    const Books& books = shop().books();
    const auto check_names = [](const auto& entry) {
        for (const char* language : {"en", "ru", "pl", "uz"}) EXPECT_TRUE(entry.names.contains(language)) << entry.code << ' ' << language;
        EXPECT_NE(entry.title("ru"), "") << entry.code;
    };
    for (const StatusGroup* group : books.status_groups()) check_names(*group);
    for (const Status* status : books.statuses()) check_names(*status);
    for (Book book : kBooks) {
        for (const ReferenceItem* item : books.items(book)) check_names(*item);
    }
    EXPECT_EQ(books.status("delivering")->title("ru"), "Доставляется");
    EXPECT_EQ(books.status("delivering")->title("pl"), "W dostawie");
    EXPECT_EQ(books.status("delivering")->title("de"), "Delivering");
}

TEST_P(SeedReferencesTest, carries_only_facts_that_its_book_knows) {
    for (Book book : kBooks) {
        for (const ReferenceItem* item : shop().books().items(book)) {
            if (!item->extra.is_object()) continue;
            for (const auto& [name, value] : item->extra.as_object())
                EXPECT_NE(find_fact(book, name), nullptr) << item->code << ' ' << name;
        }
    }
}

TEST_P(SeedReferencesTest, does_nothing_the_second_time_and_writes_no_history) {
    const std::int64_t statuses = shop().integer("SELECT COUNT(*) FROM statuses");
    const std::int64_t version = shop().books().version();
    okno::testing::JournalMark mark(shop());
    shop().write([](Operation& op) { EXPECT_FALSE(seed_references(op, {})); });
    EXPECT_EQ(shop().integer("SELECT COUNT(*) FROM statuses"), statuses);
    EXPECT_EQ(shop().integer("SELECT COUNT(*) FROM journal"), 0);
    shop().cache().reload();
    EXPECT_EQ(shop().books().version(), version);
    mark.expect({});
}

OKNO_ON_BOTH_ENGINES(SeedReferencesTest);

TEST(SeedOptions, name_the_account_in_its_own_language_and_money) {
    okno::testing::TestShop shop(okno::db::Engine::sqlite, {.company = "Sklep",
                                                            .language = "pl",
                                                            .currency = "CZK",
                                                            .country = "PL",
                                                            .zone = "Europe/Warsaw",
                                                            .site_code = "sklep",
                                                            .site_name = "Sklep",
                                                            .site_url = "https://sklep.example"});
    EXPECT_EQ(shop.books().status("new")->name, "Nowe");
    EXPECT_EQ(shop.books().default_item(Book::currency)->code, "CZK");
    EXPECT_EQ(shop.books().site("sklep")->zone, "Europe/Warsaw");
    EXPECT_EQ(shop.books().site("sklep")->catalogue_id, shop.books().site("sklep")->id);
}

}  // namespace
}  // namespace okno::references
