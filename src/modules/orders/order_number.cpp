// SPDX-License-Identifier: Apache-2.0
#include "modules/orders/order_number.h"

#include <fmt/core.h>

#include <optional>

#include "base/error.h"

namespace okno::orders {

namespace {

struct Word {
    std::string_view name;  // "counter"
    int width = 0;
    std::size_t begin = 0, end = 0;  // with its braces
};

// The first word at or after a place; nothing when there is none or when it is not closed.
std::optional<Word> next_word(std::string_view text, std::size_t from) {
    const std::size_t open = text.find('{', from);
    if (open == std::string_view::npos) return std::nullopt;
    const std::size_t close = text.find('}', open);
    if (close == std::string_view::npos) return std::nullopt;
    Word word{text.substr(open + 1, close - open - 1), 0, open, close + 1};
    const std::size_t colon = word.name.find(':');
    if (colon != std::string_view::npos) {
        const std::string_view width = word.name.substr(colon + 1);
        word.width = width.size() == 1 && width[0] >= '1' && width[0] <= '9' ? width[0] - '0' : -1;
        word.name = word.name.substr(0, colon);
    }
    return word;
}

bool is_number_word(const Word& word) { return word.name == "id" || word.name == "counter"; }

std::optional<std::string> fact(const Word& word, const NumberFacts& facts) {
    const LocalTime local = to_local(facts.created_at, facts.zone);
    if (word.name == "year") return fmt::format("{:04}", local.year);
    if (word.name == "yy") return fmt::format("{:02}", local.year % 100);
    if (word.name == "month") return fmt::format("{:02}", local.month);
    if (word.name == "day") return fmt::format("{:02}", local.day);
    if (word.name == "site") return std::string(facts.site);
    return std::nullopt;
}

bool has_number_word(std::string_view text, std::string_view name) {
    for (std::optional<Word> word = next_word(text, 0); word; word = next_word(text, word->end)) {
        if (word->name == name) return true;
    }
    return false;
}

}  // namespace

bool is_number_format(std::string_view format) {
    int numbers = 0;
    std::size_t braces = 0, words = 0;
    for (char c : format) braces += c == '{' || c == '}' ? 1u : 0u;
    for (std::optional<Word> word = next_word(format, 0); word; word = next_word(format, word->end)) {
        ++words;
        if (word->name.find('{') != std::string_view::npos || word->width < 0) return false;
        if (is_number_word(*word)) {
            ++numbers;
            if (word->name == "id" && word->width != 0) return false;  // the database puts it in, as it is
        } else if (word->width != 0 || !fact(*word, {})) {
            return false;
        }
    }
    return numbers == 1 && braces == 2 * words && format.size() <= 60;
}

bool needs_counter(std::string_view format) { return has_number_word(format, "counter"); }

std::string number_series(std::string_view format, const NumberFacts& facts) {
    std::string series;
    std::size_t done = 0;
    for (std::optional<Word> word = next_word(format, 0); word; word = next_word(format, word->end)) {
        series += format.substr(done, word->begin - done);
        const std::optional<std::string> filled = is_number_word(*word) ? std::nullopt : fact(*word, facts);
        series += filled ? *filled : std::string(format.substr(word->begin, word->end - word->begin));
        done = word->end;
    }
    series += format.substr(done);
    return series;
}

NumberParts number_parts(std::string_view series) {
    const std::optional<Word> word = next_word(series, 0);
    check(word.has_value(), "a number format has a number in it");
    return {std::string(series.substr(0, word->begin)), std::string(series.substr(word->end)), word->width};
}

std::string number_from_series(std::string_view series, std::int64_t value) {
    const NumberParts parts = number_parts(series);
    return parts.before + fmt::format("{:0{}}", value, parts.width) + parts.after;
}

}  // namespace okno::orders
