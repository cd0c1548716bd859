// SPDX-License-Identifier: Apache-2.0
#include "modules/references/references_fields.h"

namespace okno::references {

namespace {

// Ways between a member and its journal value; an empty text and a zero id are null there.
template <auto member, typename Record>
Json get_text(const Record& record) {
    const std::string& text = record.*member;
    return text.empty() ? Json() : Json(text);
}
template <auto member, typename Record>
void set_text(Record& record, const Json& value) {
    record.*member = value.is_string() ? value.as_string() : std::string();
}
template <auto member, typename Record>
Json get_flag(const Record& record) {
    return Json(record.*member);
}
template <auto member, typename Record>
void set_flag(Record& record, const Json& value) {
    record.*member = value.is_bool() && value.as_bool();
}
template <auto member, typename Record>
Json get_number(const Record& record) {
    return Json(static_cast<std::int64_t>(record.*member));
}
template <auto member, typename Record>
void set_number(Record& record, const Json& value) {
    using Number = std::remove_reference_t<decltype(record.*member)>;
    record.*member = static_cast<Number>(value.to_int().value_or(0));
}
template <auto member, typename Record>
Json get_id(const Record& record) {
    if (record.*member == 0) return {};
    Json json = Json::object();
    json.set("id", record.*member);
    return json;
}
template <auto member, typename Record>
void set_id(Record& record, const Json& value) {
    const Json* id = value.find("id");
    record.*member = id == nullptr ? 0 : id->to_int().value_or(0);
}
template <auto member, typename Record>
Json get_names(const Record& record) {
    return names_to_json(record.*member);
}
template <auto member, typename Record>
void set_names(Record& record, const Json& value) {
    record.*member = names_from_json(value);
}
template <auto member, typename Record>
Json get_json(const Record& record) {
    return record.*member;
}
template <auto member, typename Record>
void set_json(Record& record, const Json& value) {
    record.*member = value;
}

template <auto member, typename Record>
Field<Record> text_field(FieldFacts facts) {
    return {facts, &get_text<member, Record>, &set_text<member, Record>};
}
template <auto member, typename Record>
Field<Record> flag_field(FieldFacts facts) {
    return {facts, &get_flag<member, Record>, &set_flag<member, Record>};
}
template <auto member, typename Record>
Field<Record> number_field(FieldFacts facts) {
    return {facts, &get_number<member, Record>, &set_number<member, Record>};
}
template <auto member, typename Record>
Field<Record> id_field(FieldFacts facts) {
    return {facts, &get_id<member, Record>, &set_id<member, Record>};
}
template <auto member, typename Record>
Field<Record> names_field(FieldFacts facts) {
    return {facts, &get_names<member, Record>, &set_names<member, Record>};
}
template <auto member, typename Record>
Field<Record> json_field(FieldFacts facts) {
    return {facts, &get_json<member, Record>, &set_json<member, Record>};
}

Json get_countries(const AccountSettings& account) {
    Json json = Json::array();
    for (const std::string& country : account.countries) json.push(country);
    return json;
}
void set_countries(AccountSettings& account, const Json& value) {
    account.countries.clear();
    if (!value.is_array()) return;
    for (const Json& country : value.as_array()) {
        if (country.is_string()) account.countries.push_back(country.as_string());
    }
}

FieldFacts facts(std::string_view name, FieldType type, std::string_view api_name, std::string_view references = {}) {
    FieldFacts facts;
    facts.name = name;
    facts.type = type;
    facts.api_name = api_name;
    facts.history_name = name;
    facts.references = references;
    return facts;
}

}  // namespace

const FieldTable<Site>& site_fields() {
    static const FieldTable<Site> table = {
        text_field<&Site::code, Site>(facts("code", FieldType::text, "code")),
        text_field<&Site::name, Site>(facts("name", FieldType::text, "name")),
        names_field<&Site::names, Site>(facts("names", FieldType::object, "")),
        text_field<&Site::url, Site>(facts("url", FieldType::text, "url")),
        text_field<&Site::description, Site>(facts("description", FieldType::long_text, "description")),
        flag_field<&Site::active, Site>(facts("active", FieldType::flag, "")),
        flag_field<&Site::is_default, Site>(facts("is_default", FieldType::flag, "defaultForCrm")),
        number_field<&Site::ordering, Site>(facts("ordering", FieldType::integer, "ordering")),
        text_field<&Site::currency, Site>(facts("currency", FieldType::text, "currency")),
        text_field<&Site::country_iso, Site>(facts("country_iso", FieldType::text, "countryIso")),
        text_field<&Site::zone, Site>(facts("zone", FieldType::text, "")),
        text_field<&Site::number_format, Site>(facts("number_format", FieldType::text, "")),
        id_field<&Site::catalogue_id, Site>(facts("catalogue", FieldType::record, "catalogId", "site")),
        id_field<&Site::buyers_id, Site>(facts("buyers", FieldType::record, "", "site")),
        id_field<&Site::legal_entity_id, Site>(facts("legal_entity", FieldType::reference, "contragentCode", "legal_entity")),
        text_field<&Site::yml_url, Site>(facts("yml_url", FieldType::text, "ymlUrl")),
        flag_field<&Site::load_from_yml, Site>(facts("load_from_yml", FieldType::flag, "loadFromYml")),
        text_field<&Site::phones, Site>(facts("phones", FieldType::text, "phones")),
        text_field<&Site::address, Site>(facts("address", FieldType::text, "address")),
        text_field<&Site::zip, Site>(facts("zip", FieldType::text, "zip")),
        text_field<&Site::sender_email, Site>(facts("sender_email", FieldType::text, "senderEmail")),
        text_field<&Site::sender_name, Site>(facts("sender_name", FieldType::text, "senderName")),
    };
    return table;
}

const FieldTable<Status>& status_fields() {
    static const FieldTable<Status> table = {
        text_field<&Status::code, Status>(facts("code", FieldType::text, "code")),
        text_field<&Status::name, Status>(facts("name", FieldType::text, "name")),
        names_field<&Status::names, Status>(facts("names", FieldType::object, "")),
        id_field<&Status::group_id, Status>(facts("group", FieldType::record, "group", "status_group")),
        text_field<&Status::hue, Status>(facts("hue", FieldType::text, "")),
        text_field<&Status::icon, Status>(facts("icon", FieldType::text, "")),
        flag_field<&Status::active, Status>(facts("active", FieldType::flag, "active")),
        flag_field<&Status::is_default, Status>(facts("is_default", FieldType::flag, "")),
        number_field<&Status::ordering, Status>(facts("ordering", FieldType::integer, "ordering")),
        number_field<&Status::limit_minutes, Status>(facts("limit_minutes", FieldType::integer, "")),
    };
    return table;
}

const FieldTable<ReferenceItem>& item_fields() {
    static const FieldTable<ReferenceItem> table = {
        text_field<&ReferenceItem::code, ReferenceItem>(facts("code", FieldType::text, "code")),
        text_field<&ReferenceItem::name, ReferenceItem>(facts("name", FieldType::text, "name")),
        names_field<&ReferenceItem::names, ReferenceItem>(facts("names", FieldType::object, "")),
        flag_field<&ReferenceItem::active, ReferenceItem>(facts("active", FieldType::flag, "active")),
        flag_field<&ReferenceItem::is_default, ReferenceItem>(facts("is_default", FieldType::flag, "defaultForCrm")),
        number_field<&ReferenceItem::ordering, ReferenceItem>(facts("ordering", FieldType::integer, "ordering")),
        text_field<&ReferenceItem::description, ReferenceItem>(facts("description", FieldType::long_text, "description")),
    };
    return table;
}

const FieldTable<AccountSettings>& account_fields() {
    static const FieldTable<AccountSettings> table = {
        text_field<&AccountSettings::company, AccountSettings>(facts("company", FieldType::text, "")),
        text_field<&AccountSettings::currency, AccountSettings>(facts("currency", FieldType::text, "default_currency")),
        text_field<&AccountSettings::zone, AccountSettings>(facts("zone", FieldType::text, "timezone")),
        text_field<&AccountSettings::language, AccountSettings>(facts("language", FieldType::text, "system_language")),
        {facts("countries", FieldType::object, ""), &get_countries, &set_countries},
        json_field<&AccountSettings::work_times, AccountSettings>(facts("work_times", FieldType::object, "work_times")),
        json_field<&AccountSettings::non_working_days, AccountSettings>(facts("non_working_days", FieldType::object, "non_working_days")),
    };
    return table;
}

}  // namespace okno::references
