// SPDX-License-Identifier: Apache-2.0
// What makes goods findable: folded texts of an offer, and what a typed text means for them.
#pragma once

#include <string>
#include <string_view>

#include "core/sql_search.h"
#include "modules/catalog/product.h"

namespace okno::catalog {

inline constexpr SearchColumn kOfferWords{"offers", "search_text", "offers_words", "offers_waiting", SearchBy::words};

struct OfferSearchTexts {
    std::string words;        // names, article as written and without separators, barcodes; a space before each
    std::string article_key;  // folded, without spaces
    std::string sort_name;
};
OfferSearchTexts search_texts(const Product& product, const Offer& offer);
std::string article_key(std::string_view article);
// What is typed, each piece with a digit in it taken as the beginning of an article ("AB-17" = "ab17"); and the same by words alone.
SearchTerm article_term(std::string_view q);
SearchTerm word_term(std::string_view q);

}  // namespace okno::catalog
