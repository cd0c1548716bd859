// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <functional>
#include <string_view>
#include <unordered_map>

#include "core/sql_search.h"
#include "modules/catalog/find_offers.h"

namespace okno::catalog {

namespace {

constexpr std::size_t kKeysAtOnce = 256;

FoundOffer read_found(const db::Row& row) {
    db::Columns columns(row);
    FoundOffer offer;
    offer.id = columns.integer();
    offer.product_id = columns.integer();
    offer.external_id = columns.text();
    offer.xml_id = columns.text();
    offer.name = columns.text();
    offer.article = columns.text();
    offer.barcode = columns.text();
    offer.picture = columns.text();
    offer.vat_rate = columns.text();
    offer.unit_id = columns.integer();
    offer.weight = columns.integer();
    offer.price = columns.maybe_integer();
    offer.purchase_price = columns.maybe_integer();
    offer.quantity = columns.integer();
    offer.active = columns.flag();
    return offer;
}

// One statement for all keys of one kind. An xml id may be shared: the active one first, then the oldest.
void look_up(db::Connection& connection, const references::Site& site, std::int64_t price_type_id, std::string_view column,
             const std::vector<db::Param>& values, const std::function<void(FoundOffer&&)>& found) {
    for (std::size_t from = 0; from < values.size(); from += kKeysAtOnce) {
        std::vector<db::Param> params = {site.catalogue_id, price_type_id, site.id};
        const std::size_t count = std::min(kKeysAtOnce, values.size() - from);
        params.insert(params.end(), values.begin() + static_cast<std::ptrdiff_t>(from),
                      values.begin() + static_cast<std::ptrdiff_t>(from + count));
        params.resize(3 + padded(count), params.back());
        connection.each(
            fmt::format(
                "SELECT o.id, o.product_id, o.external_id, o.xml_id, o.name, o.article, o.barcode, o.picture, o.vat_rate, o.unit_id,"
                " o.weight, COALESCE(own.price, common.price), o.purchase_price, o.quantity, o.active FROM offers o"
                " LEFT JOIN offer_prices own ON own.offer_id = o.id AND own.price_type_id = $2 AND own.site_id = $3"
                " LEFT JOIN offer_prices common ON common.offer_id = o.id AND common.price_type_id = $2 AND common.site_id = 0"
                " WHERE o.catalogue_id = $1 AND o.deleted_at IS NULL AND o.{} IN ({}) ORDER BY o.active DESC, o.id",
                column, placeholders(4, params.size() - 3)),
            params, [&](const db::Row& row) { found(read_found(row)); });
    }
}

}  // namespace

std::vector<std::optional<FoundOffer>> find_offers(db::Connection& connection, const references::Site& site,
                                                   const std::vector<OfferKey>& keys, std::int64_t price_type_id) {
    std::vector<db::Param> ids, external_ids, xml_ids;
    for (const OfferKey& key : keys) {
        if (key.id != 0) {
            ids.emplace_back(key.id);
        } else if (!key.external_id.empty()) {
            external_ids.emplace_back(key.external_id);
        } else if (!key.xml_id.empty()) {
            xml_ids.emplace_back(key.xml_id);
        }
    }
    std::unordered_map<std::int64_t, FoundOffer> by_id;
    std::unordered_map<std::string, FoundOffer> by_external_id, by_xml_id;
    look_up(connection, site, price_type_id, "id", ids, [&](FoundOffer&& offer) { by_id.try_emplace(offer.id, offer); });
    look_up(connection, site, price_type_id, "external_id", external_ids,
            [&](FoundOffer&& offer) { by_external_id.try_emplace(offer.external_id, offer); });
    look_up(connection, site, price_type_id, "xml_id", xml_ids, [&](FoundOffer&& offer) { by_xml_id.try_emplace(offer.xml_id, offer); });

    const auto taken = [](const auto& map, const auto& key) -> std::optional<FoundOffer> {
        const auto at = map.find(key);
        return at == map.end() ? std::nullopt : std::optional<FoundOffer>(at->second);
    };
    std::vector<std::optional<FoundOffer>> answer;
    answer.reserve(keys.size());
    for (const OfferKey& key : keys) {
        if (key.id != 0) {
            answer.push_back(taken(by_id, key.id));
        } else if (!key.external_id.empty()) {
            answer.push_back(taken(by_external_id, key.external_id));
        } else if (!key.xml_id.empty()) {
            answer.push_back(taken(by_xml_id, key.xml_id));
        } else {
            answer.emplace_back();
        }
    }
    return answer;
}

}  // namespace okno::catalog
