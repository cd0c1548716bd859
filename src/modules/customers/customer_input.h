// SPDX-License-Identifier: Apache-2.0
// What callers say of a buyer: absent = leave as it is (or empty, in a new one).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/error.h"
#include "modules/customers/customer.h"

namespace okno::customers {

struct CustomerInput {
    std::optional<std::int64_t> site_id;
    std::optional<CustomerKind> kind;  // only in a new one
    std::optional<Moment> created_at;  // only in a new one
    std::optional<bool> is_contact;
    std::optional<std::string> external_id, nick_name, first_name, last_name, patronymic, email, sex, birthday;  // "" clears
    std::optional<std::vector<std::string>> phones;  // the whole list, as written
    AddressEdit address;
    ContragentEdit contragent;
    std::optional<std::int64_t> manager_id;  // 0 = nobody
    std::optional<bool> vip, bad, subscribed;
    std::optional<Percent> personal_discount, cumulative_discount;
    std::optional<std::string> discount_card, note, photo_url, browser_id;
    std::optional<Origin> origin;  // only where none is known yet
    std::vector<std::string> add_tags, remove_tags;
    Json custom_fields;  // object: code → value; null clears one
};

// Puts the input over a record, texts trimmed and phones parsed; every field error goes to problems. Reads no database.
// region: ISO country in which phones without a country code are read.
void apply(Customer& customer, const CustomerInput& input, std::string_view region, Moment now, Problems& problems);

}  // namespace okno::customers
