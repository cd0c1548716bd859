// SPDX-License-Identifier: Apache-2.0
#include "modules/customers/customer_list.h"

#include <gmock/gmock.h>

#include <set>

#include "modules/customers/customer_rights.h"
#include "modules/customers/customer_store.h"
#include "tests/support/test_shop.h"

namespace okno::customers {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

class CustomerListTest : public okno::testing::ShopTest {
  protected:
    // Five with everything different, then many of one name.
    void fill() {
        customers_.resize(5);
        for (std::size_t i = 0; i < customers_.size(); ++i) {
            Customer& customer = customers_[i];
            customer.site_id = customer.buyers_id = static_cast<std::int64_t>(i % 2) + 1;
            customer.created_at = 1000 * static_cast<Moment>(i);
            customer.manager_id = static_cast<std::int64_t>(i % 3);
            customer.vip = i == 2;
            customer.first_name = std::vector<std::string>{"Анна", "Борис", "Вера", "Глеб", "Дина"}[i];
            customer.email = i == 3 ? "" : "User" + std::to_string(i) + "@mail.example";
            customer.external_id = "c-" + std::to_string(i);
            customer.phones = {{0, parse_phone("+7912000000" + std::to_string(i), "RU")}};
            customer.address.city = i < 2 ? "Королёв" : "Tychy";
            customer.totals = {static_cast<std::int64_t>(i), static_cast<Minor>(i * i * 1000), 0, 500, static_cast<Moment>(9000 - i)};
            if (i == 0) customer.totals = {};
        }
        shop().write([&](Operation& op) { CustomerStore().insert_many(op.connection(), customers_); });
    }
    std::vector<std::int64_t> places(const std::vector<CustomerRow>& rows) {
        std::vector<std::int64_t> found;
        for (const CustomerRow& row : rows) {
            for (std::size_t i = 0; i < customers_.size(); ++i) {
                if (customers_[i].id == row.id) found.push_back(static_cast<std::int64_t>(i));
            }
        }
        return found;
    }
    CustomerPage page(const CustomerFilter& filter, CustomerSort sort = CustomerSort::oldest, std::string_view after = "", int limit = 50) {
        const Context context = shop().context(shop().admin());
        Reader reader(context, customers_view);
        return list_customers(reader, filter, sort, after, limit);
    }
    std::vector<std::int64_t> listed(const CustomerFilter& filter) {
        const Context context = shop().context(shop().admin());
        Reader reader(context, customers_view);
        const CustomerIds ids = number_customers(reader, filter, 1, 100);
        std::vector<std::int64_t> numbered = ids.ids;
        std::sort(numbered.begin(), numbered.end());
        const CustomerPage rows = page(filter);
        std::vector<std::int64_t> keyed;
        for (const CustomerRow& row : rows.rows) keyed.push_back(row.id);
        std::sort(keyed.begin(), keyed.end());
        EXPECT_EQ(numbered, keyed) << "both ways of paging find the same";
        EXPECT_EQ(ids.total, static_cast<std::int64_t>(keyed.size()));
        return places(rows.rows);
    }
    std::vector<Customer> customers_;
};

TEST_P(CustomerListTest, filters) {
    fill();
    const auto with = [](auto set) {
        CustomerFilter filter;
        set(filter);
        return filter;
    };
    using F = CustomerFilter&;
    EXPECT_THAT(listed({}), ElementsAre(0, 1, 2, 3, 4));
    EXPECT_THAT(listed(with([](F f) { f.sites = {1}; })), ElementsAre(0, 2, 4));
    EXPECT_THAT(listed(with([](F f) { f.managers = {1}; })), ElementsAre(1, 4));
    EXPECT_THAT(listed(with([](F f) { f.managers = {0, 2}; })), ElementsAre(0, 2, 3));
    EXPECT_THAT(listed(with([](F f) { f.vip = true; })), ElementsAre(2));
    EXPECT_THAT(listed(with([](F f) { f.email = " uSER4@mail.example"; })), ElementsAre(4));
    EXPECT_THAT(listed(with([](F f) { f.external_ids = {"c-1", "c-3"}; })), ElementsAre(1, 3));
    EXPECT_THAT(listed(with([](F f) { f.city = "королев"; })), ElementsAre(0, 1));
    EXPECT_THAT(listed(with([](F f) { f.orders_min = 2, f.orders_max = 3; })), ElementsAre(2, 3));
    EXPECT_THAT(listed(with([](F f) { f.sum_min = 4000; })), ElementsAre(2, 3, 4));
    EXPECT_THAT(listed(with([](F f) { f.average_min = 3000; })), ElementsAre(3, 4));
    EXPECT_THAT(listed(with([](F f) { f.created_from = 1000, f.created_to = 3000; })), ElementsAre(1, 2));
    EXPECT_THAT(listed(with([](F f) { f.last_order_to = 8998; })), ElementsAre(3, 4));
    EXPECT_THAT(listed(with([&](F f) { f.ids = {customers_[3].id}; })), ElementsAre(3));
    EXPECT_THAT(listed(with([&](F f) { f.after_id = customers_[2].id; })), ElementsAre(3, 4));
    EXPECT_THAT(listed(with([](F f) { f.kind = CustomerKind::company; })), IsEmpty());
    EXPECT_THAT(listed(with([](F f) { f.q = "вер"; })), ElementsAre(2));
    EXPECT_THAT(listed(with([](F f) { f.q = "user"; })), ElementsAre(0, 1, 2, 4));
    EXPECT_THAT(listed(with([](F f) { f.q = "user", f.sites = {2}; })), ElementsAre(1));
    EXPECT_THAT(listed(with([](F f) { f.q = "8 912 000-00-03"; })), ElementsAre(3));
    EXPECT_THAT(listed(with([](F f) { f.q = "0004"; })), ElementsAre(4));
    EXPECT_THAT(listed(with([](F f) { f.q = "%"; })), ElementsAre(0, 1, 2, 3, 4)) << "nothing to look for";
}

TEST_P(CustomerListTest, sorts_and_shows) {
    fill();
    EXPECT_THAT(places(page({}, CustomerSort::newest).rows), ElementsAre(4, 3, 2, 1, 0));
    EXPECT_THAT(places(page({}, CustomerSort::name).rows), ElementsAre(0, 1, 2, 3, 4));
    EXPECT_THAT(places(page({}, CustomerSort::name_down).rows), ElementsAre(4, 3, 2, 1, 0));
    EXPECT_THAT(places(page({}, CustomerSort::sum).rows), ElementsAre(4, 3, 2, 1)) << "who never bought has no place in it";
    EXPECT_THAT(places(page({}, CustomerSort::last_order).rows), ElementsAre(1, 2, 3, 4, 0));
    const CustomerRow row = page({}, CustomerSort::oldest).rows.at(1);
    EXPECT_EQ(row.name, "Борис");
    EXPECT_EQ(row.phone, "+7 912 000-00-01");
    EXPECT_EQ(row.city, "Королёв");
    EXPECT_EQ(row.orders, 1);
}

TEST_P(CustomerListTest, pages_by_key_meet_every_row_once) {
    std::vector<Customer> many(1700);
    for (std::size_t i = 0; i < many.size(); ++i) {
        many[i].site_id = many[i].buyers_id = 1;
        many[i].created_at = static_cast<Moment>(i / 7);  // equal values across pages
        many[i].first_name = i % 3 == 0 ? "Анна" : "Яна";
        many[i].totals = {1, static_cast<Minor>(i / 5), 0, 1, static_cast<Moment>(i / 9)};
    }
    shop().write([&](Operation& op) { CustomerStore().insert_many(op.connection(), many); });
    CustomerFilter named;
    named.q = "яна";  // rare enough to be looked up
    for (const CustomerFilter& filter : {CustomerFilter{}, named}) {
        for (CustomerSort sort : {CustomerSort::newest, CustomerSort::oldest, CustomerSort::name, CustomerSort::name_down,
                                  CustomerSort::sum, CustomerSort::last_order}) {
            std::set<std::int64_t> seen;
            std::string after;
            std::size_t rows = 0;
            do {
                const CustomerPage next = page(filter, sort, after, 100);
                for (const CustomerRow& row : next.rows) seen.insert(row.id);
                rows += next.rows.size();
                after = next.next;
            } while (!after.empty());
            EXPECT_EQ(rows, filter.q.empty() ? 1700U : 1133U);
            EXPECT_EQ(seen.size(), rows);
        }
    }
    EXPECT_EQ(okno::testing::refusal([&] { page({}, CustomerSort::newest, "rubbish"); }).fields.at(0).path, "after");
}

TEST_P(CustomerListTest, shows_what_the_scope_reaches) {
    fill();
    Actor actor = shop().with_level("customers_view", Level::own, 2);
    actor.all_sites = false;
    actor.sites = {1};
    const Context context = shop().context(actor);
    Reader reader(context, customers_view);
    EXPECT_THAT(places(list_customers(reader, {}, CustomerSort::oldest, "", 50).rows), ElementsAre(0, 2)) << "site 1, his own and nobody's";
    EXPECT_EQ(number_customers(reader, {}, 1, 20).total, 2);
}

OKNO_ON_BOTH_ENGINES(CustomerListTest);

}  // namespace
}  // namespace okno::customers
