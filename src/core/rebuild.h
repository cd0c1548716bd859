// SPDX-License-Identifier: Apache-2.0
// Takes a record back in time: from its present state and the journal rows since then, newest first, to what it was.
#pragma once

#include <functional>
#include <vector>

#include "core/fields.h"
#include "core/journal.h"

namespace okno {

// Puts the old value of one row back. False when the row is not about a field of this table (a part, a creation, a deletion): that is the
// caller's.
template <typename Record>
bool take_back(Record& record, const JournalRow& row, const FieldTable<Record>& fields) {
    if (!row.part.empty() || row.created || row.deleted) return false;
    for (const Field<Record>& field : fields) {
        if (field.facts.history_name != row.field || field.set == nullptr) continue;
        field.set(record, row.old_value);
        return true;
    }
    return false;
}

// False when the record did not exist yet: its creation is among the rows.
template <typename Record>
bool rebuild(Record& record, const std::vector<JournalRow>& newest_first, const FieldTable<Record>& fields,
             const std::function<void(Record&, const JournalRow&)>& other_row = {}) {
    for (const JournalRow& row : newest_first) {
        if (row.created) return false;
        if (!take_back(record, row, fields) && other_row) other_row(record, row);
    }
    return true;
}

}  // namespace okno
