// SPDX-License-Identifier: Apache-2.0
#include "modules/orders/order_list.h"

#include <algorithm>
#include <random>

#include "modules/orders/delete_order.h"
#include "modules/orders/order_rights.h"
#include "modules/orders/order_search.h"
#include "modules/orders/order_summary_list.h"
#include "tests/modules/orders/order_shop.h"

namespace okno::orders {
namespace {

using okno::testing::kTestNow;
using okno::testing::refusal;
using okno::testing::TestShop;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Pair;
using ::testing::UnorderedElementsAre;

class OrderList : public OrdersTest {
  protected:
    std::vector<std::int64_t> ids(const OrderFilter& filter, OrderSort sort = OrderSort::newest, int limit = 50) {
        const Context context = admin();
        Reader reader(context, orders_view);
        std::vector<std::int64_t> found;
        std::string after;
        do {
            const OrderPage page = list_orders(reader, books(), filter, sort, after, limit);
            for (const OrderRow& row : page.rows) found.push_back(row.id);
            after = page.next;
        } while (!after.empty());
        return found;
    }
    OrderSummary summary(const OrderFilter& filter) {
        const Context context = admin();
        Reader reader(context, orders_view);
        return order_summary(reader, books(), filter);
    }
};
OKNO_ON_BOTH_ENGINES(OrderList);

TEST_P(OrderList, ARowSaysWhatTheListShows) {
    NewOrder wanted = shop_order("1");
    wanted.input.delivery->date = "2026-11-26";
    wanted.input.delivery->time_from = "10:00";
    wanted.input.customer_comment = "note";
    wanted.input.manager_id = 5;
    wanted.input.call = true;
    const Order order = create(wanted);
    const Context context = admin();
    Reader reader(context, orders_view);
    const OrderPage page = list_orders(reader, books(), {}, OrderSort::newest, "", 50);
    ASSERT_EQ(page.rows.size(), 1u);
    const OrderRow& row = page.rows[0];
    EXPECT_EQ(row.id, order.id);
    EXPECT_EQ(row.number, order.number);
    EXPECT_EQ(row.site, "shop");
    EXPECT_EQ(row.customer, "Иванова Анна");
    EXPECT_EQ(row.customer_id, order.customer_id);
    EXPECT_EQ(row.customer_orders, 1);
    EXPECT_EQ(row.first_item, "Shirt");
    EXPECT_EQ(row.items, 2);
    EXPECT_EQ(row.sum, order.totals.total);
    EXPECT_EQ(row.currency, "RUB");
    EXPECT_EQ(row.payment, PaymentState::not_paid);
    EXPECT_EQ(row.status, "new");
    EXPECT_EQ(row.delivery_type, "courier");
    EXPECT_EQ(row.delivery_date, "2026-11-26");
    EXPECT_EQ(row.delivery_from, "10:00");
    EXPECT_EQ(row.delivery_place, "Москва");
    EXPECT_EQ(row.manager_id, 5);
    EXPECT_TRUE(row.call);
    EXPECT_TRUE(row.has_note);
    EXPECT_FALSE(row.vip);
    EXPECT_EQ(page.next, "");
}

// What a filter and a sort find in memory, to hold the database against.
struct Model {
    std::vector<Order> orders;

