// SPDX-License-Identifier: Apache-2.0
// A step: fills the books of an empty account with the entries and codes that shop modules expect, named in four languages.
#pragma once

#include <string>

#include "core/operation.h"

namespace okno::references {

struct SeedOptions {
    std::string company{};
    std::string language = "en";  // of the own names
    std::string currency = "RUB";
    std::string country = "RU";
    std::string zone = "Europe/Moscow";
    std::string site_code = "shop";  // the first shop
    std::string site_name = "Shop";
    std::string site_url{};
};

// False, and nothing done, when there is a shop already. Writes no history: it is what history begins with.
bool seed_references(Operation& op, const SeedOptions& options);

}  // namespace okno::references
