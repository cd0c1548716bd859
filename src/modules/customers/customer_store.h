// SPDX-License-Identifier: Apache-2.0
// Every SQL of the tables of buyers. Deleted ones are left out unless asked for.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "core/operation.h"
#include "modules/customers/customer.h"

namespace okno::customers {

enum class Deleted { left_out, included };

class CustomerStore {
  public:
    std::optional<Customer> by_id(db::Connection& connection, std::int64_t id, Deleted deleted = Deleted::left_out) const;
    std::optional<Customer> by_external_id(db::Connection& connection, std::int64_t site_id, std::string_view external_id) const;
    // In the order of ids; ids that are not there are left out.
    std::vector<Customer> by_ids(db::Connection& connection, const std::vector<std::int64_t>& ids,
                                 Deleted deleted = Deleted::left_out) const;

    // Sets id, ids of phones and of the address. A taken external id: conflict, "error.customer.external_id_taken".
    void insert(Operation& op, Customer& customer) const;
    // Writes the record, its phones and its address where they differ from `before`; raises the version.
    // Throws conflict "error.version" when the row's version is no longer before.version.
    void update(Operation& op, const Customer& before, Customer& after) const;
    void mark_deleted(Operation& op, std::int64_t id, std::int64_t by_user) const;
    // At the end of the list; sets its id.
    void add_phone(Operation& op, std::int64_t customer_id, CustomerPhone& phone) const;
    void set_external_id(Operation& op, std::int64_t id, std::string_view external_id) const;

    // Many new ones with totals at once, without journal: for filling an empty database. Sets the ids. Search and phones are indexed too.
    void insert_many(db::Connection& connection, std::span<Customer> customers) const;
};

}  // namespace okno::customers
