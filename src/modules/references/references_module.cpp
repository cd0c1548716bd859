// SPDX-License-Identifier: Apache-2.0
#include "modules/references/references_module.h"

#include "modules/references/references_rights.h"

namespace okno::references {

std::vector<const Right*> references_rights() { return {&references_view, &references_edit, &settings_edit}; }

}  // namespace okno::references
