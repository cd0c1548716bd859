// SPDX-License-Identifier: Apache-2.0
// A shop: where orders come from, with its money, clock, catalogue and base of buyers.
#pragma once

#include <cstdint>
#include <string>

#include "base/time.h"
#include "modules/references/names.h"

namespace okno::references {

struct Site {
    std::int64_t id = 0;
    std::string code;
    std::string name;
    Names names;
    std::string url;
    std::string description;
    bool active = true;
    bool is_default = false;  // chosen for a new order when nothing else is said
    int ordering = 0;
    std::string currency;                // ISO 4217, capitals: "RUB"
    std::string country_iso;             // "RU"; the region in which phones are read
    std::string zone;                    // "Europe/Moscow"
    std::string number_format = "{id}";  // of order numbers; read by modules/orders
    std::int64_t catalogue_id = 0;       // id of the site whose catalogue it sells; external ids of offers are unique per catalogue
    std::int64_t buyers_id = 0;          // id of the site whose base of buyers it shares
    std::int64_t legal_entity_id = 0;    // reference item, 0: none
    std::string yml_url;
    bool load_from_yml = false;
    Moment catalogue_loaded_at = 0;    // 0: never
    std::string phones, address, zip;  // as written
    std::string sender_email, sender_name;
    std::int64_t version = 1;
    bool deleted = false;

    const std::string& title(std::string_view language) const { return name_in(language, name, names); }
    bool operator==(const Site&) const = default;
};

}  // namespace okno::references
