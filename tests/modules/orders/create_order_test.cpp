// SPDX-License-Identifier: Apache-2.0
#include "modules/orders/create_order.h"

#include <atomic>
#include <thread>

#include "tests/modules/orders/order_shop.h"

namespace okno::orders {
namespace {

using okno::testing::JournalMark;
using okno::testing::refusal;
using okno::testing::TestShop;
using okno::testing::TopicIs;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::UnorderedElementsAre;

class CreateOrder : public OrdersTest {};
OKNO_ON_BOTH_ENGINES(CreateOrder);

TEST_P(CreateOrder, IsOneRecordOfTheJournalBesideTheBuyers) {
    JournalMark mark(shop());
    const Order order = create_order(key(), books(), shop_order("1001"));
    mark.expect({{.kind = "customer", .id = order.customer_id, .field = "id", .created = true},
                 {.kind = "order",
                  .id = order.id,
                  .field = "status",
                  .old_value = "null",
                  .new_value = R"({"code":"new"})",
                  .created = true,
                  .source = "api"}});
    EXPECT_THAT(shop().topics(), Contains(TopicIs("order", order.id, "created")));
}

TEST_P(CreateOrder, AnswersWhatIsInTheDatabase) {
    NewOrder wanted = shop_order("1001");
    OrderInput& input = wanted.input;
    input.additional_phone = "8 (495) 123-45-67";
    input.discount_percent = 10'00;
    input.customer_comment = "Ring twice";
    input.manager_comment = "VIP";
    input.manager_id = 5;
    input.call = true;
    input.origin = customers::Origin{"yandex", "cpc", "autumn", "shirt", "banner"};
    input.weight = 1500;
    input.length = 300;
    input.shipment_date = "2026-11-25";
    input.shipment_store = "main";
    input.contragent = {{&customers::Contragent::type, "legal-entity"}, {&customers::Contragent::inn, "7701234567"}};
    input.custom_fields = Json(JsonObject{{"gift", Json(true)}, {"note", Json("with a bow")}});
    input.add_tags = {"autumn", "gift"};
    input.next_step = "Call back";
    input.next_step_at = std::optional<Moment>(okno::testing::kTestNow + kHour);
    input.delivery->date = "2026-11-26";
    input.delivery->time_from = "10:00";
    input.delivery->time_to = "14:00";
    input.delivery->net_cost = std::optional<Price>(200 * kPriceScale);
    input.delivery->track_number = "RR123456785RU";
    input.delivery->details = Json(JsonObject{{"tariff", Json("express")}});
    input.items->at(0).external_ids = std::vector<CodeValue>{{"woocomerce", "17_4"}};
    input.items->at(0).properties = std::vector<ItemProperty>{{"size", "Size", "M"}};
    input.items->at(0).marking_codes = std::vector<std::string>{"0104601234567890"};
    input.items->at(0).purchase_price = 700 * kPriceScale;
    input.items->at(0).vat_rate = "20.00";
    input.items->at(1).discount_amount = 50 * kPriceScale;
    const Order order = create(wanted);
    EXPECT_EQ(order, load(order.id));
    EXPECT_EQ(order.totals.items, 2830'00);
    EXPECT_EQ(order.totals.summ, 2502'00);  // (2580 + 200) − 10 %
    EXPECT_EQ(order.totals.total, 2852'00);
    EXPECT_EQ(order.totals.purchase, 1400'00);
    EXPECT_EQ(order.totals.margin, 2502'00 - 1400'00 + 150'00);
    EXPECT_EQ(order.phone.e164, "+79162041833");
    EXPECT_EQ(order.additional_phone.digits, "74951234567");
    EXPECT_EQ(order.method, "phone");
    EXPECT_EQ(order.delivery.address.city, "Москва");
}

TEST_P(CreateOrder, ANameAloneIsEnough) {
    const Order order = create(phone_order("Пётр"));
    EXPECT_EQ(order.status, "new");
    EXPECT_EQ(order.currency, "RUB");
    EXPECT_EQ(order.totals.total, 0);
    EXPECT_EQ(order.payment_state, PaymentState::none);
    EXPECT_NE(order.customer_id, 0);
    EXPECT_EQ(order.number, std::to_string(order.id));
    EXPECT_EQ(load(order.id), order);
}

TEST_P(CreateOrder, NothingAtAllIsNobodysOrder) {
    const Order order = create({"shop", {}});
    EXPECT_EQ(order.customer_id, 0);
    EXPECT_EQ(shop().integer("SELECT COUNT(*) FROM customers"), 0);
}

TEST_P(CreateOrder, FindsTheBuyerByAnyFormOfHisPhone) {
    const Order first = create(shop_order("1", "+7 916 204-18-33"));
    for (const char* written : {"8 (916) 204-18-33", "79162041833", "8 916 204 18 33"}) {
        NewOrder again = phone_order("Аня");
        again.input.phone = written;
        EXPECT_EQ(create(again).customer_id, first.customer_id) << written;
    }
    EXPECT_EQ(customer_figure("orders_count", first.customer_id), 4);
    EXPECT_EQ(customer_figure("orders_sum", first.customer_id), first.totals.total);
    EXPECT_EQ(shop().integer("SELECT COUNT(*) FROM customers"), 1);
}

TEST_P(CreateOrder, TakesTheContactDataOfAChosenBuyer) {
    const Order first = create(shop_order("1"));
    NewOrder wanted{"shop", {}};
    wanted.input.customer = BuyerInput{first.customer_id, "", ""};
    const Order order = create(wanted);
    EXPECT_EQ(order.last_name, "Иванова");
    EXPECT_EQ(order.phone.e164, first.phone.e164);
    EXPECT_EQ(order.customer_id, first.customer_id);
}

TEST_P(CreateOrder, AnUnknownChosenBuyerIsRefusedAndNothingIsSaved) {
    NewOrder wanted = shop_order("1");
    wanted.input.customer = BuyerInput{4711, "", ""};
    EXPECT_EQ(refusal([&] { create(wanted); }).kind, ErrorKind::not_found);
    EXPECT_EQ(shop().integer("SELECT COUNT(*) FROM orders"), 0);
}

TEST_P(CreateOrder, LinesTakeOverFromTheCatalogueByAnyOfThreeKeys) {
    const std::int64_t offer = add_offer();
    NewOrder wanted = phone_order("Anna");
    wanted.input.items = std::vector<ItemInput>{offer_item({offer, "", ""}), offer_item({0, "tee-m", ""}, 3),
                                                offer_item({0, "", "xml-tee-m"}), offer_item({0, "gone", ""})};
    wanted.input.items->at(2).initial_price = 500 * kPriceScale;
    wanted.input.items->at(3).name = "From the shop alone";
    wanted.input.items->at(3).initial_price = 10 * kPriceScale;
    const Order order = create(wanted);
    ASSERT_EQ(order.items.size(), 4u);
    EXPECT_EQ(order.items[0].name, "T-shirt M");
    EXPECT_EQ(order.items[0].article, "TS-10");
    EXPECT_EQ(order.items[0].initial_price, 990 * kPriceScale);
    EXPECT_EQ(order.items[0].purchase_price, 400 * kPriceScale);
    EXPECT_EQ(order.items[0].vat_rate, "20.00");
    EXPECT_EQ(order.items[1].offer_id, offer);
    EXPECT_EQ(order.items[2].initial_price, 500 * kPriceScale);
    EXPECT_EQ(order.items[3].offer_id, 0);
    EXPECT_EQ(order.totals.total, 990'00 * 4 + 500'00 + 10'00);
}

TEST_P(CreateOrder, AnUnknownOfferWithoutANameIsRefused) {
    NewOrder wanted = phone_order("Anna");
    wanted.input.items = std::vector<ItemInput>{free_item("Shirt", 1), offer_item({0, "gone", ""})};
    EXPECT_THAT(told(refusal([&] { create(wanted); })), ElementsAre("items[1].offer error.order.unknown_offer"));
}

TEST_P(CreateOrder, TellsEverythingThatIsWrongAtOnce) {
    NewOrder wanted = shop_order("1");
    OrderInput& input = wanted.input;
    input.items->at(0).quantity = -kQuantityScale;
    input.items->at(1).quantity = 0;
    input.items->at(1).initial_price = kMaxPrice + 1;
    input.items->at(1).discount_percent = 100'01;
    input.items->push_back(ItemInput{});
    input.payments->at(0).type = "shells";
    input.payments->at(0).amount = std::optional<Price>(-1);
    input.delivery->type = "balloon";
    input.delivery->date = "2026-02-30";
    input.delivery->time_from = "25:00";
    input.status = "wishing";
    input.type = "what";
    input.email = "no mail";
    input.first_name = std::string(256, 'x');
    input.country = "Russia";
    input.discount_amount = -1;
    JournalMark mark(shop());
    const Error error = refusal([&] { create(wanted); });
    EXPECT_EQ(error.kind, ErrorKind::invalid);
    EXPECT_THAT(told(error),
                UnorderedElementsAre("items[0].quantity error.negative", "items[1].quantity error.not_positive",
                                     "items[1].initial_price error.too_big", "items[1].discount_percent error.percent",
                                     "items[2].name error.required", "payments[0].type error.unknown", "payments[0].type error.required",
                                     "payments[0].amount error.negative", "delivery.type error.unknown", "delivery.date error.date",
                                     "delivery.time_from error.time", "status error.unknown", "type error.unknown", "email error.email",
                                     "first_name error.too_long", "country error.unknown", "discount_amount error.negative"));
    mark.expect({});
    EXPECT_EQ(shop().integer("SELECT COUNT(*) FROM orders"), 0);
}

TEST_P(CreateOrder, MoreThanAThousandLinesAreRefusedAndAThousandAreNot) {
    NewOrder wanted = phone_order("Anna");
    wanted.input.items = std::vector<ItemInput>(1001, free_item("Shirt", 1));
    EXPECT_THAT(told(refusal([&] { create(wanted); })), ElementsAre("items error.too_many"));
    wanted.input.items->pop_back();
    const Order order = create(wanted);
    EXPECT_EQ(order.totals.total, 1000'00);
    const Order loaded = load(order.id);
    EXPECT_EQ(loaded, order);
}

TEST_P(CreateOrder, SumsThatCannotBeCountedAreRefused) {
    NewOrder wanted = phone_order("Anna");
    wanted.input.items = std::vector<ItemInput>{free_item("Moon", 100'000'000'000, 1'000'000)};
    const Error error = refusal([&] { create(wanted); });
    EXPECT_EQ(error.kind, ErrorKind::invalid);
    EXPECT_EQ(error.message.key, "error.too_big");
}

TEST_P(CreateOrder, AnExternalIdIsOfOneLiveOrderInAShop) {
    create(shop_order("1001"));
    const Error error = refusal([&] { create(shop_order("1001")); });
    EXPECT_EQ(error.kind, ErrorKind::conflict);
    EXPECT_EQ(error.message.key, "error.order.external_id_taken");
    EXPECT_THAT(told(error), ElementsAre("external_id error.order.external_id_taken"));
    EXPECT_EQ(shop().integer("SELECT COUNT(*) FROM orders"), 1);
}

TEST_P(CreateOrder, AGivenNumberIsKeptAndATakenOneGetsASuffix) {
    NewOrder wanted = phone_order("Anna");
    wanted.input.number = "1235C";
    EXPECT_EQ(create(wanted).number, "1235C");
    EXPECT_EQ(create(wanted).number, "1235C-2");
    EXPECT_EQ(create(wanted).number, "1235C-3");
}

TEST_P(CreateOrder, ANumberThatIsTheNextIdDoesNotStopIt) {
    const Order first = create(phone_order("Anna"));
    NewOrder wanted = phone_order("Anna");
    wanted.input.number = std::to_string(first.id + 2);
    const Order second = create(wanted);
    const Order third = create(phone_order("Anna"));
    EXPECT_NE(third.number, second.number);
    EXPECT_EQ(shop().integer("SELECT COUNT(*) FROM orders"), 3);
}

TEST_P(CreateOrder, NumbersFollowTheFormatOfTheShop) {
    shop().write([](Operation& op) { op.connection().execute("UPDATE sites SET number_format = '{site}-{year}-{counter:5}'"); });
    shop().cache().reload();
    EXPECT_EQ(create(phone_order("Anna")).number, "shop-2026-00001");
    NewOrder old = phone_order("Anna");
    old.input.created_at = okno::testing::kTestNow - 365 * kDay;
    EXPECT_EQ(create(old).number, "shop-2025-00001");
    EXPECT_EQ(create(phone_order("Anna")).number, "shop-2026-00002");
    shop().write([](Operation& op) { op.connection().execute("UPDATE sites SET number_format = 'A{id}/{yy}'"); });
    shop().cache().reload();
    const Order order = create(phone_order("Anna"));
    EXPECT_EQ(order.number, "A" + std::to_string(order.id) + "/26");
    EXPECT_EQ(shop().text("SELECT search_text FROM orders WHERE id = $1", {order.id}), "a" + std::to_string(order.id) + " 26 anna");
}

TEST_P(CreateOrder, CountersAndTotalsOfTheBuyerAreKept) {
    const Order order = create(shop_order("1"));
    NewOrder cancelled = shop_order("2");
    cancelled.input.status = "cancel-other";
    create_order(key(), books(), cancelled);
    EXPECT_EQ(kept("new"), 1);
    EXPECT_EQ(kept("cancel-other"), 1);
    expect_counters_true();
    EXPECT_EQ(customer_figure("orders_count", order.customer_id), 2);
    EXPECT_EQ(customer_figure("orders_cancelled", order.customer_id), 1);
    EXPECT_EQ(customer_figure("orders_sum", order.customer_id), order.totals.total);
}

TEST_P(CreateOrder, ACommentOfAStatusWithoutAStatusIsRefused) {
    NewOrder wanted = phone_order("Anna");
    wanted.input.status_comment = "why";
    EXPECT_THAT(told(refusal([&] { create(wanted); })), ElementsAre("status_comment error.order.comment_without_status"));
}

TEST_P(CreateOrder, NeedsTheRightAndTheShop) {
    const Context reader = shop().context(TestShop::with_rights({"orders_view"}));
    EXPECT_EQ(refusal([&] { create_order(reader, books(), phone_order("Anna")); }).kind, ErrorKind::forbidden);
    const Context other_shop = shop().context(TestShop::api_key({shop().site().id + 1}));
    EXPECT_EQ(refusal([&] { create_order(other_shop, books(), phone_order("Anna")); }).kind, ErrorKind::forbidden);
    NewOrder unknown = phone_order("Anna");
    unknown.site = "moon";
    EXPECT_THAT(told(refusal([&] { create(unknown); })), ElementsAre("site error.unknown"));
    NewOrder secret = phone_order("Anna");
    secret.input.items = std::vector<ItemInput>{free_item("Shirt", 1)};
    secret.input.items->at(0).purchase_price = 1;
    const Context seller = shop().context(TestShop::with_rights({"orders_create"}));
    EXPECT_THAT(told(refusal([&] { create_order(seller, books(), secret); })), ElementsAre("items[0].purchase_price error.forbidden"));
}

TEST_P(CreateOrder, SixteenAtOnceWithOneExternalIdMakeOneOrder) {
    const references::Books& known = books();
    std::atomic<int> made{0}, refused{0}, other{0};
    std::vector<std::jthread> threads;
    for (int i = 0; i < 16; ++i) {
        threads.emplace_back([&] {
            const Context context = key();
            try {
                create_order(context, known, shop_order("1001"));
                ++made;
            } catch (const Error& error) {
                ++(error.message.key == "error.order.external_id_taken" ? refused : other);
            }
        });
    }
    threads.clear();
    EXPECT_EQ(made, 1);
    EXPECT_EQ(refused, 15);
    EXPECT_EQ(other, 0);
    EXPECT_EQ(shop().integer("SELECT COUNT(*) FROM orders"), 1);
    EXPECT_EQ(shop().integer("SELECT COUNT(*) FROM order_items"), 2);
    EXPECT_EQ(shop().integer("SELECT COUNT(*) FROM customers"), 1);
    expect_counters_true();
}

TEST_P(CreateOrder, ManyWritersLoseNothing) {
    const references::Books& known = books();
    constexpr int kThreads = 8, kEach = 10;
    std::vector<std::jthread> threads;
    for (int thread = 0; thread < kThreads; ++thread) {
        threads.emplace_back([&, thread] {
            const Context context = key();
            for (int i = 0; i < kEach; ++i) create_order(context, known, shop_order(std::to_string(thread) + '-' + std::to_string(i)));
        });
    }
    threads.clear();
    EXPECT_EQ(shop().integer("SELECT COUNT(DISTINCT number) FROM orders"), kThreads * kEach);
    EXPECT_EQ(kept("new"), kThreads * kEach);
    expect_counters_true();
    const std::int64_t customer = shop().integer("SELECT MAX(customer_id) FROM orders");
    EXPECT_EQ(customer_figure("orders_count", customer), kThreads * kEach);
}

}  // namespace
}  // namespace okno::orders
