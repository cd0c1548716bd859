// SPDX-License-Identifier: Apache-2.0
#include "modules/customers/customer_store.h"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>

#include "base/error.h"
#include "base/text.h"
#include "core/sql_insert.h"
#include "core/sql_search.h"
#include "modules/customers/customer_rows.h"

namespace okno::customers {

namespace {

// SQLite finds parameters by name in a list: the cost of a statement grows with the square of their number.
constexpr std::size_t kRowsAtOnce = 16;

std::string joined(const std::vector<std::string_view>& names) {
    std::string list;
    for (std::string_view name : names) {
        if (!list.empty()) list += ", ";
        list += name;
    }
    return list;
}

std::size_t parts_of_contragent() { return contragent_parts().size(); }

struct PhoneRow {
    std::int64_t customer_id;
    int position;
    CustomerPhone* phone;
};

void insert_phones(db::Connection& connection, std::span<const PhoneRow> rows) {
    thread_local InsertText text("INSERT INTO customer_phones (customer_id, position, written, e164, digits) VALUES ", 5);
    std::vector<db::Param> params;
    for (std::size_t from = 0; from < rows.size(); from += kRowsAtOnce) {
        const auto part = rows.subspan(from, std::min(kRowsAtOnce, rows.size() - from));
        params.clear();
        for (const PhoneRow& row : part) {
            params.insert(params.end(),
                          {row.customer_id, row.position, row.phone->phone.written, row.phone->phone.e164, row.phone->phone.digits});
        }
        take_ids(connection.query(text.of(part.size()), params), part, [](const PhoneRow& row, std::int64_t id) { row.phone->id = id; });
    }
}

void insert_addresses(db::Connection& connection, std::span<Customer* const> customers) {
    thread_local InsertText text(
        fmt::format("INSERT INTO customer_addresses (customer_id, is_main, external_id, name, city_folded, region_folded, {}) VALUES ",
                    address_columns()),
        6 + address_parts().size());
    std::vector<db::Param> params;
    std::vector<std::string> folded;
    for (std::size_t from = 0; from < customers.size(); from += kRowsAtOnce) {
        const auto part = customers.subspan(from, std::min(kRowsAtOnce, customers.size() - from));
        params.clear();
        folded.clear();
        folded.reserve(part.size() * 2);
        for (const Customer* customer : part) {
            params.insert(params.end(), {customer->id, 1, nullptr, ""});
            params.emplace_back(folded.emplace_back(fold(customer->address.city)));
            params.emplace_back(folded.emplace_back(fold(customer->address.region)));
            bind_address(params, customer->address);
        }
        take_ids(connection.query(text.of(part.size()), params), part,
                 [](Customer* customer, std::int64_t id) { customer->address_id = id; });
    }
}

void put_contragent(db::Connection& connection, const Customer& customer) {
    static const std::string sql = [] {
        std::string set;
        for (const ContragentPart& part : contragent_parts())
            set += fmt::format("{}{} = excluded.{}", set.empty() ? "" : ", ", part.name, part.name);
        return fmt::format(
            "INSERT INTO customer_contragents (customer_id, company_id, {}) VALUES ({}) ON CONFLICT (customer_id, company_id) DO UPDATE "
            "SET {}",
            contragent_columns(), placeholders(1, 2 + parts_of_contragent()), set);
    }();
    std::vector<db::Param> params = {customer.id, 0};
    bind_contragent(params, customer.contragent);
    connection.execute(sql, params);
}

void update_address(db::Connection& connection, Customer& customer) {
    if (customer.address_id == 0) {
        Customer* one[] = {&customer};
        insert_addresses(connection, one);
        return;
    }
    static const std::string sql = [] {
        std::string set = "city_folded = $2, region_folded = $3";
        int next = 4;
        for (const AddressPart& part : address_parts()) set += fmt::format(", \"{}\" = ${}", part.name, next++);
        return "UPDATE customer_addresses SET " + set + " WHERE id = $1";
    }();
    const std::string city = fold(customer.address.city), region = fold(customer.address.region);
    std::vector<db::Param> params = {customer.address_id, city, region};
    bind_address(params, customer.address);
    connection.execute(sql, params);
}

// Rows whose id stayed keep their place in the list; the others go, new ones come.
void update_phones(db::Connection& connection, const Customer& before, Customer& after) {
    std::vector<PhoneRow> added;
    for (std::size_t i = 0; i < after.phones.size(); ++i) {
        if (after.phones[i].id == 0) added.push_back({after.id, static_cast<int>(i), &after.phones[i]});
    }
    for (const CustomerPhone& phone : before.phones) {
        const auto kept =
            std::find_if(after.phones.begin(), after.phones.end(), [&](const CustomerPhone& other) { return other.id == phone.id; });
        if (kept == after.phones.end()) {
            connection.execute("DELETE FROM customer_phones WHERE id = $1", {phone.id});
        } else {
            connection.execute("UPDATE customer_phones SET position = $2 WHERE id = $1 AND position <> $2",
                               {phone.id, static_cast<std::int64_t>(kept - after.phones.begin())});
        }
    }
    insert_phones(connection, added);
}

[[noreturn]] void throw_duplicate(const Error& error) {
    if (error.kind == ErrorKind::conflict && error.message.key == "error.duplicate") throw_conflict("error.customer.external_id_taken");
    throw;
}

std::vector<Customer> read_all(db::Connection& connection, std::string_view condition, db::Params params) {
    static const std::string select = "SELECT " + customer_select("c") + ", a.id, " +
                                      [] {
                                          std::string list;
                                          for (const AddressPart& part : address_parts())
                                              list += fmt::format("{}a.\"{}\"", list.empty() ? "" : ", ", part.name);
                                          for (const ContragentPart& part : contragent_parts()) list += fmt::format(", g.{}", part.name);
                                          return list;
                                      }() +
                                      " FROM customers c LEFT JOIN customer_addresses a ON a.customer_id = c.id AND a.is_main = 1"
                                      " LEFT JOIN customer_contragents g ON g.customer_id = c.id AND g.company_id = 0 WHERE ";
    std::vector<Customer> found;
    connection.each(select + std::string(condition), params, [&](const db::Row& row) {
        db::Columns columns(row);
        Customer& customer = found.emplace_back();
        read_customer(columns, customer);
        customer.address_id = columns.integer();
        read_address(columns, customer.address);
        read_contragent(columns, customer.contragent);
    });
    if (found.empty()) return found;

    std::unordered_map<std::int64_t, Customer*> by_id;
    std::vector<db::Param> ids;
    for (Customer& customer : found) {
        by_id.emplace(customer.id, &customer);
        ids.emplace_back(customer.id);
    }
    ids.resize(padded(ids.size()), ids.back());
    connection.each(
        fmt::format(
            "SELECT customer_id, id, written, e164, digits FROM customer_phones WHERE customer_id IN ({}) ORDER BY customer_id, position",
            placeholders(1, ids.size())),
        ids, [&](const db::Row& row) {
            db::Columns columns(row);
            Customer& customer = *by_id.at(columns.integer());
            const std::int64_t id = columns.integer();
            Phone phone;
            phone.written = columns.text();
            phone.e164 = columns.text();
            phone.digits = columns.text();
            customer.phones.push_back({id, std::move(phone)});
        });
    return found;
}

std::optional<Customer> only(std::vector<Customer> found) {
    if (found.empty()) return std::nullopt;
    return std::move(found.front());
}

}  // namespace

std::optional<Customer> CustomerStore::by_id(db::Connection& connection, std::int64_t id, Deleted deleted) const {
    const db::Param params[] = {id};
    return only(read_all(connection, deleted == Deleted::included ? "c.id = $1" : "c.id = $1 AND c.deleted_at IS NULL", params));
}

std::optional<Customer> CustomerStore::by_external_id(db::Connection& connection, std::int64_t site_id,
                                                      std::string_view external_id) const {
    const db::Param params[] = {site_id, external_id};
    return only(read_all(connection, "c.site_id = $1 AND c.external_id = $2 AND c.deleted_at IS NULL", params));
}

std::vector<Customer> CustomerStore::by_ids(db::Connection& connection, const std::vector<std::int64_t>& ids, Deleted deleted) const {
    if (ids.empty()) return {};
    std::vector<db::Param> params(ids.begin(), ids.end());
    params.resize(padded(params.size()), params.back());
    std::vector<Customer> found = read_all(
        connection,
        fmt::format("c.id IN ({}){}", placeholders(1, params.size()), deleted == Deleted::included ? "" : " AND c.deleted_at IS NULL"),
        params);
    std::unordered_map<std::int64_t, std::size_t> places;
    for (std::size_t i = 0; i < ids.size(); ++i) places.emplace(ids[i], i);
    std::sort(found.begin(), found.end(), [&](const Customer& a, const Customer& b) { return places.at(a.id) < places.at(b.id); });
    return found;
}

void CustomerStore::insert(Operation& op, Customer& customer) const {
    try {
        insert_many(op.connection(), std::span(&customer, 1));
    } catch (const Error& error) {
        throw_duplicate(error);
    }
}

void CustomerStore::update(Operation& op, const Customer& before, Customer& after) const {
    static const std::string sql = [] {
        std::string set;
        std::size_t next = 3;
        for (std::string_view column : customer_columns()) set += fmt::format("{}{} = ${}", set.empty() ? "" : ", ", column, next++);
        return "UPDATE customers SET " + set + " WHERE id = $1 AND version = $2";
    }();
    after.version = before.version + 1;
    after.updated_at = op.now();
    const CustomerValues values(after);
    std::vector<db::Param> params = {after.id, before.version};
    values.bind(params);
    try {
        if (op.connection().execute(sql, params) == 0) throw_conflict("error.version");
    } catch (const Error& error) {
        throw_duplicate(error);
    }
    if (!(after.phones == before.phones)) update_phones(op.connection(), before, after);
    if (!(after.address == before.address)) update_address(op.connection(), after);
    if (!(after.contragent == before.contragent)) put_contragent(op.connection(), after);
}

void CustomerStore::mark_deleted(Operation& op, std::int64_t id, std::int64_t by_user) const {
    op.connection().execute("UPDATE customers SET deleted_at = $2, deleted_by = $3, updated_at = $2, version = version + 1 WHERE id = $1",
                            {id, op.now(), by_user});
}

void CustomerStore::add_phone(Operation& op, std::int64_t customer_id, CustomerPhone& phone) const {
    const std::int64_t position =
        op.connection().maybe_integer("SELECT MAX(position) + 1 FROM customer_phones WHERE customer_id = $1", {customer_id}).value_or(0);
    const PhoneRow row{customer_id, static_cast<int>(position), &phone};
    insert_phones(op.connection(), std::span(&row, 1));
    const std::string digits = phone.phone.digits.empty() ? "" : " " + phone.phone.digits;
    op.connection().execute("UPDATE customers SET phone_digits = phone_digits || $2, updated_at = $3, version = version + 1 WHERE id = $1",
                            {customer_id, digits, op.now()});
}

void CustomerStore::set_external_id(Operation& op, std::int64_t id, std::string_view external_id) const {
    try {
        op.connection().execute("UPDATE customers SET external_id = $2, updated_at = $3, version = version + 1 WHERE id = $1",
                                {id, external_id.empty() ? db::Param(nullptr) : db::Param(external_id), op.now()});
    } catch (const Error& error) {
        throw_duplicate(error);
    }
}

void CustomerStore::insert_many(db::Connection& connection, std::span<Customer> customers) const {
    thread_local InsertText text("INSERT INTO customers (" + joined(customer_columns()) + ") VALUES ", customer_columns().size());
    for (std::size_t from = 0; from < customers.size(); from += kRowsAtOnce) {
        const auto part = customers.subspan(from, std::min(kRowsAtOnce, customers.size() - from));
        std::vector<std::unique_ptr<CustomerValues>> values;
        std::vector<db::Param> params;
        params.reserve(part.size() * customer_columns().size());
        for (const Customer& customer : part) values.emplace_back(std::make_unique<CustomerValues>(customer))->bind(params);
        take_ids(connection.query(text.of(part.size()), params), part, [](Customer& customer, std::int64_t id) { customer.id = id; });

        std::vector<PhoneRow> phones;
        std::vector<Customer*> addressed;
        for (Customer& customer : part) {
            for (std::size_t i = 0; i < customer.phones.size(); ++i)
                phones.push_back({customer.id, static_cast<int>(i), &customer.phones[i]});
            if (!is_empty(customer.address)) addressed.push_back(&customer);
            if (!(customer.contragent == Contragent{})) put_contragent(connection, customer);
        }
        insert_phones(connection, phones);
        insert_addresses(connection, addressed);
    }
}

}  // namespace okno::customers
