// SPDX-License-Identifier: Apache-2.0
// orders: list, one, create, edit, upload, statuses, fix-external-ids.
#pragma once

#include "faces/api_v5/face.h"

namespace okno::api_v5 {

std::vector<Route> order_routes();

}  // namespace okno::api_v5
