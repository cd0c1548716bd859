// SPDX-License-Identifier: Apache-2.0
// Front door of wiring: what the application takes from this module beside its use cases. It has no jobs and listens to nothing.
#pragma once

#include <vector>

#include "core/rights.h"

namespace okno::references {

std::vector<const Right*> references_rights();

}  // namespace okno::references
