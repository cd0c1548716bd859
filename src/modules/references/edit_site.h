// SPDX-License-Identifier: Apache-2.0
// Use case: make a shop or change one, by its code. Right references_edit; a new shop only by those who see all shops. Event site.created
// or site.changed.
#pragma once

#include <optional>

#include "core/context.h"
#include "modules/references/books_cache.h"

namespace okno::references {

// What is not given stays as it is.
struct SiteEdit {
    std::optional<std::int64_t> version{};  // that the editor saw; conflict when another one is there
    std::optional<std::string> name{};      // a new own name drops the names by language, unless they are given as well
    std::optional<Names> names{};
    std::optional<std::string> url{}, description{};
    std::optional<bool> active{}, is_default{};
    std::optional<int> ordering{};
    std::optional<std::string> currency{}, country_iso{}, zone{}, number_format{};
    // Code of the site whose catalogue or buyers it shares; its own code: its own. Only for a new site.
    std::optional<std::string> catalogue_of{}, buyers_of{};
    std::optional<std::string> legal_entity{};  // code, "" for none
    std::optional<std::string> yml_url{};
    std::optional<bool> load_from_yml{};
    std::optional<std::string> phones{}, address{}, zip{}, sender_email{}, sender_name{};
};

struct EditedReference {
    std::int64_t id = 0;
    bool created = false;
    std::int64_t version = 1;
    std::string code;
};

EditedReference edit_site(const Context& context, BooksCache& books, std::string_view code, const SiteEdit& edit);

}  // namespace okno::references
