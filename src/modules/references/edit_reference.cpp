// SPDX-License-Identifier: Apache-2.0
#include "modules/references/edit_reference.h"

#include "base/id.h"
#include "core/operation.h"
#include "modules/references/reference_checks.h"
#include "modules/references/references_fields.h"
#include "modules/references/references_rights.h"
#include "modules/references/references_store.h"

namespace okno::references {

namespace {

EntityRef item_ref(const ReferenceItem& item) { return {std::string(to_string(item.book)), item.id}; }

ReferenceEdit checked(const Books& books, Book book, std::string_view code, ReferenceEdit edit, bool is_new) {
    Problems problems;
    if (!code.empty()) check_code(problems, "code", code);
    check_name(problems, "name", edit.name, is_new);
    check_names(problems, "names", edit.names);
    check_text(problems, "description", edit.description);
    check_facts(problems, books, book, edit.extra);
    if (book == Book::currency && is_new) {
        std::optional<std::string> capitals = std::string(code);
        Problems ignored;
        check_currency(ignored, "code", capitals);
        if (!ignored.empty() || *capitals != code) problems.add("code", "error.currency");
    }
    // There must always be a base currency, and only one that all the sums kept so far are in.
    if (book == Book::currency && edit.is_default && *edit.is_default != (books.account().currency == code))
        problems.add("default", "error.base_currency");
    problems.throw_if_any();
    return edit;
}

void apply(const ReferenceEdit& edit, ReferenceItem& item) {
    if (edit.name) {
        if (*edit.name != item.name) item.names.clear();
        item.name = *edit.name;
    }
    if (edit.names) item.names = *edit.names;
    if (edit.active) item.active = *edit.active;
    if (edit.is_default) item.is_default = *edit.is_default;
    if (edit.ordering) item.ordering = *edit.ordering;
    if (edit.description) item.description = *edit.description;
    if (!edit.extra.is_object()) return;
    JsonObject kept;
    if (item.extra.is_object()) {
        for (const auto& [name, value] : item.extra.as_object()) {
            if (edit.extra.find(name) == nullptr) kept.emplace_back(name, value);
        }
    }
    for (const auto& [name, value] : edit.extra.as_object()) {
        if (!value.is_null()) kept.emplace_back(name, value);
    }
    item.extra = kept.empty() ? Json() : Json(std::move(kept));
}

const Json& fact(const ReferenceItem& item, std::string_view name) {
    static const Json absent;
    const Json* found = item.extra.is_object() ? item.extra.find(name) : nullptr;
    return found == nullptr ? absent : *found;
}

void note_changes(Operation& op, const ReferenceItem& before, const ReferenceItem& after) {
    op.changed(item_ref(after), {}, before, after, item_fields());
    for (const Fact& known : facts_of(after.book)) {
        const Json& old_value = fact(before, known.name);
        const Json& new_value = fact(after, known.name);
        if (old_value != new_value) op.note(item_ref(after), {}, nullptr, std::string(known.name), old_value, new_value);
    }
}

void insert(Operation& op, ReferenceItem& item) {
    const bool own_code = item.code.empty();
    if (own_code) item.code = new_uuid();
    insert_item(op, item);
    if (own_code) {
        item.code = std::string(to_string(item.book)) + '-' + std::to_string(item.id);
        update_item(op, item);
    }
    op.created(item_ref(item), {}, item, item_fields());
}

}  // namespace

EditedReference edit_reference(const Context& context, BooksCache& books, Book book, std::string_view code, const ReferenceEdit& given) {
    const PinnedBooks pinned = books.current();
    const ReferenceEdit edit = checked(*pinned, book, code, given, pinned->item(book, code) == nullptr);

    Operation op(context, references_edit);
    std::optional<ReferenceItem> before;
    if (!code.empty()) before = find_item(op.connection(), book, code);
    if (!before && !edit.name) throw_conflict("error.changed_meanwhile");  // deleted since the snapshot
    ReferenceItem item;
    if (before) {
        item = *before;
    } else {
        item.book = book;
        item.code = std::string(code);
        item.ordering = pinned->items(book).empty() ? 10 : pinned->items(book).back()->ordering + 10;
    }
    apply(edit, item);
    if (before) {
        if (edit.version && *edit.version != before->version) throw_conflict("error.changed_meanwhile");
        if (item != *before) update_item(op, item);
        note_changes(op, *before, item);
    } else {
        insert(op, item);
    }
    if (item.is_default) {
        for (const ReferenceItem& other : clear_default_items(op, book, item.id)) {
            ReferenceItem after = other;
            after.is_default = false;
            note_changes(op, other, after);
        }
    }
    count_change(op);
    op.result(item_ref(item));
    op.commit();
    books.changed();
    return {item.id, !before, item.version, item.code};
}

}  // namespace okno::references
