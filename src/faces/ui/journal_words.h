// SPDX-License-Identifier: Apache-2.0
// Values of the journal as a person reads them: names instead of codes, in the person's language.
#pragma once

#include <string>
#include <string_view>

#include "core/fields.h"
#include "core/journal.h"
#include "faces/ui/call.h"

namespace okno::ui {

// The facts of the field that a row changed; nullptr for one that no table knows (custom fields, parts that came or went).
const FieldFacts* facts_of(const JournalRow& row);
// "money", "date", "reference" …: how the browser formats the value.
std::string_view type_name(FieldType type);
// The value in words where it is a reference or a person, as digits and text elsewhere; "" for null.
std::string in_words(const Json& value, const FieldFacts* facts, const Call& call);
// Whether this person may see the change at all.
bool may_see(const JournalRow& row, const FieldFacts* facts, const Actor& actor);

}  // namespace okno::ui
