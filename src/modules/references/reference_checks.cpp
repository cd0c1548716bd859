// SPDX-License-Identifier: Apache-2.0
#include "modules/references/reference_checks.h"

#include <algorithm>

#include "base/money.h"
#include "base/text.h"
#include "base/time.h"
#include "modules/references/countries.h"

namespace okno::references {

namespace {

constexpr std::string_view kLanguages[] = {"en", "ru", "pl", "uz"};

bool is_code_character(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.';
}

std::string upper_ascii(std::string text) {
    for (char& c : text) {
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    }
    return text;
}

bool code_exists(const Books& books, std::string_view of, std::string_view code) {
    if (of == "site") return books.site(code) != nullptr;
    if (of == "status") return books.status(code) != nullptr;
    const std::optional<Book> book = book_from(of);
    check(book.has_value(), "references: a fact of an unknown book");
    return books.item(*book, code) != nullptr;
}

void check_existing_code(Problems& problems, const Books& books, const std::string& path, std::string_view of, const Json& value) {
    if (!value.is_string()) {
        problems.add(path, "error.text_expected");
    } else if (!code_exists(books, of, value.as_string())) {
        problems.add(path, "error.unknown_code", {{"code", value.as_string()}});
    }
}

void check_fact(Problems& problems, const Books& books, const std::string& path, const Fact& fact, const Json& value) {
    switch (fact.type) {
        case FactType::flag:
            if (!value.is_bool()) problems.add(path, "error.flag_expected");
            break;
        case FactType::text:
            if (!value.is_string()) {
                problems.add(path, "error.text_expected");
            } else if (count_characters(value.as_string()) > kLongestText) {
                problems.add(path, "error.too_long", {{"most", std::to_string(kLongestText)}});
            }
            break;
        case FactType::integer:
            if (!value.to_int() || *value.to_int() < 0) problems.add(path, "error.whole_number_expected");
            break;
        case FactType::amount: {
            const auto amount = value.is_number() ? parse_scaled(value.digits(), 4) : std::nullopt;
            if (!amount || *amount < 0) problems.add(path, "error.amount_expected");
            break;
        }
        case FactType::code: check_existing_code(problems, books, path, fact.of, value); break;
        case FactType::codes:
            if (!value.is_array()) {
                problems.add(path, "error.list_expected");
                break;
            }
            for (std::size_t i = 0; i < value.as_array().size(); ++i) {
                check_existing_code(problems, books, path + '[' + std::to_string(i) + ']', fact.of, value.as_array()[i]);
            }
            break;
        case FactType::object:
            if (!value.is_object()) problems.add(path, "error.object_expected");
            break;
        case FactType::list:
            if (!value.is_array()) problems.add(path, "error.list_expected");
            break;
    }
}

}  // namespace

void check_code(Problems& problems, std::string path, std::string_view code) {
    if (code.empty()) {
        problems.add(std::move(path), "error.required");
    } else if (code.size() > kLongestCode || !std::all_of(code.begin(), code.end(), is_code_character)) {
        problems.add(std::move(path), "error.code");
    }
}

void check_text(Problems& problems, std::string path, std::optional<std::string>& text, std::size_t longest) {
    if (!text) return;
    *text = trim(clean_text(*text));
    if (count_characters(*text) > longest) problems.add(std::move(path), "error.too_long", {{"most", std::to_string(longest)}});
}

void check_name(Problems& problems, std::string path, std::optional<std::string>& name, bool required) {
    check_text(problems, path, name, kLongestName);
    if (name ? name->empty() : required) problems.add(std::move(path), "error.required");
}

void check_names(Problems& problems, const std::string& path, std::optional<Names>& names) {
    if (!names) return;
    for (auto& [language, name] : *names) {
        if (std::find(std::begin(kLanguages), std::end(kLanguages), language) == std::end(kLanguages))
            problems.add(path + '.' + language, "error.language");
        std::optional<std::string> cleaned = name;
        check_text(problems, path + '.' + language, cleaned, kLongestName);
        name = *cleaned;
    }
}

void check_url(Problems& problems, std::string path, std::optional<std::string>& url) {
    check_text(problems, path, url, 2000);
    if (!url || url->empty()) return;
    const std::string lower = lower_ascii(*url);
    const std::size_t scheme = lower.starts_with("https://") ? 8 : lower.starts_with("http://") ? 7 : 0;
    const bool blank = url->find_first_of(" \t\n\"<>") != std::string::npos;
    if (scheme == 0 || url->size() == scheme || blank) problems.add(std::move(path), "error.url");
}

void check_currency(Problems& problems, std::string path, std::optional<std::string>& currency) {
    if (!currency) return;
    *currency = upper_ascii(*currency);
    if (!currency_decimals(*currency)) problems.add(std::move(path), "error.currency");
}

void check_country(Problems& problems, std::string path, std::optional<std::string>& country) {
    if (!country) return;
    *country = upper_ascii(*country);
    if (!is_country(*country)) problems.add(std::move(path), "error.country");
}

void check_zone(Problems& problems, std::string path, const std::optional<std::string>& zone) {
    if (zone && !is_zone(*zone)) problems.add(std::move(path), "error.zone");
}

void check_facts(Problems& problems, const Books& books, Book book, const Json& extra) {
    if (extra.is_null()) return;
    if (!extra.is_object()) {
        problems.add("extra", "error.object_expected");
        return;
    }
    for (const auto& [name, value] : extra.as_object()) {
        const Fact* fact = find_fact(book, name);
        if (fact == nullptr) {
            problems.add(name, "error.unknown_field");
        } else if (!value.is_null()) {
            check_fact(problems, books, name, *fact, value);
        }
    }
}

}  // namespace okno::references
