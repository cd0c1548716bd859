// SPDX-License-Identifier: Apache-2.0
#include "modules/catalog/save_product.h"
#include "tests/faces/api_v5/request_table.h"

namespace okno::testing {

namespace {

class ApiGoodsTest : public RequestTableTest {
  protected:
    void SetUp() override {
        RequestTableTest::SetUp();
        if (IsSkipped()) return;
        const Context admin = shop().context(TestShop::admin());
        catalog::ProductGroup group;
        group.catalogue_id = shop().site().catalogue_id;
        group.external_id = "kitchen";
        group.name = "Kitchen";
        group_ = catalog::save_group(admin, group).id;
        kettle_ = product("17", "Kettle", {"17#red", "17#blue"});
        product("18", "Cup", {"18"});
        shop().topics();
    }

    catalog::Product product(const std::string& external_id, const std::string& name, const std::vector<std::string>& offers) {
        catalog::Product made;
        made.catalogue_id = shop().site().catalogue_id;
        made.external_id = external_id;
        made.name = name;
        made.groups = {group_};
        for (const std::string& id : offers) {
            catalog::Offer offer;
            offer.external_id = id;
            offer.xml_id = "xml-" + id;
            offer.name = name + " " + id;
            offer.unit_id = shop().books().item(references::Book::unit, "pc")->id;
            offer.properties = parse_json(R"({"size":{"name":"Size","value":"XL"}})");
            made.offers.push_back(std::move(offer));
        }
        return catalog::save_product(shop().context(TestShop::admin()), std::move(made));
    }
    ApiAnswer stock(std::string offers) { return post("store/inventories/upload", {{"offers", std::move(offers)}}, Encoding::multipart); }
    ApiAnswer prices(std::string list) { return post("store/prices/upload", {{"prices", std::move(list)}}); }

