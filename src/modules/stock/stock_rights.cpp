// SPDX-License-Identifier: Apache-2.0
#include "modules/stock/stock_rights.h"

namespace okno::stock {

std::vector<const Right*> rights() { return {&stock_edit}; }

}  // namespace okno::stock
