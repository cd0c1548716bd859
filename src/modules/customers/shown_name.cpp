// SPDX-License-Identifier: Apache-2.0
#include "modules/customers/shown_name.h"

namespace okno::customers {

std::string shown_name(Customer customer, bool sees_contacts) {
    if (!sees_contacts) {
        customer.email.clear();
        customer.phones.clear();
    }
    return display_name(customer);
}

}  // namespace okno::customers
