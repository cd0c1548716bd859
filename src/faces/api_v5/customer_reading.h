// SPDX-License-Identifier: Apache-2.0
// What clients send of a buyer, as the input of the use cases.
#pragma once

#include <string_view>

#include "base/json.h"
#include "faces/api_v5/request.h"
#include "modules/customers/customer_input.h"

namespace okno::api_v5 {

// What is wrong goes to problems under the API's own paths ("phones[0].number").
customers::CustomerInput read_customer(Json record, std::string_view zone, const users::Roster& roster, Problems& problems);

// Our paths in the refusals of use cases, as this API names them.
extern const FieldNames kCustomerNames;

}  // namespace okno::api_v5
