// SPDX-License-Identifier: Apache-2.0
#include "faces/api_v5/goods_filter.h"

#include <algorithm>
#include <set>

namespace okno::api_v5 {

namespace {

constexpr int kPriceDecimals = 4;
constexpr int kQuantityDecimals = 3;
constexpr std::int64_t kNoCatalogue = -1;  // finds nothing, where an empty list would find everything

// Of the shops that are seen: those of filter[sites] and among filter[catalogs], as far as they are said.
std::vector<std::int64_t> read_catalogues(const FilterFields& fields, const Call& call) {
    const std::vector<std::string> codes = fields.texts("sites");
    const std::vector<std::int64_t> asked = fields.integers("catalogs");
    for (const std::string& code : codes) {
        if (call.books->site(std::string_view(code)) == nullptr) fields.problem("sites", "error.unknown", {{"value", code}});
    }
    std::set<std::int64_t> found;
    for (const references::Site* site : call.books->sites_of(call.context.actor)) {
        const bool named = codes.empty() || std::find(codes.begin(), codes.end(), site->code) != codes.end();
        const bool among = asked.empty() || std::find(asked.begin(), asked.end(), site->catalogue_id) != asked.end();
        if (named && among) found.insert(site->catalogue_id);
    }
    if (found.empty()) found.insert(kNoCatalogue);
    return {found.begin(), found.end()};
}

std::int64_t read_price_type(const FilterFields& fields, const references::Books& books) {
    const std::optional<std::string> code = fields.text("priceType");
    const references::ReferenceItem* type =
        code ? books.item(references::Book::price_type, *code) : books.default_item(references::Book::price_type);
    if (code && type == nullptr) fields.problem("priceType", "error.unknown", {{"value", *code}});
    return type == nullptr ? 0 : type->id;
}

std::optional<int> read_level(const FilterFields& fields, std::string_view name) {
    const std::optional<std::int64_t> level = fields.integer(name);
    return level ? std::optional(static_cast<int>(std::clamp<std::int64_t>(*level, -1, 1000))) : std::nullopt;
}

}  // namespace

catalog::ProductFilter read_product_filter(const Call& call) {
    Problems problems;
    const FilterFields fields = call.filter(problems);
    catalog::ProductFilter filter;
    filter.catalogues = read_catalogues(fields, call);
    filter.ids = fields.integers("ids");
    filter.offer_ids = fields.integers("offerIds");
    filter.groups = fields.integers("groups");
    filter.name = fields.text("name").value_or("");
    filter.external_id = fields.text("externalId").value_or("");
    filter.xml_id = fields.text("offerXmlId").value_or(fields.text("xmlId").value_or(""));
    filter.url = fields.text("url").value_or("");
    filter.url_like = fields.text("urlLike").value_or("");
    filter.manufacturer = fields.text("manufacturer").value_or("");
    filter.active = fields.flag("active");
    filter.popular = fields.flag("popular");
    filter.novelty = fields.flag("novelty");
    filter.recommended = fields.flag("recommended");
    filter.in_stock = fields.flag("stock");
    filter.price_min = fields.scaled("minPrice", kPriceDecimals);
    filter.price_max = fields.scaled("maxPrice", kPriceDecimals);
    filter.quantity_min = fields.scaled("minQuantity", kQuantityDecimals);
    filter.quantity_max = fields.scaled("maxQuantity", kQuantityDecimals);
    filter.after_id = fields.integer("sinceId");
    fields.refuse_others();
    problems.throw_if_any();
    return filter;
}

catalog::OfferFilter read_offer_filter(const Call& call) {
    Problems problems;
    const FilterFields fields = call.filter(problems);
    catalog::OfferFilter filter;
    filter.catalogues = read_catalogues(fields, call);
    filter.ids = fields.integers("ids");
    filter.groups = fields.integers("groups");
    filter.external_ids = fields.texts("externalIds");
    filter.xml_ids = fields.texts("xmlIds");
    filter.name = fields.text("name").value_or("");
    filter.active = fields.flag("active");
    filter.price_type_id = read_price_type(fields, *call.books);
    filter.price_min = fields.scaled("minPrice", kPriceDecimals);
    filter.price_max = fields.scaled("maxPrice", kPriceDecimals);
    filter.quantity_min = fields.scaled("minQuantity", kQuantityDecimals);
    filter.quantity_max = fields.scaled("maxQuantity", kQuantityDecimals);
    filter.after_id = fields.integer("sinceId");
    fields.refuse_others();
    problems.throw_if_any();
    return filter;
}

InventoryFilter read_inventory_filter(const Call& call) {
    Problems problems;
    const FilterFields fields = call.filter(problems);
    InventoryFilter filter;
    filter.offers.catalogues = read_catalogues(fields, call);
    filter.offers.ids = fields.integers("ids");
    filter.offers.external_ids = fields.texts("offerExternalId");
    filter.offers.xml_ids = fields.texts("offerXmlId");
    filter.offers.articles = fields.texts("offerArticle");
    filter.offers.product_articles = fields.texts("productArticle");
    filter.offers.product_external_id = fields.text("productExternalId").value_or("");
    filter.offers.active = fields.flag("offerActive");
    filter.offers.product_active = fields.flag("productActive");
    filter.details = fields.flag("details").value_or(false);
    fields.refuse_others();
    problems.throw_if_any();
    return filter;
}

catalog::GroupFilter read_group_filter(const Call& call) {
    Problems problems;
    const FilterFields fields = call.filter(problems);
    catalog::GroupFilter filter;
    filter.catalogues = read_catalogues(fields, call);
    filter.ids = fields.integers("ids");
    filter.parent_id = fields.integer("parentGroupId");
    filter.active = fields.flag("active");
    filter.level_min = read_level(fields, "minLevel");
    filter.level_max = read_level(fields, "maxLevel");
    fields.refuse_others();
    problems.throw_if_any();
    return filter;
}

}  // namespace okno::api_v5
