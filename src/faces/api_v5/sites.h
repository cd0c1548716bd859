// SPDX-License-Identifier: Apache-2.0
// reference/sites: the shops that a key sees.
#pragma once

#include "faces/api_v5/face.h"

namespace okno::api_v5 {

std::vector<Route> site_routes();

}  // namespace okno::api_v5