    std::vector<std::int64_t> ids(const std::function<bool(const Order&)>& fits,
                                  const std::function<bool(const Order&, const Order&)>& before) const {
        std::vector<Order> found;
        std::copy_if(orders.begin(), orders.end(), std::back_inserter(found), fits);
        std::sort(found.begin(), found.end(), before);
        std::vector<std::int64_t> answer;
        for (const Order& order : found) answer.push_back(order.id);
        return answer;
    }
};

class ManyOrders : public OrderList {
  protected:
    void SetUp() override {
        OrderList::SetUp();
        if (IsSkipped()) return;
        std::mt19937 random(7);
        const char* statuses[] = {"new", "client-confirmed", "assembling", "complete", "cancel-other"};
        const char* methods[] = {"phone", "shopping-cart", "one-click"};
        for (int i = 0; i < 60; ++i) {
            NewOrder wanted = phone_order("Name" + std::to_string(i % 7));
            wanted.input.last_name = i % 2 == 0 ? "Иванов" : "Żółkiewski";
            wanted.input.phone = "+7916204" + std::to_string(1000 + i);
            wanted.input.status = statuses[random() % 5];
            wanted.input.method = methods[random() % 3];
            wanted.input.manager_id = static_cast<std::int64_t>(random() % 3);
            wanted.input.created_at = kTestNow - static_cast<Moment>(random() % 40) * kDay;
            wanted.input.items = std::vector<ItemInput>{free_item("Shirt", static_cast<Price>(random() % 5) * 100)};
            if (random() % 2 == 0)
                wanted.input.payments =
                    std::vector<PaymentInput>{payment(random() % 2 == 0 ? "cash" : "bank-card", random() % 2 == 0 ? "paid" : "not-paid")};
            wanted.input.delivery = DeliveryInput{};
            if (random() % 2 == 0) wanted.input.delivery->date = "2026-11-" + std::to_string(10 + random() % 18);
            wanted.input.number = "N" + std::to_string(i * 7 % 120);
            model_.orders.push_back(create_order(key(), books(), wanted));
        }
    }
    Model model_;
};
OKNO_ON_BOTH_ENGINES(ManyOrders);

TEST_P(ManyOrders, EverySortGoesThroughAllOfThemPageByPage) {
    const auto all = [](const Order&) { return true; };
    const auto ordered = [](auto key_of, bool down) {
        return [=](const Order& a, const Order& b) {
            const auto left = std::pair(key_of(a), a.id), right = std::pair(key_of(b), b.id);
            return down ? right < left : left < right;
        };
    };
    const auto created = [](const Order& order) { return order.created_at; };
    const auto sum = [](const Order& order) { return order.totals.total; };
    const auto status_at = [](const Order& order) { return order.status_at; };
    const auto date = [](const Order& order) { return order.delivery.date.empty() ? std::string("9999") : order.delivery.date; };
    const auto number = [](const Order& order) { return std::pair(order.number.size(), order.number); };
    for (int limit : {7, 50}) {
        EXPECT_EQ(ids({}, OrderSort::newest, limit), model_.ids(all, ordered(created, true)));
        EXPECT_EQ(ids({}, OrderSort::oldest, limit), model_.ids(all, ordered(created, false)));
        EXPECT_EQ(ids({}, OrderSort::sum_down, limit), model_.ids(all, ordered(sum, true)));
        EXPECT_EQ(ids({}, OrderSort::sum_up, limit), model_.ids(all, ordered(sum, false)));
        EXPECT_EQ(ids({}, OrderSort::status_newest, limit), model_.ids(all, ordered(status_at, true)));
        EXPECT_EQ(ids({}, OrderSort::status_oldest, limit), model_.ids(all, ordered(status_at, false)));
        EXPECT_EQ(ids({}, OrderSort::delivery, limit), model_.ids(all, ordered(date, false)));
        EXPECT_EQ(ids({}, OrderSort::number, limit), model_.ids(all, ordered(number, false)));
    }
}

struct FilterRow {
    const char* name;
    OrderFilter filter;
    std::function<bool(const Order&)> fits;
};

TEST_P(ManyOrders, EveryFilterFindsWhatItSays) {
    const auto group = [this](const Order& order) { return books().group_of(*books().status(order.status)).code; };
    std::vector<FilterRow> rows;
    auto add = [&](const char* name, auto&& set, std::function<bool(const Order&)> fits) {
        FilterRow& row = rows.emplace_back(FilterRow{name, {}, std::move(fits)});
        set(row.filter);
    };
    add(
        "a status", [](auto& f) { f.statuses = {"new"}; }, [](const Order& o) { return o.status == "new"; });
    add(
        "two statuses",
        [](auto& f) {
            f.statuses = {"new", "complete"};
        },
        [](const Order& o) { return o.status == "new" || o.status == "complete"; });
    add(
        "an unknown status", [](auto& f) { f.statuses = {"wishing"}; }, [](const Order&) { return false; });
    add(
        "a group", [](auto& f) { f.groups = {"approval"}; }, [&](const Order& o) { return group(o) == "approval"; });
    add(
        "two groups",
        [](auto& f) {
            f.groups = {"approval", "cancel"};
        },
        [&](const Order& o) { return group(o) == "approval" || group(o) == "cancel"; });
    add(
        "a status and a group without it",
        [](auto& f) {
            f.statuses = {"new"};
            f.groups = {"cancel"};
        },
        [](const Order&) { return false; });
    add(
        "status or group",
        [](auto& f) {
            f.extended_statuses = {"new", "cancel-group"};
        },
        [&](const Order& o) { return o.status == "new" || group(o) == "cancel"; });
    add(
        "a manager", [](auto& f) { f.managers = {1}; }, [](const Order& o) { return o.manager_id == 1; });
    add(
        "nobody or 2",
        [](auto& f) {
            f.managers = {0, 2};
        },
        [](const Order& o) { return o.manager_id != 1; });
    add(
        "status and manager",
        [](auto& f) {
            f.statuses = {"new", "assembling"};
            f.managers = {1, 2};
        },
        [](const Order& o) { return (o.status == "new" || o.status == "assembling") && o.manager_id != 0; });
    add(
        "a shop", [](auto& f) { f.sites = {"shop"}; }, [](const Order&) { return true; });
    add(
        "another shop", [](auto& f) { f.sites = {"moon"}; }, [](const Order&) { return false; });
    add(
        "a method", [](auto& f) { f.methods = {"phone"}; }, [](const Order& o) { return o.method == "phone"; });
    add(
        "an unknown method", [](auto& f) { f.methods = {"pigeon"}; }, [](const Order&) { return false; });
    add(
        "paid", [](auto& f) { f.payment_states = {PaymentState::paid}; },
        [](const Order& o) { return o.payment_state == PaymentState::paid; });
    add(
        "paid by cash",
        [](auto& f) {
            f.payment_types = {"cash"};
            f.payment_statuses = {"paid"};
        },
        [](const Order& o) { return !o.payments.empty() && o.payments[0].type == "cash" && o.payments[0].status == "paid"; });
    add(
        "created from, to",
        [](auto& f) {
            f.created_from = kTestNow - 20 * kDay;
            f.created_to = kTestNow - 5 * kDay;
        },
        [](const Order& o) { return o.created_at >= kTestNow - 20 * kDay && o.created_at < kTestNow - 5 * kDay; });
    add(
        "delivery dates",
        [](auto& f) {
            f.delivery_from = "2026-11-12";
            f.delivery_to = "2026-11-20";
        },
        [](const Order& o) { return o.delivery.date >= "2026-11-12" && o.delivery.date <= "2026-11-20"; });
    add(
        "sum",
        [](auto& f) {
            f.sum_min = 200 * kPriceScale;
            f.sum_max = 300 * kPriceScale;
        },
        [](const Order& o) { return o.totals.total >= 200'00 && o.totals.total <= 300'00; });
    add(
        "numbers",
        [](auto& f) {
            f.numbers = {"N7", "N14", "x"};
        },
        [](const Order& o) { return o.number == "N7" || o.number == "N14"; });
    add(
        "ids",
        [this](auto& f) {
            f.ids = {model_.orders[3].id, model_.orders[5].id};
        },
        [this](const Order& o) { return o.id == model_.orders[3].id || o.id == model_.orders[5].id; });
    add(
        "a buyer", [this](auto& f) { f.customer_ids = {model_.orders[3].customer_id}; },
        [this](const Order& o) { return o.customer_id == model_.orders[3].customer_id; });
    add(
        "two buyers",
        [this](auto& f) {
            f.customer_ids = {model_.orders[3].customer_id, model_.orders[4].customer_id};
        },
        [this](const Order& o) { return o.customer_id == model_.orders[3].customer_id || o.customer_id == model_.orders[4].customer_id; });
    add(
        "a name", [](auto& f) { f.q = "иван"; }, [](const Order& o) { return o.last_name == "Иванов"; });
    add(
        "a name without its marks", [](auto& f) { f.q = "zolk"; }, [](const Order& o) { return o.last_name == "Żółkiewski"; });
    add(
        "two words", [](auto& f) { f.q = "name3 иванов"; },
        [](const Order& o) { return o.last_name == "Иванов" && o.first_name == "Name3"; });
    add(
        "tail of a phone", [](auto& f) { f.q = "1007"; }, [](const Order& o) { return o.phone.digits.ends_with("1007"); });
    add(
        "beginning of a phone as written", [](auto& f) { f.q = "8 (916) 204-101"; },
        [](const Order& o) { return o.phone.digits.starts_with("7916204101"); });
    add(
        "a name and a status",
        [](auto& f) {
            f.q = "иванов";
            f.statuses = {"new", "complete"};
        },
        [](const Order& o) { return o.last_name == "Иванов" && (o.status == "new" || o.status == "complete"); });
    add(
        "nothing of the sort", [](auto& f) { f.q = "qwertz"; }, [](const Order&) { return false; });
    add(
        "vip", [](auto& f) { f.vip = true; }, [](const Order&) { return false; });
    add(
        "not bad", [](auto& f) { f.bad = false; }, [](const Order&) { return true; });
    for (const FilterRow& row : rows) {
        SCOPED_TRACE(row.name);
        const auto newest = [](const Order& a, const Order& b) { return std::pair(b.created_at, b.id) < std::pair(a.created_at, a.id); };
        const std::vector<std::int64_t> expected = model_.ids(row.fits, newest);
        EXPECT_EQ(ids(row.filter), expected);
        EXPECT_EQ(ids(row.filter, OrderSort::newest, 4), expected);
        const auto by_sum = [](const Order& a, const Order& b) {
            return std::pair(a.totals.total, a.id) < std::pair(b.totals.total, b.id);
        };
        EXPECT_EQ(ids(row.filter, OrderSort::sum_up, 9), model_.ids(row.fits, by_sum));

        Minor sum = 0;
        for (const Order& order : model_.orders) sum += row.fits(order) ? order.totals.total : 0;
        const OrderSummary figures = summary(row.filter);
        EXPECT_EQ(figures.count, static_cast<std::int64_t>(expected.size()));
        EXPECT_EQ(figures.sum, sum);
        EXPECT_FALSE(figures.more);

        const Context context = admin();
        Reader reader(context, orders_view);
        const OrderIds numbered = number_orders(reader, books(), row.filter, OrderSort::newest, 2, 5);
        EXPECT_EQ(numbered.total, static_cast<std::int64_t>(expected.size()));
        const std::vector<std::int64_t> second_page(
            expected.begin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(5, expected.size())),
            expected.begin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(10, expected.size())));
        EXPECT_EQ(numbered.ids, second_page);
    }
}

