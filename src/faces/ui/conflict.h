// SPDX-License-Identifier: Apache-2.0
// A save over somebody's change: the refusal carries the record as it is now, so that the browser can merge field by field.
#pragma once

#include <string>
#include <utility>

#include "base/error.h"

namespace okno::ui {

struct VersionConflict : Error {
    std::string current;  // JSON
    VersionConflict(const Error& error, std::string now) : Error(error), current(std::move(now)) {}
};

}  // namespace okno::ui
