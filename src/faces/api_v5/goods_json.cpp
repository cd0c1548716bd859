// SPDX-License-Identifier: Apache-2.0
#include "faces/api_v5/goods_json.h"

#include <algorithm>
#include <optional>

#include "base/money.h"
#include "modules/references/reference_facts.h"

namespace okno::api_v5 {

namespace {

using catalog::Offer;
using catalog::OfferPrice;
using catalog::Product;
using references::Book;
using references::ReferenceItem;

constexpr int kPriceDecimals = 4;
constexpr int kQuantityDecimals = 3;

// The price of one type: the shop's own, else that of the whole catalogue.
std::optional<Price> price_of(const Offer& offer, std::int64_t price_type_id, const GoodsSurroundings& around) {
    std::optional<Price> common;
    for (const OfferPrice& price : offer.prices) {
        if (price.price_type_id != price_type_id) continue;
        if (around.site != nullptr && price.site_id == around.site->id) return price.price;
        if (price.site_id == 0 || (around.site == nullptr && !common)) common = price.price;
    }
    return common;
}

std::optional<Price> ordinary_price(const Offer& offer, const GoodsSurroundings& around) {
    const ReferenceItem* base = around.account.books.default_item(Book::price_type);
    return base == nullptr ? std::nullopt : price_of(offer, base->id, around);
}

void print_price(JsonWriter& out, std::string_view name, const std::optional<Price>& price) {
    if (price) print_scaled(out, name, *price, kPriceDecimals);
}

void print_prices(JsonWriter& out, const Offer& offer, const GoodsSurroundings& around) {
    out.key("prices").begin_array();
    for (const ReferenceItem* type : around.account.books.items(Book::price_type)) {
        const std::optional<Price> price = price_of(offer, type->id, around);
        if (!price) continue;
        out.begin_object().member("priceType", type->code);
        print_price(out, "price", price);
        out.member("ordering", type->ordering);
        print_text(out, "currency", references::text(*type, "currency"));
        out.end_object();
    }
    out.end_array();
}

// {"size":{"name":"Size","value":"XL"}} is "size":"XL" to this API; nothing at all is [].
void print_properties(JsonWriter& out, const Json& properties) {
    if (!properties.is_object() || properties.as_object().empty()) {
        out.key("properties").begin_array().end_array();
        return;
    }
    out.key("properties").begin_object();
    for (const auto& [code, property] : properties.as_object()) {
        const Json* value = property.find("value");
        out.member(code, value == nullptr ? property : *value);
    }
    out.end_object();
}

void print_unit(JsonWriter& out, const Offer& offer, const Account& account) {
    const ReferenceItem* unit = account.books.item(Book::unit, offer.unit_id);
    if (unit == nullptr) return;
    out.key("unit").begin_object().member("code", unit->code).member("name", unit->title(account.language));
    out.member("sym", references::text(*unit, "sym")).end_object();
}

// The main shop of a catalogue.
std::string_view site_of(std::int64_t catalogue_id, const GoodsSurroundings& around) {
    const bool own = around.site != nullptr && around.site->catalogue_id == catalogue_id;
    return own ? std::string_view(around.site->code) : around.account.books.site_code(catalogue_id);
}

void print_keys(JsonWriter& out, const Offer& offer) {
    out.member("id", offer.id);
    print_text(out, "externalId", offer.external_id);
    print_text(out, "xmlId", offer.xml_id);
}

void print_offer_members(JsonWriter& out, const Offer& offer, const GoodsSurroundings& around) {
    print_keys(out, offer);
    out.member("name", offer.name).member("active", offer.active);
    print_text(out, "article", offer.article);
    print_text(out, "site", site_of(offer.catalogue_id, around));
    out.key("images").begin_array();
    for (const std::string& picture : offer.pictures) out.string(picture);
    out.end_array();
    print_prices(out, offer, around);
    print_price(out, "purchasePrice", offer.purchase_price);
    print_text(out, "vatRate", offer.vat_rate);
    print_properties(out, offer.properties);
    print_scaled(out, "quantity", offer.quantity, kQuantityDecimals);
    print_id(out, "weight", offer.weight);
    print_id(out, "length", offer.length);
    print_id(out, "width", offer.width);
    print_id(out, "height", offer.height);
    print_unit(out, offer, around.account);
    if (!offer.barcodes.empty()) out.member("barcode", offer.barcodes.front());
}

void print_groups(JsonWriter& out, const Product& product, const GoodsSurroundings& around) {
    out.key("groups").begin_array();
    for (const std::int64_t id : product.groups) {
        out.begin_object().member("id", id);
        const auto group = around.groups.find(id);
        if (group != around.groups.end()) print_text(out, "externalId", group->second.external_id);
        out.end_object();
    }
    out.end_array();
}

void print_range(JsonWriter& out, const Product& product, const GoodsSurroundings& around) {
    std::optional<Price> lowest, highest;
    for (const Offer& offer : product.offers) {
        const std::optional<Price> price = ordinary_price(offer, around);
        if (!price) continue;
        lowest = std::min(lowest.value_or(*price), *price);
        highest = std::max(highest.value_or(*price), *price);
    }
    print_price(out, "minPrice", lowest);
    print_price(out, "maxPrice", highest);
}

void print_product_members(JsonWriter& out, const Product& product, const GoodsSurroundings& around) {
    Quantity quantity = 0;
    for (const Offer& offer : product.offers) quantity = checked_add(quantity, offer.quantity);
    out.member("id", product.id).member("catalogId", product.catalogue_id).member("type", catalog::to_string(product.type));
    print_text(out, "externalId", product.external_id);
    out.member("name", product.name).member("active", product.active);
    print_range(out, product, around);
    print_text(out, "article", product.article);
    print_text(out, "url", product.url);
    print_text(out, "imageUrl", product.picture);
    print_text(out, "description", product.description);
    print_text(out, "manufacturer", product.manufacturer);
    out.member("popular", product.popular).member("stock", quantity > 0).member("novelty", product.novelty);
    out.member("recommended", product.recommended).member("markable", product.markable);
    print_properties(out, product.properties);
    print_groups(out, product, around);
    print_scaled(out, "quantity", quantity, kQuantityDecimals);
    print_moment(out, "updatedAt", product.updated_at, around.account);
}

void print_store(JsonWriter& out, const stock::Balance& balance, const Account& account) {
    out.begin_object().member("store", account.books.code(Book::store, balance.store_id));
    print_scaled(out, "quantity", balance.free(), kQuantityDecimals);
    print_price(out, "purchasePrice", balance.purchase_price);
    out.end_object();
}

}  // namespace

void print_product(JsonWriter& out, const Product& product, const GoodsSurroundings& around) {
    out.begin_object();
    print_product_members(out, product, around);
    out.key("offers").begin_array();
    for (const Offer& offer : product.offers) {
        out.begin_object();
        print_price(out, "price", ordinary_price(offer, around));
        print_offer_members(out, offer, around);
        out.end_object();
    }
    out.end_array().end_object();
}

void print_offer(JsonWriter& out, const Offer& offer, const Product* product, const GoodsSurroundings& around) {
    out.begin_object();
    print_offer_members(out, offer, around);
    if (product != nullptr) {
        out.key("product").begin_object();
        print_product_members(out, *product, around);
        out.end_object();
    }
    out.end_object();
}

void print_inventory(JsonWriter& out, const Offer& offer, std::span<const stock::Balance> balances, bool details,
                     const GoodsSurroundings& around) {
    out.begin_object();
    print_keys(out, offer);
    print_text(out, "site", site_of(offer.catalogue_id, around));
    print_price(out, "purchasePrice", offer.purchase_price);
    print_scaled(out, "quantity", offer.quantity, kQuantityDecimals);
    if (details) {
        out.key("stores").begin_array();
        for (const stock::Balance& balance : balances) print_store(out, balance, around.account);
        out.end_array();
    }
    out.end_object();
}

void print_group(JsonWriter& out, const catalog::ProductGroup& group, const GoodsSurroundings& around) {
    out.begin_object().member("id", group.id);
    print_id(out, "parentId", group.parent_id);
    print_text(out, "site", site_of(group.catalogue_id, around));
    print_text(out, "externalId", group.external_id);
    out.member("name", group.name).member("active", group.active).member("lvl", group.level);
    print_text(out, "description", group.description);
    out.end_object();
}

}  // namespace okno::api_v5
