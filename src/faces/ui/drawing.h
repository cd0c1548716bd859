// SPDX-License-Identifier: Apache-2.0
// Placeholder pictures of goods, drawn by the program: a tinted square with the outline of the kind of thing. The same name, the same
// picture.
#pragma once

#include <string>
#include <string_view>

namespace okno::ui {

// name: "kind-number", e.g. "coat-17". Kinds without an outline of their own get a box.
std::string draw(std::string_view name);

}  // namespace okno::ui
