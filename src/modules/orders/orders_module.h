// SPDX-License-Identifier: Apache-2.0
// Front door of wiring: what this module declares.
#pragma once

#include <vector>

#include "core/rights.h"

namespace okno::orders {

std::vector<const Right*> orders_rights();

}  // namespace okno::orders
