// SPDX-License-Identifier: Apache-2.0
// The name of a customer for those who may not see contact data: "" where it would be a mail or a phone.
#pragma once

#include <string>

#include "modules/customers/customer.h"

namespace okno::customers {

std::string shown_name(Customer customer, bool sees_contacts);

}  // namespace okno::customers