TEST_P(ManyOrders, SummaryCountsStatusesByEverythingButTheStatus) {
    OrderFilter filter;
    filter.statuses = {"new"};
    const OrderSummary kept_figures = summary(filter);
    std::map<std::string, std::int64_t> expected;
    for (const Order& order : model_.orders) ++expected[order.status];
    EXPECT_EQ(kept_figures.statuses, expected);
    filter.methods = {"phone", "shopping-cart", "one-click"};  // counted live
    EXPECT_EQ(summary(filter).statuses, expected);
}

TEST_P(ManyOrders, NeighboursAreThoseOfTheList) {
    OrderFilter filter;
    filter.managers = {1, 2};
    const std::vector<std::int64_t> list = ids(filter);
    ASSERT_GE(list.size(), 3u);
    const Context context = admin();
    Reader reader(context, orders_view);
    for (std::size_t i = 0; i < list.size(); ++i) {
        const Neighbours beside = order_neighbours(reader, books(), filter, OrderSort::newest, list[i]);
        EXPECT_EQ(beside.previous, i == 0 ? std::nullopt : std::optional(list[i - 1]));
        EXPECT_EQ(beside.next, i + 1 == list.size() ? std::nullopt : std::optional(list[i + 1]));
    }
    EXPECT_EQ(order_neighbours(reader, books(), {}, OrderSort::newest, 4711).next, std::nullopt);
}

