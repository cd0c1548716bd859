// SPDX-License-Identifier: Apache-2.0
#include "faces/api_v5/goods_uploads.h"

#include <functional>

#include "base/json_fields.h"
#include "base/money.h"
#include "faces/api_v5/answer.h"
#include "faces/api_v5/batch.h"
#include "faces/api_v5/parts_json.h"
#include "modules/catalog/upload_prices.h"
#include "modules/stock/upload_inventories.h"

namespace okno::api_v5 {

namespace {

using references::Book;
using references::ReferenceItem;

constexpr std::size_t kMostOffers = 250;
constexpr std::size_t kMostPrices = 100;  // of one offer, or stores
constexpr Quantity kMostQuantity = 1'000'000'000 * kQuantityScale;
constexpr Price kMostPrice = 1'000'000'000'000 * kPriceScale;

catalog::OfferKey read_key(const JsonFields& offer) {
    catalog::OfferKey key{offer.integer("id").value_or(0), offer.text("externalId").value_or(""), offer.text("xmlId").value_or("")};
    if (key.empty()) offer.problem("externalId", "error.required");
    return key;
}

const ReferenceItem* read_reference(const JsonFields& fields, std::string_view name, Book book, const references::Books& books) {
    const std::string code = fields.text(name).value_or("");
    const ReferenceItem* item = code.empty() ? nullptr : books.item(book, code);
    if (item == nullptr) fields.problem(name, code.empty() ? "error.required" : "error.unknown", {{"value", code}});
    return item;
}

// The list of one offer, capped before it is walked.
bool fits(const JsonFields& offer, std::string_view name) {
    const Json* list = offer.array(name);
    if (list == nullptr || list->as_array().size() <= kMostPrices) return true;
    offer.problem(name, "error.too_many", {{"most", std::to_string(kMostPrices)}});
    return false;
}

stock::OfferInventory read_inventory(const JsonFields& offer, const Call& call, const references::Site& site) {
    stock::OfferInventory inventory{read_key(offer), site.catalogue_id, {}};
    if (!fits(offer, "stores")) return inventory;
    offer.each("stores", [&](const JsonFields& store) {
        const ReferenceItem* place = read_reference(store, "code", Book::store, *call.books);
        const std::optional<Quantity> available = store.scaled("available", 3, kMostQuantity);
        const std::optional<Price> price = store.scaled("purchasePrice", 4, kMostPrice);
        inventory.stores.push_back({place == nullptr ? 0 : place->id, available, price});
    });
    return inventory;
}

catalog::PriceChange read_price(const JsonFields& price, const references::Books& books) {
    const ReferenceItem* type = read_reference(price, "code", Book::price_type, books);
    const bool remove = price.flag("remove").value_or(false);
    const std::optional<Price> amount = price.scaled("price", 4, kMostPrice);
    if (!remove && (!price.has("price") || price.is_null("price"))) price.problem("price", "error.required");
    return {type == nullptr ? 0 : type->id, amount.value_or(0), remove};
}

// The shop of one entry, else that of the request.
const references::Site* read_site(const JsonFields& offer, const Call& call) {
    const std::optional<std::string> code = offer.text("site");
    if (!code || code->empty()) return &call.site();
    for (const references::Site* site : call.books->sites_of(call.context.actor)) {
        if (site->code == *code) return site;
    }
    offer.problem("site", "error.unknown", {{"value", *code}});
    return nullptr;
}

catalog::OfferPrices read_prices(const JsonFields& offer, const Call& call) {
    const references::Site* site = read_site(offer, call);
    catalog::OfferPrices prices{read_key(offer), site == nullptr ? 0 : site->catalogue_id, site == nullptr ? 0 : site->id, {}};
    if (!fits(offer, "prices")) return prices;
    offer.each("prices", [&](const JsonFields& price) { prices.prices.push_back(read_price(price, *call.books)); });
    return prices;
}

// Each record of a list in a form field with its path: "offers[3]".
void each_record(const Call& call, std::string_view field, const std::function<void(const JsonFields&)>& use) {
    const Json records = list_of(call, field, kMostOffers);
    Problems problems;
    std::size_t at = 0;
    for (Json record : records.as_array()) {
        for (const std::string_view list : {"stores", "prices"}) as_list(record, list);
        const JsonFields fields(record, std::string(field) + "[" + std::to_string(at++) + "]", problems);
        if (record.is_object()) use(fields);
    }
    problems.throw_if_any();
}

http::Response processed(std::int64_t count, const std::vector<catalog::OfferKey>& not_found) {
    JsonWriter out = success();
    out.member("processedOffersCount", count).key("notFoundOffers").begin_array();
    for (const catalog::OfferKey& key : not_found) {
        out.begin_object();
        print_id(out, "id", key.id);
        print_text(out, "externalId", key.external_id);
        print_text(out, "xmlId", key.xml_id);
        out.end_object();
    }
    out.end_array();
    return finish(out);
}

http::Response upload_inventories(const Parts&, Call& call) {
    const references::Site& site = call.site();
    std::vector<stock::OfferInventory> offers;
    each_record(call, "offers", [&](const JsonFields& offer) { offers.push_back(read_inventory(offer, call, site)); });
    const stock::UploadedInventories uploaded = stock::upload_inventories(call.context, offers);
    return processed(uploaded.processed, uploaded.not_found);
}

http::Response upload_prices(const Parts&, Call& call) {
    std::vector<catalog::OfferPrices> prices;
    each_record(call, "prices", [&](const JsonFields& offer) { prices.push_back(read_prices(offer, call)); });
    const catalog::UploadedPrices uploaded = catalog::upload_prices(call.context, prices);
    return processed(uploaded.processed, uploaded.not_found);
}

}  // namespace

std::vector<Route> goods_upload_routes() {
    return {
        {"POST", "/api/v5/store/inventories/upload", "store_write", upload_inventories, "Balances of up to 250 offers", "offers"},
        {"POST", "/api/v5/store/prices/upload", "store_write", upload_prices, "Prices of up to 250 offers", "prices"},
    };
}

}  // namespace okno::api_v5
