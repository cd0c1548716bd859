// SPDX-License-Identifier: Apache-2.0
#include "modules/customers/customer_fields.h"

#include <algorithm>
#include <array>
#include <iterator>

#include "modules/customers/customer_rights.h"

namespace okno::customers {

namespace {

using Facts = FieldFacts;

Json text_or_null(const std::string& text) { return text.empty() ? Json() : Json(text); }
std::string text_of(const Json& value) { return value.is_string() ? value.as_string() : ""; }

template <std::string Customer::*member>
Field<Customer> text(std::string_view name, std::string_view api, std::string_view history, bool personal = true,
                     FieldType type = FieldType::text) {
    return {Facts{.name = name, .type = type, .api_name = api, .history_name = history, .personal = personal},
            [](const Customer& c) { return text_or_null(c.*member); }, [](Customer& c, const Json& v) { c.*member = text_of(v); }};
}

template <std::string Customer::*member>
Field<Customer> contact(std::string_view name, std::string_view api, std::string_view history) {
    Field<Customer> field = text<member>(name, api, history);
    field.facts.hidden_behind = &customers_see_contacts;
    return field;
}

template <bool Customer::*member>
Field<Customer> flag(std::string_view name, std::string_view api, std::string_view history) {
    return {Facts{.name = name, .type = FieldType::flag, .api_name = api, .history_name = history},
            [](const Customer& c) { return Json(c.*member); }, [](Customer& c, const Json& v) { c.*member = v.is_bool() && v.as_bool(); }};
}

template <Percent Customer::*member>
Field<Customer> percent(std::string_view name, std::string_view api, std::string_view history) {
    return {Facts{.name = name, .type = FieldType::percent, .api_name = api, .history_name = history},
            [](const Customer& c) { return Json::number(format_scaled(c.*member, 2)); },
            [](Customer& c, const Json& v) { c.*member = v.is_number() ? parse_scaled(v.digits(), 2).value_or(0) : 0; }};
}

template <std::string Contragent::*member>
Field<Customer> legal(std::string_view name, std::string_view api, std::string_view history) {
    return {Facts{.name = name, .type = FieldType::text, .api_name = api, .history_name = history, .personal = true},
            [](const Customer& c) { return text_or_null(c.contragent.*member); },
            [](Customer& c, const Json& v) { c.contragent.*member = text_of(v); }};
}

template <std::string Origin::*member>
Field<Customer> origin(std::string_view name, std::string_view api, std::string_view history) {
    return {Facts{.name = name, .type = FieldType::text, .api_name = api, .history_name = history},
            [](const Customer& c) { return text_or_null(c.first_origin.*member); },
            [](Customer& c, const Json& v) { c.first_origin.*member = text_of(v); }};
}

Json list_of(const std::vector<std::string>& texts) {
    if (texts.empty()) return {};
    Json list = Json::array();
    for (const std::string& text : texts) list.push(text);
    return list;
}

Field<Customer> manager() {
    return {
        Facts{.name = "manager_id", .type = FieldType::person, .api_name = "managerId", .history_name = "manager", .references = "user"},
        [](const Customer& c) {
            if (c.manager_id == 0) return Json();
            return Json(JsonObject{{"id", Json(c.manager_id)}});
        },
        [](Customer& c, const Json& v) {
            const Json* id = v.find("id");
            c.manager_id = id == nullptr ? 0 : id->to_int().value_or(0);
        }};
}

Field<Customer> unsubscribed() {
    return {Facts{.name = "email_unsubscribed_at",
                  .type = FieldType::moment,
                  .api_name = "emailMarketingUnsubscribedAt",
                  .history_name = "email_marketing_unsubscribed_at"},
            [](const Customer& c) { return c.email_unsubscribed_at ? Json(*c.email_unsubscribed_at) : Json(); },
            [](Customer& c, const Json& v) { c.email_unsubscribed_at = v.is_number() ? v.to_int() : std::nullopt; }};
}

Field<Customer> tags() {
    return {Facts{.name = "tags", .type = FieldType::object, .api_name = "tags", .history_name = "tags"},
            [](const Customer& c) { return list_of(c.tags); },
            [](Customer& c, const Json& v) {
                c.tags.clear();
                if (!v.is_array()) return;
                for (const Json& tag : v.as_array()) c.tags.push_back(text_of(tag));
            }};
}

// How a phone stands beside its change: enough to put it back where it was.
PartRef phone_part(const CustomerPhone& phone, std::size_t position) {
    Json stub = Json::object();
    stub.set("id", phone.id);
    stub.set("position", static_cast<std::int64_t>(position));
    if (!phone.phone.e164.empty()) stub.set("e164", phone.phone.e164);
    stub.set("digits", phone.phone.digits);
    return {"phone", phone.id, std::move(stub)};
}

bool has_phone(const Customer& customer, std::int64_t id) {
    return std::any_of(customer.phones.begin(), customer.phones.end(), [&](const CustomerPhone& phone) { return phone.id == id; });
}

// Removals from the last to the first, then additions from the first to the last: taken back one by one, each position is right at its
// time.
bool note_phones(Operation& op, const Customer& before, const Customer& after) {
    bool noted = false;
    for (std::size_t i = before.phones.size(); i-- > 0;) {
        if (has_phone(after, before.phones[i].id)) continue;
        const PartRef part = phone_part(before.phones[i], i);
        op.note(ref(after), place(after), &part, "phones", Json(before.phones[i].phone.written), Json());
        noted = true;
    }
    for (std::size_t i = 0; i < after.phones.size(); ++i) {
        if (has_phone(before, after.phones[i].id)) continue;
        const PartRef part = phone_part(after.phones[i], i);
        op.note(ref(after), place(after), &part, "phones", Json(), Json(after.phones[i].phone.written));
        noted = true;
    }
    return noted;
}

Json value_of(const Json& map, const std::string& code) {
    const Json* value = map.find(code);
    return value == nullptr ? Json() : *value;
}

void note_custom_fields(Operation& op, const Customer& before, const Customer& after, std::vector<std::string>& names) {
    const auto note = [&](const std::string& code) {
        const Json was = value_of(before.custom_fields, code);
        const Json is = value_of(after.custom_fields, code);
        if (was == is) return;
        names.push_back("custom_" + code);
        op.note(ref(after), place(after), nullptr, "custom_" + code, was, is);
    };
    if (before.custom_fields.is_object()) {
        for (const auto& [code, value] : before.custom_fields.as_object()) note(code);
    }
    if (!after.custom_fields.is_object()) return;
    for (const auto& [code, value] : after.custom_fields.as_object()) {
        if (before.custom_fields.find(code) == nullptr) note(code);
    }
}

}  // namespace

const FieldTable<Customer>& customer_fields() {
    static const FieldTable<Customer> table = {
        text<&Customer::external_id>("external_id", "externalId", "external_id", false),
        text<&Customer::first_name>("first_name", "firstName", "first_name"),
        text<&Customer::last_name>("last_name", "lastName", "last_name"),
        text<&Customer::patronymic>("patronymic", "patronymic", "patronymic"),
        text<&Customer::nick_name>("nick_name", "nickName", "nick_name"),
        contact<&Customer::email>("email", "email", "email"),
        text<&Customer::sex>("sex", "sex", "sex"),
        text<&Customer::birthday>("birthday", "birthday", "birthday", true, FieldType::date),
        manager(),
        flag<&Customer::vip>("vip", "vip", "vip"),
        flag<&Customer::bad>("bad", "bad", "bad"),
        flag<&Customer::is_contact>("is_contact", "isContact", "is_contact"),
        percent<&Customer::personal_discount>("personal_discount", "personalDiscount", "personal_discount"),
        percent<&Customer::cumulative_discount>("cumulative_discount", "cumulativeDiscount", "cumulative_discount"),
        text<&Customer::discount_card>("discount_card", "discountCardNumber", "discount_card_number"),
        text<&Customer::note>("note", "", "commentary", true, FieldType::long_text),
        text<&Customer::photo_url>("photo_url", "photoUrl", "photo_url"),
        text<&Customer::browser_id>("browser_id", "browserId", "browser_id"),
        unsubscribed(),
        tags(),
        origin<&Origin::source>("source", "source.source", "source.source"),
        origin<&Origin::medium>("medium", "source.medium", "source.medium"),
        origin<&Origin::campaign>("campaign", "source.campaign", "source.campaign"),
        origin<&Origin::keyword>("keyword", "source.keyword", "source.keyword"),
        origin<&Origin::content>("content", "source.content", "source.content"),
        legal<&Contragent::type>("contragent_type", "contragent.contragentType", "contragent.contragent_type"),
        legal<&Contragent::legal_name>("legal_name", "contragent.legalName", "contragent.legal_name"),
        legal<&Contragent::legal_address>("legal_address", "contragent.legalAddress", "contragent.legal_address"),
        legal<&Contragent::inn>("inn", "contragent.INN", "contragent.i_n_n"),
        legal<&Contragent::okpo>("okpo", "contragent.OKPO", "contragent.o_k_p_o"),
        legal<&Contragent::kpp>("kpp", "contragent.KPP", "contragent.k_p_p"),
        legal<&Contragent::ogrn>("ogrn", "contragent.OGRN", "contragent.o_g_r_n"),
        legal<&Contragent::ogrnip>("ogrnip", "contragent.OGRNIP", "contragent.o_g_r_n_i_p"),
        legal<&Contragent::certificate_number>("certificate_number", "contragent.certificateNumber", "contragent.certificate_number"),
        legal<&Contragent::certificate_date>("certificate_date", "contragent.certificateDate", "contragent.certificate_date"),
        legal<&Contragent::bik>("bik", "contragent.BIK", "contragent.b_i_k"),
        legal<&Contragent::bank>("bank", "contragent.bank", "contragent.bank"),
        legal<&Contragent::bank_address>("bank_address", "contragent.bankAddress", "contragent.bank_address"),
        legal<&Contragent::corr_account>("corr_account", "contragent.corrAccount", "contragent.corr_account"),
        legal<&Contragent::bank_account>("bank_account", "contragent.bankAccount", "contragent.bank_account"),
    };
    return table;
}

std::vector<std::string> note_customer_changes(Operation& op, const Customer& before, const Customer& after) {
    std::vector<std::string> names = op.changed(ref(after), place(after), before, after, customer_fields());
    Json stub = Json::object();
    stub.set("id", after.address_id);
    stub.set("isMain", true);
    const PartRef address{"address", after.address_id, std::move(stub)};
    const std::vector<std::string> parts = op.changed(ref(after), place(after), before.address, after.address, address_fields(), &address);
    names.insert(names.end(), parts.begin(), parts.end());
    if (note_phones(op, before, after)) names.emplace_back("phones");
    note_custom_fields(op, before, after, names);
    if (!names.empty() && !(place(before) == place(after))) op.touched(ref(before), place(before), "changed");
    return names;
}

}  // namespace okno::customers
