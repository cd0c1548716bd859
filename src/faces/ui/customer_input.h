// SPDX-License-Identifier: Apache-2.0
// What the browser says of a buyer (CustomerEdit), as the module takes it.
#pragma once

#include "base/json_fields.h"
#include "modules/customers/customer_input.h"
#include "modules/references/books.h"

namespace okno::ui {

customers::CustomerInput customer_input(const JsonFields& body, const references::Books& books);
customers::AddressEdit address_edit(const JsonFields& address);
// A mail or phone; what hides one (sent back by a browser that was shown nothing else) is no edit.
std::optional<std::string> contact_of(const JsonFields& body, std::string_view name);

}  // namespace okno::ui
