// SPDX-License-Identifier: Apache-2.0
// CSV as spreadsheets write and read it (RFC 4180), any separator; a cell that a spreadsheet would run as a formula is made harmless on
// writing.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace okno {

// One line with its CRLF. A cell such as "=1+1" gets an apostrophe before it; plain numbers ("-5", "+48.20") stay numbers.
std::string csv_line(const std::vector<std::string>& cells, char separator = ';');
// Takes CRLF, LF or CR, skips empty lines and a byte order mark, and takes the apostrophe of csv_line off again.
// Never refuses: an unclosed quote runs to the end of the text.
std::vector<std::vector<std::string>> parse_csv(std::string_view text, char separator = ';');

}  // namespace okno
