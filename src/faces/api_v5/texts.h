// SPDX-License-Identifier: Apache-2.0
// What this face says, in English: programs match these words, so they are not translated.
#pragma once

#include <string>

#include "base/error.h"

namespace okno::api_v5 {

// The text of a message with its {params} filled in; of an unknown key, what its kind says.
std::string say(const Message& message, ErrorKind kind);

}  // namespace okno::api_v5
