// SPDX-License-Identifier: Apache-2.0
// What the histories of all records have in common: which rows are asked for, the page of them, and the head of a record.
#pragma once

#include <set>
#include <string_view>
#include <vector>

#include "core/fields.h"
#include "core/journal.h"
#include "faces/api_v5/parts_json.h"
#include "faces/api_v5/request.h"

namespace okno::api_v5 {

struct HistoryPage {
    std::vector<JournalRow> rows;
    Page page;
    std::int64_t total = 0;  // after sinceId; not counted further than some pages ahead
};

// The query that filter[sinceId], [startDate], [endDate] and the shops of the key ask for. The caller adds the records and then reads.
JournalQuery history_query(const Call& call, std::string_view kind, const FilterFields& filter);
// `page` together with sinceId is refused from 2 on; limit is 100 when not said.
Page history_page(const Call& call, const FilterFields& filter);
HistoryPage read_history(db::Connection& connection, JournalQuery query, const Page& page);

// "pagination", "generatedAt" and the open "history" array; the caller prints the records and closes it.
void begin_history(JsonWriter& out, const HistoryPage& page, const Call& call, const Account& account);
// The journal keeps moments as numbers; this API shows them as text in the account's zone.
using MomentFields = std::set<std::string_view>;
template <typename Record>
void add_moment_fields(MomentFields& names, const FieldTable<Record>& fields) {
    for (const Field<Record>& field : fields) {
        if (field.facts.type == FieldType::moment) names.insert(field.facts.history_name);
    }
}
void show_moments(std::vector<JournalRow>& rows, const MomentFields& names, std::string_view zone);
// Members of a record up to newValue, inside an object that the caller opened.
void print_history_head(JsonWriter& out, const JournalRow& row, const Call& call, const Account& account);

}  // namespace okno::api_v5
