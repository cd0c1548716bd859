// SPDX-License-Identifier: Apache-2.0
#include "faces/api_v5/history.h"

#include "faces/api_v5/answer.h"

namespace okno::api_v5 {

namespace {

constexpr int kDefaultLimit = 100;
// Counting the history of years takes a second, and modules only ask whether there is more: pages beyond these are not counted.
constexpr std::int64_t kPagesAhead = 10;

}  // namespace

JournalQuery history_query(const Call& call, std::string_view kind, const FilterFields& filter) {
    JournalQuery query;
    query.kind = kind;
    query.after = std::max<std::int64_t>(filter.integer("sinceId").value_or(0), 0);
    query.from = filter.from("startDate");
    query.to = filter.until("endDate");
    query.all_sites = call.context.actor.all_sites;
    query.sites = call.context.actor.sites;
    return query;
}

Page history_page(const Call& call, const FilterFields& filter) {
    const Page page = call.page(kDefaultLimit);
    if (page.number > 1 && filter.text("sinceId")) throw_invalid("page", "error.page_with_since");
    return page;
}

HistoryPage read_history(db::Connection& connection, JournalQuery query, const Page& page) {
    query.limit = page.limit;
    query.skip = (page.number - 1) * page.limit;
    HistoryPage found{read_journal(connection, query), page, 0};
    found.total = static_cast<std::int64_t>(found.rows.size()) < page.limit && (page.number == 1 || !found.rows.empty())
                      ? query.skip + static_cast<std::int64_t>(found.rows.size())
                      : count_journal(connection, query, query.skip + (kPagesAhead + 1) * page.limit);
    return found;
}

void begin_history(JsonWriter& out, const HistoryPage& page, const Call& call, const Account& account) {
    print_moment(out, "generatedAt", call.context.now(), account);
    print_pagination(out, page.page, page.total);
    out.key("history").begin_array();
}

void show_moments(std::vector<JournalRow>& rows, const MomentFields& names, std::string_view zone) {
    for (JournalRow& row : rows) {
        if (!names.contains(row.field)) continue;
        for (Json* value : {&row.old_value, &row.new_value}) {
            if (const std::optional<std::int64_t> moment = value->to_int()) *value = format_local(*moment, zone);
        }
    }
}

void print_history_head(JsonWriter& out, const JournalRow& row, const Call& call, const Account& account) {
    out.member("id", row.number);
    print_moment(out, "createdAt", row.created_at, account);
    if (row.created) out.member("created", true);
    if (row.deleted) out.member("deleted", true);
    out.member("source", to_string(row.source));
    if (row.source == Source::user) out.key("user").begin_object().member("id", row.user_id).end_object();
    if (row.source == Source::api) out.key("apiKey").begin_object().member("current", row.api_key_id == call.key->id).end_object();
    out.member("field", row.field).member("oldValue", row.old_value).member("newValue", row.new_value);
}

}  // namespace okno::api_v5
