// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>

#include <atomic>
#include <barrier>
#include <thread>

#include "modules/catalog/catalog_store.h"
#include "modules/stock/reserve.h"
#include "modules/stock/stock_store.h"
#include "modules/stock/upload_inventories.h"
#include "tests/modules/catalog/catalog_test_shop.h"

namespace okno::stock {
namespace {

using okno::testing::refusal;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

class StockTest : public catalog::CatalogTest {
  protected:
    std::int64_t offer(std::string external_id) { return saved(product(std::move(external_id), "Кеды", 100)).offers[0].id; }
    Quantity listed(std::int64_t id) { return shop().integer("SELECT quantity FROM offers WHERE id = $1", {id}); }
    std::vector<Balance> balances(std::vector<std::int64_t> ids) { return balances_of(shop().database().read()->connection(), ids); }
    void put(std::int64_t id, std::int64_t store, Quantity quantity) {
        shop().write([&](Operation& op) { set_balance(op.connection(), id, store, quantity, op.now()); });
    }
};

TEST_P(StockTest, upload_of_inventories) {
    const std::int64_t shoes = offer("p-1"), boots = offer("p-2"), catalogue = shop().site().catalogue_id;
    put(shoes, 2, 5000);
    const UploadedInventories answer = upload_inventories(admin(), {{{0, "p-1", ""}, catalogue, {{1, 1500, 900}, {2, std::nullopt, 800}}},
                                                                    {{0, "", "xml-p-2"}, catalogue, {{1, 0, std::nullopt}}},
                                                                    {{0, "p-9", ""}, catalogue, {{1, 1000, std::nullopt}}},
                                                                    {{0, "p-1", ""}, 999, {{1, 9000, std::nullopt}}}});
    EXPECT_EQ(answer.processed, 2);
    ASSERT_EQ(answer.not_found.size(), 2U);
    EXPECT_EQ(answer.not_found[0].external_id, "p-9");
    EXPECT_THAT(balances({boots, shoes}),
                ElementsAre(Balance{shoes, 1, 1500, 0, 900}, Balance{shoes, 2, 5000, 0, 800}, Balance{boots, 1, 0, 0, std::nullopt}));
    EXPECT_EQ(listed(shoes), 6500);
    EXPECT_EQ(available(shop().database().read()->connection(), {boots, shoes, 999}), (std::vector<Quantity>{0, 6500, 0}));
    EXPECT_EQ(refusal([&] {
                  upload_inventories(admin(), {{{0, "p-1", ""}, catalogue, {{1, -1, std::nullopt}}}});
              })
                  .fields.at(0)
                  .path,
              "offers[0].stores[0].available");
    EXPECT_EQ(refusal([&] { upload_inventories(shop().context(shop().with_rights({"catalog_edit"})), {}); }).kind, ErrorKind::forbidden);
}

TEST_P(StockTest, reserves_never_more_than_is_free_and_come_back) {
    const std::int64_t shoes = offer("p-1");
    put(shoes, 1, 3000);
    put(shoes, 2, 1000);
    shop().write([&](Operation& op) {
        EXPECT_EQ(reserve(op, {10, shoes, 1, 2000}), 2000);
        EXPECT_EQ(reserve(op, {11, shoes, 1, 2000}), 1000) << "one piece is missing";
        EXPECT_EQ(reserve(op, {12, shoes, 1, 1000}), 0);
        EXPECT_EQ(reserve(op, {11, shoes, 2, 1000}), 1000);
        EXPECT_EQ(reserve(op, {13, shoes, 9, 1000}), 0) << "nothing was ever in that store";
    });
    EXPECT_EQ(listed(shoes), 0);
    EXPECT_THAT(reserves_of(shop().database().read()->connection(), {11, 12}),
                ElementsAre(Reserve{11, shoes, 1, 1000}, Reserve{11, shoes, 2, 1000}));
    shop().write([&](Operation& op) {
        EXPECT_EQ(release(op, 11).size(), 2U);
        EXPECT_THAT(release(op, 11), IsEmpty());
    });
    EXPECT_EQ(listed(shoes), 2000);
    put(shoes, 1, 1000);
    EXPECT_EQ(listed(shoes), 0) << "less lies there than was promised: 1 + 1 on the shelves, 2 reserved";
    EXPECT_THAT(balances({shoes}), ElementsAre(Balance{shoes, 1, 1000, 2000, std::nullopt}, Balance{shoes, 2, 1000, 0, std::nullopt}));
}

TEST_P(StockTest, many_buyers_of_a_few_pieces_get_no_more_than_there_are) {
    constexpr int kBuyers = 16;
    const std::int64_t shoes = offer("p-1");
    put(shoes, 1, 5000);
    std::barrier start(kBuyers);
    std::atomic<Quantity> given{0};
    {
        std::vector<std::jthread> buyers;
        for (int i = 0; i < kBuyers; ++i) {
            buyers.emplace_back([&, i] {
                const Context context = shop().context(Actor::system());
                start.arrive_and_wait();
                Operation op(context, okno::testing::kTestSetup);
                const Quantity taken = reserve(op, {100 + i, shoes, 1, 1000});
                op.commit();
                given += taken;
            });
        }
    }
    EXPECT_EQ(given, 5000);
    EXPECT_EQ(listed(shoes), 0);
    EXPECT_THAT(balances({shoes}), ElementsAre(Balance{shoes, 1, 5000, 5000, std::nullopt}));
}

TEST_P(StockTest, uploads_at_once_to_two_stores_add_up) {
    constexpr int kRounds = 20;
    const std::int64_t shoes = offer("p-1");
    std::vector<std::jthread> stores;
    for (std::int64_t store : {1, 2, 3, 4}) {
        stores.emplace_back([&, store] {
            for (int i = 1; i <= kRounds; ++i) put(shoes, store, i * 1000);
        });
    }
    stores.clear();
    EXPECT_EQ(listed(shoes), 4 * kRounds * 1000);
}

TEST_P(StockTest, many_balances_at_once) {
    const std::int64_t shoes = offer("p-1"), boots = offer("p-2");
    const std::vector<Balance> given = {{shoes, 1, 1000, 0, std::nullopt}, {shoes, 2, 500, 0, 7}, {boots, 1, 2000, 0, std::nullopt}};
    shop().write([&](Operation& op) { insert_balances(op.connection(), given); });
    EXPECT_EQ(balances({shoes, boots}), given);
    EXPECT_EQ(listed(shoes), 1500);
    EXPECT_EQ(listed(boots), 2000);
}

OKNO_ON_BOTH_ENGINES(StockTest);

}  // namespace
}  // namespace okno::stock
