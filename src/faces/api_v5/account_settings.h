// SPDX-License-Identifier: Apache-2.0
// settings: currency, language, time zone and working time of the account.
#pragma once

#include "faces/api_v5/face.h"

namespace okno::api_v5 {

std::vector<Route> account_settings_routes();

}  // namespace okno::api_v5
