// SPDX-License-Identifier: Apache-2.0
// The rights of this module.
#pragma once

#include "core/rights.h"

namespace okno::references {

inline constexpr Right references_view{"references_view"};
inline constexpr Right references_edit{"references_edit"};
inline constexpr Right settings_edit{"settings_edit"};

}  // namespace okno::references
