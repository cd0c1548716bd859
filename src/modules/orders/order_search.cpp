// SPDX-License-Identifier: Apache-2.0
#include "modules/orders/order_search.h"

#include <algorithm>

#include "base/text.h"

namespace okno::orders {

namespace {

constexpr std::size_t kMostWords = 8;
constexpr std::size_t kFewestTailDigits = 3;
constexpr std::size_t kFewestPhoneDigits = 4;
constexpr std::string_view kPhoneMarks = "+-() ./";

bool all_digits(std::string_view text) { return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos; }

// Digits with the signs that people put between them: one number, however it is parted.
bool is_one_number(std::string_view typed) {
    const bool only = std::all_of(typed.begin(), typed.end(),
                                  [](char c) { return (c >= '0' && c <= '9') || kPhoneMarks.find(c) != std::string_view::npos; });
    return only && only_digits(typed).size() >= kFewestPhoneDigits;
}

std::vector<std::string> forms_of(const std::string& word) {
    std::vector<std::string> forms{word};
    if (!all_digits(word)) return forms;
    if (word.size() >= kFewestTailDigits) {
        std::string backwards = "~" + word;
        std::reverse(backwards.begin() + 1, backwards.end());
        forms.push_back(std::move(backwards));
    }
    if (word.size() >= kFewestPhoneDigits && word[0] == '8') forms.push_back('7' + word.substr(1));  // 8 916 … is +7 916 …
    return forms;
}

std::string query(const SearchWords& words, std::string_view quote, std::string_view prefix, std::string_view either,
                  std::string_view both) {
    std::string text;
    for (const std::vector<std::string>& forms : words.words) {
        if (!text.empty()) text += both;
        text += '(';
        for (std::size_t i = 0; i < forms.size(); ++i) {
            if (i > 0) text += either;
            text.append(quote).append(forms[i]).append(quote).append(prefix);
        }
        text += ')';
    }
    return text;
}

}  // namespace

SearchWords search_words(std::string_view typed) {
    SearchWords found;
    if (is_one_number(typed)) {
        found.words.push_back(forms_of(only_digits(typed)));
        return found;
    }
    for (const std::string& word : words(fold(clean_text(typed)))) {
        // What folding leaves is letters and digits; anything else would be an operator of a search engine.
        if (word.find_first_of("\"'%_\\&|!*:()~") != std::string::npos) continue;
        found.words.push_back(forms_of(word));
        if (found.words.size() == kMostWords) break;
    }
    return found;
}

std::string fts_query(const SearchWords& words) { return query(words, "\"", " *", " OR ", " AND "); }

std::string ts_query(const SearchWords& words) { return query(words, "'", ":*", " | ", " & "); }

std::string like_pattern(std::string_view form) { return "% " + std::string(form) + "%"; }

}  // namespace okno::orders
