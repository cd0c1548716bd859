// SPDX-License-Identifier: Apache-2.0
// What only companies have: their legal entities, contact persons and further addresses.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/operation.h"
#include "modules/customers/address.h"
#include "modules/customers/contragent.h"

namespace okno::customers {

// One legal entity of a company that buys.
struct Company {
    std::int64_t id = 0, customer_id = 0;
    bool is_main = false, active = true;
    std::string external_id, name, brand;
    Moment created_at = 0;
    std::int64_t address_id = 0;
    Contragent contragent;
    Json custom_fields = Json::object();
    bool operator==(const Company&) const = default;
};

struct CompanyContact {
    std::int64_t id = 0, customer_id = 0;  // customer_id: the company
    std::int64_t person_id = 0;            // the buyer who acts for it
    bool is_main = false;
    std::vector<std::int64_t> companies;  // of which legal entities; empty = of none in particular
    bool operator==(const CompanyContact&) const = default;
};

struct CompanyAddress {
    std::int64_t id = 0, customer_id = 0;
    bool is_main = false;
    std::string external_id, name;
    Address address;
    bool operator==(const CompanyAddress&) const = default;
};

class CompanyStore {
  public:
    std::vector<Company> companies(db::Connection& connection, std::int64_t customer_id) const;
    std::vector<CompanyContact> contacts(db::Connection& connection, std::int64_t customer_id) const;
    std::vector<CompanyAddress> addresses(db::Connection& connection, std::int64_t customer_id) const;
    std::optional<Company> company(db::Connection& connection, std::int64_t id) const;

    // Inserts (id 0, sets it) or updates. A new main one takes the mark from the present one.
    void save(Operation& op, Company& company) const;
    void save(Operation& op, CompanyContact& contact) const;
    void save(Operation& op, CompanyAddress& address) const;
    void remove_contact(Operation& op, std::int64_t id) const;
};

}  // namespace okno::customers
