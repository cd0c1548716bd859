// SPDX-License-Identifier: Apache-2.0
#include "modules/customers/find_or_create_customer.h"

#include <gmock/gmock.h>

#include <atomic>
#include <barrier>
#include <set>
#include <thread>

#include "modules/customers/create_customer.h"
#include "modules/customers/customer_store.h"
#include "modules/customers/delete_customer.h"
#include "tests/support/journal_expect.h"
#include "tests/support/test_shop.h"

namespace okno::customers {
namespace {

using okno::testing::JournalMark;

class FindOrCreateTest : public okno::testing::ShopTest {
  protected:
    CustomerWanted wanted(std::string phone = "", std::string email = "") {
        CustomerWanted one;
        one.site_id = shop().site().id;
        one.first_name = "Анна";
        if (!phone.empty()) one.phones = {parse_phone(phone, "RU")};
        one.email = std::move(email);
        return one;
    }
    CustomerFound find(const CustomerWanted& one) {
        CustomerFound found;
        shop().write([&](Operation& op) { found = find_or_create_customer(op, one); });
        return found;
    }
    Customer kept(std::int64_t id) { return CustomerStore().by_id(shop().database().read()->connection(), id).value(); }
};

TEST_P(FindOrCreateTest, makes_an_unknown_one_with_one_journal_row) {
    JournalMark mark(shop());
    CustomerWanted one = wanted("8 (912) 345-67-89", " Anna@Mail.example ");
    one.address.city = "Тула";
    one.contragent.inn = "7707083893";
    one.origin.source = "google";
    one.order = TotalsChange{1, 129050, 0, 5000};
    const CustomerFound made = find(one);
    EXPECT_TRUE(made.created);
    mark.expect({{.kind = "customer", .id = made.id, .field = "id", .new_value = std::to_string(made.id), .created = true}});

    const Customer customer = kept(made.id);
    EXPECT_EQ(customer.email, "Anna@Mail.example");
    EXPECT_EQ(customer.phones.at(0).phone.e164, "+79123456789");
    EXPECT_EQ(customer.phones.at(0).phone.written, "8 (912) 345-67-89");
    EXPECT_EQ(customer.address.city, "Тула");
    EXPECT_EQ(customer.contragent.inn, "7707083893");
    EXPECT_EQ(customer.first_origin.source, "google");
    EXPECT_EQ(customer.totals, (CustomerTotals{1, 129050, 0, 5000, 5000}));
}

TEST_P(FindOrCreateTest, knows_a_phone_in_any_writing_and_a_mail_in_any_case) {
    const std::int64_t id = find(wanted("8 (912) 345-67-89", "Anna@Mail.example")).id;
    for (const char* phone : {"+79123456789", "79123456789", "89123456789", "9123456789", "8-912-345-6789"}) {
        const CustomerFound found = find(wanted(phone));
        EXPECT_EQ(found.id, id) << phone;
        EXPECT_EQ(found.matched_by, "phone");
        EXPECT_FALSE(found.created);
    }
    EXPECT_EQ(find(wanted("", "ANNA@mail.EXAMPLE")).matched_by, "email");
    EXPECT_EQ(find(wanted("+79990000000", "anna@mail.example")).id, id) << "mail goes before an unknown phone";
    EXPECT_EQ(shop().integer("SELECT COUNT(*) FROM customers"), 1);
}

TEST_P(FindOrCreateTest, knows_numbers_of_five_countries) {
    const std::vector<std::pair<std::string, std::vector<std::pair<std::string, std::string>>>> rows = {
        {"+7 916 204-18-33", {{"8 (916) 204 18 33", "RU"}, {"79162041833", "PL"}}},
        {"+48 601 234 567", {{"601234567", "PL"}, {"0048601234567", "PL"}, {"48 601 234 567", "PL"}}},
        {"+998 90 123 45 67", {{"998901234567", "RU"}, {"90 123-45-67", "UZ"}}},
        {"+7 701 222 33 44", {{"8 701 222 33 44", "KZ"}, {"7012223344", "KZ"}}},
        {"+380 67 765 43 21", {{"067 765 43 21", "UA"}, {"380677654321", "RU"}}},
    };
    for (const auto& [kept_as, writings] : rows) {
        const std::int64_t id = find(wanted(kept_as)).id;
        for (const auto& [written, country] : writings) {
            CustomerWanted one = wanted();
            one.phones = {parse_phone(written, country)};
            EXPECT_EQ(find(one).id, id) << written << " in " << country;
        }
    }
}

TEST_P(FindOrCreateTest, overwrites_nothing_but_adds_an_unknown_phone) {
    CustomerWanted first = wanted("+79120000001", "a@b.example");
    first.last_name = "Иванова";
    const std::int64_t id = find(first).id;
    JournalMark mark(shop());
    CustomerWanted again = wanted("+79120000002", "a@b.example");
    again.last_name = "Петрова";
    again.patronymic = "Ивановна";
    again.address.city = "Тула";
    find(again);
    const Customer customer = kept(id);
    EXPECT_EQ(customer.last_name, "Иванова");
    EXPECT_EQ(customer.patronymic, "");
    EXPECT_TRUE(is_empty(customer.address));
    ASSERT_EQ(customer.phones.size(), 2U);
    EXPECT_EQ(customer.phones[1].phone.e164, "+79120000002");
    mark.expect({{.kind = "customer", .id = id, .field = "phones", .old_value = "null", .new_value = "\"+79120000002\"", .part = "phone"}});
    EXPECT_EQ(find(wanted("+79120000002")).id, id) << "found by the added phone";
    mark.expect({});
}

TEST_P(FindOrCreateTest, of_several_takes_who_bought_last_then_the_newest) {
    std::vector<std::int64_t> made;
    for (int i = 0; i < 3; ++i) {
        CustomerInput input;
        input.first_name = "Анна";
        input.phones = std::vector<std::string>{"+79120000001"};
        made.push_back(create_customer(shop().context(shop().admin()), shop().books(), input).id);
    }
    EXPECT_EQ(find(wanted("+79120000001")).id, made[2]);
    shop().write([&](Operation& op) { update_customer_totals(op, made[0], {1, 100, 0, 5000}); });
    EXPECT_EQ(find(wanted("+79120000001")).id, made[0]);
    delete_customer(shop().context(shop().admin()), made[0]);
    EXPECT_EQ(find(wanted("+79120000001")).id, made[2]) << "the bin is not looked into";
}

TEST_P(FindOrCreateTest, follows_the_ids_it_is_given) {
    CustomerWanted with_id = wanted("+79120000001");
    with_id.external_id = "shop-1";
    const std::int64_t known = find(with_id).id;
    EXPECT_EQ(find(with_id).matched_by, "external_id");

    CustomerWanted other = with_id;
    other.external_id = "shop-2";
    const CustomerFound second = find(other);
    EXPECT_TRUE(second.created) << "the same phone, but the shop says it is somebody else";
    EXPECT_NE(second.id, known);

    const std::int64_t bare = find(wanted("", "c@d.example")).id;
    CustomerWanted claims = wanted("", "c@d.example");
    claims.external_id = "shop-3";
    EXPECT_EQ(find(claims).id, bare) << "had no external id yet";
    EXPECT_EQ(kept(bare).external_id, "shop-3");

    CustomerWanted by_id = wanted();
    by_id.id = known;
    EXPECT_EQ(find(by_id).id, known);
    by_id.id = 999'999;
    EXPECT_EQ(okno::testing::refusal([&] { find(by_id); }).kind, ErrorKind::not_found);

    CustomerWanted browser = wanted();
    browser.browser_id = "b-1";
    const std::int64_t visitor = find(browser).id;
    EXPECT_EQ(find(browser).id, visitor);
}

TEST_P(FindOrCreateTest, keeps_bases_and_kinds_apart) {
    const std::int64_t person = find(wanted("+79120000001")).id;
    CustomerWanted company = wanted("+79120000001");
    company.kind = CustomerKind::company;
    company.nick_name = "ООО Ромашка";
    EXPECT_TRUE(find(company).created);
    CustomerWanted elsewhere = wanted("+79120000001");
    elsewhere.site_id = 77;
    EXPECT_TRUE(find(elsewhere).created) << "another shop with its own base";
    elsewhere.site_id = 78;
    elsewhere.buyers_id = shop().site().id;
    EXPECT_EQ(find(elsewhere).id, person) << "another shop with the same base";
}

TEST_P(FindOrCreateTest, a_name_alone_always_makes_a_new_one) {
    EXPECT_TRUE(find(wanted()).created);
    EXPECT_TRUE(find(wanted()).created);
    CustomerWanted reading = wanted("+79120000001");
    reading.create_when_unknown = false;
    EXPECT_EQ(find(reading).id, 0);
}

TEST_P(FindOrCreateTest, sixteen_at_once_with_one_phone_make_one_buyer) {
    constexpr int kThreads = 16;
    constexpr int kRounds = 5;
    for (int round = 0; round < kRounds; ++round) {
        std::barrier start(kThreads);
        std::atomic<int> created{0};
        std::mutex guard;
        std::set<std::int64_t> ids;
        std::vector<std::jthread> threads;
        for (int i = 0; i < kThreads; ++i) {
            threads.emplace_back([&, i] {
                CustomerWanted one;
                one.site_id = 1;
                const std::string number = "912000000" + std::to_string(round);
                // Each in another way of writing, half of them with a mail too and the phone second.
                one.phones = {parse_phone((i % 3 == 0 ? "+7" : i % 3 == 1 ? "8" : "7") + number, "RU")};
                if (i % 2 == 0) one.email = "round" + std::to_string(round) + "@mail.example";
                one.order = TotalsChange{1, 100, 0, 1000 + i};
                const Context context = shop().context(Actor::system());
                start.arrive_and_wait();
                Operation op(context, okno::testing::kTestSetup);
                const CustomerFound found = find_or_create_customer(op, one);
                op.commit();
                if (found.created) ++created;
                const std::lock_guard lock(guard);
                ids.insert(found.id);
            });
        }
        threads.clear();
        EXPECT_EQ(created, 1);
        ASSERT_EQ(ids.size(), 1U);
        const Customer customer = kept(*ids.begin());
        EXPECT_EQ(customer.phones.size(), 1U);
        EXPECT_EQ(customer.totals, (CustomerTotals{kThreads, kThreads * 100, 0, 1000, 1000 + kThreads - 1}));
    }
    EXPECT_EQ(shop().integer("SELECT COUNT(*) FROM customers"), kRounds);
}

OKNO_ON_BOTH_ENGINES(FindOrCreateTest);

}  // namespace
}  // namespace okno::customers
