// SPDX-License-Identifier: Apache-2.0
// Mobile numbers of the five countries we serve most, read and written without the phone library, which takes tens of microseconds.
// Every answer is the library's own (a test compares them); "" means: ask the library.
#pragma once

#include <string>
#include <string_view>

namespace okno {

std::string plain_e164(std::string_view written, std::string_view region);
std::string plain_format(std::string_view e164);
std::string_view plain_region(std::string_view e164);

}  // namespace okno
