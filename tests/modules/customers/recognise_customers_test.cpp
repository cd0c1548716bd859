// SPDX-License-Identifier: Apache-2.0
#include "modules/customers/recognise_customers.h"

#include <gmock/gmock.h>

#include "modules/customers/create_customer.h"
#include "modules/customers/customer_rights.h"
#include "modules/customers/customer_store.h"
#include "modules/customers/delete_customer.h"
#include "modules/customers/update_customer_totals.h"
#include "tests/support/test_shop.h"

namespace okno::customers {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

class RecogniseTest : public okno::testing::ShopTest {
  protected:
    std::int64_t buyer(std::string last, std::string first, std::vector<std::string> phones, std::string email = "", Moment bought_at = 0) {
        CustomerInput input;
        input.last_name = std::move(last);
        input.first_name = std::move(first);
        input.phones = std::move(phones);
        input.email = std::move(email);
        const Context context = shop().context(shop().admin());
        const std::int64_t id = create_customer(context, shop().books(), input).id;
        if (bought_at != 0) shop().write([&](Operation& op) { set_customer_totals(op, id, {1, 100, 0, bought_at, bought_at}); });
        return id;
    }
    std::vector<Recognised> recognise(RecogniseInput input) {
        if (input.country.empty()) input.country = "RU";
        const Context context = shop().context(shop().with_rights({"customers_view"}));
        Reader reader(context, customers_view);
        return recognise_customers(reader, input);
    }
    static std::vector<std::int64_t> ids(const std::vector<Recognised>& found) {
        std::vector<std::int64_t> list;
        for (const Recognised& one : found) list.push_back(one.customer.id);
        return list;
    }
};

TEST_P(RecogniseTest, finds_a_phone_in_any_writing) {
    const std::int64_t russian = buyer("Иванова", "Анна", {"8 (912) 345-67-89"});
    const std::int64_t polish = buyer("Łukasz", "Kowalski", {"+48 601 234 567"});
    const std::int64_t uzbek = buyer("Каримов", "Озод", {"998901234567"});
    const std::int64_t kazakh = buyer("Серікбаев", "Нұрлан", {"+7 701 222 33 44"});
    const std::int64_t ukrainian = buyer("Шевченко", "Оксана", {"+380 67 765 43 21"});

    struct Row {
        std::string typed, country;
        std::int64_t who;
        bool exact;
    };
    const std::vector<Row> rows = {
        {"8 (912) 345-67-89", "RU", russian, true},
        {"+79123456789", "RU", russian, true},
        {"79123456789", "RU", russian, true},
        {"9123456789", "RU", russian, true},
        {"8912 34", "RU", russian, false},
        {"+7 912 3", "RU", russian, false},
        {"6789", "RU", russian, false},
        {"345-67", "RU", russian, false},
        {"7912", "RU", russian, false},
        {"601 234 567", "PL", polish, true},
        {"+48601", "RU", polish, false},
        {"004860123", "PL", polish, false},
        {"4567", "PL", polish, false},
        {"998 90 123 45 67", "RU", uzbek, true},
        {"+99890", "RU", uzbek, false},
        {"90 123 45 67", "UZ", uzbek, true},
        {"8 701 222 33 44", "KZ", kazakh, true},
        {"87012", "KZ", kazakh, false},
        {"067 765 43 21", "UA", ukrainian, true},
        {"067765", "UA", ukrainian, false},
        {"380677", "UA", ukrainian, false},
    };
    for (const Row& row : rows) {
        SCOPED_TRACE(row.typed + " in " + row.country);
        const std::vector<Recognised> found = recognise({.phone = row.typed, .country = row.country});
        const auto at = std::find_if(found.begin(), found.end(), [&](const Recognised& one) { return one.customer.id == row.who; });
        ASSERT_NE(at, found.end());
        EXPECT_EQ(at->exact, row.exact);
        EXPECT_EQ(at->by, "phone");
        if (row.exact) {
            EXPECT_EQ(found.size(), 1U);
        }
    }
    EXPECT_THAT(recognise({.phone = "912"}), IsEmpty()) << "three digits are too few";
    EXPECT_THAT(recognise({.phone = "0000"}), IsEmpty());
    EXPECT_THAT(recognise({.phone = "+7345"}), IsEmpty()) << "with a plus it is the beginning";
}

TEST_P(RecogniseTest, finds_any_of_several_phones) {
    const std::int64_t id = buyer("Иванова", "Анна", {"+79120000001", "+48601234567"});
    const std::vector<Recognised> found = recognise({.phone = "601234567", .country = "PL"});
    ASSERT_THAT(ids(found), ElementsAre(id));
    EXPECT_EQ(found[0].matched, "+48 601 234 567");
}

TEST_P(RecogniseTest, keeps_and_finds_a_number_that_is_no_number) {
    const std::int64_t id = buyer("Иванова", "Анна", {"доб. 12345 спросить Петра"});
    EXPECT_THAT(ids(recognise({.phone = "2345"})), ElementsAre(id));
}

TEST_P(RecogniseTest, finds_names_and_mails_by_their_beginnings) {
    const std::int64_t anna = buyer("Королёва", "Анна", {}, "Anna.Koroleva@mail.example");
    const std::int64_t lukasz = buyer("Wałęsa", "Łukasz", {});
    const std::int64_t olim = buyer("Oʻrinboyev", "Olim", {});

    struct Row {
        std::string name, email;
        std::vector<std::int64_t> who;
    };
    const std::vector<Row> rows = {
        {"кор", "", {anna}},
        {"КОРОЛЕВА", "", {anna}},
        {"королёва ан", "", {anna}},
        {"анна к", "", {anna}},
        {"Ко", "", {}},
        {"ролёва", "", {}},
        {"walesa", "", {lukasz}},
        {"lukasz wał", "", {lukasz}},
        {"o'rin", "", {olim}},
        {"oʻrinb", "", {olim}},
        {"орин", "", {}},
        {"", "ann", {anna}},
        {"", "ANNA.KOR", {anna}},
        {"", "an", {}},
        {"", "koroleva", {}},
        {"", "anna.koroleva@mail.example", {anna}},
        {"королева олим", "", {}},
    };
    for (const Row& row : rows) {
        SCOPED_TRACE(row.name + row.email);
        EXPECT_EQ(ids(recognise({.email = row.email, .name = row.name})), row.who);
    }
    EXPECT_TRUE(recognise({.email = "anna.koroleva@MAIL.example"})[0].exact);
}

TEST_P(RecogniseTest, offers_both_when_two_match_who_bought_last_first) {
    const std::int64_t mother = buyer("Ким", "Вера", {"+79261112233"}, "", 1000);
    const std::int64_t son = buyer("Ким", "Олег", {"+79261112233"}, "", 2000);
    const std::int64_t never = buyer("Ким", "Яна", {"+79261112233"});
    EXPECT_THAT(ids(recognise({.phone = "+79261112233"})), ElementsAre(son, mother, never));
    EXPECT_THAT(ids(recognise({.phone = "2233"})), ElementsAre(son, mother, never));
    EXPECT_THAT(ids(recognise({.name = "ким", .most = 2})), ElementsAre(son, mother));
    const std::vector<Recognised> found = recognise({.phone = "1112233", .name = "ким олег"});
    EXPECT_THAT(ids(found), ElementsAre(son, mother, never)) << "once each";
    EXPECT_EQ(found[0].by, "phone");
}

TEST_P(RecogniseTest, leaves_out_the_bin_and_what_the_actor_may_not_see) {
    const std::int64_t gone = buyer("Петров", "Пётр", {"+79260000000"});
    delete_customer(shop().context(shop().admin()), gone);
    EXPECT_THAT(recognise({.phone = "79260000000"}), IsEmpty());
    EXPECT_THAT(recognise({.name = "петр"}), IsEmpty());

    CustomerInput input;
    input.first_name = "Чужая";
    input.manager_id = 9;
    create_customer(shop().context(shop().admin()), shop().books(), input);
    const Context own = shop().context(shop().with_level("customers_view", Level::own, 5));
    Reader reader(own, customers_view);
    EXPECT_THAT(recognise_customers(reader, {.name = "чужая", .country = "RU"}), IsEmpty());
}

TEST_P(RecogniseTest, a_term_that_matches_thousands_still_gives_who_bought_last) {
    std::vector<Customer> many(4000);
    for (std::size_t i = 0; i < many.size(); ++i) {
        many[i].site_id = many[i].buyers_id = shop().site().id;
        many[i].last_name = "Смирнов";
        many[i].phones = {{0, parse_phone("+7916" + std::to_string(1000000 + i), "RU")}};
        // The earliest made bought last, so that what is found first by id is not the answer.
        many[i].totals = {1, 100, 0, 1000, static_cast<Moment>(10'000 - i)};
    }
    shop().write([&](Operation& op) { CustomerStore().insert_many(op.connection(), many); });
    std::vector<std::int64_t> first;
    for (std::size_t i = 0; i < 8; ++i) first.push_back(many[i].id);
    EXPECT_EQ(ids(recognise({.phone = "+7916"})), first);
    EXPECT_EQ(ids(recognise({.name = "смир"})), first);
    // Beyond the rows that wait for the index, and among them.
    EXPECT_EQ(ids(recognise({.phone = many.back().phones[0].phone.digits})), std::vector<std::int64_t>{many.back().id});
    EXPECT_EQ(ids(recognise({.phone = many[63].phones[0].phone.digits})), std::vector<std::int64_t>{many[63].id});
}

OKNO_ON_BOTH_ENGINES(RecogniseTest);

}  // namespace
}  // namespace okno::customers