TEST_P(ManyOrders, OnlyWhatTheActorReaches) {
    const Context own = shop().context(TestShop::with_level("orders_view", Level::own, 1));
    Reader reader(own, orders_view);
    const OrderPage page = list_orders(reader, books(), {}, OrderSort::newest, "", 200);
    const auto reached = [](const Order& order) { return order.manager_id == 1 || order.manager_id == 0; };
    EXPECT_EQ(page.rows.size(), static_cast<std::size_t>(std::count_if(model_.orders.begin(), model_.orders.end(), reached)));
    EXPECT_EQ(order_summary(reader, books(), {}).count, static_cast<std::int64_t>(page.rows.size()));
    for (const Order& order : model_.orders) EXPECT_EQ(find_order(reader, books(), {order.id, "", ""}).has_value(), reached(order));

    const Context nowhere = shop().context(TestShop::api_key({shop().site().id + 1}));
    Reader other(nowhere, orders_view);
    EXPECT_THAT(list_orders(other, books(), {}, OrderSort::newest, "", 50).rows, IsEmpty());
    EXPECT_EQ(order_summary(other, books(), {}).count, 0);
}

TEST_P(ManyOrders, ADeletedOneIsInTheBinAlone) {
    delete_order(admin(), books(), model_.orders[0].id);
    OrderFilter bin;
    bin.deleted = true;
    EXPECT_THAT(ids(bin), ElementsAre(model_.orders[0].id));
    EXPECT_EQ(ids({}).size(), model_.orders.size() - 1);
}

