// SPDX-License-Identifier: Apache-2.0
// The reading side of CatalogStore.
#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>

#include "core/sql_search.h"
#include "modules/catalog/catalog_store.h"

namespace okno::catalog {

namespace {

constexpr std::string_view kProductColumns =
    "version, catalogue_id, type, external_id, name, article, url, picture, description, manufacturer, properties, active, popular, "
    "novelty,"
    " recommended, markable, created_at, updated_at";

std::vector<db::Param> padded_ids(const std::vector<std::int64_t>& ids) {
    std::vector<db::Param> params(ids.begin(), ids.end());
    params.resize(padded(params.size()), params.back());
    return params;
}

Offer read_offer(const db::Row& row) {
    db::Columns columns(row);
    Offer offer;
    offer.id = columns.integer();
    offer.product_id = columns.integer();
    offer.catalogue_id = columns.integer();
    offer.external_id = columns.text();
    offer.xml_id = columns.text();
    offer.name = columns.text();
    offer.article = columns.text();
    columns.skip();
    offer.weight = columns.integer();
    offer.length = columns.integer();
    offer.width = columns.integer();
    offer.height = columns.integer();
    offer.vat_rate = columns.text();
    offer.unit_id = columns.integer();
    if (std::string picture = columns.text(); !picture.empty()) offer.pictures.push_back(std::move(picture));
    if (const std::string others = columns.text(); !others.empty()) {
        const Json list = parse_json(others);
        for (const Json& picture : list.as_array()) offer.pictures.push_back(picture.as_string());
    }
    if (const std::string properties = columns.text(); !properties.empty()) offer.properties = parse_json(properties);
    offer.purchase_price = columns.maybe_integer();
    offer.active = columns.flag();
    offer.created_at = columns.integer();
    offer.updated_at = columns.integer();
    offer.quantity = columns.integer();
    return offer;
}

// `ids` names offers, or products when by_product.
std::vector<Offer> read_offers(db::Connection& connection, const std::vector<std::int64_t>& ids, bool by_product) {
    if (ids.empty()) return {};
    constexpr std::string_view kRead =
        "id, product_id, catalogue_id, external_id, xml_id, name, article, barcode, weight, length, width, height, vat_rate, unit_id, "
        "picture, pictures,"
        " properties, purchase_price, active, created_at, updated_at, quantity";
    std::vector<db::Param> params = padded_ids(ids);
    const std::string list = placeholders(1, params.size());
    std::vector<Offer> found;
    connection.each(fmt::format("SELECT {} FROM offers WHERE {} IN ({}) AND deleted_at IS NULL ORDER BY id", kRead,
                                by_product ? "product_id" : "id", list),
                    params, [&](const db::Row& row) { found.push_back(read_offer(row)); });
    if (found.empty()) return found;
    std::unordered_map<std::int64_t, Offer*> by_id;
    std::vector<std::int64_t> offer_ids;
    for (Offer& offer : found) {
        by_id.emplace(offer.id, &offer);
        offer_ids.push_back(offer.id);
    }
    params = padded_ids(offer_ids);
    const std::string offers = placeholders(1, params.size());
    connection.each(
        fmt::format(
            "SELECT offer_id, price_type_id, site_id, price FROM offer_prices WHERE offer_id IN ({}) ORDER BY offer_id, price_type_id,"
            " site_id",
            offers),
        params, [&](const db::Row& row) {
            by_id.at(row.integer(0))->prices.push_back({row.integer(1), row.integer(2), row.integer(3)});
        });
    connection.each(fmt::format("SELECT offer_id, barcode FROM offer_barcodes WHERE offer_id IN ({}) ORDER BY offer_id, position", offers),
                    params, [&](const db::Row& row) { by_id.at(row.integer(0))->barcodes.emplace_back(row.text(1)); });
    return found;
}

template <typename Record>
void sort_as(std::vector<Record>& records, const std::vector<std::int64_t>& ids) {
    std::unordered_map<std::int64_t, std::size_t> places;
    for (std::size_t i = 0; i < ids.size(); ++i) places.emplace(ids[i], i);
    std::sort(records.begin(), records.end(), [&](const Record& a, const Record& b) { return places.at(a.id) < places.at(b.id); });
}

Product read_product(const db::Row& row) {
    db::Columns columns(row);
    Product product;
    product.id = columns.integer();
    product.version = columns.integer();
    product.catalogue_id = columns.integer();
    product.type = columns.flag() ? ProductType::service : ProductType::product;
    product.external_id = columns.text();
    product.name = columns.text();
    product.article = columns.text();
    product.url = columns.text();
    product.picture = columns.text();
    product.description = columns.text();
    product.manufacturer = columns.text();
    if (const std::string properties = columns.text(); !properties.empty()) product.properties = parse_json(properties);
    product.active = columns.flag();
    product.popular = columns.flag();
    product.novelty = columns.flag();
    product.recommended = columns.flag();
    product.markable = columns.flag();
    product.created_at = columns.integer();
    product.updated_at = columns.integer();
    return product;
}

std::vector<ProductGroup> read_groups(db::Connection& connection, std::string_view condition, db::Params params) {
    std::vector<ProductGroup> found;
    connection.each(fmt::format("SELECT id, catalogue_id, parent_id, external_id, name, description, level, active FROM product_groups"
                                " WHERE deleted_at IS NULL AND {}",
                                condition),
                    params, [&](const db::Row& row) {
                        db::Columns columns(row);
                        ProductGroup& group = found.emplace_back();
                        group.id = columns.integer();
                        group.catalogue_id = columns.integer();
                        group.parent_id = columns.integer();
                        group.external_id = columns.text();
                        group.name = columns.text();
                        group.description = columns.text();
                        group.level = static_cast<int>(columns.integer());
                        group.active = columns.flag();
                    });
    return found;
}

}  // namespace

std::optional<Product> CatalogStore::product(db::Connection& connection, std::int64_t id) const {
    std::vector<Product> found = products(connection, {id});
    if (found.empty()) return std::nullopt;
    return std::move(found.front());
}

std::optional<std::int64_t> CatalogStore::product_by_external_id(db::Connection& connection, std::int64_t catalogue_id,
                                                                 std::string_view external_id) const {
    return connection.maybe_integer("SELECT id FROM products WHERE catalogue_id = $1 AND external_id = $2 AND deleted_at IS NULL",
                                    {catalogue_id, external_id});
}

std::vector<Product> CatalogStore::products(db::Connection& connection, const std::vector<std::int64_t>& ids) const {
    if (ids.empty()) return {};
    const std::vector<db::Param> params = padded_ids(ids);
    const std::string list = placeholders(1, params.size());
    std::vector<Product> found;
    connection.each(fmt::format("SELECT id, {} FROM products WHERE id IN ({}) AND deleted_at IS NULL", kProductColumns, list), params,
                    [&](const db::Row& row) { found.push_back(read_product(row)); });
    std::unordered_map<std::int64_t, Product*> by_id;
    for (Product& product : found) by_id.emplace(product.id, &product);
    connection.each(
        fmt::format("SELECT product_id, group_id FROM product_group_links WHERE product_id IN ({}) ORDER BY product_id, group_id", list),
        params, [&](const db::Row& row) {
            if (const auto at = by_id.find(row.integer(0)); at != by_id.end()) at->second->groups.push_back(row.integer(1));
        });
    for (Offer& offer : read_offers(connection, ids, true)) {
        if (const auto at = by_id.find(offer.product_id); at != by_id.end()) at->second->offers.push_back(std::move(offer));
    }
    sort_as(found, ids);
    return found;
}

std::vector<Offer> CatalogStore::offers(db::Connection& connection, const std::vector<std::int64_t>& ids) const {
    std::vector<Offer> found = read_offers(connection, ids, false);
    sort_as(found, ids);
    return found;
}

std::vector<ProductGroup> CatalogStore::groups(db::Connection& connection, std::int64_t catalogue_id) const {
    const db::Param params[] = {catalogue_id};
    return read_groups(connection, "catalogue_id = $1 ORDER BY level, name, id", params);
}

std::vector<ProductGroup> CatalogStore::groups_by_ids(db::Connection& connection, const std::vector<std::int64_t>& ids) const {
    if (ids.empty()) return {};
    const std::vector<db::Param> params = padded_ids(ids);
    std::vector<ProductGroup> found = read_groups(connection, fmt::format("id IN ({})", placeholders(1, params.size())), params);
    sort_as(found, ids);
    return found;
}

std::vector<std::int64_t> CatalogStore::resolve(db::Connection& connection, std::int64_t catalogue_id,
                                                const std::vector<OfferKey>& keys) const {
    references::Site site;
    site.catalogue_id = catalogue_id;
    std::vector<std::int64_t> ids;
    for (const std::optional<FoundOffer>& offer : find_offers(connection, site, keys, 0)) ids.push_back(offer ? offer->id : 0);
    return ids;
}

}  // namespace okno::catalog
