// SPDX-License-Identifier: Apache-2.0
#include "modules/references/reference_item.h"

namespace okno::references {

std::string_view to_string(Book book) {
    switch (book) {
        case Book::order_type: return "order_type";
        case Book::order_method: return "order_method";
        case Book::payment_type: return "payment_type";
        case Book::payment_status: return "payment_status";
        case Book::delivery_type: return "delivery_type";
        case Book::delivery_service: return "delivery_service";
        case Book::store: return "store";
        case Book::price_type: return "price_type";
        case Book::unit: return "unit";
        case Book::product_status: return "product_status";
        case Book::legal_entity: return "legal_entity";
        case Book::courier: return "courier";
        case Book::currency: return "currency";
        case Book::cancel_reason: return "cancel_reason";
    }
    return "";
}

std::optional<Book> book_from(std::string_view text) {
    for (Book book : kBooks) {
        if (to_string(book) == text) return book;
    }
    return std::nullopt;
}

}  // namespace okno::references
