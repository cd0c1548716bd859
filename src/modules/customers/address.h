// SPDX-License-Identifier: Apache-2.0
// A postal address in the parts of the API's contract; buyers and deliveries share it.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/fields.h"

namespace okno::customers {

struct Address {
    std::string text;  // the whole address as one line, when it came so
    std::string index, country, region, city, city_type, street, street_type;
    std::string building, house, housing, block, flat, floor, intercom_code, metro, notes;
    std::string region_id, city_id, street_id;  // of an address service

    bool operator==(const Address&) const = default;
};

// The parts of an address, once: our name (also column and history name), the API's name, the member.
struct AddressPart {
    std::string_view name;      // "intercom_code"
    std::string_view api_name;  // "intercomCode"
    std::string Address::*member;
};
std::span<const AddressPart> address_parts();

// Only the parts that a caller named; the others stay as they are.
using AddressEdit = std::vector<std::pair<std::string Address::*, std::string>>;
void apply(Address& address, const AddressEdit& edit);

bool is_empty(const Address& address);
// "115280, Moscow, Lenina 5, 12": the text as given, else put together from the parts.
std::string one_line(const Address& address);
// History names "address.city" …; rows of an address are a part ("address", its id).
const FieldTable<Address>& address_fields();

}  // namespace okno::customers
