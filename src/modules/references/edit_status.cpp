// SPDX-License-Identifier: Apache-2.0
#include "modules/references/edit_status.h"

#include <algorithm>

#include "core/operation.h"
#include "modules/references/reference_checks.h"
#include "modules/references/references_fields.h"
#include "modules/references/references_rights.h"
#include "modules/references/references_store.h"

namespace okno::references {

namespace {

constexpr std::int64_t kLongestLimit = 60 * 24 * 366;  // a year, in minutes

EntityRef status_ref(const Status& status) { return {"status", status.id}; }

StatusEdit checked(const Books& books, std::string_view code, StatusEdit edit, bool is_new) {
    Problems problems;
    check_code(problems, "code", code);
    check_name(problems, "name", edit.name, is_new);
    check_names(problems, "names", edit.names);
    if (edit.group ? books.status_group(*edit.group) == nullptr : is_new) {
        problems.add("group", edit.group ? "error.unknown_code" : "error.required", {{"code", edit.group.value_or("")}});
    }
    if (edit.hue && !edit.hue->empty()) {
        // Six hues, those of the groups: a free colour would say nothing to anybody.
        const auto& groups = books.status_groups();
        const bool known = std::any_of(groups.begin(), groups.end(), [&](const StatusGroup* group) { return group->hue == *edit.hue; });
        if (!known) problems.add("hue", "error.unknown_code", {{"code", *edit.hue}});
    }
    check_text(problems, "icon", edit.icon, kLongestCode);
    if (edit.limit_minutes && (*edit.limit_minutes < 0 || *edit.limit_minutes > kLongestLimit))
        problems.add("limitMinutes", "error.out_of_range");
    problems.throw_if_any();
    return edit;
}

void apply(const Books& books, const StatusEdit& edit, Status& status) {
    if (edit.name) {
        if (*edit.name != status.name) status.names.clear();
        status.name = *edit.name;
    }
    if (edit.names) status.names = *edit.names;
    if (edit.group) status.group_id = books.status_group(*edit.group)->id;
    if (edit.hue) status.hue = *edit.hue;
    if (edit.icon) status.icon = *edit.icon;
    if (edit.active) status.active = *edit.active;
    if (edit.is_default) status.is_default = *edit.is_default;
    if (edit.ordering) status.ordering = *edit.ordering;
    if (edit.limit_minutes) status.limit_minutes = *edit.limit_minutes;
}

// A new one stands at the end of its group.
Status new_status(const Books& books, std::string_view code, const StatusEdit& edit) {
    Status status;
    status.code = std::string(code);
    for (const Status* other : books.statuses_in(*books.status_group(*edit.group)))
        status.ordering = std::max(status.ordering, other->ordering);
    status.ordering += 10;
    return status;
}

void keep_one_default(Operation& op, const Status& status) {
    if (!status.is_default) return;
    for (const Status& before : clear_default_statuses(op, status.id)) {
        Status after = before;
        after.is_default = false;
        op.changed(status_ref(after), {}, before, after, status_fields());
    }
}

}  // namespace

EditedReference edit_status(const Context& context, BooksCache& books, std::string_view code, const StatusEdit& given) {
    const PinnedBooks pinned = books.current();
    const StatusEdit edit = checked(*pinned, code, given, pinned->status(code) == nullptr);

    Operation op(context, references_edit);
    const std::optional<Status> before = find_status(op.connection(), code);
    if (!before && !edit.group) throw_conflict("error.changed_meanwhile");  // deleted since the snapshot
    Status status = before ? *before : new_status(*pinned, code, edit);
    apply(*pinned, edit, status);
    if (before) {
        if (edit.version && *edit.version != before->version) throw_conflict("error.changed_meanwhile");
        if (status != *before) update_status(op, status);
        op.changed(status_ref(status), {}, *before, status, status_fields());
    } else {
        insert_status(op, status);
        op.created(status_ref(status), {}, status, status_fields());
    }
    keep_one_default(op, status);
    count_change(op);
    op.result(status_ref(status));
    op.commit();
    books.changed();
    return {status.id, !before, status.version, status.code};
}

}  // namespace okno::references
