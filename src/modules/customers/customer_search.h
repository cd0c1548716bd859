// SPDX-License-Identifier: Apache-2.0
// What a search text of a person means for the tables of buyers.
#pragma once

#include <string_view>

#include "core/sql_search.h"

namespace okno::customers {

inline constexpr SearchColumn kCustomerWords{"customers", "search_text", "customers_words", "customers_waiting", SearchBy::words};
inline constexpr SearchColumn kCustomerDigits{"customers", "phone_digits", "customers_digits", "customers_waiting", SearchBy::runs};

// So many hits are looked up one by one; with more, walking an index finds a page sooner.
inline constexpr int kRareHits = 1500;
inline constexpr int kEveryHit = 10'000'000;

struct CustomerSearch {
    SearchColumn column = kCustomerWords;
    SearchTerm term;
};

// Digits (three or more, nothing but digits and signs of phones) are looked for in phones, anything else in names and mails.
CustomerSearch search_of(std::string_view q);

bool is_rare(db::Connection& connection, const CustomerSearch& search);

}  // namespace okno::customers
