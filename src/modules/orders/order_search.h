// SPDX-License-Identifier: Apache-2.0
// What a person types into the search of orders, as conditions on search_text: each word by its beginning, a phone also by its tail.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace okno::orders {

// All words must be found; of one word any of its forms, each the beginning of a word of the text.
struct SearchWords {
    std::vector<std::vector<std::string>> words;
    bool empty() const { return words.empty(); }
};
// "+7 916 204-18" is one number, "ivanov 4183" are two words. At most eight words.
SearchWords search_words(std::string_view typed);

// For SQLite's FTS5: ("4183" * OR "~3814" *) AND "ivanov" *
std::string fts_query(const SearchWords& words);
// For PostgreSQL's tsquery: ('4183':* | '~3814':*) & 'ivanov':*
std::string ts_query(const SearchWords& words);
// For LIKE over ' ' || search_text: "% 4183%"
std::string like_pattern(std::string_view form);

}  // namespace okno::orders
