// SPDX-License-Identifier: Apache-2.0
// The small printers that the tables of shapes are made of.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "base/money.h"
#include "faces/ui/shape.h"
#include "modules/references/books.h"
#include "modules/stock/stock_store.h"

namespace okno::ui {

template <auto Member, typename T>
void print_text(JsonWriter& out, const T& of) {
    out.string(of.*Member);
}
template <auto Member, typename T>
void print_integer(JsonWriter& out, const T& of) {
    out.integer(of.*Member);
}
template <auto Member, typename T>
void print_flag(JsonWriter& out, const T& of) {
    out.boolean(of.*Member);
}

inline void print_text_or_null(JsonWriter& out, std::string_view text) {
    if (text.empty()) {
        out.null();
    } else {
        out.string(text);
    }
}
inline void print_id_or_null(JsonWriter& out, std::int64_t id) {
    if (id == 0) {
        out.null();
    } else {
        out.integer(id);
    }
}
inline void print_integer_or_null(JsonWriter& out, std::optional<std::int64_t> number) {
    if (number) {
        out.integer(*number);
    } else {
        out.null();
    }
}
inline void print_scaled_or_null(JsonWriter& out, std::optional<std::int64_t> number, int decimals) {
    if (number) {
        out.string(format_scaled(*number, decimals));
    } else {
        out.null();
    }
}

// Stands for contact data that a person may not see.
inline constexpr std::string_view kHiddenContact = "•••";
inline void print_contact(JsonWriter& out, std::string_view text, bool seen) { out.string(text.empty() || seen ? text : kHiddenContact); }

template <auto Member, typename T>
void print_maybe_text(JsonWriter& out, const T& of) {
    print_text_or_null(out, of.*Member);
}
template <auto Member, typename T>
void print_id(JsonWriter& out, const T& of) {
    print_id_or_null(out, of.*Member);
}
template <auto Member, typename T>
void print_maybe_integer(JsonWriter& out, const T& of) {
    print_integer_or_null(out, of.*Member);
}

template <typename T>
void print_all(JsonWriter& out, const Shape<T>& shape, const std::vector<T>& values) {
    out.begin_array();
    for (const T& value : values) print(out, shape, value);
    out.end_array();
}

// What is free in each store: [{"store","quantity"}].
void print_stores(JsonWriter& out, const std::vector<stock::Balance>& balances, const references::Books& books);

}  // namespace okno::ui
