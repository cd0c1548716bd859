// SPDX-License-Identifier: Apache-2.0
// store/*: products, offers, groups and what lies in which store, to read.
#pragma once

#include "faces/api_v5/face.h"

namespace okno::api_v5 {

std::vector<Route> goods_routes();

}  // namespace okno::api_v5
