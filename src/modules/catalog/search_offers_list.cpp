// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "base/error.h"
#include "base/text.h"
#include "modules/catalog/catalog_rights.h"
#include "modules/catalog/catalog_search.h"
#include "modules/catalog/search_offers.h"

namespace okno::catalog {

namespace {

constexpr int kMostRows = 100;
// With more hits than this the page is taken in the order of names, along its index, instead of sorting them all.
constexpr int kSortable = 2000;

struct Cursor {
    std::int64_t rank = 0, id = 0;
    std::string sort_name;
};

std::optional<std::int64_t> whole(std::string_view text) {
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end == text.data() + text.size() ? std::optional(number) : std::nullopt;
}

// "<rank>.<id>.<sort name>"
Cursor read_cursor(const std::string& text) {
    const std::size_t first = text.find('.');
    const std::size_t second = first == std::string::npos ? std::string::npos : text.find('.', first + 1);
    if (second == std::string::npos) throw_invalid("after", "error.cursor");
    const auto rank = whole(std::string_view(text).substr(0, first));
    const auto id = whole(std::string_view(text).substr(first + 1, second - first - 1));
    if (!rank || !id) throw_invalid("after", "error.cursor");
    return {*rank, *id, text.substr(second + 1)};
}

// Whole article or barcode first, then what is there, then the rest. Worked out for the hits alone.
std::string rank_of(SqlFilter& where, const std::string& q) {
    const std::string key = article_key(q);
    return fmt::format(
        "CASE WHEN o.article_key = {0} OR EXISTS (SELECT 1 FROM offer_barcodes k WHERE k.offer_id = o.id AND k.barcode = {1}) THEN 0"
        " WHEN o.quantity > 0 THEN 1 ELSE 2 END",
        where.bind(std::string_view(key)), where.bind(std::string_view(trim(q))));
}

OfferHit read_hit(const db::Row& row, bool sees_purchase_price) {
    db::Columns columns(row);
    OfferHit hit;
    hit.id = columns.integer();
    hit.product_id = columns.integer();
    hit.name = columns.text();
    hit.article = columns.text();
    hit.barcode = columns.text();
    hit.picture = columns.text();
    hit.vat_rate = columns.text();
    hit.unit_id = columns.integer();
    hit.group_id = columns.integer();
    hit.price = columns.maybe_integer();
    hit.purchase_price = columns.maybe_integer();
    if (!sees_purchase_price) hit.purchase_price.reset();
    hit.quantity = columns.integer();
    const std::string properties = columns.text();
    hit.properties = properties.empty() ? Json::object() : parse_json(properties);
    hit.active = columns.flag();
    return hit;
}

}  // namespace

OfferHits search_offers(Reader& reader, const OfferSearch& search) {
    db::Connection& connection = reader.connection();
    const int rows = std::clamp(search.limit, 1, kMostRows);
    SearchTerm term = article_term(search.q);
    int hits = term.empty() ? kSortable : count_hits(connection, kOfferWords, term, kSortable);
    if (hits == 0) {
        term = word_term(search.q);
        hits = count_hits(connection, kOfferWords, term, kSortable);
    }
    const bool few = !term.empty() && hits < kSortable;

    SqlFilter where;
    std::string from = "offers o", rank = "0";
    if (!search.barcode.empty()) {
        from = "offer_barcodes b CROSS JOIN offers o";
        where.add("b.barcode = ?", {std::string_view(search.barcode)});
        where.add("o.id = b.offer_id");
    }
    if (few) {
        from = fmt::format("({}) h CROSS JOIN {}", hits_sql(connection.engine(), where, kOfferWords, term, kSortable), from);
        where.add("o.id = h.id");
        rank = rank_of(where, search.q);
    } else {
        add_like(where, "o.search_text", term);
    }
    where.add("o.catalogue_id = ?", {search.catalogue_id});
    where.add("o.deleted_at IS NULL");
    if (!search.with_inactive) {
        where.add("o.active = 1");
        where.add("NOT EXISTS (SELECT 1 FROM products q WHERE q.id = o.product_id AND q.active = 0)");
    }
    if (!search.after.empty()) {
        const Cursor cursor = read_cursor(search.after);
        const std::string sort_name = where.bind(std::string_view(cursor.sort_name)), id = where.bind(cursor.id);
        where.add(few ? fmt::format("({}, o.sort_name, o.id) > ({}, {}, {})", rank, cursor.rank, sort_name, id)
                      : fmt::format("(o.sort_name, o.id) > ({}, {})", sort_name, id));
    }
    const std::string type = where.bind(search.price_type_id), site = where.bind(search.site_id);
    const auto order = [&](std::string_view of) { return fmt::format("{}{}.sort_name, {}.id", few ? "rank, " : "", of, of); };
    const std::string sql = fmt::format(
        "SELECT p.id, p.product_id, p.name, p.article, p.barcode, p.picture, p.vat_rate, p.unit_id,"
        " (SELECT MIN(g.group_id) FROM product_group_links g WHERE g.product_id = p.product_id), COALESCE(own.price, common.price), "
        "p.purchase_price,"
        " p.quantity, p.properties, p.active, p.rank, p.sort_name"
        " FROM (SELECT o.*, {0} AS rank FROM {1} {2} ORDER BY {3} LIMIT {4}) p"
        " LEFT JOIN offer_prices own ON own.offer_id = p.id AND own.price_type_id = {5} AND own.site_id = {6}"
        " LEFT JOIN offer_prices common ON common.offer_id = p.id AND common.price_type_id = {5} AND common.site_id = 0 ORDER BY {7}",
        rank, from, where.where(), order("o"), rows + 1, type, site, order("p"));
    const bool sees = reader.context().actor.may(catalog_see_purchase_price);
    OfferHits answer;
    std::string last;
    connection.each(sql, where.params(), [&](const db::Row& row) {
        if (static_cast<int>(answer.rows.size()) == rows) {
            answer.next = last;
            return;
        }
        answer.rows.push_back(read_hit(row, sees));
        last = fmt::format("{}.{}.{}", row.integer(14), answer.rows.back().id, row.text(15));
    });
    return answer;
}

}  // namespace okno::catalog
