// SPDX-License-Identifier: Apache-2.0
#include "modules/catalog/catalog_search.h"

#include <algorithm>

#include "base/text.h"

namespace okno::catalog {

std::string article_key(std::string_view article) {
    std::string key = fold(article);
    std::erase(key, ' ');
    return key;
}

SearchTerm article_term(std::string_view q) {
    std::vector<std::string> pieces;
    for (std::size_t at = 0; at < q.size();) {
        const std::size_t end = std::min(q.find_first_of(" \t", at), q.size());
        const std::string_view piece = q.substr(at, end - at);
        at = end + 1;
        if (piece.find_first_of("0123456789") != std::string_view::npos) {
            pieces.push_back(article_key(piece));
        } else {
            const std::vector<std::string> plain = words(fold(piece));
            pieces.insert(pieces.end(), plain.begin(), plain.end());
        }
    }
    return beginnings(pieces);
}

SearchTerm word_term(std::string_view q) { return beginnings(words(fold(q))); }

OfferSearchTexts search_texts(const Product& product, const Offer& offer) {
    OfferSearchTexts texts;
    texts.article_key = article_key(offer.article.empty() ? product.article : offer.article);
    std::vector<std::string> all =
        words(fold(offer.name + " " + product.name + " " + product.manufacturer + " " + product.article + " " + offer.article));
    all.push_back(texts.article_key);
    for (const std::string& barcode : offer.barcodes) all.push_back(article_key(barcode));
    std::vector<std::string_view> seen;
    for (const std::string& word : all) {
        if (word.empty() || std::find(seen.begin(), seen.end(), word) != seen.end()) continue;
        seen.push_back(word);
        texts.words += " " + word;
    }
    texts.sort_name = sort_key(offer.name);
    return texts;
}

}  // namespace okno::catalog
