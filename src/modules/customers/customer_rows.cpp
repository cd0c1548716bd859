// SPDX-License-Identifier: Apache-2.0
#include "modules/customers/customer_rows.h"

#include "base/error.h"
#include "base/text.h"

namespace okno::customers {

namespace {

template <typename Parts>
std::string quoted(const Parts& parts) {
    std::string list;
    for (const auto& part : parts) {
        if (!list.empty()) list += ", ";
        list += '"';
        list += part.name;
        list += '"';
    }
    return list;
}

Json json_or(const std::string& text, Json otherwise) { return text.empty() ? std::move(otherwise) : parse_json(text); }

}  // namespace

const std::vector<std::string_view>& customer_columns() {
    static const std::vector<std::string_view> columns = {"version",
                                                          "kind",
                                                          "site_id",
                                                          "buyers_id",
                                                          "external_id",
                                                          "created_at",
                                                          "updated_at",
                                                          "is_contact",
                                                          "nick_name",
                                                          "first_name",
                                                          "last_name",
                                                          "patronymic",
                                                          "email",
                                                          "sex",
                                                          "birthday",
                                                          "manager_id",
                                                          "vip",
                                                          "bad",
                                                          "personal_discount",
                                                          "cumulative_discount",
                                                          "discount_card",
                                                          "note",
                                                          "photo_url",
                                                          "email_unsubscribed_at",
                                                          "origin_source",
                                                          "origin_medium",
                                                          "origin_campaign",
                                                          "origin_keyword",
                                                          "origin_content",
                                                          "browser_id",
                                                          "tags",
                                                          "custom_fields",
                                                          "orders_count",
                                                          "orders_sum",
                                                          "orders_cancelled",
                                                          "first_order_at",
                                                          "last_order_at",
                                                          "deleted_at",
                                                          "deleted_by",
                                                          "merged_into",
                                                          "sort_name",
                                                          "email_lower",
                                                          "phone_digits",
                                                          "search_text"};
    return columns;
}

// Those at the end are only written: they are worked out from the others.
constexpr std::size_t kWrittenOnly = 4;

std::string customer_select(std::string_view alias) {
    std::string list(alias);
    list += ".id";
    const auto& columns = customer_columns();
    for (std::size_t i = 0; i + kWrittenOnly < columns.size(); ++i) {
        list += ", ";
        list += alias;
        list += '.';
        list += columns[i];
    }
    return list;
}

void read_customer(db::Columns& columns, Customer& customer) {
    customer.id = columns.integer();
    customer.version = columns.integer();
    customer.kind = columns.integer() == 1 ? CustomerKind::company : CustomerKind::person;
    customer.site_id = columns.integer();
    customer.buyers_id = columns.integer();
    customer.external_id = columns.text();
    customer.created_at = columns.integer();
    customer.updated_at = columns.integer();
    customer.is_contact = columns.flag();
    customer.nick_name = columns.text();
    customer.first_name = columns.text();
    customer.last_name = columns.text();
    customer.patronymic = columns.text();
    customer.email = columns.text();
    customer.sex = columns.text();
    customer.birthday = columns.text();
    customer.manager_id = columns.integer();
    customer.vip = columns.flag();
    customer.bad = columns.flag();
    customer.personal_discount = columns.integer();
    customer.cumulative_discount = columns.integer();
    customer.discount_card = columns.text();
    customer.note = columns.text();
    customer.photo_url = columns.text();
    customer.email_unsubscribed_at = columns.maybe_integer();
    for (std::string Origin::*member : {&Origin::source, &Origin::medium, &Origin::campaign, &Origin::keyword, &Origin::content}) {
        customer.first_origin.*member = columns.text();
    }
    customer.browser_id = columns.text();
    const Json tags = json_or(columns.text(), Json::array());
    for (const Json& tag : tags.as_array()) customer.tags.push_back(tag.as_string());
    customer.custom_fields = json_or(columns.text(), Json::object());
    customer.totals.orders = columns.integer();
    customer.totals.sum = columns.integer();
    customer.totals.cancelled = columns.integer();
    if (const Moment first = columns.integer(); first != 0) customer.totals.first_order_at = first;
    if (const Moment last = columns.integer(); last != 0) customer.totals.last_order_at = last;
    customer.deleted_at = columns.maybe_integer();
    customer.deleted_by = columns.integer();
    customer.merged_into = columns.integer();
}

CustomerValues::CustomerValues(const Customer& customer) : customer_(customer), texts_(search_texts(customer)) {
    if (!customer.tags.empty()) {
        Json list = Json::array();
        for (const std::string& tag : customer.tags) list.push(tag);
        tags_ = list.dump();
    }
    if (customer.custom_fields.is_object() && !customer.custom_fields.as_object().empty()) custom_fields_ = customer.custom_fields.dump();
}

void CustomerValues::bind(std::vector<db::Param>& params) const {
    const Customer& c = customer_;
    const auto id_or_null = [](std::int64_t id) { return id == 0 ? db::Param(nullptr) : db::Param(id); };
    const db::Param values[] = {c.version,
                                c.kind == CustomerKind::company,
                                c.site_id,
                                c.buyers_id,
                                text_or_null(c.external_id),
                                c.created_at,
                                c.updated_at,
                                c.is_contact,
                                c.nick_name,
                                c.first_name,
                                c.last_name,
                                c.patronymic,
                                c.email,
                                c.sex,
                                text_or_null(c.birthday),
                                c.manager_id,
                                c.vip,
                                c.bad,
                                c.personal_discount,
                                c.cumulative_discount,
                                c.discount_card,
                                c.note,
                                c.photo_url,
                                c.email_unsubscribed_at,
                                c.first_origin.source,
                                c.first_origin.medium,
                                c.first_origin.campaign,
                                c.first_origin.keyword,
                                c.first_origin.content,
                                text_or_null(c.browser_id),
                                text_or_null(tags_),
                                text_or_null(custom_fields_),
                                c.totals.orders,
                                c.totals.sum,
                                c.totals.cancelled,
                                c.totals.first_order_at.value_or(0),
                                c.totals.last_order_at.value_or(0),
                                c.deleted_at,
                                id_or_null(c.deleted_by),
                                id_or_null(c.merged_into),
                                texts_.sort_name,
                                text_or_null(texts_.email),
                                texts_.digits,
                                texts_.words};
    check(std::size(values) == customer_columns().size(), "as many values as columns of customers");
    params.insert(params.end(), std::begin(values), std::end(values));
}

const std::string& address_columns() {
    static const std::string columns = quoted(address_parts());
    return columns;
}

const std::string& contragent_columns() {
    static const std::string columns = quoted(contragent_parts());
    return columns;
}

void read_address(db::Columns& columns, Address& address) {
    for (const AddressPart& part : address_parts()) address.*part.member = columns.text();
}

void read_contragent(db::Columns& columns, Contragent& contragent) {
    for (const ContragentPart& part : contragent_parts()) contragent.*part.member = columns.text();
}

void bind_address(std::vector<db::Param>& params, const Address& address) {
    for (const AddressPart& part : address_parts()) params.emplace_back(address.*part.member);
}

void bind_contragent(std::vector<db::Param>& params, const Contragent& contragent) {
    for (const ContragentPart& part : contragent_parts()) params.emplace_back(contragent.*part.member);
}

db::Param text_or_null(const std::string& text) { return text.empty() ? db::Param(nullptr) : db::Param(text); }

}  // namespace okno::customers
