// SPDX-License-Identifier: Apache-2.0
#include "app/demo/goods.h"

#include <fmt/format.h>

#include <iterator>
#include <string_view>

namespace okno::app {

namespace {

constexpr std::uint64_t kProducts = 3;
constexpr std::uint64_t kStock = 4;

// One kind of goods in the two languages of the shops; prices of the first shop in roubles, of the second in złoty × 100 / 20.
struct Kind {
    std::string_view picture, code, russian, polish, group_russian, group_polish;
    std::int64_t cheapest, dearest;  // roubles
    bool sized, coloured;
    std::int64_t grams;
};

constexpr Kind kKinds[] = {
    {"coat", "CT", "Пальто", "Płaszcz", "Одежда", "Odzież", 14900, 42900, true, true, 1800},
    {"dress", "DR", "Платье", "Sukienka", "Одежда", "Odzież", 4900, 16900, true, true, 450},
    {"shoe", "SH", "Кроссовки", "Buty sportowe", "Обувь", "Obuwie", 5900, 18900, true, true, 1100},
    {"bag", "BG", "Сумка", "Torebka", "Сумки", "Torby", 3900, 24900, false, true, 800},
    {"glove", "GL", "Перчатки", "Rękawiczki", "Аксессуары", "Akcesoria", 1900, 5900, true, true, 150},
    {"kettle", "KT", "Чайник", "Czajnik", "Кухня", "Kuchnia", 2900, 8900, false, true, 1300},
    {"cup", "CP", "Набор чашек", "Zestaw filiżanek", "Кухня", "Kuchnia", 1500, 6900, false, true, 1600},
    {"plaid", "PL", "Плед", "Koc", "Дом", "Dom", 2900, 9900, false, true, 1400},
    {"towel", "TW", "Набор полотенец", "Komplet ręczników", "Дом", "Dom", 1900, 5900, false, true, 900},
    {"lamp", "LM", "Лампа настольная", "Lampa stołowa", "Дом", "Dom", 2500, 11900, false, true, 1700},
    {"phones", "HP", "Наушники", "Słuchawki", "Электроника", "Elektronika", 4900, 29900, false, true, 300},
    {"box", "BX", "Подарочный набор", "Zestaw upominkowy", "Подарки", "Prezenty", 1200, 8900, false, false, 1000},
};
constexpr std::string_view kLines[] = {"Verona", "Nord",  "Aroma", "Pulse", "Iney",  "Porto", "Storm", "Alba", "Runa",  "Lumo",
                                       "Kora",   "Selva", "Tessa", "Mira",  "Orion", "Flora", "Linea", "Boro", "Vento", "Terra"};
struct Colour {
    std::string_view code, russian, polish;
};
constexpr Colour kColours[] = {{"BG", "бежевый", "beżowy"},  {"BK", "чёрный", "czarny"},   {"GR", "серый", "szary"},
                               {"BL", "синий", "niebieski"}, {"GN", "зелёный", "zielony"}, {"RD", "красный", "czerwony"}};
constexpr int kClothesSizes[] = {42, 44, 46, 48};
constexpr int kShoeSizes[] = {37, 39, 41, 43};

constexpr std::int64_t kRoublesForZloty = 20;

std::vector<std::string_view> group_names(int shop) {
    std::vector<std::string_view> names;
    for (const Kind& kind : kKinds) {
        const std::string_view name = shop == 0 ? kind.group_russian : kind.group_polish;
        bool known = false;
        for (const std::string_view each : names) known = known || each == name;
        if (!known) names.push_back(name);
    }
    return names;
}

std::size_t group_of(const Kind& kind, int shop) {
    const std::vector<std::string_view> names = group_names(shop);
    for (std::size_t place = 0; place < names.size(); ++place) {
        if (names[place] == (shop == 0 ? kind.group_russian : kind.group_polish)) return place;
    }
    return 0;
}

// The price a shop would print: ends in 90 roubles or 99 groszy.
Price shelf_price(Chance& chance, const Kind& kind, int shop) {
    const std::int64_t roubles = chance.between(kind.cheapest / 100, kind.dearest / 100) * 100 - 10;
    if (shop == 0) return roubles * kPriceScale;
    return roubles / kRoublesForZloty * kPriceScale + kPriceScale * 99 / 100;
}

Json property(std::string_view name, std::string_view value) {
    Json json = Json::object();
    json.set("name", name);
    json.set("value", value);
    return json;
}

struct Variant {
    const Colour* colour = nullptr;
    int size = 0;
};

std::vector<Variant> variants_of(Chance& chance, const Kind& kind) {
    std::vector<Variant> variants;
    const std::int64_t colours = kind.coloured ? chance.between(1, 2) : 1;
    const std::int64_t first = chance.below(static_cast<std::int64_t>(std::size(kColours)));
    for (std::int64_t at = 0; at < colours; ++at) {
        const Colour* colour = kind.coloured ? &kColours[static_cast<std::size_t>(first + at) % std::size(kColours)] : nullptr;
        if (!kind.sized) {
            variants.push_back({colour, 0});
            continue;
        }
        for (const int size : kind.picture == "shoe" ? kShoeSizes : kClothesSizes) variants.push_back({colour, size});
    }
    return variants;
}

catalog::Offer make_offer(Chance& chance, const Kind& kind, int shop, int number, const Variant& variant, std::string name, Price price,
                          const GoodsPlace& place) {
    catalog::Offer offer;
    offer.catalogue_id = place.catalogue_id;
    offer.external_id = std::to_string(shop * 1000 + number);
    offer.article = fmt::format("{}-{:03}", kind.code, number);
    if (variant.colour != nullptr) {
        name += fmt::format(", {}", shop == 0 ? variant.colour->russian : variant.colour->polish);
        offer.article += fmt::format("-{}", variant.colour->code);
        offer.external_id += fmt::format("#{}", variant.colour->code);
        offer.properties.set("color", property(shop == 0 ? "Цвет" : "Kolor", shop == 0 ? variant.colour->russian : variant.colour->polish));
    }
    if (variant.size != 0) {
        name += fmt::format(", {}", variant.size);
        offer.article += fmt::format("-{}", variant.size);
        offer.external_id += fmt::format("_{}", variant.size);
        offer.properties.set("size", property(shop == 0 ? "Размер" : "Rozmiar", std::to_string(variant.size)));
    }
    offer.name = std::move(name);
    offer.barcodes = {fmt::format("46{:010}", chance.below(10'000'000'000))};
    offer.weight = kind.grams;
    offer.vat_rate = shop == 0 ? "20.00" : "23.00";
    offer.unit_id = place.unit_id;
    offer.pictures = {fmt::format("/ui/pictures/{}-{}{}.svg", kind.picture, number, variant.colour == nullptr ? "" : variant.colour->code)};
    offer.purchase_price = price * chance.between(45, 70) / 100 / kPriceScale * kPriceScale;
    offer.prices = {{place.price_type_id, 0, price}};
    offer.created_at = offer.updated_at = place.created_at;
    return offer;
}

}  // namespace

std::vector<catalog::ProductGroup> make_groups(int shop, std::int64_t catalogue_id) {
    std::vector<catalog::ProductGroup> groups;
    for (const std::string_view name : group_names(shop)) {
        catalog::ProductGroup group;
        group.catalogue_id = catalogue_id;
        group.external_id = std::to_string(groups.size() + 1);
        group.name = name;
        groups.push_back(std::move(group));
    }
    return groups;
}

std::vector<catalog::Product> make_products(const Chance& chance, int shop, const GoodsPlace& place,
                                            const std::vector<std::int64_t>& group_ids) {
    std::vector<catalog::Product> products;
    for (int number = 1; number <= kProductsOfShop; ++number) {
        Chance own = chance.of(kProducts, static_cast<std::uint64_t>(shop * 10'000 + number));
        const Kind& kind = kKinds[static_cast<std::size_t>(number) % std::size(kKinds)];
        catalog::Product product;
        product.catalogue_id = place.catalogue_id;
        product.external_id = std::to_string(shop * 1000 + number);
        product.name = fmt::format(
            "{} {}", shop == 0 ? kind.russian : kind.polish,
            fmt::format(fmt::runtime(shop == 0 ? "«{}»" : "„{}”"), kLines[static_cast<std::size_t>(number / 12) % std::size(kLines)]));
        product.article = fmt::format("{}-{:03}", kind.code, number);
        product.picture = fmt::format("/ui/pictures/{}-{}.svg", kind.picture, number);
        product.url = fmt::format("https://{}.example/goods/{}", shop == 0 ? "okno-shop" : "okno-sklep", product.external_id);
        product.manufacturer = kLines[static_cast<std::size_t>(own.below(static_cast<std::int64_t>(std::size(kLines))))];
        product.groups = {group_ids[group_of(kind, shop)]};
        product.popular = own.percent(10);
        product.novelty = own.percent(8);
        product.created_at = product.updated_at = place.created_at;
        const Price price = shelf_price(own, kind, shop);
        for (const Variant& variant : variants_of(own, kind)) {
            product.offers.push_back(make_offer(own, kind, shop, number, variant, product.name, price, place));
        }
        products.push_back(std::move(product));
    }
    return products;
}

std::vector<stock::Balance> make_balances(const Chance& chance, const std::vector<catalog::Product>& products, const GoodsPlace& place) {
    std::vector<stock::Balance> balances;
    for (const catalog::Product& product : products) {
        for (const catalog::Offer& offer : product.offers) {
            Chance own = chance.of(kStock, static_cast<std::uint64_t>(offer.id));
            for (const std::int64_t store : place.store_ids) {
                stock::Balance balance;
                balance.offer_id = offer.id;
                balance.store_id = store;
                balance.quantity = own.percent(14) ? 0 : own.between(1, 24) * kQuantityScale;
                balance.purchase_price = offer.purchase_price;
                balances.push_back(balance);
            }
        }
    }
    return balances;
}

}  // namespace okno::app
