// SPDX-License-Identifier: Apache-2.0
// What a key may see of the account itself: versions, its own scopes and shops, where the system lives.
#pragma once

#include "faces/api_v5/face.h"

namespace okno::api_v5 {

std::vector<Route> account_routes();

}  // namespace okno::api_v5
