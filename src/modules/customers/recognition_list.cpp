// SPDX-License-Identifier: Apache-2.0
#include "modules/customers/recognition_list.h"

#include <fmt/format.h>

namespace okno::customers {

namespace {

// Those who bought last are looked through first: when they fill the answer, it is the answer, and a term that matches a tenth of all
// buyers costs no more than this. A term that does not is rare enough to be looked up and sorted, unless its buyers all came long ago: then
// the long look decides.
constexpr int kShortLook = 2'000;
constexpr int kLongLook = 20'000;

constexpr std::string_view kByLastOrder = "ORDER BY c.last_order_at DESC, c.id DESC";

// Greater than every text that begins so: no text holds U+10FFFF after it is cleaned and typed by a person.
std::string after_all_of(const std::string& beginning) { return beginning + "\U0010FFFF"; }

}  // namespace

void RecognitionList::limit_rows(SqlFilter& where) const {
    where.add("c.deleted_at IS NULL");
    if (buyers_id_ != 0) where.add("c.buyers_id = ?", {buyers_id_});
    where.within(reader_.scope(), "c.site_id", "c.manager_id");
}

std::vector<std::int64_t> RecognitionList::ids(const std::string& sql, const SqlFilter& where) const {
    std::vector<std::int64_t> found;
    reader_.connection().each(sql, where.params(), [&](const db::Row& row) { found.push_back(row.integer(0)); });
    return found;
}

std::vector<std::int64_t> RecognitionList::by_digits(const std::string& digits) const {
    if (digits.empty()) return {};
    SqlFilter where;
    where.add("p.digits = ?", {std::string_view(digits)});
    where.add("c.id = p.customer_id");
    limit_rows(where);
    return ids(fmt::format("SELECT c.id FROM customer_phones p CROSS JOIN customers c {} {} LIMIT {}", where.where(), kByLastOrder, most_),
               where);
}

// The best of the hits and how many hits there are, in one pass over the index.
RecognitionList::Hits RecognitionList::best_of_hits(const SearchColumn& column, const SearchTerm& term) const {
    SqlFilter where;
    const std::string hits = hits_sql(reader_.connection().engine(), where, column, term, kRareHits);
    where.add("c.id = h.id");
    limit_rows(where);
    const std::string sql = fmt::format(
        "WITH hits AS MATERIALIZED ({}) SELECT 0 AS id, COUNT(*) AS found FROM hits UNION ALL"
        " SELECT best.id, 0 FROM (SELECT c.id FROM hits h CROSS JOIN customers c {} {} LIMIT {}) best",
        hits, where.where(), kByLastOrder, most_);
    Hits answer;
    reader_.connection().each(sql, where.params(), [&](const db::Row& row) {
        if (row.integer(0) == 0) {
            answer.found = static_cast<int>(row.integer(1));
        } else {
            answer.ids.push_back(row.integer(0));
        }
    });
    return answer;
}

std::vector<std::int64_t> RecognitionList::look_through_recent(const SearchColumn& column, const SearchTerm& term, int rows_at_most) const {
    SqlFilter walk;
    limit_rows(walk);
    const std::string rows = fmt::format("SELECT c.id, c.{} AS looked_at FROM customers c {} {} LIMIT {}", column.column, walk.where(),
                                         kByLastOrder, rows_at_most);
    std::string like;
    for (const std::string& pattern : term.patterns)
        like += fmt::format("{}looked_at LIKE {}", like.empty() ? "" : " AND ", walk.bind(pattern));
    return ids(fmt::format("SELECT id FROM ({}) recent WHERE {} LIMIT {}", rows, like, most_), walk);
}

std::vector<std::int64_t> RecognitionList::by_term(const SearchColumn& column, const SearchTerm& term) const {
    if (term.empty()) return {};
    if (std::vector<std::int64_t> recent = look_through_recent(column, term, kShortLook); recent.size() == most_) return recent;
    Hits hits = best_of_hits(column, term);
    if (hits.found < kRareHits) return hits.ids;
    std::vector<std::int64_t> recent = look_through_recent(column, term, kLongLook);
    return recent.size() == most_ ? recent : hits.ids;
}

std::vector<std::int64_t> RecognitionList::by_email_beginning(const std::string& email_lower) const {
    SqlFilter where;
    const std::string from = where.bind(std::string_view(email_lower)), to = where.bind(std::string_view(after_all_of(email_lower)));
    const std::string hits =
        fmt::format("SELECT id FROM customers WHERE email_lower >= {} AND email_lower < {} LIMIT {}", from, to, kRareHits);
    where.add("c.id = h.id");
    limit_rows(where);
    return ids(fmt::format("SELECT c.id FROM ({}) h CROSS JOIN customers c {} {} LIMIT {}", hits, where.where(), kByLastOrder, most_),
               where);
}

}  // namespace okno::customers
