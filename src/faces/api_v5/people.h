// SPDX-License-Identifier: Apache-2.0
// users, user-groups: who works here. To read; people are entered in the application.
#pragma once

#include "faces/api_v5/face.h"

namespace okno::api_v5 {

std::vector<Route> people_routes();

}  // namespace okno::api_v5
