// SPDX-License-Identifier: Apache-2.0
#include "modules/references/edit_reference.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "modules/references/edit_account.h"
#include "tests/support/journal_expect.h"
#include "tests/support/test_shop.h"

namespace okno::references {
namespace {

using okno::testing::JournalMark;
using okno::testing::refusal;
using okno::testing::TestShop;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

class EditReferenceTest : public okno::testing::ShopTest {
  protected:
    EditedReference edit(Book book, std::string_view code, const ReferenceEdit& given, Actor actor = TestShop::admin()) {
        return edit_reference(shop().context(std::move(actor)), shop().cache(), book, code, given);
    }
    std::vector<std::string> wrong(Book book, std::string_view code, const ReferenceEdit& given) {
        std::vector<std::string> wrong;
        for (const FieldError& field : refusal([&] { edit(book, code, given); }).fields)
            wrong.push_back(field.path + ' ' + field.message.key);
        return wrong;
    }
};

TEST_P(EditReferenceTest, makes_an_entry_with_the_facts_of_its_book) {
    JournalMark mark(shop());
    const EditedReference made =
        edit(Book::delivery_type, "express",
             {.name = "Express", .extra = parse_json(R"({"default_cost":350.5,"sites":["shop"],"payment_types":["cash"]})")});
    const ReferenceItem& item = *shop().books().item(Book::delivery_type, "express");
    EXPECT_EQ(item.id, made.id);
    EXPECT_EQ(amount(item, "default_cost", 2), 35050);
    EXPECT_EQ(amount(item, "default_net_cost", 2), 0);
    EXPECT_THAT(codes(item, "payment_types"), ElementsAre("cash"));
    EXPECT_TRUE(serves_site(item, "shop"));
    EXPECT_FALSE(serves_site(item, "shop-2"));
    EXPECT_TRUE(serves_site(*shop().books().item(Book::delivery_type, "courier"), "shop-2"));
    mark.expect({{.kind = "delivery_type", .id = made.id, .field = "id", .created = true}});
}

TEST_P(EditReferenceTest, sets_and_takes_away_facts_and_says_so_one_by_one) {
    edit(Book::delivery_type, "courier", {.extra = parse_json(R"({"default_cost":100,"vat_rate":"20.00"})")});
    JournalMark mark(shop());
    const EditedReference edited = edit(Book::delivery_type, "courier",
                                        {.active = false, .extra = parse_json(R"({"default_cost":150,"vat_rate":null,"currency":"RUB"})")});
    const ReferenceItem& item = *shop().books().item(Book::delivery_type, "courier");
    EXPECT_EQ(amount(item, "default_cost", 0), 150);
    EXPECT_EQ(text(item, "vat_rate"), "");
    EXPECT_EQ(text(item, "currency"), "RUB");
    mark.expect({{.kind = "delivery_type", .id = edited.id, .field = "active", .old_value = "true", .new_value = "false"},
                 {.kind = "delivery_type", .id = edited.id, .field = "default_cost", .old_value = "100", .new_value = "150"},
                 {.kind = "delivery_type", .id = edited.id, .field = "currency", .old_value = "null", .new_value = "\"RUB\""},
                 {.kind = "delivery_type", .id = edited.id, .field = "vat_rate", .old_value = "\"20.00\"", .new_value = "null"}});
}

TEST_P(EditReferenceTest, the_default_one_of_a_book_is_one) {
    const std::int64_t cash = shop().books().item(Book::payment_type, "cash")->id;
    JournalMark mark(shop());
    const EditedReference card = edit(Book::payment_type, "bank-card", {.is_default = true});
    EXPECT_EQ(shop().books().default_item(Book::payment_type)->code, "bank-card");
    EXPECT_EQ(shop().books().default_item(Book::delivery_type)->code, "self-delivery");
    mark.expect({{.kind = "payment_type", .id = card.id, .field = "is_default", .new_value = "true"},
                 {.kind = "payment_type", .id = cash, .field = "is_default", .new_value = "false"}});
}

TEST_P(EditReferenceTest, gives_a_code_where_the_book_has_none_of_people) {
    const EditedReference made =
        edit(Book::courier, "", {.name = "Anna K.", .extra = parse_json(R"({"first_name":"Anna","phone":"+48601234567"})")});
    EXPECT_EQ(made.code, "courier-" + std::to_string(made.id));
    EXPECT_EQ(shop().books().item(Book::courier, made.id)->code, made.code);
    EXPECT_EQ(text(*shop().books().item(Book::courier, made.code), "first_name"), "Anna");
    EXPECT_EQ(shop().integer("SELECT version FROM reference_items WHERE id = $1", {made.id}), made.version);
}

TEST_P(EditReferenceTest, one_code_may_stand_in_several_books) {
    edit(Book::store, "express", {.name = "Express store"});
    edit(Book::delivery_type, "express", {.name = "Express"});
    EXPECT_NE(shop().books().item(Book::store, "express")->id, shop().books().item(Book::delivery_type, "express")->id);
    EXPECT_EQ(shop().books().item(Book::unit, "express"), nullptr);
}

TEST_P(EditReferenceTest, names_every_wrong_fact) {
    JournalMark mark(shop());
    EXPECT_THAT(
        wrong(
            Book::delivery_type, "courier",
            {.extra = parse_json(
                 R"({"default_cost":-1,"default_net_cost":"free","sites":["shop","nowhere"],"payment_types":"cash","dynamic_cost":1,"colour":"red"})")}),
        ElementsAre("default_cost error.amount_expected", "default_net_cost error.amount_expected", "sites[1] error.unknown_code",
                    "payment_types error.list_expected", "dynamic_cost error.flag_expected", "colour error.unknown_field"));
    EXPECT_THAT(wrong(Book::delivery_service, "x", {.name = "X", .extra = parse_json(R"({"delivery_type":"nowhere"})")}),
                ElementsAre("delivery_type error.unknown_code"));
    EXPECT_THAT(wrong(Book::currency, "EUR", {.extra = parse_json(R"({"rate":1.5})")}), ElementsAre("rate error.whole_number_expected"));
    EXPECT_THAT(wrong(Book::delivery_type, "courier", {.extra = parse_json(R"({"default_cost":1e300})")}),
                ElementsAre("default_cost error.amount_expected"));
    EXPECT_THAT(wrong(Book::store, "main", {.extra = parse_json("[1]")}), ElementsAre("extra error.object_expected"));
    EXPECT_THAT(wrong(Book::unit, "x", {}), ElementsAre("name error.required"));
    mark.expect({});
}

TEST_P(EditReferenceTest, the_base_currency_stays_the_base_currency) {
    EXPECT_THAT(wrong(Book::currency, "EUR", {.is_default = true}), ElementsAre("default error.base_currency"));
    EXPECT_THAT(wrong(Book::currency, "RUB", {.is_default = false}), ElementsAre("default error.base_currency"));
    EXPECT_THAT(wrong(Book::currency, "gold", {.name = "Gold"}), ElementsAre("code error.currency"));
    edit(Book::currency, "KZT", {.name = "Tenge", .extra = parse_json(R"({"rate":19000000})")});
    EXPECT_EQ(rate(*shop().books().item(Book::currency, "KZT")), 19'000'000);
}

TEST_P(EditReferenceTest, who_may_not_and_who_comes_late_is_refused) {
    EXPECT_EQ(refusal([&] { edit(Book::unit, "pc", {.name = "X"}, TestShop::with_rights({})); }).kind, ErrorKind::forbidden);
    edit(Book::unit, "pc", {.version = 1, .name = "Piece!"});
    EXPECT_EQ(refusal([&] { edit(Book::unit, "pc", {.version = 1, .name = "X"}); }).kind, ErrorKind::conflict);
}

TEST_P(EditReferenceTest, the_account_is_edited_as_one_record) {
    JournalMark mark(shop());
    edit_account(shop().context(TestShop::admin()), shop().cache(),
                 {.zone = "Europe/Warsaw", .countries = std::vector<std::string>{"pl", "UA"}});
    EXPECT_EQ(shop().books().account().zone, "Europe/Warsaw");
    EXPECT_THAT(shop().books().account().countries, ElementsAre("PL", "UA"));
    EXPECT_EQ(shop().books().account().currency, "RUB");
    mark.expect({{.kind = "account", .id = 1, .field = "zone", .new_value = "\"Europe/Warsaw\""},
                 {.kind = "account", .id = 1, .field = "countries"}});

    const Error error = refusal([&] {
        edit_account(shop().context(TestShop::admin()), shop().cache(),
                     {.zone = "Nowhere", .language = "tlh", .countries = std::vector<std::string>{}});
    });
    EXPECT_EQ(error.fields.size(), 3U);
    EXPECT_EQ(refusal([&] { edit_account(shop().context(TestShop::with_rights({"references_edit"})), shop().cache(), {}); }).kind,
              ErrorKind::forbidden);
    mark.expect({});
}

OKNO_ON_BOTH_ENGINES(EditReferenceTest);

}  // namespace
}  // namespace okno::references
