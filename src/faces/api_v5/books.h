// SPDX-License-Identifier: Apache-2.0
// reference/*: the reference books but the shops (sites.h), and the edit of a status.
#pragma once

#include "faces/api_v5/face.h"

namespace okno::api_v5 {

std::vector<Route> book_routes();

}  // namespace okno::api_v5
