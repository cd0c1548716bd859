// SPDX-License-Identifier: Apache-2.0
// Finding one live buyer by what is known of him: an id, a mail, a phone.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "modules/customers/customer.h"

namespace okno::customers {

struct KnownCustomer {
    std::int64_t id = 0;
    Place place;
    bool vip = false, bad = false;
    std::int64_t orders = 0;
    Percent personal_discount = 0;
    std::string external_id;
    std::string phone_digits;  // of all his phones, a space before each
    std::int64_t phones = 0;
    std::string rule;  // "email", "phone", or what he was asked for by
};

class CustomerLookupStore {
  public:
    std::optional<KnownCustomer> by_id(db::Connection& connection, std::int64_t buyers_id, std::int64_t id) const;
    std::optional<KnownCustomer> by_external_id(db::Connection& connection, std::int64_t site_id, std::string_view external_id) const;
    std::optional<KnownCustomer> by_browser_id(db::Connection& connection, std::int64_t buyers_id, std::string_view browser_id) const;
    // Mail before phone, then who bought last, then the newest. At most 16 digits are looked at.
    std::optional<KnownCustomer> by_contacts(db::Connection& connection, std::int64_t buyers_id, CustomerKind kind,
                                             const std::string& email_lower, const std::vector<std::string>& digits) const;

    // Keeps others with one of these keys waiting until this transaction ends. SQLite has one writer: nothing to do.
    void lock(db::Connection& connection, const std::vector<std::string>& keys) const;
};

}  // namespace okno::customers
