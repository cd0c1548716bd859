// SPDX-License-Identifier: Apache-2.0
#include "modules/orders/order_number.h"

#include <gtest/gtest.h>

namespace okno::orders {
namespace {

constexpr Moment kNewYear = 1798750800000;  // 2026-12-31 21:00 UTC: 2027 in Moscow

TEST(OrderNumber, FormatsThatAreFormats) {
    for (const char* format : {"{id}", "{counter}", "{site}-{year}-{counter:5}", "A{id}", "{yy}{month}{day}/{counter:3}", "№{id}"}) {
        EXPECT_TRUE(is_number_format(format)) << format;
    }
    for (const char* format :
         {"", "plain", "{site}", "{id}{counter}", "{id:5}", "{counter:0}", "{counter:12}", "{counter:x}", "{what}-{id}", "{id", "id}",
          "{{id}}", "{year:4}{id}", "{id}aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}) {
        EXPECT_FALSE(is_number_format(format)) << format;
    }
}

TEST(OrderNumber, SeriesFollowTheDateInTheZoneOfTheShop) {
    EXPECT_EQ(number_series("{site}-{year}-{counter:5}", {"shop", kNewYear, "Europe/Moscow"}), "shop-2027-{counter:5}");
    EXPECT_EQ(number_series("{site}-{year}-{counter:5}", {"shop", kNewYear, "UTC"}), "shop-2026-{counter:5}");
    EXPECT_EQ(number_series("{yy}{month}{day}-{id}", {"shop", kNewYear, "UTC"}), "261231-{id}");
    EXPECT_EQ(number_series("{id}", {}), "{id}");
}

TEST(OrderNumber, NumbersAreFilledIn) {
    EXPECT_EQ(number_from_series("shop-2027-{counter:5}", 42), "shop-2027-00042");
    EXPECT_EQ(number_from_series("shop-2027-{counter:5}", 1234567), "shop-2027-1234567");
    EXPECT_EQ(number_from_series("{counter}/A", 7), "7/A");
    EXPECT_TRUE(needs_counter("{site}{counter:2}"));
    EXPECT_FALSE(needs_counter("{id}"));
}

}  // namespace
}  // namespace okno::orders
