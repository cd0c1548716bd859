// SPDX-License-Identifier: Apache-2.0
#include "modules/customers/address.h"

#include <algorithm>
#include <array>

#include "modules/customers/customer_rights.h"

namespace okno::customers {

namespace {

constexpr std::array kParts = {
    AddressPart{"text", "text", &Address::text},
    AddressPart{"index", "index", &Address::index},
    AddressPart{"country", "countryIso", &Address::country},
    AddressPart{"region", "region", &Address::region},
    AddressPart{"city", "city", &Address::city},
    AddressPart{"city_type", "cityType", &Address::city_type},
    AddressPart{"street", "street", &Address::street},
    AddressPart{"street_type", "streetType", &Address::street_type},
    AddressPart{"building", "building", &Address::building},
    AddressPart{"house", "house", &Address::house},
    AddressPart{"housing", "housing", &Address::housing},
    AddressPart{"block", "block", &Address::block},
    AddressPart{"flat", "flat", &Address::flat},
    AddressPart{"floor", "floor", &Address::floor},
    AddressPart{"intercom_code", "intercomCode", &Address::intercom_code},
    AddressPart{"metro", "metro", &Address::metro},
    AddressPart{"notes", "notes", &Address::notes},
    AddressPart{"region_id", "regionId", &Address::region_id},
    AddressPart{"city_id", "cityId", &Address::city_id},
    AddressPart{"street_id", "streetId", &Address::street_id},
};

Json text_or_null(const std::string& text) { return text.empty() ? Json() : Json(text); }

template <std::string Address::*member>
Field<Address> part(std::string_view name, std::string_view api_name, std::string_view history_name) {
    return {FieldFacts{.name = name,
                       .type = FieldType::text,
                       .api_name = api_name,
                       .history_name = history_name,
                       .hidden_behind = &customers_see_contacts,
                       .personal = true},
            [](const Address& address) { return text_or_null(address.*member); },
            [](Address& address, const Json& value) { address.*member = value.is_string() ? value.as_string() : ""; }};
}

}  // namespace

std::span<const AddressPart> address_parts() { return kParts; }

void apply(Address& address, const AddressEdit& edit) {
    for (const auto& [member, value] : edit) address.*member = value;
}

bool is_empty(const Address& address) {
    return std::all_of(kParts.begin(), kParts.end(), [&](const AddressPart& part) { return (address.*part.member).empty(); });
}

std::string one_line(const Address& address) {
    if (!address.text.empty()) return address.text;
    std::string line;
    for (const std::string* piece : {&address.index, &address.region, &address.city, &address.street}) {
        if (piece->empty() || (piece == &address.city && address.city == address.region)) continue;
        line += (line.empty() ? "" : ", ") + *piece;
    }
    for (const std::string* piece : {&address.building, &address.house, &address.housing, &address.block}) {
        if (piece->empty()) continue;
        line += (line.empty() ? "" : piece == &address.building ? " " : "/") + *piece;
    }
    if (!address.flat.empty()) line += (line.empty() ? "" : ", ") + address.flat;
    return line;
}

const FieldTable<Address>& address_fields() {
    static const FieldTable<Address> table = {
        part<&Address::text>("address_text", "address.text", "address.text"),
        part<&Address::index>("address_index", "address.index", "address.index"),
        part<&Address::country>("address_country", "address.countryIso", "address.country"),
        part<&Address::region>("address_region", "address.region", "address.region"),
        part<&Address::city>("address_city", "address.city", "address.city"),
        part<&Address::city_type>("address_city_type", "address.cityType", "address.city_type"),
        part<&Address::street>("address_street", "address.street", "address.street"),
        part<&Address::street_type>("address_street_type", "address.streetType", "address.street_type"),
        part<&Address::building>("address_building", "address.building", "address.building"),
        part<&Address::house>("address_house", "address.house", "address.house"),
        part<&Address::housing>("address_housing", "address.housing", "address.housing"),
        part<&Address::block>("address_block", "address.block", "address.block"),
        part<&Address::flat>("address_flat", "address.flat", "address.flat"),
        part<&Address::floor>("address_floor", "address.floor", "address.floor"),
        part<&Address::intercom_code>("address_intercom_code", "address.intercomCode", "address.intercom_code"),
        part<&Address::metro>("address_metro", "address.metro", "address.metro"),
        part<&Address::notes>("address_notes", "address.notes", "address.notes"),
        part<&Address::region_id>("address_region_id", "address.regionId", "address.region_id"),
        part<&Address::city_id>("address_city_id", "address.cityId", "address.city_id"),
        part<&Address::street_id>("address_street_id", "address.streetId", "address.street_id"),
    };
    return table;
}

}  // namespace okno::customers
