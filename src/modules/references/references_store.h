// SPDX-License-Identifier: Apache-2.0
// Every SQL of the reference tables. Writing needs an Operation; an update of a version that is no more throws conflict
// "error.changed_meanwhile".
#pragma once

#include <optional>
#include <string_view>

#include "core/operation.h"
#include "modules/references/books.h"

namespace okno::references {

bool is_empty(db::Connection& connection);  // no site yet
Books::Content read_books(db::Connection& connection);
std::int64_t read_books_version(db::Connection& connection);
AccountSettings read_account(db::Connection& connection);

// Live ones only.
std::optional<Site> find_site(db::Connection& connection, std::string_view code);
std::optional<StatusGroup> find_status_group(db::Connection& connection, std::string_view code);
std::optional<Status> find_status(db::Connection& connection, std::string_view code);
std::optional<ReferenceItem> find_item(db::Connection& connection, Book book, std::string_view code);

// Each sets the id. A site whose catalogue_id or buyers_id is 0 gets its own.
void insert_site(Operation& op, Site& site);
void insert_status_group(Operation& op, StatusGroup& group);
void insert_status(Operation& op, Status& status);
void insert_item(Operation& op, ReferenceItem& item);

// Each writes version + 1 into the row and into the struct.
void update_site(Operation& op, Site& site);
void update_status(Operation& op, Status& status);
void update_item(Operation& op, ReferenceItem& item);
void write_account(Operation& op, const AccountSettings& account);

// The default one of a book must be one: those that were default before, as they were.
std::vector<Site> clear_default_sites(Operation& op, std::int64_t but);
std::vector<Status> clear_default_statuses(Operation& op, std::int64_t but);
std::vector<ReferenceItem> clear_default_items(Operation& op, Book book, std::int64_t but);

// To be called by every operation that changes the books: other processes see by it that theirs are old.
void count_change(Operation& op);

}  // namespace okno::references
