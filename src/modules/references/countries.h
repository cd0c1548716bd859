// SPDX-License-Identifier: Apache-2.0
// The countries of ISO 3166-1 by their two letters. Their names come from the browser's Intl and from nowhere else.
#pragma once

#include <span>
#include <string_view>

namespace okno::references {

std::span<const std::string_view> country_codes();
bool is_country(std::string_view iso);  // capitals

}  // namespace okno::references
