// SPDX-License-Identifier: Apache-2.0
// What the server says to people, in four languages.
#pragma once

#include <string>
#include <string_view>

#include "base/error.h"

namespace okno::ui {

// The text of a message in "en", "ru", "pl" or "uz" (another language: English), its {params} filled in. An unknown key is said as it is.
std::string say(const Message& message, std::string_view language);

}  // namespace okno::ui
