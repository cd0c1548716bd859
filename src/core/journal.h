// SPDX-License-Identifier: Apache-2.0
// What changed, when, by whom: one row for one changed field, one row for a creation. One table, one writer (Operation), four readers:
// the API's history, the timeline, the audit log and triggers. Source of the row's shape: RetailCRM's API v5 history (RULES §10).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"
#include "base/time.h"
#include "core/entity_ref.h"
#include "platform/db/database.h"

namespace okno {

enum class Source { api, code, user, rule, combine, split };
std::string_view to_string(Source source);
std::optional<Source> source_from(std::string_view text);

struct JournalRow {
    std::int64_t id = 0;      // private, as inserted
    std::int64_t number = 0;  // public, in the order of commits; 0 while not numbered
    Moment created_at = 0;
    EntityRef record;
    std::int64_t site_id = 0;  // of the record, 0 when it has none
    std::string part;          // "", "item", "payment", "address", "phone", …
    std::int64_t part_id = 0;
    Json part_stub;  // how the part is shown beside the change, {"id":…,"offer":{…}}; for a removed part its whole state
    bool created = false, deleted = false;
    Source source = Source::code;
    std::int64_t user_id = 0, api_key_id = 0, rule_id = 0;
    std::string field;  // history name
    Json old_value, new_value;
    Json extra;       // "combinedTo", "ancestor", a comment; null mostly
    std::string act;  // rows of one operation share it; tells the operations on one record apart, not unique over all records
};

struct JournalQuery {
    std::string kind;        // "order"
    std::int64_t after = 0;  // public number, exclusive
    std::optional<Moment> from, to;
    std::vector<std::int64_t> record_ids;  // empty: any
    bool all_sites = true;
    std::vector<std::int64_t> sites;
    int limit = 100;
    int skip = 0;  // for callers that page by number
};

// Numbers what has been committed and has none yet; to be called before the lease that polls is taken. On SQLite there is nothing to do.
void number_journal(db::Database& database);

// Ascending by public number; only numbered rows.
std::vector<JournalRow> read_journal(db::Connection& connection, const JournalQuery& query);
// Without limit and skip. Counting ten million rows takes a second: a caller who only needs to know that there is more says how far to
// count (0: to the end).
std::int64_t count_journal(db::Connection& connection, const JournalQuery& query, std::int64_t at_most = 0);
// Everything about one record, newest first, numbered or not; `before` is an id, 0 = from the newest.
std::vector<JournalRow> read_timeline(db::Connection& connection, const EntityRef& record, std::int64_t before, int limit);
// The highest public number given so far, 0 when none: where a new listener begins.
std::int64_t last_journal_number(db::Connection& connection);
// Rows of these records with a number greater than `after`, newest first and numbered or not, for rebuilding an earlier state.
std::vector<JournalRow> read_since(db::Connection& connection, std::string_view kind, const std::vector<std::int64_t>& record_ids,
                                   std::int64_t after);

}  // namespace okno
