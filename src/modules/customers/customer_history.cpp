// SPDX-License-Identifier: Apache-2.0
#include "modules/customers/customer_history.h"

#include <algorithm>
#include <set>

#include "base/text.h"
#include "core/rebuild.h"
#include "modules/customers/customer_fields.h"
#include "modules/customers/customer_store.h"

namespace okno::customers {

namespace {

std::string text_member(const Json& object, std::string_view name) {
    const Json* value = object.find(name);
    return value != nullptr && value->is_string() ? value->as_string() : "";
}

void take_back_phone(Customer& customer, const JournalRow& row) {
    if (row.old_value.is_null()) {
        std::erase_if(customer.phones, [&](const CustomerPhone& phone) { return phone.id == row.part_id; });
        return;
    }
    CustomerPhone phone;
    phone.id = row.part_id;
    phone.phone.written = row.old_value.is_string() ? row.old_value.as_string() : "";
    phone.phone.e164 = text_member(row.part_stub, "e164");
    phone.phone.digits = text_member(row.part_stub, "digits");
    const Json* position = row.part_stub.find("position");
    const auto at = position == nullptr ? 0 : position->to_int().value_or(0);
    const auto size = static_cast<std::int64_t>(customer.phones.size());
    customer.phones.insert(customer.phones.begin() + std::clamp<std::int64_t>(at, 0, size), std::move(phone));
}

void take_back_custom(Customer& customer, std::string_view code, const Json& old_value) {
    if (!old_value.is_null()) {
        customer.custom_fields.set(std::string(code), old_value);
        sort_custom_fields(customer);
        return;
    }
    if (customer.custom_fields.is_object()) {
        std::erase_if(customer.custom_fields.as_object(), [&](const auto& member) { return member.first == code; });
    }
}

// Rows that the field table does not know: the address, phones, custom fields, the bin.
void take_back_other(Customer& customer, const JournalRow& row) {
    constexpr std::string_view kCustom = "custom_";
    if (row.part == "phone") {
        take_back_phone(customer, row);
    } else if (row.part == "address") {
        JournalRow bare = row;
        bare.part.clear();
        okno::take_back(customer.address, bare, address_fields());
    } else if (row.deleted) {
        customer.deleted_at.reset();
        customer.deleted_by = 0;
    } else if (std::string_view(row.field).starts_with(kCustom)) {
        take_back_custom(customer, std::string_view(row.field).substr(kCustom.size()), row.old_value);
    }
}

}  // namespace

bool take_back(Customer& customer, const std::vector<JournalRow>& rows) {
    return rebuild<Customer>(customer, rows, customer_fields(), take_back_other);
}

std::optional<Customer> customer_at(db::Connection& connection, std::int64_t id, std::int64_t number) {
    std::optional<Customer> customer = CustomerStore().by_id(connection, id, Deleted::included);
    if (!customer || !take_back(*customer, read_since(connection, "customer", {id}, number))) return std::nullopt;
    return customer;
}

std::map<CustomerMoment, Customer> customers_at(db::Connection& connection, const std::vector<CustomerMoment>& moments) {
    std::map<CustomerMoment, Customer> found;
    if (moments.empty()) return found;
    std::set<std::int64_t> ids;
    std::int64_t earliest = moments.front().number;
    for (const CustomerMoment& moment : moments) {
        ids.insert(moment.id);
        earliest = std::min(earliest, moment.number);
    }
    std::map<std::int64_t, std::vector<JournalRow>> changes;
    for (JournalRow& row : read_since(connection, "customer", {ids.begin(), ids.end()}, earliest))
        changes[row.record.id].push_back(std::move(row));
    std::map<std::int64_t, Customer> present;
    for (Customer& customer : CustomerStore().by_ids(connection, {ids.begin(), ids.end()}, Deleted::included))
        present.emplace(customer.id, std::move(customer));
    for (const CustomerMoment& moment : moments) {
        const auto now = present.find(moment.id);
        if (now == present.end()) continue;
        std::vector<JournalRow> later = changes[moment.id];
        std::erase_if(later, [&](const JournalRow& row) { return row.number != 0 && row.number <= moment.number; });
        Customer customer = now->second;
        if (take_back(customer, later)) found.emplace(moment, std::move(customer));
    }
    return found;
}

}  // namespace okno::customers
