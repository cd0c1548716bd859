// SPDX-License-Identifier: Apache-2.0
// customers/history: what changed since a record, as store modules poll it.
#pragma once

#include "faces/api_v5/face.h"

namespace okno::api_v5 {

std::vector<Route> customer_history_routes();

}  // namespace okno::api_v5
