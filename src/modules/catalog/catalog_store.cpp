// SPDX-License-Identifier: Apache-2.0
#include "modules/catalog/catalog_store.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/sql_insert.h"
#include "core/sql_search.h"
#include "modules/catalog/catalog_search.h"

namespace okno::catalog {

namespace {

// SQLite finds parameters by name in a list: the cost of a statement grows with the square of their number.
constexpr std::size_t kRowsAtOnce = 16;

constexpr std::string_view kProductColumns =
    "version, catalogue_id, type, external_id, name, article, url, picture, description, manufacturer, properties, active, popular, "
    "novelty,"
    " recommended, markable, created_at, updated_at";
constexpr std::size_t kProductValues = 18;
constexpr std::string_view kOfferColumns =
    "product_id, catalogue_id, external_id, xml_id, name, article, barcode, weight, length, width, height, vat_rate, unit_id, picture, "
    "pictures,"
    " properties, purchase_price, active, created_at, updated_at, article_key, sort_name, search_text";
constexpr std::size_t kOfferValues = 23;

db::Param text_or_null(const std::string& text) { return text.empty() ? db::Param(nullptr) : db::Param(text); }

std::string json_or_nothing(const Json& json) {
    const bool nothing = json.is_null() || (json.is_object() && json.as_object().empty()) || (json.is_array() && json.as_array().empty());
    return nothing ? "" : json.dump();
}

// The texts that parameters of a statement point at.
class Kept {
  public:
    const std::string& keep(std::string text) { return *texts_.emplace_back(std::make_unique<std::string>(std::move(text))); }

