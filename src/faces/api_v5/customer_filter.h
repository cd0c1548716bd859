// SPDX-License-Identifier: Apache-2.0
// filter[…] of the list of buyers.
#pragma once

#include "faces/api_v5/request.h"
#include "modules/customers/customer_list.h"

namespace okno::api_v5 {

customers::CustomerFilter read_customer_filter(const Call& call);

}  // namespace okno::api_v5
