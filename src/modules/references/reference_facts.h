// SPDX-License-Identifier: Apache-2.0
// Which facts an entry of each book carries beside the common fields, and how to read them. Kept in ReferenceItem::extra under these names.
//
// order_type        default_for_api
// order_method      default_for_api, from_pos
// payment_type      default_for_api, delivery_types[], payment_statuses[], sites[] (empty: all), default_status
// payment_status    default_for_api, payment_complete, group ("unpaid", "waiting", "part", "paid", "refused", "refunded"), payment_types[]
// delivery_type     default_cost, default_net_cost, currency, vat_rate, payment_types[], cod_payment_types[], sites[] (empty: all),
// integration_code,
//                   default_tariff_code, default_tariff_type, default_tariff_name, dynamic_cost, auto_cost, auto_net_cost,
//                   cost_by_region_weight_sum, cost_by_date_time
// delivery_service  delivery_type
// store             type, inventory_type, external_id, xml_id, email, contact, phone, address{}, work_time{}
// price_type        promo, currency, filter_expression, geo[], groups[]
// unit              sym
// product_status    order_status_by_product_status, order_status_for_product_status, cancel
// legal_entity      contragent_type, legal_name, legal_address, inn, okpo, kpp, ogrn, ogrnip, certificate_number, certificate_date, bik,
// bank,
//                   bank_address, corr_account, bank_account, country_iso, vat_rate
// courier           first_name, last_name, patronymic, email, phone
// currency          rate (to the base currency ×10⁸), auto_convert, extra_percent (×100), nominal
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/money.h"
#include "modules/references/reference_item.h"

namespace okno::references {

enum class FactType { flag, text, integer, amount, code, codes, object, list };

struct Fact {
    std::string_view name;
    FactType type;
    std::string_view of = {};  // where a code must exist: a book, "status", "site"
};

std::span<const Fact> facts_of(Book book);
const Fact* find_fact(Book book, std::string_view name);

bool flag(const ReferenceItem& item, std::string_view fact);         // false when absent
std::string text(const ReferenceItem& item, std::string_view fact);  // text and code; "" when absent
std::int64_t integer(const ReferenceItem& item, std::string_view fact, std::int64_t otherwise = 0);
std::vector<std::string> codes(const ReferenceItem& item, std::string_view fact);  // empty when absent
// An amount (decimal digits in extra) in minor units of a currency with so many decimals.
Minor amount(const ReferenceItem& item, std::string_view fact, int decimals);

// Those that orders ask at every turn.
bool payment_complete(const ReferenceItem& payment_status);
Rate rate(const ReferenceItem& currency);  // kRateScale when absent
bool serves_site(const ReferenceItem& payment_or_delivery_type, std::string_view site_code);

}  // namespace okno::references
