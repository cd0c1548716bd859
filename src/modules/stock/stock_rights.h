// SPDX-License-Identifier: Apache-2.0
// Rights of the module stock.
#pragma once

#include <vector>

#include "core/rights.h"

namespace okno::stock {

inline constexpr Right stock_edit{"stock_edit", false};

std::vector<const Right*> rights();

}  // namespace okno::stock
