// SPDX-License-Identifier: Apache-2.0
#include "faces/ui/offers.h"

#include <map>

#include "base/error.h"
#include "core/reader.h"
#include "faces/ui/answer.h"
#include "faces/ui/drawing.h"
#include "faces/ui/printing.h"
#include "modules/catalog/catalog_rights.h"
#include "modules/catalog/search_offers.h"
#include "modules/references/reference_facts.h"

namespace okno::ui {

namespace {

constexpr int kFound = 20;

struct OfferShape {
    const catalog::OfferHit& hit;
    const references::Books& books;
    std::string currency;
    std::vector<stock::Balance> balances;
    bool sees_purchase_price;
};

void print_properties(JsonWriter& out, const OfferShape& of) {
    out.begin_object();
    if (of.hit.properties.is_object()) {
        for (const auto& [code, value] : of.hit.properties.as_object()) {
            const Json* name = value.find("name");
            const Json* text = value.find("value");
            if (value.is_string()) out.member(code, value.as_string());
            if (name != nullptr && text != nullptr && name->is_string() && text->is_string())
                out.member(name->as_string(), text->as_string());
        }
    }
    out.end_object();
}

std::string unit_sign(const OfferShape& of) {
    const references::ReferenceItem* unit = of.books.item(references::Book::unit, of.hit.unit_id);
    return unit == nullptr ? "" : references::text(*unit, "sym");
}

const Shape<OfferShape>& row_shape() {
    using T = OfferShape;
    static const Shape<T> shape = {
        "OfferRow",
        {
            {"id", "Id", [](JsonWriter& out, const T& of) { out.integer(of.hit.id); }},
            {"name", "string", [](JsonWriter& out, const T& of) { out.string(of.hit.name); }},
            {"article", "string", [](JsonWriter& out, const T& of) { out.string(of.hit.article); }},
            {"barcode", "string", [](JsonWriter& out, const T& of) { out.string(of.hit.barcode); }},
            {"picture", "string", [](JsonWriter& out, const T& of) { out.string(of.hit.picture); }},
            {"price", "Decimal | null", [](JsonWriter& out, const T& of) { print_scaled_or_null(out, of.hit.price, 4); }},
            {"currency", "string", [](JsonWriter& out, const T& of) { out.string(of.currency); }},
            {"purchase_price", "Decimal | null",
             [](JsonWriter& out, const T& of) {
                 print_scaled_or_null(out, of.sees_purchase_price ? of.hit.purchase_price : std::nullopt, 4);
             }},
            {"available", "Decimal", [](JsonWriter& out, const T& of) { out.string(format_scaled(of.hit.quantity, 3)); }},
            {"stores", "StoreStock[]", [](JsonWriter& out, const T& of) { print_stores(out, of.balances, of.books); }},
            {"unit", "string", [](JsonWriter& out, const T& of) { out.string(unit_sign(of)); }},
            {"properties", "Record<string, string>", print_properties},
            {"active", "boolean", [](JsonWriter& out, const T& of) { out.boolean(of.hit.active); }},
        }};
    return shape;
}

struct ListShape {
    const std::vector<OfferShape>& rows;
    std::string next;
};

const Shape<ListShape>& list_shape() {
    using T = ListShape;
    static const Shape<T> shape = {"OfferList",
                                   {
                                       {"rows", "OfferRow[]", [](JsonWriter& out, const T& of) { print_all(out, row_shape(), of.rows); }},
                                       {"next", "string | null", print_maybe_text<&T::next>},
                                   }};
    return shape;
}

}  // namespace

http::Response search_offers(const Parts&, Call& call) {
    catalog::OfferSearch search;
    search.q = call.text("q");
    search.barcode = call.text("barcode");
    search.after = call.text("after");
    search.limit = call.limit(kFound);
    const references::Site* site = call.books->site(call.text("site"));
    if (site == nullptr) site = call.books->default_site();
    if (site == nullptr) throw_invalid("site", "error.required");
    search.site_id = site->id;
    search.catalogue_id = site->catalogue_id;
    const references::ReferenceItem* price_type = call.books->default_item(references::Book::price_type);
    search.price_type_id = price_type == nullptr ? 0 : price_type->id;
    Reader reader(call.context, catalog::catalog_view);
    const catalog::OfferHits hits = catalog::search_offers(reader, search);
    std::vector<std::int64_t> ids;
    for (const catalog::OfferHit& hit : hits.rows) ids.push_back(hit.id);
    std::map<std::int64_t, std::vector<stock::Balance>> balances;
    for (const stock::Balance& balance : stock::balances_of(reader.connection(), ids)) balances[balance.offer_id].push_back(balance);
    std::vector<OfferShape> rows;
    const bool sees = call.context.actor.may(catalog::catalog_see_purchase_price);
    for (const catalog::OfferHit& hit : hits.rows) rows.push_back({hit, *call.books, site->currency, balances[hit.id], sees});
    JsonWriter out;
    print(out, list_shape(), ListShape{rows, hits.next});
    return answer(200, out);
}

http::Response show_picture(const Parts&, Call& call) {
    const std::string name = call.route.param("name");
    if (!name.ends_with(".svg")) throw_not_found();
    http::Response response = http::Response::text(200, draw(std::string_view(name).substr(0, name.size() - 4)));
    response.set("Content-Type", "image/svg+xml");
    response.set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'");
    response.set("Cache-Control", "public, max-age=86400");
    return response;
}

std::string describe_offer_shapes() {
    std::string out;
    describe(out, list_shape());
    describe(out, row_shape());
    return out;
}

}  // namespace okno::ui
