// SPDX-License-Identifier: Apache-2.0
// customers: list, one, create, edit, upload, fix-external-ids. Persons; companies have a noun of their own in this API.
#pragma once

#include "faces/api_v5/face.h"

namespace okno::api_v5 {

std::vector<Route> customer_routes();

}  // namespace okno::api_v5
