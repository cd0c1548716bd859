// SPDX-License-Identifier: Apache-2.0
// A buyer as the API prints it: a person ("customer") or a company ("customer_corporate").
#pragma once

#include "base/json.h"
#include "faces/api_v5/parts_json.h"
#include "modules/customers/company_store.h"
#include "modules/customers/customer.h"

namespace okno::api_v5 {

// The record as a value.
void print_customer(JsonWriter& out, const customers::Customer& customer, const Account& account);
// A legal entity of a company.
void print_company(JsonWriter& out, const customers::Company& company, const Account& account);

// "customer", "customer_corporate"
std::string_view customer_type(customers::CustomerKind kind);

}  // namespace okno::api_v5
