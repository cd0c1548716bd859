// SPDX-License-Identifier: Apache-2.0
// The life of the demo shop over 18 months: when orders came, who bought what, how each went on. Order n is always the same one.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "app/demo/chance.h"
#include "modules/catalog/product.h"
#include "modules/orders/import_orders.h"
#include "modules/references/books.h"

namespace okno::app {

struct Shop {
    std::int64_t site_id = 0;
    std::string site, currency, country;
    std::vector<catalog::Product> products;
    std::vector<std::int64_t> buyers;  // ids, by number; filled before any order is told
};

struct Staff {
    std::vector<std::int64_t> managers, couriers;
    std::int64_t api_key = 0;  // of the shops' module, which posts their orders
};

class Story {
  public:
    Story(const references::Books& books, const Chance& chance, std::vector<Shop> shops, Staff staff, Moment now, std::int64_t orders);

    void set_buyers(std::size_t shop, std::vector<std::int64_t> ids) { shops_[shop].buyers = std::move(ids); }
    // The n-th order (from 0, by time), with the journal of what became of it.
    orders::PreparedOrder tell(std::int64_t number) const;

    static int shop_of(const Chance& chance, std::int64_t number);
    // How many buyers so many orders of a shop have: a third come once, some come often.
    static std::int64_t buyers_for(std::int64_t orders);

    // The day from which the n-th of so many buyers of a shop may come.
    Moment buyer_since(int shop, std::int64_t count, std::int64_t number) const;

  private:
    Moment first_day() const;
    Moment created_at(std::int64_t number) const;
    void take_buyer(Chance& own, orders::Order& order, int shop, std::int64_t ordinal) const;
    void take_goods(Chance& own, orders::Order& order, const Shop& shop) const;
    void take_delivery(Chance& own, orders::Order& order) const;
    void take_payment(Chance& own, orders::Order& order) const;
    void go_on(Chance& own, orders::PreparedOrder& prepared) const;

    const references::Books& books_;
    Chance chance_;
    std::vector<Shop> shops_;
    Staff staff_;
    Moment now_;
    std::int64_t orders_;
    std::array<std::int64_t, 2> shop_orders_{};
    std::vector<std::int32_t> ordinals_;  // of each order within its shop
    std::vector<std::int64_t> days_;      // orders up to and with each day of the 18 months
};

}  // namespace okno::app
