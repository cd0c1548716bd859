// SPDX-License-Identifier: Apache-2.0
// Reading: who is this, while a phone, mail or name is being typed. Right customers_view.
#pragma once

#include <string>
#include <vector>

#include "core/reader.h"
#include "modules/customers/customer.h"

namespace okno::customers {

struct RecogniseInput {
    std::string phone = {}, email = {}, name = {};  // as typed so far; any may be empty
    std::string country = {};                       // ISO, of the shop
    std::int64_t buyers_id = 0;                     // only of that base of buyers; 0 = of every shop within reach
    std::size_t most = 8;
};

struct Recognised {
    Customer customer;
    std::string by;       // "phone", "email", "name"
    std::string matched;  // the phone, mail or name that matched, as kept
    bool exact = false;   // the whole phone or the whole mail
};

// From the fourth digit of a phone (its beginning as typed, with or without country code, any middle, any tail), the third character of a
// mail or name. Exact ones first, then who bought last. Those who match by more than one of the three come once, by the strongest: phone,
// mail, name.
std::vector<Recognised> recognise_customers(Reader& reader, const RecogniseInput& input);

}  // namespace okno::customers
