// SPDX-License-Identifier: Apache-2.0
// The rights of this module.
#pragma once

#include "core/rights.h"

namespace okno::users {

inline constexpr Right users_view{"users_view"};
inline constexpr Right users_edit{"users_edit"};  // people, groups and their rights
inline constexpr Right api_keys_edit{"api_keys_edit"};
inline constexpr Right own_account{"own_account"};  // one's own language, theme, password: everybody who signs in has it

}  // namespace okno::users
