// SPDX-License-Identifier: Apache-2.0
#include "modules/catalog/catalog_list.h"

#include <fmt/format.h>

#include <algorithm>

#include "modules/catalog/catalog_rights.h"
#include "modules/catalog/catalog_search.h"
#include "modules/catalog/catalog_store.h"

namespace okno::catalog {

namespace {

constexpr int kEveryHit = 10'000'000;

template <typename T>
void between(SqlFilter& where, std::string_view expression, const std::optional<T>& from, const std::optional<T>& to) {
    if (from) where.add(fmt::format("{} >= {}", expression, where.bind(*from)));
    if (to) where.add(fmt::format("{} <= {}", expression, where.bind(*to)));
}

void flag(SqlFilter& where, std::string_view column, const std::optional<bool>& wanted) {
    if (wanted) where.add(fmt::format("{} = {}", column, *wanted ? 1 : 0));
}

void equal(SqlFilter& where, std::string_view column, const std::string& wanted) {
    if (!wanted.empty()) where.add(fmt::format("{} = {}", column, where.bind(std::string_view(wanted))));
}

struct Ids {
    std::vector<std::int64_t> ids;
    std::int64_t total = 0;
};

Ids numbered(db::Connection& connection, std::string_view from, SqlFilter& where, std::string_view id, int page, int limit) {
    Ids answer;
    answer.total = connection.query(fmt::format("SELECT COUNT(*) FROM {} {}", from, where.where()), where.params())[0].integer(0);
    const std::int64_t skip = (std::max<std::int64_t>(page, 1) - 1) * limit;
    const std::string rows = where.bind(std::int64_t{limit}), offset = where.bind(skip);
    connection.each(fmt::format("SELECT {0} FROM {1} {2} ORDER BY {0} LIMIT {3} OFFSET {4}", id, from, where.where(), rows, offset),
                    where.params(), [&](const db::Row& row) { answer.ids.push_back(row.integer(0)); });
    return answer;
}

// Offers whose names match, as ids for an IN.
std::string matching_offers(db::Connection& connection, SqlFilter& where, const std::string& name) {
    return hits_sql(connection.engine(), where, kOfferWords, word_term(name), kEveryHit);
}

bool says_something(const std::string& name) { return !word_term(name).empty(); }

void hide_purchase_prices(Offer& offer) { offer.purchase_price.reset(); }

}  // namespace

ProductPage number_products(Reader& reader, const ProductFilter& filter, int page, int limit) {
    db::Connection& connection = reader.connection();
    SqlFilter where;
    where.add("p.deleted_at IS NULL");
    if (!filter.ids.empty()) where.any_of("p.id", filter.ids);
    if (!filter.catalogues.empty()) where.any_of("p.catalogue_id", filter.catalogues);
    if (!filter.groups.empty()) {
        SqlFilter& any = where;
        std::string list;
        for (std::int64_t group : filter.groups) list += (list.empty() ? "" : ", ") + any.bind(group);
        where.add(fmt::format("p.id IN (SELECT product_id FROM product_group_links WHERE group_id IN ({}))", list));
    }
    if (!filter.offer_ids.empty()) {
        std::string list;
        for (std::int64_t id : filter.offer_ids) list += (list.empty() ? "" : ", ") + where.bind(id);
        where.add(fmt::format("p.id IN (SELECT product_id FROM offers WHERE id IN ({}))", list));
    }
    if (says_something(filter.name)) {
        where.add(fmt::format("p.id IN (SELECT product_id FROM offers WHERE id IN ({}))", matching_offers(connection, where, filter.name)));
    }
    equal(where, "p.external_id", filter.external_id);
    if (!filter.xml_id.empty()) {
        where.add(fmt::format("EXISTS (SELECT 1 FROM offers o WHERE o.product_id = p.id AND o.deleted_at IS NULL AND o.xml_id = {})",
                              where.bind(std::string_view(filter.xml_id))));
    }
    equal(where, "p.url", filter.url);
    if (!filter.url_like.empty()) where.add("p.url LIKE ?", {std::string_view("%" + filter.url_like + "%")});
    equal(where, "p.manufacturer", filter.manufacturer);
    flag(where, "p.active", filter.active);
    flag(where, "p.popular", filter.popular);
    flag(where, "p.novelty", filter.novelty);
    flag(where, "p.recommended", filter.recommended);
    constexpr std::string_view kQuantity =
        "(SELECT COALESCE(SUM(o.quantity), 0) FROM offers o WHERE o.product_id = p.id AND o.deleted_at IS NULL)";
    if (filter.in_stock) where.add(fmt::format("{} {} 0", kQuantity, *filter.in_stock ? ">" : "<="));
    between(where, kQuantity, filter.quantity_min, filter.quantity_max);
    constexpr std::string_view kOffersPrices =
        "SELECT 1 FROM offers o JOIN offer_prices e ON e.offer_id = o.id WHERE o.product_id = p.id AND o.deleted_at IS NULL";
    if (filter.price_min) where.add(fmt::format("EXISTS ({} AND e.price >= {})", kOffersPrices, where.bind(*filter.price_min)));
    if (filter.price_max) where.add(fmt::format("EXISTS ({} AND e.price <= {})", kOffersPrices, where.bind(*filter.price_max)));
    if (filter.after_id) where.add("p.id > ?", {*filter.after_id});

    const Ids found = numbered(connection, "products p", where, "p.id", page, limit);
    ProductPage answer{CatalogStore().products(connection, found.ids), found.total};
    if (!reader.context().actor.may(catalog_see_purchase_price)) {
        for (Product& product : answer.rows) std::for_each(product.offers.begin(), product.offers.end(), hide_purchase_prices);
    }
    return answer;
}

OfferPage number_offers(Reader& reader, const OfferFilter& filter, int page, int limit) {
    db::Connection& connection = reader.connection();
    SqlFilter where;
    where.add("o.deleted_at IS NULL");
    if (!filter.ids.empty()) where.any_of("o.id", filter.ids);
    if (!filter.catalogues.empty()) where.any_of("o.catalogue_id", filter.catalogues);
    if (!filter.external_ids.empty()) where.any_of("o.external_id", filter.external_ids);
    if (!filter.xml_ids.empty()) where.any_of("o.xml_id", filter.xml_ids);
    if (!filter.articles.empty()) where.any_of("o.article", filter.articles);
    if (!filter.product_articles.empty()) where.any_of("p.article", filter.product_articles);
    equal(where, "p.external_id", filter.product_external_id);
    if (says_something(filter.name)) where.add(fmt::format("o.id IN ({})", matching_offers(connection, where, filter.name)));
    flag(where, "o.active", filter.active);
    flag(where, "p.active", filter.product_active);
    if (!filter.groups.empty()) {
        std::string list;
        for (std::int64_t group : filter.groups) list += (list.empty() ? "" : ", ") + where.bind(group);
        where.add(fmt::format("o.product_id IN (SELECT product_id FROM product_group_links WHERE group_id IN ({}))", list));
    }
    if (filter.price_min || filter.price_max) {
        const std::string prices = fmt::format("(SELECT MIN(e.price) FROM offer_prices e WHERE e.offer_id = o.id AND e.price_type_id = {})",
                                               where.bind(filter.price_type_id));
        between(where, prices, filter.price_min, filter.price_max);
    }
    between(where, "o.quantity", filter.quantity_min, filter.quantity_max);
    if (filter.after_id) where.add("o.id > ?", {*filter.after_id});

    const bool needs_product = !filter.product_articles.empty() || !filter.product_external_id.empty() || filter.product_active;
    const Ids found =
        numbered(connection, needs_product ? "offers o JOIN products p ON p.id = o.product_id" : "offers o", where, "o.id", page, limit);
    OfferPage answer{CatalogStore().offers(connection, found.ids), found.total};
    if (!reader.context().actor.may(catalog_see_purchase_price))
        std::for_each(answer.rows.begin(), answer.rows.end(), hide_purchase_prices);
    return answer;
}

GroupPage number_groups(Reader& reader, const GroupFilter& filter, int page, int limit) {
    db::Connection& connection = reader.connection();
    SqlFilter where;
    where.add("g.deleted_at IS NULL");
    if (!filter.ids.empty()) where.any_of("g.id", filter.ids);
    if (!filter.catalogues.empty()) where.any_of("g.catalogue_id", filter.catalogues);
    if (filter.parent_id) where.add("g.parent_id = ?", {*filter.parent_id});
    flag(where, "g.active", filter.active);
    between(where, "g.level", filter.level_min ? std::optional<std::int64_t>(*filter.level_min) : std::nullopt,
            filter.level_max ? std::optional<std::int64_t>(*filter.level_max) : std::nullopt);
    const Ids found = numbered(connection, "product_groups g", where, "g.id", page, limit);
    return {CatalogStore().groups_by_ids(connection, found.ids), found.total};
}

}  // namespace okno::catalog
