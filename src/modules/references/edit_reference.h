// SPDX-License-Identifier: Apache-2.0
// Use case: make an entry of a plain reference book or change one, by its code. Right references_edit. Event "<book>.created" or
// "<book>.changed".
#pragma once

#include "modules/references/edit_site.h"

namespace okno::references {

struct ReferenceEdit {
    std::optional<std::int64_t> version{};
    std::optional<std::string> name{};  // a new own name drops the names by language, unless they are given as well
    std::optional<Names> names{};
    std::optional<bool> active{}, is_default{};
    std::optional<int> ordering{};
    std::optional<std::string> description{};
    Json extra{};  // facts to set (reference_facts.h); a null member takes the fact away, what is not named stays
};

// An empty code makes a new entry with a code of its own ("courier-17").
EditedReference edit_reference(const Context& context, BooksCache& books, Book book, std::string_view code, const ReferenceEdit& edit);

}  // namespace okno::references
