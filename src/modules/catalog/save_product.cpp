// SPDX-License-Identifier: Apache-2.0
#include "modules/catalog/save_product.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/error.h"
#include "base/text.h"
#include "modules/catalog/catalog_fields.h"
#include "modules/catalog/catalog_rights.h"
#include "modules/catalog/catalog_store.h"

namespace okno::catalog {

namespace {

constexpr std::size_t kLongestText = 255;
constexpr std::size_t kMostOffers = 1000;

bool is_vat(const std::string& rate) { return rate == "none" || parse_scaled(rate, 2).value_or(-1) >= 0; }

void check_text(Problems& problems, std::string path, std::string& text, bool needed) {
    text = trim(clean_text(text));
    if (needed && text.empty()) problems.add(path, "error.required");
    if (count_characters(text) > kLongestText) problems.add(std::move(path), "error.too_long", {{"most", std::to_string(kLongestText)}});
}

void check_offer(Problems& problems, const std::string& path, Offer& offer, const Product& product) {
    if (offer.name.empty()) offer.name = product.name;
    check_text(problems, path + ".name", offer.name, false);
    check_text(problems, path + ".external_id", offer.external_id, false);
    check_text(problems, path + ".article", offer.article, false);
    if (!is_vat(offer.vat_rate)) problems.add(path + ".vat_rate", "error.vat_rate");
    if (offer.weight < 0 || offer.length < 0 || offer.width < 0 || offer.height < 0) problems.add(path + ".weight", "error.negative");
    if (offer.purchase_price.value_or(0) < 0) problems.add(path + ".purchase_price", "error.negative");
    for (std::size_t i = 0; i < offer.prices.size(); ++i) {
        if (offer.prices[i].price < 0) problems.add(fmt::format("{}.prices[{}]", path, i), "error.negative");
    }
}

void check_product(Product& product) {
    Problems problems;
    check_text(problems, "name", product.name, true);
    check_text(problems, "external_id", product.external_id, false);
    check_text(problems, "article", product.article, false);
    if (product.catalogue_id == 0) problems.add("catalogue", "error.required");
    if (product.offers.size() > kMostOffers) problems.add("offers", "error.too_many", {{"most", std::to_string(kMostOffers)}});
    for (std::size_t i = 0; i < product.offers.size(); ++i) check_offer(problems, fmt::format("offers[{}]", i), product.offers[i], product);
    problems.throw_if_any();
}

// Ids and what only the database knows, by id or external id; offers that the input leaves out are kept as they are.
void join_known(Product& after, const Product& before) {
    after.id = before.id;
    after.created_at = before.created_at;
    for (Offer& offer : after.offers) {
        const auto known = std::find_if(before.offers.begin(), before.offers.end(), [&](const Offer& other) {
            return offer.id != 0 ? other.id == offer.id : !offer.external_id.empty() && other.external_id == offer.external_id;
        });
        if (known == before.offers.end()) {
            offer.id = 0;
            continue;
        }
        offer.id = known->id;
        offer.product_id = known->product_id;
        offer.catalogue_id = known->catalogue_id;
        offer.created_at = known->created_at;
        offer.updated_at = known->updated_at;
        offer.quantity = known->quantity;
    }
    for (const Offer& known : before.offers) {
        const bool named = std::any_of(after.offers.begin(), after.offers.end(), [&](const Offer& offer) { return offer.id == known.id; });
        if (!named) after.offers.push_back(known);
    }
}

void note_offers(Operation& op, const Product& before, const Product& after) {
    for (const Offer& offer : after.offers) {
        Json stub = Json::object();
        stub.set("id", offer.id);
        if (!offer.external_id.empty()) stub.set("externalId", offer.external_id);
        const PartRef part{"offer", offer.id, std::move(stub)};
        const auto known =
            std::find_if(before.offers.begin(), before.offers.end(), [&](const Offer& other) { return other.id == offer.id; });
        if (known == before.offers.end()) {
            op.note(ref(after), {}, &part, "offer", Json(), Json(JsonObject{{"id", Json(offer.id)}}));
        } else {
            op.changed(ref(after), {}, *known, offer, offer_fields(), &part);
        }
    }
}

}  // namespace

Product save_product(const Context& context, Product product) {
    check_product(product);
    const CatalogStore store;
    Operation op(context, catalog_edit);
    db::Connection& connection = op.connection();
    std::int64_t id = product.id;
    if (id == 0 && !product.external_id.empty())
        id = store.product_by_external_id(connection, product.catalogue_id, product.external_id).value_or(0);
    const std::optional<Product> before = id == 0 ? std::nullopt : store.product(connection, id);
    if (id != 0 && (!before || before->catalogue_id != product.catalogue_id)) throw_not_found("error.catalog.product_not_found");

    product.updated_at = op.now();
    if (!before) {
        if (product.created_at == 0) product.created_at = op.now();
        for (Offer& offer : product.offers) offer.created_at = offer.updated_at = op.now();
        store.insert(op, product);
        op.created(ref(product), {}, product, product_fields());
    } else {
        join_known(product, *before);
        for (Offer& offer : product.offers) {
            if (offer.id == 0) offer.created_at = offer.updated_at = op.now();
        }
        store.update(op, *before, product);
        op.changed(ref(product), {}, *before, product, product_fields());
        note_offers(op, *before, product);
        op.touched(ref(product), {}, "changed");
    }
    op.result(ref(product));
    op.commit();
    return product;
}

ProductGroup save_group(const Context& context, ProductGroup group) {
    Problems problems;
    check_text(problems, "name", group.name, true);
    check_text(problems, "external_id", group.external_id, false);
    if (group.catalogue_id == 0) problems.add("catalogue", "error.required");
    problems.throw_if_any();
    const CatalogStore store;
    Operation op(context, catalog_edit);
    const std::vector<ProductGroup> known = store.groups(op.connection(), group.catalogue_id);
    const auto by_id = [&](std::int64_t id) {
        return std::find_if(known.begin(), known.end(), [&](const ProductGroup& other) { return other.id == id; });
    };
    if (group.id == 0 && !group.external_id.empty()) {
        const auto same =
            std::find_if(known.begin(), known.end(), [&](const ProductGroup& other) { return other.external_id == group.external_id; });
        if (same != known.end()) group.id = same->id;
    }
    if (group.id != 0 && by_id(group.id) == known.end()) throw_not_found("error.catalog.group_not_found");
    if (group.parent_id != 0 && by_id(group.parent_id) == known.end()) throw_invalid("parent", "error.catalog.group_not_found");
    // A group may not come to lie inside itself.
    for (std::int64_t above = group.parent_id; above != 0 && group.id != 0;) {
        if (above == group.id) throw_invalid("parent", "error.catalog.group_loop");
        const auto parent = by_id(above);
        above = parent == known.end() ? 0 : parent->parent_id;
    }
    store.save(op, group);
    op.touched({"product_group", group.id}, {}, "changed");
    op.commit();
    return group;
}

}  // namespace okno::catalog
