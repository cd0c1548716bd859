// SPDX-License-Identifier: Apache-2.0
// An entry of one of the plain reference books, with the facts of its book (reference_facts.h) as JSON beside the common fields.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/json.h"
#include "modules/references/names.h"

namespace okno::references {

enum class Book {
    order_type,
    order_method,
    payment_type,
    payment_status,
    delivery_type,
    delivery_service,
    store,
    price_type,
    unit,
    product_status,
    legal_entity,
    courier,
    currency,
    cancel_reason,
};
inline constexpr std::array kBooks = {Book::order_type,    Book::order_method,     Book::payment_type, Book::payment_status,
                                      Book::delivery_type, Book::delivery_service, Book::store,        Book::price_type,
                                      Book::unit,          Book::product_status,   Book::legal_entity, Book::courier,
                                      Book::currency,      Book::cancel_reason};

// "payment_type": also the kind of its records in the journal and what FieldFacts::references says.
std::string_view to_string(Book book);
std::optional<Book> book_from(std::string_view text);

struct ReferenceItem {
    std::int64_t id = 0;
    Book book = Book::order_type;
    std::string code;
    std::string name;
    Names names;
    bool active = true;
    bool is_default =
        false;  // at most one in a book: chosen when nothing is said; of currencies the base one, of price types the ordinary one
    int ordering = 0;
    std::string description;
    Json extra;  // facts of its book, null when there are none
    std::int64_t version = 1;
    bool deleted = false;

    const std::string& title(std::string_view language) const { return name_in(language, name, names); }
    bool operator==(const ReferenceItem&) const = default;
};

}  // namespace okno::references