TEST_P(OrderList, ABadCursorIsRefused) {
    const Context context = admin();
    Reader reader(context, orders_view);
    for (const char* cursor : {"x", "1", "1~x", "~", "9~~"}) {
        EXPECT_THAT(told(refusal([&] { list_orders(reader, books(), {}, OrderSort::newest, cursor, 50); })),
                    ElementsAre("after error.cursor"))
            << cursor;
    }
}

TEST_P(OrderList, LateOrdersAreCountedByStatus) {
    NewOrder wanted = shop_order("1");
    wanted.input.overdue_at = std::optional<Moment>(kTestNow - kMinute);
    create(wanted);
    create(shop_order("2"));
    EXPECT_THAT(summary({}).overdue, ElementsAre(Pair("new", 1)));
    OrderFilter late;
    late.overdue = true;
    EXPECT_EQ(ids(late).size(), 1u);
}

TEST_P(OrderList, SearchKnowsWhatChanged) {
    // More than one batch of the word index on SQLite, so that both sides of it are asked.
    std::vector<Order> orders;
    for (int i = 0; i < 300; ++i) orders.push_back(create(phone_order(i % 100 == 0 ? "Seldom" : "Often")));
    OrderFilter seldom;
    seldom.q = "seldom";
    EXPECT_THAT(ids(seldom), ElementsAre(orders[200].id, orders[100].id, orders[0].id));
    OrderInput renamed;
    renamed.first_name = "Often";
    edit(orders[100], renamed);
    renamed.first_name = "Seldom";
    edit(orders[299], renamed);
    EXPECT_THAT(ids(seldom), ElementsAre(orders[299].id, orders[200].id, orders[0].id));
    OrderFilter number;
    number.q = orders[42].number;
    EXPECT_THAT(ids(number), ::testing::Contains(orders[42].id));
}

TEST(SearchWordsTest, WhatIsTypedBecomesFormsOfWords) {
    auto fts = [](std::string_view typed) { return fts_query(search_words(typed)); };
    EXPECT_EQ(fts("Иван"), "(\"иван\" *)");
    EXPECT_EQ(fts("ivanov  4183"), "(\"ivanov\" *) AND (\"4183\" * OR \"~3814\" *)");
    EXPECT_EQ(fts("+7 916 204-18"), "(\"791620418\" * OR \"~814026197\" *)");
    EXPECT_EQ(fts("8 (916) 2"), "(\"89162\" * OR \"~26198\" * OR \"79162\" *)");
    EXPECT_EQ(fts("12"), "(\"12\" *)");
    EXPECT_EQ(fts("anna@example.com"), "(\"anna\" *) AND (\"example\" *) AND (\"com\" *)");
    EXPECT_EQ(fts("  \"' * OR"), "(\"or\" *)");
    EXPECT_TRUE(search_words("  ").empty());
    EXPECT_EQ(search_words("a b c d e f g h i j").words.size(), 8u);
    EXPECT_EQ(ts_query(search_words("ivanov 418")), "('ivanov':*) & ('418':* | '~814':*)");
}

}  // namespace
}  // namespace okno::orders
