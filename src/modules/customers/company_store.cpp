// SPDX-License-Identifier: Apache-2.0
#include "modules/customers/company_store.h"

#include <fmt/format.h>

#include "base/text.h"
#include "core/sql_search.h"
#include "modules/customers/customer_rows.h"

namespace okno::customers {

namespace {

std::string json_or_null(const Json& json) {
    const bool nothing = (json.is_object() && json.as_object().empty()) || (json.is_array() && json.as_array().empty());
    return nothing || json.is_null() ? "" : json.dump();
}

// The present main row of a company gives its mark to another.
void unmark_main(db::Connection& connection, std::string_view table, std::int64_t customer_id) {
    connection.execute(fmt::format("UPDATE {} SET is_main = 0 WHERE customer_id = $1 AND is_main = 1", table), {customer_id});
}

std::vector<Company> read_companies(db::Connection& connection, std::string_view condition, std::int64_t id) {
    static const std::string select = [] {
        std::string list;
        for (const ContragentPart& part : contragent_parts()) list += fmt::format(", g.{}", part.name);
        return "SELECT k.id, k.customer_id, k.is_main, k.active, k.external_id, k.name, k.brand, k.created_at, k.address_id, "
               "k.custom_fields" +
               list +
               " FROM customer_companies k LEFT JOIN customer_contragents g ON g.customer_id = k.customer_id AND g.company_id = k.id"
               " WHERE k.deleted_at IS NULL AND ";
    }();
    std::vector<Company> found;
    connection.each(select + std::string(condition) + " ORDER BY k.id", {id}, [&](const db::Row& row) {
        db::Columns columns(row);
        Company& company = found.emplace_back();
        company.id = columns.integer();
        company.customer_id = columns.integer();
        company.is_main = columns.flag();
        company.active = columns.flag();
        company.external_id = columns.text();
        company.name = columns.text();
        company.brand = columns.text();
        company.created_at = columns.integer();
        company.address_id = columns.integer();
        if (const std::string fields = columns.text(); !fields.empty()) company.custom_fields = parse_json(fields);
        read_contragent(columns, company.contragent);
    });
    return found;
}

}  // namespace

std::vector<Company> CompanyStore::companies(db::Connection& connection, std::int64_t customer_id) const {
    return read_companies(connection, "k.customer_id = $1", customer_id);
}

std::optional<Company> CompanyStore::company(db::Connection& connection, std::int64_t id) const {
    std::vector<Company> found = read_companies(connection, "k.id = $1", id);
    if (found.empty()) return std::nullopt;
    return std::move(found.front());
}

std::vector<CompanyContact> CompanyStore::contacts(db::Connection& connection, std::int64_t customer_id) const {
    std::vector<CompanyContact> found;
    connection.each("SELECT id, customer_id, person_id, is_main, companies FROM customer_contacts WHERE customer_id = $1 ORDER BY id",
                    {customer_id}, [&](const db::Row& row) {
                        db::Columns columns(row);
                        CompanyContact& contact = found.emplace_back();
                        contact.id = columns.integer();
                        contact.customer_id = columns.integer();
                        contact.person_id = columns.integer();
                        contact.is_main = columns.flag();
                        const std::string companies = columns.text();
                        if (companies.empty()) return;
                        const Json list = parse_json(companies);
                        for (const Json& id : list.as_array()) contact.companies.push_back(id.to_int().value_or(0));
                    });
    return found;
}

std::vector<CompanyAddress> CompanyStore::addresses(db::Connection& connection, std::int64_t customer_id) const {
    static const std::string sql = "SELECT id, customer_id, is_main, external_id, name, " + address_columns() +
                                   " FROM customer_addresses WHERE customer_id = $1 ORDER BY id";
    std::vector<CompanyAddress> found;
    connection.each(sql, {customer_id}, [&](const db::Row& row) {
        db::Columns columns(row);
        CompanyAddress& address = found.emplace_back();
        address.id = columns.integer();
        address.customer_id = columns.integer();
        address.is_main = columns.flag();
        address.external_id = columns.text();
        address.name = columns.text();
        read_address(columns, address.address);
    });
    return found;
}

void CompanyStore::save(Operation& op, Company& company) const {
    db::Connection& connection = op.connection();
    if (company.is_main) unmark_main(connection, "customer_companies", company.customer_id);
    const std::string fields = json_or_null(company.custom_fields);
    if (company.id == 0) {
        if (company.created_at == 0) company.created_at = op.now();
        company.id =
            connection
                .maybe_integer(
                    "INSERT INTO customer_companies (customer_id, is_main, active, external_id, name, brand, created_at, address_id,"
                    " custom_fields) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) RETURNING id",
                    {company.customer_id, company.is_main, company.active, text_or_null(company.external_id), company.name, company.brand,
                     company.created_at, company.address_id, text_or_null(fields)})
                .value_or(0);
    } else {
        connection.execute(
            "UPDATE customer_companies SET is_main = $2, active = $3, external_id = $4, name = $5, brand = $6, address_id = $7,"
            " custom_fields = $8 WHERE id = $1",
            {company.id, company.is_main, company.active, text_or_null(company.external_id), company.name, company.brand,
             company.address_id, text_or_null(fields)});
    }
    connection.execute("DELETE FROM customer_contragents WHERE customer_id = $1 AND company_id = $2", {company.customer_id, company.id});
    if (company.contragent == Contragent{}) return;
    static const std::string sql = fmt::format("INSERT INTO customer_contragents (customer_id, company_id, {}) VALUES ({})",
                                               contragent_columns(), placeholders(1, 2 + contragent_parts().size()));
    std::vector<db::Param> params = {company.customer_id, company.id};
    bind_contragent(params, company.contragent);
    connection.execute(sql, params);
}

void CompanyStore::save(Operation& op, CompanyContact& contact) const {
    db::Connection& connection = op.connection();
    if (contact.is_main) unmark_main(connection, "customer_contacts", contact.customer_id);
    Json list = Json::array();
    for (std::int64_t id : contact.companies) list.push(id);
    const std::string companies = json_or_null(list);
    contact.id = connection
                     .maybe_integer(
                         "INSERT INTO customer_contacts (customer_id, person_id, is_main, companies) VALUES ($1, $2, $3, $4)"
                         " ON CONFLICT (customer_id, person_id) DO UPDATE SET is_main = excluded.is_main, companies = excluded.companies"
                         " RETURNING id",
                         {contact.customer_id, contact.person_id, contact.is_main, text_or_null(companies)})
                     .value_or(0);
}

void CompanyStore::save(Operation& op, CompanyAddress& address) const {
    db::Connection& connection = op.connection();
    if (address.is_main) unmark_main(connection, "customer_addresses", address.customer_id);
    const std::string city = fold(address.address.city), region = fold(address.address.region);
    if (address.id == 0) {
        static const std::string sql = fmt::format(
            "INSERT INTO customer_addresses (customer_id, is_main, external_id, name, city_folded, region_folded, {}) VALUES ({}) "
            "RETURNING id",
            address_columns(), placeholders(1, 6 + address_parts().size()));
        std::vector<db::Param> params = {
            address.customer_id, address.is_main, text_or_null(address.external_id), address.name, city, region};
        bind_address(params, address.address);
        address.id = connection.query(sql, params)[0].integer(0);
        return;
    }
    static const std::string sql = [] {
        std::string set;
        int next = 7;
        for (const AddressPart& part : address_parts()) set += fmt::format(", \"{}\" = ${}", part.name, next++);
        return "UPDATE customer_addresses SET is_main = $2, external_id = $3, name = $4, city_folded = $5, region_folded = $6" + set +
               " WHERE id = $1";
    }();
    std::vector<db::Param> params = {address.id, address.is_main, text_or_null(address.external_id), address.name, city, region};
    bind_address(params, address.address);
    connection.execute(sql, params);
}

void CompanyStore::remove_contact(Operation& op, std::int64_t id) const {
    op.connection().execute("DELETE FROM customer_contacts WHERE id = $1", {id});
}

}  // namespace okno::customers
