// SPDX-License-Identifier: Apache-2.0
// Words for tests of orders: inputs in one line, and a shop with two offers.
#pragma once

#include <string>
#include <vector>

#include "modules/catalog/catalog_store.h"
#include "modules/orders/change_order_status.h"
#include "modules/orders/create_order.h"
#include "modules/orders/edit_order.h"
#include "modules/orders/order_store.h"
#include "tests/support/journal_expect.h"
#include "tests/support/test_shop.h"

namespace okno::orders {

inline ItemInput free_item(std::string name, Price major_units, Quantity pieces = 1) {
    ItemInput item;
    item.name = std::move(name);
    item.initial_price = major_units * kPriceScale;
    item.quantity = pieces * kQuantityScale;
    return item;
}

inline ItemInput offer_item(catalog::OfferKey key, Quantity pieces = 1) {
    ItemInput item;
    item.offer = std::move(key);
    item.quantity = pieces * kQuantityScale;
    return item;
}

inline PaymentInput payment(std::string type, std::string status, std::optional<Price> major_units = std::nullopt) {
    PaymentInput input;
    input.type = std::move(type);
    input.status = std::move(status);
    if (major_units) input.amount = std::optional<Price>(*major_units * kPriceScale);
    return input;
}

inline NewOrder phone_order(std::string name) {
    NewOrder order;
    order.site = "shop";
    order.input.first_name = std::move(name);
    return order;
}

inline NewOrder shop_order(std::string external_id, std::string phone = "+7 916 204-18-33") {
    NewOrder order = phone_order("Анна");
    order.input.last_name = "Иванова";
    order.input.external_id = std::move(external_id);
    order.input.phone = std::move(phone);
    order.input.email = "anna@example.com";
    order.input.items = std::vector<ItemInput>{free_item("Shirt", 1290, 2), free_item("Socks", 250)};
    order.input.payments = std::vector<PaymentInput>{payment("bank-card", "not-paid", 2830)};
    order.input.delivery = DeliveryInput{};
    order.input.delivery->type = "courier";
    order.input.delivery->cost = 350 * kPriceScale;
    order.input.delivery->address = {{&customers::Address::city, "Москва"}, {&customers::Address::text, "Ленина 5, 12"}};
    return order;
}

class OrdersTest : public okno::testing::ShopTest {
  protected:
    using TestShop = okno::testing::TestShop;
    Context admin() { return shop().context(TestShop::admin()); }
    Context key() { return shop().context(TestShop::api_key()); }
    const references::Books& books() { return shop().books(); }

    Order create(const NewOrder& order) { return create_order(admin(), books(), order); }
    Order load(std::int64_t id, Deleted deleted = Deleted::left_out) {
        return OrderStore(books()).by_id(shop().database().read()->connection(), id, deleted).value();
    }
    EditOrder edit_of(const Order& order) { return EditOrder{{order.id, "", ""}, order.version, std::nullopt, {}}; }
    Order edit(const Order& order, const OrderInput& input) {
        EditOrder wanted = edit_of(order);
        wanted.input = input;
        return edit_order(admin(), books(), wanted);
    }
    Order move(const Order& order, std::string status, std::optional<std::string> reason = std::nullopt) {
        ChangeOrderStatus change{{order.id, "", ""}, std::nullopt, std::move(status), std::nullopt, std::move(reason)};
        return change_order_status(admin(), books(), change);
    }
    std::int64_t customer_figure(std::string_view column, std::int64_t customer_id) {
        return shop().integer("SELECT " + std::string(column) + " FROM customers WHERE id = $1", {customer_id});
    }
    // Live orders of a status by the kept counters, and by counting.
    std::int64_t kept(std::string_view status) {
        return shop().integer("SELECT COALESCE(SUM(orders), 0) FROM order_counters WHERE status_id = $1", {books().status(status)->id});
    }
    void expect_counters_true() {
        EXPECT_EQ(shop().integer("SELECT COALESCE(SUM(orders), 0) FROM order_counters"),
                  shop().integer("SELECT COUNT(*) FROM orders WHERE deleted_at IS NULL"));
        EXPECT_EQ(shop().integer("SELECT CAST(COALESCE(SUM(total_base), 0) AS BIGINT) FROM order_counters"),
                  shop().integer("SELECT CAST(COALESCE(SUM(total_base), 0) AS BIGINT) FROM orders WHERE deleted_at IS NULL"));
        EXPECT_EQ(shop().integer("SELECT COUNT(*) FROM (SELECT site_id, status_id, manager_id, SUM(orders) AS kept FROM order_counters "
                                 "GROUP BY site_id, status_id, "
                                 "manager_id) k WHERE k.kept <> (SELECT COUNT(*) FROM orders o WHERE o.site_id = k.site_id AND o.status_id "
                                 "= k.status_id AND "
                                 "o.manager_id = k.manager_id AND o.deleted_at IS NULL)"),
                  0);
    }

    // An offer "tee-m" with a price, a purchase price and an article; its id.
    std::int64_t add_offer() {
        std::int64_t id = 0;
        shop().write([&](Operation& op) {
            catalog::Product product;
            product.catalogue_id = shop().site().catalogue_id;
            product.external_id = "tee";
            product.name = "T-shirt";
            catalog::Offer offer;
            offer.external_id = "tee-m";
            offer.xml_id = "xml-tee-m";
            offer.name = "T-shirt M";
            offer.article = "TS-10";
            offer.vat_rate = "20.00";
            offer.purchase_price = 400 * kPriceScale;
            offer.prices.push_back({books().default_item(references::Book::price_type)->id, 0, 990 * kPriceScale});
            product.offers.push_back(offer);
            catalog::CatalogStore().insert(op, product);
            id = product.offers.front().id;
        });
        return id;
    }
};

// "items[0].quantity error.not_positive"
inline std::vector<std::string> told(const Error& error) {
    std::vector<std::string> lines;
    for (const FieldError& field : error.fields) lines.push_back(field.path + ' ' + field.message.key);
    return lines;
}

}  // namespace okno::orders
