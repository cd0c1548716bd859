// SPDX-License-Identifier: Apache-2.0
// Delivery services come with the orders: a shop's module names one that is not in the books yet, and it is put there.
#pragma once

#include "faces/api_v5/face.h"

namespace okno::api_v5 {

// Makes the service of order.delivery.service when it has a code we do not know and a name; the call then goes on with the new books.
// A service without a name is left to the use case, which refuses the unknown code.
void make_delivery_service(const Parts& parts, Call& call, const Json& order);

}  // namespace okno::api_v5
