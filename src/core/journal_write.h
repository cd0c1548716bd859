// SPDX-License-Identifier: Apache-2.0
// The writing side of the journal and of acts: what Operation calls, and nobody else.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "core/actor.h"
#include "core/journal.h"

namespace okno {

// Inserts the rows in order, up to 16 in one statement. With `want_ids` their ids are put into the rows.
void write_journal(db::Connection& connection, std::vector<JournalRow>& rows, bool want_ids);

// False when this actor's write with this UUID was made before. Waits for one that is being made.
bool claim_act(db::Connection& connection, const Actor& actor, std::string_view act, Moment now);
void finish_act(db::Connection& connection, const Actor& actor, std::string_view act, const EntityRef& result);

}  // namespace okno
