// SPDX-License-Identifier: Apache-2.0
// Requests in the form that the WooCommerce, OpenCart and PrestaShop modules send (written after their sources), and what each reads of
// the answers.
#include <gmock/gmock.h>

#include <fstream>
#include <sstream>

#include "tests/faces/api_v5/api_test.h"

namespace okno::testing {
namespace {

using ::testing::HasSubstr;

class ModulesTest : public ApiTest {
  protected:
    // A request of the fixtures with {key} and {id} filled in.
    ApiAnswer replay(const std::string& name, std::int64_t id = 0) {
        std::ifstream file(OKNO_SOURCE "/tests/fixtures/api_v5/" + name + ".http", std::ios::binary);
        EXPECT_TRUE(file) << name;
        std::stringstream all;
        all << file.rdbuf();
        return api().send(parsed(with(with(all.str(), "{key}", api().key()), "{id}", std::to_string(id))));
    }

  private:
    static std::string with(std::string text, std::string_view word, std::string_view value) {
        for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at + value.size()))
            text.replace(at, word.size(), value);
        return text;
    }
    static http::Request parsed(const std::string& text) {
        const std::size_t body = text.find("\r\n\r\n");
        check(body != std::string::npos, "a fixture ends its head with an empty line");
        std::istringstream head(text.substr(0, body + 2));
        http::Request request;
        std::string target, version, line;
        head >> request.method >> target >> version;
        std::getline(head, line);
        const std::size_t query = target.find('?');
        request.path = target.substr(0, query);
        if (query != std::string::npos) request.query_string = target.substr(query + 1);
        while (std::getline(head, line)) {
            const std::size_t colon = line.find(": ");
            if (colon != std::string::npos) request.headers.add(line.substr(0, colon), line.substr(colon + 2, line.size() - colon - 3));
        }
        request.body = text.substr(body + 4);
        return request;
    }
};

TEST_P(ModulesTest, woocommerce_posts_an_order_and_reads_it_back) {
    const ApiAnswer sites = replay("woocommerce_sites");
    EXPECT_EQ(sites.size("sites"), 1u);
    EXPECT_EQ(sites.at("sites.shop.currency"), "\"RUB\"");

    const ApiAnswer created = replay("woocommerce_orders_create");
    ASSERT_EQ(created.status, 201) << created.text;
    EXPECT_EQ(created.at("order.number"), "\"1042\"");
    EXPECT_EQ(created.at("order.lastName"), "\"Кузнецова\"");
    EXPECT_EQ(created.at("order.customer.externalId"), "\"58\"");
    EXPECT_EQ(created.at("order.items[0].productName"), "\"Чайник — красный\"");
    EXPECT_EQ(created.at("order.items[1].discountTotal"), "25");
    EXPECT_EQ(created.at("order.totalSumm"), "3106");
    EXPECT_EQ(created.at("order.delivery.address.text"), "\"ул. Ленина, 5, кв. 12\"");
    EXPECT_EQ(created.at("order.payments[0].externalId"), "\"1042-65f1a2b3c4d5e\"");

    EXPECT_EQ(replay("woocommerce_payment_create").status, 201);
    const ApiAnswer edited = replay("woocommerce_orders_edit");
    ASSERT_EQ(edited.status, 200) << edited.text;
    EXPECT_EQ(edited.size("order.items"), 1u);
    EXPECT_EQ(edited.at("order.items[0].id"), created.at("order.items[0].id"));
    EXPECT_EQ(edited.size("order.payments"), 2u);

    const ApiAnswer history = replay("woocommerce_history");
    EXPECT_EQ(history.at("history[0].created"), "true");
    EXPECT_EQ(history.at("history[0].order.items[0].quantity"), "2");
    EXPECT_EQ(history.at("pagination.totalPageCount"), "1");
}

TEST_P(ModulesTest, opencart_posts_multipart_and_lists_with_holes) {
    const ApiAnswer created = replay("opencart_orders_create");
    ASSERT_EQ(created.status, 201) << created.text;
    EXPECT_EQ(created.size("order.items"), 2u);
    EXPECT_EQ(created.at("order.items[0].externalIds[0].value"), "\"42#217-20_218-24\"");
    EXPECT_EQ(created.at("order.items[1].quantity"), "2");
    EXPECT_EQ(created.at("order.summ"), "129.99");
    EXPECT_EQ(created.at("order.delivery.address.city"), "\"Gdańsk\"");
    EXPECT_EQ(created.at("order.customFields"), "[]");

    const std::int64_t made_here = api().post("/api/v5/orders/create", {{"order", R"({"firstName":"Jan"})"}}).number("id");
    EXPECT_EQ(replay("opencart_fix_external_ids", made_here).text, R"({"success":true})");
    EXPECT_EQ(api().get("/api/v5/orders/501").number("order.id"), made_here);
}

TEST_P(ModulesTest, prestashop_uploads_multipart) {
    const ApiAnswer uploaded = replay("prestashop_orders_upload");
    ASSERT_EQ(uploaded.status, 200) << uploaded.text;
    EXPECT_EQ(uploaded.at("uploadedOrders[0].externalId"), "\"15\"");
    const ApiAnswer shown = api().get("/api/v5/orders/15");
    EXPECT_EQ(shown.at("order.items[0].initialPrice"), "45");
    EXPECT_EQ(shown.at("order.items[0].vatRate"), "\"23.00\"");
    EXPECT_EQ(shown.at("order.items[0].properties[0].value"), "\"M\"");
    EXPECT_EQ(shown.at("order.delivery.cost"), "14.99");
    EXPECT_EQ(shown.at("order.delivery.address.notes"), R"("\"domofon\" 12 & klatka B")");
    EXPECT_EQ(shown.at("order.customFields.ps_vat_number"), "\"PL1234563218\"");
    EXPECT_EQ(shown.at("order.prepaySum"), "109.99");
    const ApiAnswer edited = replay("prestashop_orders_edit");
    ASSERT_EQ(edited.status, 200) << edited.text;
    EXPECT_EQ(edited.at("order.delivery.data.trackNumber"), "\"PL0001\"");
    EXPECT_EQ(edited.at("order.delivery.cost"), "14.99");
    EXPECT_EQ(edited.size("order.items"), 2u);
}

OKNO_ON_BOTH_ENGINES(ModulesTest);

}  // namespace
}  // namespace okno::testing
