// SPDX-License-Identifier: Apache-2.0
// The reference books, for menus and names.
#pragma once

#include "faces/ui/face.h"

namespace okno::ui {

http::Response show_references(const Parts& parts, Call& call);

}  // namespace okno::ui
