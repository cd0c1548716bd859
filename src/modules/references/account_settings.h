// SPDX-License-Identifier: Apache-2.0
// Settings of the whole account: base currency, time zone, language, countries, working time. Kept in the table `settings`, part of every
// Books.
#pragma once

#include <string>
#include <vector>

#include "base/json.h"
#include "base/time.h"

namespace okno::references {

struct AccountSettings {
    std::string company;
    std::string currency = "RUB";                 // base currency, ISO 4217 in capitals
    std::string zone = "Europe/Moscow";           // dates to the outside
    std::string language = "en";                  // of what API v5 prints: "en", "ru", "pl", "uz"
    std::vector<std::string> countries = {"RU"};  // offered first; the first one is the account's own
    Json work_times = Json::array();              // [{"day_type":"Monday","start_time":"09:00","end_time":"18:00"}]
    Json non_working_days = Json::array();        // [{"start_date":"01.01","end_date":"08.01"}]
    Moment changed_at = 0;

    bool operator==(const AccountSettings&) const = default;
};

}  // namespace okno::references
