// SPDX-License-Identifier: Apache-2.0
// CSV as spreadsheets write and read it (RFC 4180), any separator; a cell that a spreadsheet would run as a formula is made harmless on writing.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace okno {

std::string csv_line(const std::vector<std::string>& cells, char separator = ';');
std::vector<std::vector<std::string>> parse_csv(std::string_view text, char separator = ';');

}  // namespace okno
