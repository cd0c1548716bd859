// SPDX-License-Identifier: Apache-2.0
// What the browser says of a buyer (CustomerEdit), as the module takes it.
#pragma once

#include "base/json_fields.h"
#include "modules/customers/customer_input.h"
#include "modules/references/books.h"

namespace okno::ui {

customers::CustomerInput customer_input(const JsonFields& body, const references::Books& books);
customers::AddressEdit address_edit(const JsonFields& address);

}  // namespace okno::ui
