// SPDX-License-Identifier: Apache-2.0
#include "faces/api_v5/book_json.h"

#include <algorithm>

#include "base/money.h"
#include "modules/references/reference_facts.h"

namespace okno::api_v5 {

namespace {

using references::Book;
using references::ReferenceItem;

constexpr int kMostOrdering = 1'000'000;

void print_names(JsonWriter& out, const ReferenceItem& item, const Account& account) {
    out.member("name", item.title(account.language)).member("code", item.code).member("active", item.active);
}

void print_defaults(JsonWriter& out, const ReferenceItem& item) {
    out.member("defaultForCrm", item.is_default).member("defaultForApi", flag(item, "default_for_api"));
}

void print_codes(JsonWriter& out, std::string_view name, const std::vector<std::string>& codes) {
    out.key(name).begin_array();
    for (const std::string& code : codes) out.string(code);
    out.end_array();
}

// An object as it is kept, with the API's own names; "" members were never put in.
void print_object(JsonWriter& out, std::string_view name, const ReferenceItem& item, std::string_view fact) {
    const Json* value = item.extra.find(fact);
    if (value != nullptr && value->is_object() && !value->as_object().empty()) out.member(name, *value);
}

void print_list(JsonWriter& out, std::string_view name, const ReferenceItem& item, std::string_view fact) {
    const Json* value = item.extra.find(fact);
    out.member(name, value != nullptr && value->is_array() ? *value : Json::array());
}

void print_phone(JsonWriter& out, const std::string& number) {
    if (!number.empty()) out.key("phone").begin_object().member("number", number).end_object();
}

void print_payment_type(JsonWriter& out, const ReferenceItem& item) {
    print_text(out, "description", item.description);
    print_codes(out, "deliveryTypes", codes(item, "delivery_types"));
    print_codes(out, "paymentStatuses", codes(item, "payment_statuses"));
    print_codes(out, "sites", codes(item, "sites"));
}

void print_payment_status(JsonWriter& out, const ReferenceItem& item) {
    out.member("paymentComplete", payment_complete(item)).member("ordering", item.ordering);
    print_text(out, "description", item.description);
    print_codes(out, "paymentTypes", codes(item, "payment_types"));
}

void print_services(JsonWriter& out, const ReferenceItem& type, const Account& account) {
    out.key("deliveryServices").begin_array();
    for (const ReferenceItem* service : account.books.items(Book::delivery_service)) {
        if (text(*service, "delivery_type") == type.code) out.string(service->code);
    }
    out.end_array();
}

void print_delivery_payments(JsonWriter& out, const ReferenceItem& type) {
    const std::vector<std::string> cash_on_delivery = codes(type, "cod_payment_types");
    out.key("deliveryPaymentTypes").begin_array();
    for (const std::string& code : codes(type, "payment_types")) {
        const bool cod = std::find(cash_on_delivery.begin(), cash_on_delivery.end(), code) != cash_on_delivery.end();
        out.begin_object().member("code", code).member("cod", cod).end_object();
    }
    out.end_array();
}

void print_delivery_type(JsonWriter& out, const ReferenceItem& item, const Account& account) {
    const std::string own = text(item, "currency");
    const std::string& currency = own.empty() ? account.books.account().currency : own;
    const int decimals = references::Books::decimals(currency);
    out.member("id", item.id);
    out.member("isDynamicCostCalculation", flag(item, "dynamic_cost"));
    out.member("isAutoCostCalculation", flag(item, "auto_cost"));
    out.member("isAutoNetCostCalculation", flag(item, "auto_net_cost"));
    out.member("isCostDependsOnRegionAndWeightAndSum", flag(item, "cost_by_region_weight_sum"));
    out.member("isCostDependsOnDateTime", flag(item, "cost_by_date_time"));
    out.member("currency", currency);
    print_names(out, item, account);
    print_scaled(out, "defaultCost", amount(item, "default_cost", decimals), decimals);
    print_scaled(out, "defaultNetCost", amount(item, "default_net_cost", decimals), decimals);
    print_text(out, "description", item.description);
    print_codes(out, "paymentTypes", codes(item, "payment_types"));
    print_text(out, "integrationCode", text(item, "integration_code"));
    print_services(out, item, account);
    out.member("defaultForCrm", item.is_default);
    print_text(out, "vatRate", text(item, "vat_rate"));
    print_text(out, "defaultTariffCode", text(item, "default_tariff_code"));
    print_text(out, "defaultTariffType", text(item, "default_tariff_type"));
    print_text(out, "defaultTariffName", text(item, "default_tariff_name"));
    print_delivery_payments(out, item);
    print_codes(out, "sites", codes(item, "sites"));
}

void print_store(JsonWriter& out, const ReferenceItem& item) {
    print_text(out, "externalId", text(item, "external_id"));
    print_text(out, "xmlId", text(item, "xml_id"));
    print_text(out, "description", item.description);
    print_text(out, "email", text(item, "email"));
    print_text(out, "type", text(item, "type"));
    print_text(out, "inventoryType", text(item, "inventory_type"));
    print_object(out, "address", item, "address");
    print_phone(out, text(item, "phone"));
    print_text(out, "contact", text(item, "contact"));
    print_object(out, "workTime", item, "work_time");
}

void print_price_type(JsonWriter& out, const ReferenceItem& item) {
    out.member("id", item.id).member("default", item.is_default).member("promo", flag(item, "promo"));
    print_text(out, "description", item.description);
    print_text(out, "filterExpression", text(item, "filter_expression"));
    print_text(out, "currency", text(item, "currency"));
    print_list(out, "geo", item, "geo");
    print_list(out, "groups", item, "groups");
    out.member("ordering", item.ordering);
}

void print_product_status(JsonWriter& out, const ReferenceItem& item) {
    out.member("ordering", item.ordering);
    print_text(out, "orderStatusByProductStatus", text(item, "order_status_by_product_status"));
    print_text(out, "orderStatusForProductStatus", text(item, "order_status_for_product_status"));
    out.member("cancelStatus", flag(item, "cancel"));
}

constexpr std::pair<std::string_view, std::string_view> kLegalNames[] = {
    {"contragentType", "contragent_type"},
    {"legalName", "legal_name"},
    {"legalAddress", "legal_address"},
    {"INN", "inn"},
    {"OKPO", "okpo"},
    {"KPP", "kpp"},
    {"OGRN", "ogrn"},
    {"OGRNIP", "ogrnip"},
    {"certificateNumber", "certificate_number"},
    {"certificateDate", "certificate_date"},
    {"BIK", "bik"},
    {"bank", "bank"},
    {"bankAddress", "bank_address"},
    {"corrAccount", "corr_account"},
    {"bankAccount", "bank_account"},
    {"countryIso", "country_iso"},
    {"vatRate", "vat_rate"},
};

void print_legal_entity(JsonWriter& out, const ReferenceItem& item) {
    out.member("code", item.code);
    for (const auto& [theirs, ours] : kLegalNames) print_text(out, theirs, text(item, ours));
}

void print_courier(JsonWriter& out, const ReferenceItem& item) {
    out.member("id", item.id).member("active", item.active);
    print_text(out, "firstName", text(item, "first_name"));
    print_text(out, "lastName", text(item, "last_name"));
    print_text(out, "patronymic", text(item, "patronymic"));
    print_text(out, "email", text(item, "email"));
    print_phone(out, text(item, "phone"));
    print_text(out, "description", item.description);
}

// The rate is said for a round number of units ("100 = 0.65"), as banks do.
void print_currency(JsonWriter& out, const ReferenceItem& item) {
    const std::int64_t nominal = references::integer(item, "nominal", 1);
    out.member("id", item.id).member("code", item.code).member("isBase", item.is_default);
    out.member("isAutoConvert", flag(item, "auto_convert"));
    print_scaled(out, "autoConvertExtraPercent", references::integer(item, "extra_percent"), 2);
    if (item.is_default) return;
    out.member("manualConvertNominal", nominal);
    print_scaled(out, "manualConvertValue", multiply_divide(references::rate(item), nominal, 1), 8);
}

}  // namespace

void print_item(JsonWriter& out, const ReferenceItem& item, const Account& account) {
    out.begin_object();
    switch (item.book) {
        case Book::order_type:
            print_names(out, item, account);
            print_defaults(out, item);
            out.member("ordering", item.ordering);
            break;
        case Book::order_method:
            print_names(out, item, account);
            print_defaults(out, item);
            out.member("isFromPos", flag(item, "from_pos"));
            break;
        case Book::payment_type:
            print_names(out, item, account);
            print_defaults(out, item);
            print_payment_type(out, item);
            break;
        case Book::payment_status:
            print_names(out, item, account);
            print_defaults(out, item);
            print_payment_status(out, item);
            break;
        case Book::delivery_type: print_delivery_type(out, item, account); break;
        case Book::store:
            print_names(out, item, account);
            print_store(out, item);
            break;
        case Book::price_type:
            print_names(out, item, account);
            print_price_type(out, item);
            break;
        case Book::unit:
            print_names(out, item, account);
            out.member("sym", text(item, "sym")).member("default", item.is_default);
            break;
        case Book::product_status:
            print_names(out, item, account);
            print_product_status(out, item);
            break;
        case Book::legal_entity: print_legal_entity(out, item); break;
        case Book::courier: print_courier(out, item); break;
        case Book::currency: print_currency(out, item); break;
        case Book::delivery_service:
        case Book::cancel_reason: print_names(out, item, account); break;
    }
    out.end_object();
}

void print_status(JsonWriter& out, const references::Status& status, const Account& account) {
    out.begin_object().member("name", status.title(account.language)).member("code", status.code).member("active", status.active);
    out.member("ordering", status.ordering).member("group", account.books.group_of(status).code).end_object();
}

void print_status_group(JsonWriter& out, const references::StatusGroup& group, const Account& account) {
    out.begin_object().member("name", group.title(account.language)).member("code", group.code).member("active", group.active);
    // Orders that somebody works on: neither untouched nor finished.
    out.member("ordering", group.ordering).member("process", group.kind != references::StageKind::fresh && !group.is_final());
    out.key("statuses").begin_array();
    for (const references::Status* status : account.books.statuses_in(group)) out.string(status->code);
    out.end_array().end_object();
}

references::StatusEdit read_status(const Json& record, Problems& problems) {
    const JsonFields fields(record, "", problems);
    references::StatusEdit edit;
    edit.name = fields.text("name");
    edit.group = fields.text("group");
    edit.active = fields.flag("active");
    if (const auto ordering = fields.integer("ordering"))
        edit.ordering = static_cast<int>(std::clamp<std::int64_t>(*ordering, -kMostOrdering, kMostOrdering));
    return edit;
}

}  // namespace okno::api_v5
