// SPDX-License-Identifier: Apache-2.0
// Pieces of JSON that several records of the API share, both ways: addresses, legal details, sources, moments, amounts.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/json.h"
#include "base/json_fields.h"
#include "base/time.h"
#include "modules/customers/address.h"
#include "modules/customers/contragent.h"
#include "modules/customers/customer.h"
#include "modules/references/books.h"

namespace okno::api_v5 {

// What printing a record needs beside the record.
struct Account {
    const references::Books& books;
    std::string_view zone, language;
};

// Each prints the member, or nothing where there is nothing: this API omits what is empty.
void print_text(JsonWriter& out, std::string_view name, std::string_view text);
void print_id(JsonWriter& out, std::string_view name, std::int64_t id);
void print_scaled(JsonWriter& out, std::string_view name, std::int64_t value, int decimals);  // also zero
void print_moment(JsonWriter& out, std::string_view name, Moment moment, const Account& account);
void print_moment(JsonWriter& out, std::string_view name, const std::optional<Moment>& moment, const Account& account);
void print_origin(JsonWriter& out, std::string_view name, const customers::Origin& origin);
void print_contragent(JsonWriter& out, std::string_view name, const customers::Contragent& contragent);
// A map; an empty one is [] as the original prints it.
void print_map(JsonWriter& out, std::string_view name, const Json& map);
// The members alone, inside an object that the caller opened.
void print_address_parts(JsonWriter& out, const customers::Address& address);

customers::AddressEdit read_address(const Json& address, const std::string& path, Problems& problems);
customers::ContragentEdit read_contragent(const Json& contragent, const std::string& path, Problems& problems);
customers::Origin read_origin(const Json& origin, const std::string& path, Problems& problems);
// Text "Y-m-d H:i:s" in the account's zone; nothing when absent or empty.
std::optional<Moment> read_moment(const JsonFields& fields, std::string_view name, std::string_view zone);
// The same, where an empty text says "none": absent stays nothing.
std::optional<std::optional<Moment>> read_clearable_moment(const JsonFields& fields, std::string_view name, std::string_view zone);

// PHP has one kind of array: what should be a list may come as a map ({"0":…,"2":…}), what should be a map as [].
void as_list(Json& record, std::string_view member);
void as_map(Json& record, std::string_view member);

}  // namespace okno::api_v5
