// SPDX-License-Identifier: Apache-2.0
// Somebody who looks at a big shop: signed in at the browser's face.
#pragma once

#include <cstdint>
#include <string>

#include "bench/sections.h"

namespace okno::bench {

// The headers of a session of the shop's owner.
std::string sign_in(std::uint16_t port, const BigShop& shop);

}  // namespace okno::bench
