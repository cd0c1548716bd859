// SPDX-License-Identifier: Apache-2.0
#include "modules/references/countries.h"
#include "modules/references/edit_account.h"
#include "modules/references/edit_reference.h"
#include "tests/faces/api_v5/request_table.h"

namespace okno::testing {

namespace {

class ApiBooksTest : public RequestTableTest {
  protected:
    void edit(references::Book book, std::string_view code, std::string name, std::string_view facts) {
        references::ReferenceEdit edit;
        edit.name = std::move(name);
        edit.extra = parse_json(facts);
        references::edit_reference(shop().context(TestShop::admin()), shop().cache(), book, code, edit);
    }
};

TEST_P(ApiBooksTest, are_maps_by_code_or_lists_as_typed_clients_expect) {
    for (const auto& [path, key] : std::vector<std::pair<std::string, std::string>>{{"delivery-services", "deliveryServices"},
                                                                                    {"delivery-types", "deliveryTypes"},
                                                                                    {"order-methods", "orderMethods"},
                                                                                    {"order-types", "orderTypes"},
                                                                                    {"payment-statuses", "paymentStatuses"},
                                                                                    {"payment-types", "paymentTypes"},
                                                                                    {"product-statuses", "productStatuses"},
                                                                                    {"sites", "sites"},
                                                                                    {"status-groups", "statusGroups"},
                                                                                    {"statuses", "statuses"},
                                                                                    {"units", "units"}}) {
        const ApiAnswer answer = get("reference/" + path);
        EXPECT_EQ(answer.status, 200) << path;
        ASSERT_NE(answer.body.find(key), nullptr) << path;
        ASSERT_TRUE(answer.body.find(key)->is_object()) << path;
        for (const auto& [code, entry] : answer.body.find(key)->as_object()) EXPECT_EQ(entry.find("code")->as_string(), code);
    }
    for (const auto& [path, key] : std::vector<std::pair<std::string, std::string>>{{"cost-groups", "costGroups"},
                                                                                    {"cost-items", "costItems"},
                                                                                    {"countries", "countriesIso"},
                                                                                    {"couriers", "couriers"},
                                                                                    {"currencies", "currencies"},
                                                                                    {"legal-entities", "legalEntities"},
                                                                                    {"mg-channels", "mgChannels"},
                                                                                    {"price-types", "priceTypes"},
                                                                                    {"stores", "stores"}}) {
        const ApiAnswer answer = get("reference/" + path);
        EXPECT_EQ(answer.status, 200) << path;
        ASSERT_NE(answer.body.find(key), nullptr) << path;
        EXPECT_TRUE(answer.body.find(key)->is_array()) << path;
    }
}

TEST_P(ApiBooksTest, print_each_kind_of_entry_exactly) {
    edit(references::Book::courier, "", "Ivan", R"({"first_name":"Ivan","last_name":"Petrov","phone":"+79161234567"})");
    edit(references::Book::delivery_service, "express", "Express", R"({"delivery_type":"courier"})");
    edit(references::Book::delivery_type, "courier", "Courier",
         R"({"default_cost":350.5,"payment_types":["cash","bank-card"],"cod_payment_types":["cash"],"sites":["shop"]})");
    edit(references::Book::legal_entity, "ooo", "Okno",
         R"({"contragent_type":"legal-entity","legal_name":"OOO Okno","inn":"7701234567","country_iso":"RU","vat_rate":"20.00"})");
    edit(references::Book::store, "main", "Main store", R"({"phone":"8 800 100","address":{"city":"Moscow","regionId":1}})");
    edit(references::Book::price_type, "sale", "Sale", R"({"promo":true,"currency":"RUB"})");
    edit(references::Book::currency, "UZS", "Soum", R"({"rate":650000,"nominal":100})");

    const ApiAnswer types = get("reference/delivery-types");
    EXPECT_EQ(types.at("deliveryTypes.courier.defaultCost"), "350.5");
    EXPECT_EQ(types.at("deliveryTypes.courier.sites"), R"(["shop"])");
    EXPECT_EQ(types.at("deliveryTypes.self-delivery.sites"), "[]");
    EXPECT_EQ(types.at("deliveryTypes.courier.deliveryServices"), R"(["express"])");
    EXPECT_EQ(types.at("deliveryTypes.courier.deliveryPaymentTypes"), R"([{"code":"cash","cod":true},{"code":"bank-card","cod":false}])");
    EXPECT_EQ(types.at("deliveryTypes.courier.active"), "true");
    EXPECT_EQ(get("reference/delivery-services").at("deliveryServices.express"), R"({"name":"Express","code":"express","active":true})");
    EXPECT_EQ(
        get("reference/order-methods").at("orderMethods.shopping-cart"),
        R"({"name":"Shopping cart","code":"shopping-cart","active":true,"defaultForCrm":false,"defaultForApi":true,"isFromPos":false})");
    EXPECT_EQ(get("reference/order-types").at("orderTypes.eshop-individual"),
              R"({"name":"Individual","code":"eshop-individual","active":true,"defaultForCrm":true,"defaultForApi":true,"ordering":10})");
    EXPECT_EQ(
        get("reference/payment-types").at("paymentTypes.cash"),
        R"({"name":"Cash","code":"cash","active":true,"defaultForCrm":true,"defaultForApi":true,"deliveryTypes":[],"paymentStatuses":[],"sites":[]})");
    EXPECT_EQ(
        get("reference/payment-statuses").at("paymentStatuses.paid"),
        R"({"name":"Paid","code":"paid","active":true,"defaultForCrm":false,"defaultForApi":false,"paymentComplete":true,"ordering":50,"paymentTypes":[]})");
    EXPECT_EQ(get("reference/product-statuses").at("productStatuses.return"),
              R"({"name":"Returned","code":"return","active":true,"ordering":70,"cancelStatus":true})");
    EXPECT_EQ(get("reference/units").at("units.kg"), R"({"name":"Kilogram","code":"kg","active":true,"sym":"kg","default":false})");
    EXPECT_EQ(get("reference/statuses").at("statuses.client-confirmed"),
              R"({"name":"Confirmed with customer","code":"client-confirmed","active":true,"ordering":40,"group":"approval"})");
    EXPECT_EQ(
        get("reference/status-groups").at("statusGroups.delivery"),
        R"({"name":"Delivery","code":"delivery","active":true,"ordering":40,"process":true,"statuses":["send-to-delivery","delivering","redirect"]})");
    EXPECT_EQ(get("reference/status-groups").at("statusGroups.new.process"), "false");
    EXPECT_EQ(get("reference/status-groups").at("statusGroups.cancel.process"), "false");

    const ApiAnswer couriers = get("reference/couriers");
    EXPECT_EQ(couriers.at("couriers[0].firstName"), "\"Ivan\"");
    EXPECT_EQ(couriers.at("couriers[0].phone"), R"({"number":"+79161234567"})");
    const ApiAnswer entities = get("reference/legal-entities");
    EXPECT_EQ(
        entities.at("legalEntities"),
        R"([{"code":"ooo","contragentType":"legal-entity","legalName":"OOO Okno","INN":"7701234567","countryIso":"RU","vatRate":"20.00"}])");
    const ApiAnswer stores = get("reference/stores");
    EXPECT_EQ(stores.at("stores[0].code"), "\"main\"");
    EXPECT_EQ(stores.at("stores[0].phone"), R"({"number":"8 800 100"})");
    EXPECT_EQ(stores.at("stores[0].address"), R"({"city":"Moscow","regionId":1})");
    EXPECT_EQ(stores.at("stores[0].type"), "\"store-type-warehouse\"");
    const ApiAnswer prices = get("reference/price-types");
    EXPECT_EQ(prices.at("priceTypes[0].default"), "true");
    EXPECT_EQ(prices.at("priceTypes[0].geo"), "[]");
    EXPECT_EQ(prices.at("priceTypes[1].promo"), "true");
    EXPECT_EQ(prices.at("priceTypes[1].currency"), "\"RUB\"");
    const ApiAnswer currencies = get("reference/currencies");
    EXPECT_EQ(currencies.at("currencies[0].isBase"), "true");
    EXPECT_EQ(currencies.at("currencies[0].manualConvertValue"), "absent");
    EXPECT_EQ(currencies.at("currencies[2].code"), "\"UZS\"");
    EXPECT_EQ(currencies.at("currencies[2].manualConvertNominal"), "100");
    EXPECT_EQ(currencies.at("currencies[2].manualConvertValue"), "0.65");
}

TEST_P(ApiBooksTest, names_follow_the_language_of_the_account) {
    EXPECT_EQ(get("reference/statuses").at("statuses.new.name"), "\"New\"");
    references::AccountEdit edit;
    edit.language = "pl";
    references::edit_account(shop().context(TestShop::admin()), shop().cache(), edit);
    EXPECT_EQ(get("reference/statuses").at("statuses.new.name"), "\"Nowe\"");
    EXPECT_EQ(get("reference/units").at("units.pc.name"), "\"Sztuka\"");
}

TEST_P(ApiBooksTest, countries_begin_with_those_of_the_account_and_hold_each_once) {
    const ApiAnswer answer = get("reference/countries");
    EXPECT_EQ(answer.at("countriesIso[0]"), "\"RU\"");
    EXPECT_EQ(answer.body.find("countriesIso")->as_array().size(), references::country_codes().size());
}

TEST_P(ApiBooksTest, statuses_are_made_and_changed_with_their_history) {
    JournalMark mark(shop());
    const ApiAnswer made =
        post("reference/statuses/gift-wrapping/edit",
             {{"status", R"({"name":"Gift wrapping","group":"assembling","ordering":250,"active":"1"})"}}, Encoding::multipart);
    EXPECT_EQ(made.status, 201);
    EXPECT_EQ(made.text, R"({"success":true})");
    mark.expect({{.kind = "status", .field = "id", .created = true, .source = "api"}});
    EXPECT_EQ(get("reference/statuses").at("statuses.gift-wrapping"),
              R"({"name":"Gift wrapping","code":"gift-wrapping","active":true,"ordering":250,"group":"assembling"})");

    EXPECT_EQ(post("reference/statuses/gift-wrapping/edit", {{"status", R"({"active":false,"name":null})"}}).status, 201);
    mark.expect({{.kind = "status", .field = "active", .old_value = "true", .new_value = "false", .source = "api"}});
    EXPECT_EQ(get("reference/statuses").at("statuses.gift-wrapping.active"), "false");
}

TEST_P(ApiBooksTest, refuses_what_is_wrong_and_names_the_field) {
    const std::string edit = "reference/statuses/packed/edit";
    expect_rows({
        {"no status", "POST", edit, {}, 400, {R"("errorMsg":"Parameter 'status' is missing")"}, {}},
        {"broken", "POST", edit, {{"status", R"({"name":)"}}, 400, {R"("errors":{"status":"Invalid JSON)"}, {}},
        {"a list", "POST", edit, {{"status", "[1]"}}, 400, {"This value should be of type object."}, {}},
        {"new without a group",
         "POST",
         edit,
         {{"status", R"({"name":"Packed"})"}},
         400,
         {R"("group":"This value should not be blank.")"},
         {}},
        {"unknown group", "POST", edit, {{"status", R"({"name":"Packed","group":"moon"})"}}, 400, {R"("group":"There is no entry)"}, {}},
        {"wrong types",
         "POST",
         edit,
         {{"status", R"({"name":["x"],"group":"new","active":"perhaps","ordering":"first"})"}},
         400,
         {R"("name":"This value should be of type string.")", R"("active":)", R"("ordering":)"},
         {}},
        {"wrong code",
         "POST",
         "reference/statuses/pack%20ed/edit",
         {{"status", R"({"name":"Packed","group":"new"})"}},
         400,
         {R"("code":"This value is not a valid code.")"},
         {}},
        {"wrong verb", "GET", edit, {}, 405, {"Method Not Allowed"}, {}},
        {"no such book", "GET", "reference/planets", {}, 404, {"API method not found"}, {}},
    });
    EXPECT_EQ(get("reference/statuses").at("statuses.packed"), "absent");
}

TEST_P(ApiBooksTest, want_the_scope_of_references) {
    use(client({}, {"order_read", "reference_read"}));
    expect_rows({
        {"may read", "GET", "reference/statuses", {}, 200, {}, {}},
        {"may not write",
         "POST",
         "reference/statuses/new/edit",
         {{"status", R"({"name":"X"})"}},
         403,
         {R"("errorMsg":"Access denied.")"},
         {}},
    });
    use(client({}, {"order_read"}));
    for (const std::string path : {"statuses", "stores", "countries", "cost-items"}) {
        EXPECT_EQ(get("reference/" + path).status, 403) << path;
    }
}

// The calls of modules-need (b): what the settings pages of the three store modules read.
TEST_P(ApiBooksTest, answer_what_store_modules_read_on_their_settings_pages) {
    use(client({"shop"}));
    for (const auto& [path, key] : std::vector<std::pair<std::string, std::string>>{{"order-methods", "orderMethods"},
                                                                                    {"delivery-types", "deliveryTypes"},
                                                                                    {"payment-types", "paymentTypes"},
                                                                                    {"statuses", "statuses"}}) {
        const ApiAnswer answer = get("reference/" + path + "?cms_source=WordPress&php_version=8.1&woo_version=8.0");
        ASSERT_EQ(answer.status, 200) << path;
        ASSERT_FALSE(answer.body.find(key)->as_object().empty());
        for (const auto& [code, entry] : answer.body.find(key)->as_object()) {
            EXPECT_TRUE(entry.find("active")->is_bool()) << path << ' ' << code;
            EXPECT_TRUE(entry.find("name")->is_string()) << path << ' ' << code;
            if (path == "delivery-types" || path == "payment-types") {
                EXPECT_TRUE(entry.find("sites")->is_array()) << path << ' ' << code;
            }
        }
    }
    const ApiAnswer sites = get("reference/sites");
    EXPECT_EQ(sites.body.find("sites")->as_object().size(), 1U);
    EXPECT_EQ(sites.at("sites.shop.currency"), "\"RUB\"");
    const ApiAnswer credentials = get("/api/credentials");
    EXPECT_EQ(credentials.at("siteAccess"), "\"access_selective\"");
    EXPECT_EQ(credentials.at("sitesAvailable"), R"(["shop"])");
    EXPECT_THAT(credentials.text, ::testing::HasSubstr("\"/api/reference/sites\""));
    EXPECT_THAT(credentials.text, ::testing::HasSubstr("\"/api/reference/sites/{code}/edit\""));
}

OKNO_ON_BOTH_ENGINES(ApiBooksTest);

}  // namespace

}  // namespace okno::testing
