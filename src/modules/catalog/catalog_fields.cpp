// SPDX-License-Identifier: Apache-2.0
#include "modules/catalog/catalog_fields.h"

#include "modules/catalog/catalog_rights.h"

namespace okno::catalog {

namespace {

Json text_or_null(const std::string& text) { return text.empty() ? Json() : Json(text); }

template <typename Record, std::string Record::*member>
Field<Record> text(std::string_view name, std::string_view api, std::string_view history, FieldType type = FieldType::text) {
    return {FieldFacts{.name = name, .type = type, .api_name = api, .history_name = history},
            [](const Record& r) { return text_or_null(r.*member); },
            [](Record& r, const Json& v) { r.*member = v.is_string() ? v.as_string() : ""; }};
}

template <typename Record, bool Record::*member>
Field<Record> flag(std::string_view name, std::string_view api, std::string_view history) {
    return {FieldFacts{.name = name, .type = FieldType::flag, .api_name = api, .history_name = history},
            [](const Record& r) { return Json(r.*member); }, [](Record& r, const Json& v) { r.*member = v.is_bool() && v.as_bool(); }};
}

template <std::int64_t Offer::*member>
Field<Offer> whole(std::string_view name, std::string_view api, std::string_view history) {
    return {FieldFacts{.name = name, .type = FieldType::integer, .api_name = api, .history_name = history},
            [](const Offer& o) { return Json(o.*member); }, [](Offer& o, const Json& v) { o.*member = v.to_int().value_or(0); }};
}

Field<Offer> purchase_price() {
    return {FieldFacts{.name = "purchase_price",
                       .type = FieldType::price,
                       .api_name = "purchasePrice",
                       .history_name = "purchase_price",
                       .hidden_behind = &catalog_see_purchase_price},
            [](const Offer& o) { return o.purchase_price ? Json::number(format_scaled(*o.purchase_price, 4)) : Json(); },
            [](Offer& o, const Json& v) { o.purchase_price = v.is_number() ? parse_scaled(v.digits(), 4) : std::nullopt; }};
}

}  // namespace

const FieldTable<Product>& product_fields() {
    static const FieldTable<Product> table = {
        text<Product, &Product::external_id>("external_id", "externalId", "external_id"),
        text<Product, &Product::name>("name", "name", "name"),
        text<Product, &Product::article>("article", "article", "article"),
        text<Product, &Product::url>("url", "url", "url"),
        text<Product, &Product::picture>("picture", "imageUrl", "image_url"),
        text<Product, &Product::description>("description", "description", "description", FieldType::long_text),
        text<Product, &Product::manufacturer>("manufacturer", "manufacturer", "manufacturer"),
        flag<Product, &Product::active>("active", "active", "active"),
        flag<Product, &Product::popular>("popular", "popular", "popular"),
        flag<Product, &Product::novelty>("novelty", "novelty", "novelty"),
        flag<Product, &Product::recommended>("recommended", "recommended", "recommended"),
        flag<Product, &Product::markable>("markable", "markable", "markable"),
    };
    return table;
}

const FieldTable<Offer>& offer_fields() {
    static const FieldTable<Offer> table = {
        text<Offer, &Offer::external_id>("offer_external_id", "externalId", "offer.external_id"),
        text<Offer, &Offer::xml_id>("offer_xml_id", "xmlId", "offer.xml_id"),
        text<Offer, &Offer::name>("offer_name", "name", "offer.name"),
        text<Offer, &Offer::article>("offer_article", "article", "offer.article"),
        text<Offer, &Offer::vat_rate>("offer_vat_rate", "vatRate", "offer.vat_rate"),
        whole<&Offer::weight>("offer_weight", "weight", "offer.weight"),
        whole<&Offer::length>("offer_length", "length", "offer.length"),
        whole<&Offer::width>("offer_width", "width", "offer.width"),
        whole<&Offer::height>("offer_height", "height", "offer.height"),
        flag<Offer, &Offer::active>("offer_active", "active", "offer.active"),
        purchase_price(),
    };
    return table;
}

}  // namespace okno::catalog