  private:
    std::vector<std::unique_ptr<std::string>> texts_;
};

void bind_product(std::vector<db::Param>& params, Kept& kept, const Product& p) {
    const db::Param values[] = {p.version,
                                p.catalogue_id,
                                p.type == ProductType::service,
                                text_or_null(p.external_id),
                                p.name,
                                p.article,
                                p.url,
                                p.picture,
                                p.description,
                                p.manufacturer,
                                text_or_null(kept.keep(json_or_nothing(p.properties))),
                                p.active,
                                p.popular,
                                p.novelty,
                                p.recommended,
                                p.markable,
                                p.created_at,
                                p.updated_at};
    static_assert(std::size(values) == kProductValues);
    params.insert(params.end(), std::begin(values), std::end(values));
}

void bind_offer(std::vector<db::Param>& params, Kept& kept, const Product& product, const Offer& o) {
    Json others = Json::array();
    for (std::size_t i = 1; i < o.pictures.size(); ++i) others.push(o.pictures[i]);
    OfferSearchTexts texts = search_texts(product, o);
    const db::Param values[] = {o.product_id,
                                o.catalogue_id,
                                text_or_null(o.external_id),
                                text_or_null(o.xml_id),
                                o.name,
                                o.article,
                                o.barcodes.empty() ? std::string_view() : std::string_view(o.barcodes.front()),
                                o.weight,
                                o.length,
                                o.width,
                                o.height,
                                o.vat_rate,
                                o.unit_id,
                                o.pictures.empty() ? std::string_view() : std::string_view(o.pictures.front()),
                                text_or_null(kept.keep(json_or_nothing(others))),
                                text_or_null(kept.keep(json_or_nothing(o.properties))),
                                o.purchase_price,
                                o.active,
                                o.created_at,
                                o.updated_at,
                                kept.keep(std::move(texts.article_key)),
                                kept.keep(std::move(texts.sort_name)),
                                kept.keep(std::move(texts.words))};
    static_assert(std::size(values) == kOfferValues);
    params.insert(params.end(), std::begin(values), std::end(values));
}

// "a = $2, b = $3"
std::string assignments(std::string_view columns) {
    std::string set;
    int next = 2;
    for (std::size_t at = 0; at < columns.size();) {
        const std::size_t end = std::min(columns.find(", ", at), columns.size());
        set += fmt::format("{}{} = ${}", set.empty() ? "" : ", ", columns.substr(at, end - at), next++);
        at = end + 2;
    }
    return set;
}

[[noreturn]] void throw_duplicate(const Error& error) {
    if (error.kind == ErrorKind::conflict && error.message.key == "error.duplicate") throw_conflict("error.catalog.external_id_taken");
    throw;
}

// Calls `insert` with runs of at most kRowsAtOnce rows.
template <typename Row, typename Insert>
void in_runs(const std::vector<Row>& rows, Insert insert) {
    for (std::size_t from = 0; from < rows.size(); from += kRowsAtOnce) {
        insert(std::span<const Row>(rows).subspan(from, std::min(kRowsAtOnce, rows.size() - from)));
    }
}

struct OfferRow {
    const Product* product;
    Offer* offer;
};

void insert_barcodes(db::Connection& connection, const std::vector<OfferRow>& offers) {
    struct Barcode {
        std::int64_t offer_id;
        int position;
        const std::string* text;
    };
    std::vector<Barcode> rows;
    for (const OfferRow& row : offers) {
        for (std::size_t i = 0; i < row.offer->barcodes.size(); ++i)
            rows.push_back({row.offer->id, static_cast<int>(i), &row.offer->barcodes[i]});
    }
    InsertText text("INSERT INTO offer_barcodes (offer_id, position, barcode) VALUES ", 3, "");
    in_runs(rows, [&](std::span<const Barcode> part) {
        std::vector<db::Param> params;
        for (const Barcode& row : part) params.insert(params.end(), {row.offer_id, row.position, *row.text});
        connection.execute(text.of(part.size()), params);
    });
}

void insert_offers(db::Connection& connection, const std::vector<OfferRow>& offers) {
    InsertText text(fmt::format("INSERT INTO offers ({}, quantity) VALUES ", kOfferColumns), kOfferValues + 1);
    in_runs(offers, [&](std::span<const OfferRow> part) {
        std::vector<db::Param> params;
        Kept kept;
        for (const OfferRow& row : part) {
            bind_offer(params, kept, *row.product, *row.offer);
            params.emplace_back(row.offer->quantity);
        }
        take_ids(connection.query(text.of(part.size()), params), part, [](const OfferRow& row, std::int64_t id) { row.offer->id = id; });
    });
    insert_barcodes(connection, offers);
    std::vector<std::pair<std::int64_t, OfferPrice>> prices;
    for (const OfferRow& row : offers) {
        for (const OfferPrice& price : row.offer->prices) prices.emplace_back(row.offer->id, price);
    }
    CatalogStore().set_prices(connection, prices);
}

void insert_group_links(db::Connection& connection, std::int64_t product_id, const std::vector<std::int64_t>& groups) {
    for (std::int64_t group : groups) {
        connection.execute(
            "INSERT INTO product_group_links (product_id, group_id) VALUES ($1, $2) ON CONFLICT (product_id, group_id) DO NOTHING",
            {product_id, group});
    }
}

void update_offer(db::Connection& connection, const Product& product, const Offer& before, Offer& after) {
    static const std::string sql = fmt::format("UPDATE offers SET {} WHERE id = $1", assignments(kOfferColumns));
    Kept kept;
    std::vector<db::Param> params = {after.id};
    bind_offer(params, kept, product, after);
    connection.execute(sql, params);
    if (after.barcodes != before.barcodes) {
        connection.execute("DELETE FROM offer_barcodes WHERE offer_id = $1", {after.id});
        insert_barcodes(connection, {{&product, &after}});
    }
    std::vector<std::pair<std::int64_t, OfferPrice>> prices;
    for (const OfferPrice& price : after.prices) {
        if (std::find(before.prices.begin(), before.prices.end(), price) == before.prices.end()) prices.emplace_back(after.id, price);
    }
    CatalogStore().set_prices(connection, prices);
}

}  // namespace

void CatalogStore::insert(Operation& op, Product& product) const {
    try {
        insert_many(op.connection(), std::span(&product, 1));
    } catch (const Error& error) {
        throw_duplicate(error);
    }
}

void CatalogStore::update(Operation& op, const Product& before, Product& after) const {
    static const std::string sql =
        fmt::format("UPDATE products SET {} WHERE id = $1 AND version = ${}", assignments(kProductColumns), kProductValues + 2);
    db::Connection& connection = op.connection();
    after.version = before.version + 1;
    after.updated_at = op.now();
    Kept kept;
    std::vector<db::Param> params = {after.id};
    bind_product(params, kept, after);
    params.emplace_back(before.version);
    try {
        if (connection.execute(sql, params) == 0) throw_conflict("error.version");
        std::vector<OfferRow> added;
        for (Offer& offer : after.offers) {
            offer.product_id = after.id;
            offer.catalogue_id = after.catalogue_id;
            const auto known =
                std::find_if(before.offers.begin(), before.offers.end(), [&](const Offer& other) { return other.id == offer.id; });
            if (known == before.offers.end()) {
                added.push_back({&after, &offer});
            } else if (!(*known == offer) || before.name != after.name || before.article != after.article ||
                       before.manufacturer != after.manufacturer) {
                offer.updated_at = op.now();
                update_offer(connection, after, *known, offer);
            }
        }
        if (!added.empty()) insert_offers(connection, added);
    } catch (const Error& error) {
        throw_duplicate(error);
    }
    if (after.groups != before.groups) {
        connection.execute("DELETE FROM product_group_links WHERE product_id = $1", {after.id});
        insert_group_links(connection, after.id, after.groups);
    }
}

void CatalogStore::save(Operation& op, ProductGroup& group) const {
    db::Connection& connection = op.connection();
    group.level = group.parent_id == 0
                      ? 0
                      : static_cast<int>(
                            connection.maybe_integer("SELECT level + 1 FROM product_groups WHERE id = $1", {group.parent_id}).value_or(0));
    try {
        if (group.id == 0) {
            group.id = connection
                           .maybe_integer(
                               "INSERT INTO product_groups (catalogue_id, parent_id, external_id, name, description, level, active)"
                               " VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING id",
                               {group.catalogue_id, group.parent_id, text_or_null(group.external_id), group.name, group.description,
                                group.level, group.active})
                           .value_or(0);
        } else {
            connection.execute(
                "UPDATE product_groups SET parent_id = $2, external_id = $3, name = $4, description = $5, level = $6, active = $7 WHERE id "
                "= $1",
                {group.id, group.parent_id, text_or_null(group.external_id), group.name, group.description, group.level, group.active});
        }
    } catch (const Error& error) {
        throw_duplicate(error);
    }
}

void CatalogStore::set_prices(db::Connection& connection, const std::vector<std::pair<std::int64_t, OfferPrice>>& prices) const {
    // PostgreSQL refuses one row twice in one statement, so the last of each is taken first; sorted, so that two uploads lock rows in one
    // order.
    std::vector<std::pair<std::int64_t, OfferPrice>> rows = prices;
    const auto key = [](const auto& row) { return std::tuple(row.first, row.second.price_type_id, row.second.site_id); };
    std::stable_sort(rows.begin(), rows.end(), [&](const auto& a, const auto& b) { return key(a) < key(b); });
    std::vector<std::pair<std::int64_t, OfferPrice>> last;
    for (auto& row : rows) {
        if (!last.empty() && key(last.back()) == key(row)) last.pop_back();
        last.push_back(row);
    }
    InsertText text("INSERT INTO offer_prices (offer_id, price_type_id, site_id, price) VALUES ", 4,
                    " ON CONFLICT (offer_id, price_type_id, site_id) DO UPDATE SET price = excluded.price");
    in_runs(last, [&](std::span<const std::pair<std::int64_t, OfferPrice>> part) {
        std::vector<db::Param> params;
        for (const auto& [offer_id, price] : part) params.insert(params.end(), {offer_id, price.price_type_id, price.site_id, price.price});
        connection.execute(text.of(part.size()), params);
    });
}

void CatalogStore::remove_price(db::Connection& connection, std::int64_t offer_id, std::int64_t price_type_id, std::int64_t site_id) const {
    connection.execute("DELETE FROM offer_prices WHERE offer_id = $1 AND price_type_id = $2 AND site_id = $3",
                       {offer_id, price_type_id, site_id});
}

void CatalogStore::set_purchase_price(db::Connection& connection, std::int64_t offer_id, std::optional<Price> price) const {
    connection.execute("UPDATE offers SET purchase_price = $2 WHERE id = $1", {offer_id, price});
}

void CatalogStore::lock_offers(db::Connection& connection, std::vector<std::int64_t> ids, Moment now) const {
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    for (std::int64_t id : ids) connection.execute("UPDATE offers SET updated_at = $2 WHERE id = $1", {id, now});
}

void CatalogStore::set_quantity(db::Connection& connection, std::int64_t offer_id, Quantity free) const {
    connection.execute("UPDATE offers SET quantity = $2 WHERE id = $1", {offer_id, free});
}

void CatalogStore::insert_many(db::Connection& connection, std::span<Product> products) const {
    InsertText text(fmt::format("INSERT INTO products ({}) VALUES ", kProductColumns), kProductValues);
    for (std::size_t from = 0; from < products.size(); from += kRowsAtOnce) {
        const auto part = products.subspan(from, std::min(kRowsAtOnce, products.size() - from));
        std::vector<db::Param> params;
        Kept kept;
        for (const Product& product : part) bind_product(params, kept, product);
        take_ids(connection.query(text.of(part.size()), params), part, [](Product& product, std::int64_t id) { product.id = id; });
        std::vector<OfferRow> offers;
        for (Product& product : part) {
            insert_group_links(connection, product.id, product.groups);
            for (Offer& offer : product.offers) {
                offer.product_id = product.id;
                offer.catalogue_id = product.catalogue_id;
                offers.push_back({&product, &offer});
            }
        }
        insert_offers(connection, offers);
    }
}

}  // namespace okno::catalog
