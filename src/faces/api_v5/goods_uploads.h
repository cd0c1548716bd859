// SPDX-License-Identifier: Apache-2.0
// store/inventories/upload and store/prices/upload: shops and stock systems say what lies where and what it costs.
#pragma once

#include "faces/api_v5/face.h"

namespace okno::api_v5 {

std::vector<Route> goods_upload_routes();

}  // namespace okno::api_v5
