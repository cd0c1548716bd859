// SPDX-License-Identifier: Apache-2.0
#include "modules/references/reference_facts.h"

#include <algorithm>

namespace okno::references {

namespace {

constexpr Fact kDefaultForApi{"default_for_api", FactType::flag};
constexpr Fact kSites{"sites", FactType::codes, "site"};

constexpr Fact kOrderType[] = {kDefaultForApi};
constexpr Fact kOrderMethod[] = {kDefaultForApi, {"from_pos", FactType::flag}};
constexpr Fact kPaymentType[] = {kDefaultForApi,
                                 kSites,
                                 {"delivery_types", FactType::codes, "delivery_type"},
                                 {"payment_statuses", FactType::codes, "payment_status"},
                                 {"default_status", FactType::code, "payment_status"}};
constexpr Fact kPaymentStatus[] = {
    kDefaultForApi, {"payment_complete", FactType::flag}, {"group", FactType::text}, {"payment_types", FactType::codes, "payment_type"}};
constexpr Fact kDeliveryType[] = {kSites,
                                  {"default_cost", FactType::amount},
                                  {"default_net_cost", FactType::amount},
                                  {"currency", FactType::text},
                                  {"vat_rate", FactType::text},
                                  {"payment_types", FactType::codes, "payment_type"},
                                  {"cod_payment_types", FactType::codes, "payment_type"},
                                  {"integration_code", FactType::text},
                                  {"default_tariff_code", FactType::text},
                                  {"default_tariff_type", FactType::text},
                                  {"default_tariff_name", FactType::text},
                                  {"dynamic_cost", FactType::flag},
                                  {"auto_cost", FactType::flag},
                                  {"auto_net_cost", FactType::flag},
                                  {"cost_by_region_weight_sum", FactType::flag},
                                  {"cost_by_date_time", FactType::flag}};
constexpr Fact kDeliveryService[] = {{"delivery_type", FactType::code, "delivery_type"}};
constexpr Fact kStore[] = {{"type", FactType::text},   {"inventory_type", FactType::text}, {"external_id", FactType::text},
                           {"xml_id", FactType::text}, {"email", FactType::text},          {"contact", FactType::text},
                           {"phone", FactType::text},  {"address", FactType::object},      {"work_time", FactType::object}};
constexpr Fact kPriceType[] = {{"promo", FactType::flag},
                               {"currency", FactType::text},
                               {"filter_expression", FactType::text},
                               {"geo", FactType::list},
                               {"groups", FactType::list}};
constexpr Fact kUnit[] = {{"sym", FactType::text}};
constexpr Fact kProductStatus[] = {{"order_status_by_product_status", FactType::code, "status"},
                                   {"order_status_for_product_status", FactType::code, "status"},
                                   {"cancel", FactType::flag}};
constexpr Fact kLegalEntity[] = {{"contragent_type", FactType::text},
                                 {"legal_name", FactType::text},
                                 {"legal_address", FactType::text},
                                 {"inn", FactType::text},
                                 {"okpo", FactType::text},
                                 {"kpp", FactType::text},
                                 {"ogrn", FactType::text},
                                 {"ogrnip", FactType::text},
                                 {"certificate_number", FactType::text},
                                 {"certificate_date", FactType::text},
                                 {"bik", FactType::text},
                                 {"bank", FactType::text},
                                 {"bank_address", FactType::text},
                                 {"corr_account", FactType::text},
                                 {"bank_account", FactType::text},
                                 {"country_iso", FactType::text},
                                 {"vat_rate", FactType::text}};
constexpr Fact kCourier[] = {{"first_name", FactType::text},
                             {"last_name", FactType::text},
                             {"patronymic", FactType::text},
                             {"email", FactType::text},
                             {"phone", FactType::text}};
constexpr Fact kCurrency[] = {
    {"rate", FactType::integer}, {"auto_convert", FactType::flag}, {"extra_percent", FactType::integer}, {"nominal", FactType::integer}};

const Json* fact_of(const ReferenceItem& item, std::string_view fact) { return item.extra.is_object() ? item.extra.find(fact) : nullptr; }

}  // namespace

std::span<const Fact> facts_of(Book book) {
    switch (book) {
        case Book::order_type: return kOrderType;
        case Book::order_method: return kOrderMethod;
        case Book::payment_type: return kPaymentType;
        case Book::payment_status: return kPaymentStatus;
        case Book::delivery_type: return kDeliveryType;
        case Book::delivery_service: return kDeliveryService;
        case Book::store: return kStore;
        case Book::price_type: return kPriceType;
        case Book::unit: return kUnit;
        case Book::product_status: return kProductStatus;
        case Book::legal_entity: return kLegalEntity;
        case Book::courier: return kCourier;
        case Book::currency: return kCurrency;
        case Book::cancel_reason: return {};
    }
    return {};
}

const Fact* find_fact(Book book, std::string_view name) {
    for (const Fact& fact : facts_of(book)) {
        if (fact.name == name) return &fact;
    }
    return nullptr;
}

bool flag(const ReferenceItem& item, std::string_view fact) {
    const Json* value = fact_of(item, fact);
    return value != nullptr && value->is_bool() && value->as_bool();
}

std::string text(const ReferenceItem& item, std::string_view fact) {
    const Json* value = fact_of(item, fact);
    return value != nullptr && value->is_string() ? value->as_string() : std::string();
}

std::int64_t integer(const ReferenceItem& item, std::string_view fact, std::int64_t otherwise) {
    const Json* value = fact_of(item, fact);
    return value == nullptr ? otherwise : value->to_int().value_or(otherwise);
}

std::vector<std::string> codes(const ReferenceItem& item, std::string_view fact) {
    std::vector<std::string> codes;
    const Json* value = fact_of(item, fact);
    if (value == nullptr || !value->is_array()) return codes;
    for (const Json& code : value->as_array()) {
        if (code.is_string()) codes.push_back(code.as_string());
    }
    return codes;
}

Minor amount(const ReferenceItem& item, std::string_view fact, int decimals) {
    const Json* value = fact_of(item, fact);
    if (value == nullptr || !value->is_number()) return 0;
    return parse_scaled(value->digits(), decimals).value_or(0);
}

bool payment_complete(const ReferenceItem& payment_status) { return flag(payment_status, "payment_complete"); }

Rate rate(const ReferenceItem& currency) { return integer(currency, "rate", kRateScale); }

bool serves_site(const ReferenceItem& payment_or_delivery_type, std::string_view site_code) {
    const Json* sites = fact_of(payment_or_delivery_type, "sites");
    if (sites == nullptr || !sites->is_array() || sites->as_array().empty()) return true;
    const JsonArray& codes = sites->as_array();
    return std::any_of(codes.begin(), codes.end(),
                       [site_code](const Json& code) { return code.is_string() && code.as_string() == site_code; });
}

}  // namespace okno::references
