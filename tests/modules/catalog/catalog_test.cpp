// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>

#include <set>

#include "modules/catalog/catalog_list.h"
#include "modules/catalog/catalog_store.h"
#include "modules/catalog/find_offers.h"
#include "modules/catalog/search_offers.h"
#include "modules/catalog/upload_prices.h"
#include "tests/modules/catalog/catalog_test_shop.h"
#include "tests/support/journal_expect.h"

namespace okno::catalog {
namespace {

using okno::testing::JournalMark;
using okno::testing::refusal;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

class CatalogUseTest : public CatalogTest {
  protected:
    std::vector<std::string> found(OfferSearch search) {
        search.catalogue_id = shop().site().catalogue_id;
        search.site_id = shop().site().id;
        search.price_type_id = base_type();
        const Context context = shop().context(shop().with_rights({"catalog_view"}));
        Reader reader(context, catalog_view);
        std::vector<std::string> names;
        last_ = search_offers(reader, search);
        for (const OfferHit& hit : last_.rows) names.push_back(hit.name);
        return names;
    }
    std::vector<std::string> found(std::string q) {
        OfferSearch search;
        search.q = std::move(q);
        return found(search);
    }
    OfferHits last_;
};

TEST_P(CatalogUseTest, a_product_is_kept_with_its_offers) {
    ProductGroup shoes;
    shoes.catalogue_id = shop().site().catalogue_id;
    shoes.external_id = "g-1";
    shoes.name = "Обувь";
    shoes = save_group(admin(), shoes);
    JournalMark mark(shop());
    Product one = product("p-1", "Кроссовки Ёж", 12'900'000, "AB-17/3", {"4600000000017", "2000001"});
    one.groups = {shoes.id};
    one.properties = Json(JsonObject{{"season", Json("summer")}});
    one.offers[0].pictures = {"https://a.example/1.jpg", "https://a.example/2.jpg"};
    one.offers[0].weight = 750;
    one.offers.push_back(one.offers[0]);
    one.offers[1].external_id = "p-1#42";
    one.offers[1].barcodes.clear();
    const Product kept = saved(one);
    mark.expect({{.kind = "product", .id = kept.id, .field = "id", .created = true}});
    const std::unique_ptr<db::ReadLease> lease = shop().database().read();
    EXPECT_EQ(CatalogStore().product(lease->connection(), kept.id), kept);
    EXPECT_EQ(CatalogStore().offers(lease->connection(), {kept.offers[1].id, kept.offers[0].id}),
              (std::vector<Offer>{kept.offers[1], kept.offers[0]}));
}

TEST_P(CatalogUseTest, saving_again_changes_what_differs_and_keeps_offers_left_out) {
    Product one = product("p-1", "Кроссовки", 12'900'000);
    one.offers.push_back(one.offers[0]);
    one.offers[1].external_id = "p-1#42";
    const Product first = saved(one);
    JournalMark mark(shop());

    Product again = product("p-1", "Кеды", 12'900'000);
    again.offers[0].weight = 500;
    again.offers[0].prices[0].price = 9'990'000;
    const Product second = saved(again);
    EXPECT_EQ(second.id, first.id);
    EXPECT_EQ(second.version, 2);
    ASSERT_EQ(second.offers.size(), 2U);
    EXPECT_EQ(second.offers[0].id, first.offers[0].id);
    EXPECT_EQ(CatalogStore().product(shop().database().read()->connection(), first.id), second);
    mark.expect({{.kind = "product", .id = first.id, .field = "name", .old_value = "\"Кроссовки\"", .new_value = "\"Кеды\""},
                 {.kind = "product", .id = first.id, .field = "offer.name", .new_value = "\"Кеды\"", .part = "offer"},
                 {.kind = "product", .id = first.id, .field = "offer.weight", .new_value = "500", .part = "offer"}});
    EXPECT_THAT(found("кеды"), ElementsAre("Кеды", "Кроссовки")) << "the other offer is found by its product's new name";
    EXPECT_THAT(found("кросс"), ElementsAre("Кроссовки"));
}

TEST_P(CatalogUseTest, refuses_what_cannot_be) {
    Product bad = product("p-1", "", -1);
    bad.offers[0].vat_rate = "much";
    bad.offers[0].weight = -1;
    std::vector<std::string> paths;
    for (const FieldError& field : refusal([&] { saved(bad); }).fields) paths.push_back(field.path);
    EXPECT_THAT(paths, ::testing::IsSupersetOf({"name", "offers[0].vat_rate", "offers[0].weight", "offers[0].prices[0]"}));
    saved(product("p-1", "Кеды", 1));
    Product other = product("p-2", "Боты", 1);
    other.offers[0].external_id = "p-1";
    EXPECT_EQ(refusal([&] { saved(other); }).message.key, "error.catalog.external_id_taken");
    EXPECT_EQ(refusal([&] { save_product(shop().context(shop().with_rights({"catalog_view"})), other); }).kind, ErrorKind::forbidden);
    EXPECT_EQ(shop().integer("SELECT COUNT(*) FROM products"), 1);
}

TEST_P(CatalogUseTest, a_group_may_not_lie_in_itself) {
    ProductGroup root, leaf;
    root.catalogue_id = leaf.catalogue_id = shop().site().catalogue_id;
    root.name = "Обувь";
    root = save_group(admin(), root);
    leaf.name = "Кеды";
    leaf.parent_id = root.id;
    leaf = save_group(admin(), leaf);
    EXPECT_EQ(leaf.level, 1);
    root.parent_id = leaf.id;
    EXPECT_EQ(refusal([&] { save_group(admin(), root); }).message.key, "error.validation");
}

TEST_P(CatalogUseTest, finds_the_offers_of_an_order_by_any_key) {
    const Product shoes = saved(product("p-1", "Кеды", 12'900'000));
    const Product boots = saved(product("p-2", "Боты", 5'000'000));
    Product elsewhere = product("p-3", "Чужие", 1);
    elsewhere.catalogue_id = 999;
    const Product foreign = saved(elsewhere);
    CatalogStore store;
    shop().write([&](Operation& op) {
        store.set_prices(op.connection(), {{boots.offers[0].id, {base_type(), shop().site().id, 4'000'000}}});
    });

    const std::int64_t shoes_id = shoes.offers[0].id, boots_id = boots.offers[0].id;
    const std::vector<OfferKey> keys = {
        {boots_id, "", ""}, {0, "p-1", ""},       {0, "", "xml-p-2"}, {0, "p-9", ""}, {}, {foreign.offers[0].id, "", ""},
        {0, "p-3", ""},     {0, "p-1", "xml-p-2"}};
    const auto offers = find_offers(shop().database().read()->connection(), shop().site(), keys, base_type());
    std::vector<std::int64_t> ids;
    for (const auto& offer : offers) ids.push_back(offer ? offer->id : 0);
    EXPECT_EQ(ids, (std::vector<std::int64_t>{boots_id, shoes_id, boots_id, 0, 0, 0, 0, shoes_id}));
    EXPECT_EQ(offers[0]->price, 4'000'000) << "the shop's own price goes before the catalogue's";
    EXPECT_EQ(offers[1]->price, 12'900'000);
    EXPECT_EQ(offers[1]->purchase_price, 6'450'000);
    EXPECT_EQ(find_offers(shop().database().read()->connection(), shop().site(), {{0, "p-1", ""}}, 12345).at(0)->price, std::nullopt);
}

TEST_P(CatalogUseTest, search_by_beginnings_of_words_article_and_barcode) {
    saved(product("1", "Кроссовки Ёжик летние", 100, "AB-17/3", {"4600000000017"}));
    saved(product("2", "Кеды Łódź", 100, "AB-18", {"4600000000024"}));
    saved(product("3", "Тапки Oʻzbek", 100, "17"));
    Product hidden = product("4", "Кеды старые", 100);
    hidden.offers[0].active = false;
    saved(hidden);
    struct Row {
        std::string q;
        std::vector<std::string> names;
    };
    const std::vector<Row> rows = {
        {"крос", {"Кроссовки Ёжик летние"}},
        {"ЕЖИК", {"Кроссовки Ёжик летние"}},
        {"лет кро", {"Кроссовки Ёжик летние"}},
        {"lodz", {"Кеды Łódź"}},
        {"ozbek", {"Тапки Oʻzbek"}},
        {"ab17", {"Кроссовки Ёжик летние"}},
        {"AB-1", {"Кеды Łódź", "Кроссовки Ёжик летние"}},
        {"46000000000", {"Кеды Łódź", "Кроссовки Ёжик летние"}},
        {"4600000000024", {"Кеды Łódź"}},
        {"17", {"Тапки Oʻzbek", "Кроссовки Ёжик летние"}},
        {"17/3", {"Кроссовки Ёжик летние"}},
        {"кросс ab-17", {"Кроссовки Ёжик летние"}},
        {"оссовки", {}},
        {"кеды", {"Кеды Łódź"}},
        {"", {"Кеды Łódź", "Кроссовки Ёжик летние", "Тапки Oʻzbek"}},
    };
    for (const Row& row : rows) EXPECT_EQ(found(row.q), row.names) << row.q;
    OfferSearch scanned;
    scanned.barcode = "4600000000017";
    EXPECT_THAT(found(scanned), ElementsAre("Кроссовки Ёжик летние"));
    scanned.barcode = "46000000000";
    EXPECT_THAT(found(scanned), IsEmpty());
    EXPECT_EQ(found("крос").size(), 1U);
    EXPECT_EQ(last_.rows[0].price, 100);
    EXPECT_EQ(last_.rows[0].purchase_price, std::nullopt) << "hidden without the right";
}

TEST_P(CatalogUseTest, search_pages_meet_every_offer_once_what_is_there_first) {
    std::vector<Product> many;
    for (int i = 0; i < 2300; ++i)
        many.push_back(product("n" + std::to_string(i), (i % 5 == 0 ? "Шапка " : "Шарф ") + std::to_string(i % 40), 100));
    for (std::size_t i = 0; i < many.size(); ++i) many[i].offers[0].quantity = i % 2 == 0 ? 1000 : 0;
    shop().write([&](Operation& op) { CatalogStore().insert_many(op.connection(), many); });
    for (const auto& [q, count] : std::vector<std::pair<std::string, std::size_t>>{{"шапка", 460}, {"ш", 2300}, {"", 2300}}) {
        std::set<std::int64_t> seen;
        std::size_t rows = 0;
        bool there = true;
        OfferSearch search;
        search.q = q;
        search.limit = 90;
        do {
            found(search);
            for (const OfferHit& hit : last_.rows) {
                seen.insert(hit.id);
                if (q != "шапка") continue;
                EXPECT_TRUE(there || hit.quantity == 0) << "out of stock comes last";
                there = there && hit.quantity > 0;
            }
            rows += last_.rows.size();
            search.after = last_.next;
        } while (!last_.next.empty());
        EXPECT_EQ(rows, count) << q;
        EXPECT_EQ(seen.size(), count) << q;
    }
}

TEST_P(CatalogUseTest, upload_of_prices) {
    const std::int64_t shoes = saved(product("p-1", "Кеды", 12'900'000)).offers[0].id;
    const std::int64_t boots = saved(product("p-2", "Боты", 5'000'000)).offers[0].id;
    const std::int64_t type = base_type(), site = shop().site().id, catalogue = shop().site().catalogue_id;
    const UploadedPrices answer =
        upload_prices(admin(), {{{0, "p-1", ""}, catalogue, site, {{type, 1'000'000, false}, {type, 2'000'000, false}}},
                                {{0, "", "xml-p-2"}, catalogue, 0, {{type, 0, true}}},
                                {{0, "p-9", ""}, catalogue, site, {{type, 1, false}}},
                                {{shoes, "", ""}, catalogue, site, {{77, 3'000'000, false}}}});
    EXPECT_EQ(answer.processed, 3);
    ASSERT_EQ(answer.not_found.size(), 1U);
    EXPECT_EQ(answer.not_found[0].external_id, "p-9");
    const std::vector<Offer> offers = CatalogStore().offers(shop().database().read()->connection(), {shoes, boots});
    EXPECT_EQ(offers[0].prices, (std::vector<OfferPrice>{{type, 0, 12'900'000}, {type, site, 2'000'000}, {77, site, 3'000'000}}))
        << "the last of two wins";
    EXPECT_THAT(offers[1].prices, IsEmpty());
    EXPECT_EQ(refusal([&] {
                  upload_prices(admin(), {{{0, "p-1", ""}, catalogue, site, {{type, -1, false}}}});
              })
                  .fields.at(0)
                  .path,
              "prices[0].prices[0].price");
}

TEST_P(CatalogUseTest, lists_by_number) {
    ProductGroup group;
    group.catalogue_id = shop().site().catalogue_id;
    group.name = "Обувь";
    group = save_group(admin(), group);
    Product shoes = product("p-1", "Кеды летние", 12'900'000, "A1");
    shoes.groups = {group.id};
    shoes.manufacturer = "Скороход";
    const Product one = saved(shoes);
    Product boots = product("p-2", "Боты", 5'000'000, "A2");
    boots.active = false;
    const Product two = saved(boots);
    const Context context = admin();
    Reader reader(context, catalog_view);

    const auto products = [&](auto set) {
        ProductFilter filter;
        set(filter);
        std::vector<std::int64_t> ids;
        for (const Product& row : number_products(reader, filter, 1, 20).rows) ids.push_back(row.id);
        return ids;
    };
    using P = ProductFilter&;
    EXPECT_THAT(products([](P) {}), ElementsAre(one.id, two.id));
    EXPECT_THAT(products([](P f) { f.active = false; }), ElementsAre(two.id));
    EXPECT_THAT(products([](P f) { f.name = "лет"; }), ElementsAre(one.id));
    EXPECT_THAT(products([&](P f) { f.groups = {group.id}; }), ElementsAre(one.id));
    EXPECT_THAT(products([&](P f) { f.offer_ids = {two.offers[0].id}; }), ElementsAre(two.id));
    EXPECT_THAT(products([](P f) { f.external_id = "p-2"; }), ElementsAre(two.id));
    EXPECT_THAT(products([](P f) { f.xml_id = "xml-p-1"; }), ElementsAre(one.id));
    EXPECT_THAT(products([](P f) { f.manufacturer = "Скороход"; }), ElementsAre(one.id));
    EXPECT_THAT(products([](P f) { f.price_min = 6'000'000; }), ElementsAre(one.id));
    EXPECT_THAT(products([](P f) { f.in_stock = true; }), IsEmpty());
    EXPECT_THAT(products([&](P f) { f.after_id = one.id; }), ElementsAre(two.id));
    EXPECT_THAT(products([](P f) { f.catalogues = {999}; }), IsEmpty());
    EXPECT_EQ(number_products(reader, {}, 1, 20).rows.at(0), one);

    const auto offers = [&](auto set) {
        OfferFilter filter;
        filter.price_type_id = base_type();
        set(filter);
        std::vector<std::int64_t> ids;
        for (const Offer& row : number_offers(reader, filter, 1, 20).rows) ids.push_back(row.id);
        return ids;
    };
    using O = OfferFilter&;
    const std::int64_t first = one.offers[0].id, second = two.offers[0].id;
    EXPECT_THAT(offers([](O) {}), ElementsAre(first, second));
    EXPECT_THAT(offers([](O f) { f.external_ids = {"p-2", "p-7"}; }), ElementsAre(second));
    EXPECT_THAT(offers([](O f) { f.xml_ids = {"xml-p-1"}; }), ElementsAre(first));
    EXPECT_THAT(offers([](O f) { f.articles = {"A2"}; }), ElementsAre(second));
    EXPECT_THAT(offers([](O f) { f.product_active = true; }), ElementsAre(first));
    EXPECT_THAT(offers([](O f) { f.product_external_id = "p-1"; }), ElementsAre(first));
    EXPECT_THAT(offers([](O f) { f.price_max = 6'000'000; }), ElementsAre(second));
    EXPECT_THAT(offers([](O f) { f.name = "бот"; }), ElementsAre(second));
    const OfferPage beyond = number_offers(reader, {}, 2, 20);
    EXPECT_THAT(beyond.rows, IsEmpty());
    EXPECT_EQ(beyond.total, 2);
    const GroupPage groups = number_groups(reader, {}, 1, 20);
    EXPECT_THAT(groups.rows, ElementsAre(group));
    const Context clerk = shop().context(shop().with_rights({"catalog_view"}));
    Reader limited(clerk, catalog_view);
    EXPECT_EQ(number_offers(limited, {}, 1, 20).rows.at(0).purchase_price, std::nullopt);
    EXPECT_EQ(number_products(limited, {}, 1, 20).rows.at(0).offers.at(0).purchase_price, std::nullopt);
}

OKNO_ON_BOTH_ENGINES(CatalogUseTest);

}  // namespace
}  // namespace okno::catalog
