// SPDX-License-Identifier: Apache-2.0
// Rights of the module customers.
#pragma once

#include <vector>

#include "core/rights.h"

namespace okno::customers {

inline constexpr Right customers_view{"customers_view", true};
inline constexpr Right customers_create{"customers_create", false};
inline constexpr Right customers_edit{"customers_edit", true};
inline constexpr Right customers_delete{"customers_delete", false};
inline constexpr Right customers_see_contacts{"customers_see_contacts", false};  // phones, mails and addresses are shown whole

std::vector<const Right*> rights();

}  // namespace okno::customers