    std::int64_t group_ = 0;
    catalog::Product kettle_;
};

TEST_P(ApiGoodsTest, balances_are_uploaded_and_read_back_by_store) {
    const ApiAnswer uploaded =
        stock(R"([{"externalId":"17#red","stores":[{"code":"main","available":12.5,"purchasePrice":800}]},{"xmlId":"xml-18","stores":[)"
              R"({"code":"main","available":"3"}]},{"externalId":"none","stores":[{"code":"main","available":1}]}])");
    EXPECT_EQ(uploaded.status, 200) << uploaded.text;
    EXPECT_EQ(uploaded.text, R"({"success":true,"processedOffersCount":2,"notFoundOffers":[{"externalId":"none"}]})");

    const ApiAnswer read = get("store/inventories?filter[details]=1&limit=250");
    EXPECT_EQ(read.status, 200) << read.text;
    EXPECT_EQ(read.at("pagination"), R"({"limit":250,"totalCount":3,"currentPage":1,"totalPageCount":1})");
    EXPECT_EQ(read.at("offers[0]"), R"({"id":)" + read.at("offers[0].id") +
                                        R"(,"externalId":"17#red","xmlId":"xml-17#red","site":"shop","quantity":12.5,)"
                                        R"("stores":[{"store":"main","quantity":12.5,"purchasePrice":800}]})");
    EXPECT_EQ(read.at("offers[1].quantity"), "0");
    EXPECT_EQ(read.at("offers[1].stores"), "[]");
    EXPECT_EQ(read.at("offers[2].stores[0].quantity"), "3");
    EXPECT_EQ(get("store/inventories?filter[details]=0").at("offers[0].stores"), "absent");
    EXPECT_EQ(get("store/inventories?filter[offerExternalId][]=18").at("offers[0].externalId"), "\"18\"");
    EXPECT_EQ(get("store/inventories?filter[productExternalId]=17").at("pagination.totalCount"), "2");

    // OpenCart's loop ends only here.
    const ApiAnswer past = get("store/inventories?filter[details]=0&page=2");
    EXPECT_EQ(past.status, 200);
    EXPECT_EQ(past.at("offers"), "[]");
    EXPECT_EQ(past.at("pagination.totalPageCount"), "1");
}

TEST_P(ApiGoodsTest, prices_are_uploaded_read_back_and_removed) {
    const ApiAnswer uploaded = prices(R"([{"externalId":"17#red","site":"shop","prices":[{"code":"base","price":"1290.50"}]},)"
                                      R"({"externalId":"17#blue","prices":[{"code":"base","price":1500}]},)"
                                      R"({"xmlId":"none","prices":[{"code":"base","price":1}]}])");
    EXPECT_EQ(uploaded.status, 200) << uploaded.text;
    EXPECT_EQ(uploaded.text, R"({"success":true,"processedOffersCount":2,"notFoundOffers":[{"xmlId":"none"}]})");

    const ApiAnswer read = get("store/products?filter[externalId]=17");
    EXPECT_EQ(read.at("products[0].minPrice"), "1290.5");
    EXPECT_EQ(read.at("products[0].maxPrice"), "1500");
    EXPECT_EQ(read.at("products[0].offers[0].price"), "1290.5");
    EXPECT_EQ(read.at("products[0].offers[0].prices"), R"([{"priceType":"base","price":1290.5,"ordering":10}])");
    EXPECT_EQ(read.at("products[0].groups"), R"([{"id":)" + std::to_string(group_) + R"(,"externalId":"kitchen"}])");
    EXPECT_EQ(read.at("products[0].properties"), "[]");
    EXPECT_EQ(read.at("products[0].offers[0].properties"), R"({"size":"XL"})");
    EXPECT_EQ(read.at("products[0].offers[0].unit"), R"({"code":"pc","name":"Piece","sym":"pc"})");
    EXPECT_EQ(read.at("products[0].stock"), "false");

    EXPECT_EQ(prices(R"([{"externalId":"17#red","prices":[{"code":"base","remove":true}]}])").at("processedOffersCount"), "1");
    EXPECT_EQ(get("store/products?filter[externalId]=17").at("products[0].offers[0].prices"), "[]");
}

TEST_P(ApiGoodsTest, lists_are_filtered_and_paged) {
    prices(R"([{"externalId":"18","prices":[{"code":"base","price":200}]}])");
    stock(R"([{"externalId":"18","stores":[{"code":"main","available":3}]}])");
    const auto total = [&](const std::string& target) { return get(target).at("pagination.totalCount"); };
    EXPECT_EQ(total("store/products"), "2");
    EXPECT_EQ(total("store/products?filter[name]=kett"), "1");
    EXPECT_EQ(total("store/products?filter[stock]=1"), "1");
    EXPECT_EQ(total("store/products?filter[minPrice]=200&filter[maxPrice]=200.00"), "1");
    EXPECT_EQ(total("store/products?filter[minQuantity]=4"), "0");
    EXPECT_EQ(total("store/products?filter[groups][]=" + std::to_string(group_)), "2");
    EXPECT_EQ(total("store/products?filter[sinceId]=" + std::to_string(kettle_.id)), "1");
    EXPECT_EQ(total("store/products?filter[offerIds][]=" + std::to_string(kettle_.offers[1].id)), "1");
    EXPECT_EQ(total("store/offers?filter[externalIds][]=18&filter[externalIds][]=17%23red"), "2");
    EXPECT_EQ(total("store/offers?filter[active]=0"), "0");
    EXPECT_EQ(total("store/offers?filter[minPrice]=100&filter[priceType]=base"), "1");
    EXPECT_EQ(total("store/offers?filter[sites][]=shop"), "3");
    EXPECT_EQ(get("store/offers?filter[xmlIds][]=xml-18").at("offers[0].product.name"), "\"Cup\"");
    const ApiAnswer groups = get("store/product-groups");
    EXPECT_EQ(groups.at("productGroup"),
              R"([{"id":)" + std::to_string(group_) + R"(,"site":"shop","externalId":"kitchen","name":"Kitchen","active":true,"lvl":0}])");
    EXPECT_EQ(get("store/product-groups?filter[minLevel]=1").at("productGroup"), "[]");
}

TEST_P(ApiGoodsTest, refuses_what_is_wrong_and_stores_nothing) {
    const auto offers = [](std::string json) { return http::Pairs{{"site", "shop"}, {"offers", std::move(json)}}; };
    const auto list = [](std::string json) { return http::Pairs{{"site", "shop"}, {"prices", std::move(json)}}; };
    const std::string stock_path = "store/inventories/upload", prices_path = "store/prices/upload";
    std::string many = "[{}";
    for (int i = 0; i < 250; ++i) many += ",{}";
    expect_rows({
        {"nothing", "POST", stock_path, {}, 400, {"Parameter 'offers' is missing"}, {}},
        {"no offer", "POST", stock_path, offers("[{}]"), 400, {R"("offers[0].externalId":)"}, {}},
        {"unknown store",
         "POST",
         stock_path,
         offers(R"([{"externalId":"18","stores":[{"code":"moon","available":1}]}])"),
         400,
         {R"("offers[0].stores[0].code":"Unknown value: moon")"},
         {}},
        {"negative",
         "POST",
         stock_path,
         offers(R"([{"externalId":"18","stores":[{"code":"main","available":-1}]}])"),
         400,
         {R"("offers[0].stores[0].available":"This value should be 0 or more.")"},
         {}},
        {"huge",
         "POST",
         stock_path,
         offers(R"([{"externalId":"18","stores":[{"code":"main","available":1e300}]}])"),
         400,
         {R"("offers[0].stores[0].available":)"},
         {}},
        {"251", "POST", stock_path, offers(many + "]"), 400, {R"("offers":"Too many elements: 250 at most.")"}, {}},
        {"unknown price type",
         "POST",
         prices_path,
         list(R"([{"externalId":"18","prices":[{"code":"moon","price":1}]}])"),
         400,
         {R"("prices[0].prices[0].code":)"},
         {}},
        {"no price",
         "POST",
         prices_path,
         list(R"([{"externalId":"18","prices":[{"code":"base"}]}])"),
         400,
         {R"("prices[0].prices[0].price":)"},
         {}},
        {"unknown shop",
         "POST",
         prices_path,
         list(R"([{"externalId":"18","site":"moon","prices":[]}])"),
         400,
         {R"("prices[0].site":)"},
         {}},
        {"unknown filter", "GET", "store/offers?filter[color]=red", {}, 400, {R"("filter[color]":"This filter is not supported.")"}, {}},
    });
    EXPECT_EQ(get("store/inventories?filter[details]=1&filter[offerExternalId][]=18").at("offers[0].stores"), "[]");
}

TEST_P(ApiGoodsTest, a_key_sees_only_the_catalogues_of_its_shops) {
    add_site("second");
    use(client({"second"}));
    for (const std::string path : {"store/products", "store/offers", "store/inventories", "store/product-groups"}) {
        EXPECT_EQ(get(path).at("pagination.totalCount"), "0") << path;
        EXPECT_EQ(get(path + "?filter[sites][]=shop").at("pagination.totalCount"), "0") << path;
    }
    EXPECT_EQ(stock(R"([{"externalId":"18","stores":[{"code":"main","available":9}]}])").at("processedOffersCount"), "0");
    expect_rows(
        {{"another's prices",
          "POST",
          "store/prices/upload",
          {{"prices", R"([{"externalId":"18","site":"shop","prices":[{"code":"base","price":1}]}])"}},
          400,
          {R"("prices[0].site":)"},
          {}},
         {"another's stock", "POST", "store/inventories/upload", {{"site", "shop"}, {"offers", "[]"}}, 403, {"Access denied."}, {}}});
    use(client({}, {"store_read"}));
    EXPECT_EQ(get("store/offers").at("pagination.totalCount"), "3");
    EXPECT_EQ(stock("[]").status, 403);
    use(client({}, {"order_read", "store_write"}));
    EXPECT_EQ(get("store/offers").status, 403);
    EXPECT_EQ(get("store/inventories").status, 403);
}

OKNO_ON_BOTH_ENGINES(ApiGoodsTest);

}  // namespace

}  // namespace okno::testing
