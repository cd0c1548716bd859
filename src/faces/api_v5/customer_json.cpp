// SPDX-License-Identifier: Apache-2.0
#include "faces/api_v5/customer_json.h"

#include "modules/references/account_settings.h"

namespace okno::api_v5 {

namespace {

using customers::Customer;

void print_totals(JsonWriter& out, const Customer& customer, const Account& account) {
    const int decimals = references::Books::decimals(account.books.account().currency);
    print_scaled(out, "totalSumm", customer.totals.sum, decimals);
    print_scaled(out, "averageSumm", customer.totals.average(), decimals);
    out.member("ordersCount", customer.totals.orders);
}

void print_tags(JsonWriter& out, const Customer& customer) {
    out.key("tags").begin_array();
    for (const std::string& tag : customer.tags) out.begin_object().member("name", tag).member("attached", true).end_object();
    out.end_array();
}

void print_person(JsonWriter& out, const Customer& customer, const Account& account) {
    out.member("isContact", customer.is_contact);
    print_text(out, "firstName", customer.first_name);
    print_text(out, "lastName", customer.last_name);
    print_text(out, "patronymic", customer.patronymic);
    print_text(out, "sex", customer.sex);
    print_text(out, "email", customer.email);
    print_moment(out, "emailMarketingUnsubscribedAt", customer.email_unsubscribed_at, account);
    out.key("phones").begin_array();
    for (const customers::CustomerPhone& phone : customer.phones) out.begin_object().member("number", phone.phone.written).end_object();
    out.end_array();
    print_text(out, "birthday", customer.birthday);
    print_text(out, "photoUrl", customer.photo_url);
    print_contragent(out, "contragent", customer.contragent);
    if (!customers::is_empty(customer.address)) {
        out.key("address").begin_object();
        print_id(out, "id", customer.address_id);
        print_address_parts(out, customer.address);
        out.end_object();
    }
    out.key("segments").begin_array().end_array();
}

void print_corporate(JsonWriter& out, const Customer& customer) {
    print_text(out, "nickName", customer.nick_name);
    if (customer.address_id != 0) {
        out.key("mainAddress").begin_object().member("id", customer.address_id);
        print_text(out, "name", customers::one_line(customer.address));
        out.end_object();
    }
}

}  // namespace

std::string_view customer_type(customers::CustomerKind kind) {
    return kind == customers::CustomerKind::company ? "customer_corporate" : "customer";
}

void print_customer(JsonWriter& out, const Customer& customer, const Account& account) {
    out.begin_object().member("type", customer_type(customer.kind)).member("id", customer.id);
    print_text(out, "externalId", customer.external_id);
    print_moment(out, "createdAt", customer.created_at, account);
    print_id(out, "managerId", customer.manager_id);
    out.member("vip", customer.vip).member("bad", customer.bad);
    print_text(out, "site", account.books.site_code(customer.site_id));
    print_tags(out, customer);
    print_totals(out, customer, account);
    print_map(out, "customFields", customer.custom_fields);
    print_scaled(out, "personalDiscount", customer.personal_discount, 2);
    print_scaled(out, "cumulativeDiscount", customer.cumulative_discount, 2);
    print_text(out, "discountCardNumber", customer.discount_card);
    print_origin(out, "source", customer.first_origin);
    if (customer.kind == customers::CustomerKind::company) {
        print_corporate(out, customer);
    } else {
        print_person(out, customer, account);
    }
    out.end_object();
}

void print_company(JsonWriter& out, const customers::Company& company, const Account& account) {
    out.begin_object().member("id", company.id).member("isMain", company.is_main).member("active", company.active);
    print_text(out, "externalId", company.external_id);
    print_text(out, "name", company.name);
    print_text(out, "brand", company.brand);
    print_moment(out, "createdAt", company.created_at, account);
    print_contragent(out, "contragent", company.contragent);
    print_map(out, "customFields", company.custom_fields);
    out.end_object();
}

}  // namespace okno::api_v5
