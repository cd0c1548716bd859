// SPDX-License-Identifier: Apache-2.0
// Front door of wiring: what this module declares, and what an empty database needs of it.
#pragma once

#include <vector>

#include "core/operation.h"

namespace okno::users {

std::vector<const Right*> users_rights();
// The secret behind keys and sessions, and the five groups a shop starts with; each only when it is not there.
void seed_users(Operation& op);

}  // namespace okno::users
