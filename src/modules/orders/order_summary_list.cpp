// SPDX-License-Identifier: Apache-2.0
#include "modules/orders/order_summary_list.h"

#include <algorithm>
#include <set>

#include "modules/orders/order_filter_list.h"
#include "modules/references/books.h"

namespace okno::orders {

namespace {

using references::Books;

bool holds(const std::vector<std::int64_t>& wanted, std::int64_t id) {
    return wanted.empty() || std::find(wanted.begin(), wanted.end(), id) != wanted.end();
}

// Shops of several currencies whose orders may be among those counted.
bool mixes_currencies(const FilterIds& ids, const Books& books) {
    std::set<std::string> currencies;
    for (const references::Site* site : books.sites()) {
        if (holds(ids.sites, site->id)) currencies.insert(site->currency);
    }
    return currencies.size() > 1;
}

void add_kept(OrderSummary& summary, Reader& reader, const Books& books, const FilterIds& ids) {
    if (ids.nothing) return;
    for (const CounterRow& row : read_counters(reader.connection())) {
        if (!holds(ids.sites, row.site_id) || !holds(ids.managers, row.manager_id)) continue;
        summary.statuses[std::string(books.status_code(row.status_id))] += row.orders;
        if (!holds(ids.statuses, row.status_id)) continue;
        summary.count += row.orders;
        summary.sum += row.total_base;
    }
}

// Counts at most kSummaryLimit orders that the filter without its status finds, newest first by their ids.
void add_counted(OrderSummary& summary, Reader& reader, const Books& books, const OrderFilter& filter, const FilterIds& ids) {
    OrderFilter open = filter;
    open.statuses.clear();
    open.groups.clear();
    open.extended_statuses.clear();
    FilterIds open_ids = filter_ids(open, reader.scope(), books);
    open_ids.nothing = open_ids.nothing || ids.nothing;
    const TextHits hits = text_hits(reader.connection(), filter);
    SqlFilter where;
    add_conditions(where, open, open_ids, {}, reader.scope(), books, reader.now());
    std::string from = "orders o", matches;
    if (hits.few) {
        from = "(" + few_hits(where, hits, reader.connection().engine()) + ") AS hit CROSS JOIN orders o";
        matches = " AND o.id = hit.id";
    } else {
        add_text_condition(where, hits);
    }
    std::int64_t seen = 0;
    reader.connection().each("SELECT status_id, COUNT(*), CAST(SUM(total_base) AS BIGINT) FROM (SELECT o.status_id, o.total_base FROM " +
                                 from + " " + where.where() + matches + " LIMIT " + std::to_string(kSummaryLimit) +
                                 ") AS found GROUP BY status_id",
                             where.params(), [&](const db::Row& row) {
                                 seen += row.integer(1);
                                 summary.statuses[std::string(books.status_code(row.integer(0)))] += row.integer(1);
                                 if (!holds(ids.statuses, row.integer(0))) return;
                                 summary.count += row.integer(1);
                                 summary.sum += row.integer(2);
                             });
    summary.more = seen >= kSummaryLimit;
}

void add_overdue(OrderSummary& summary, Reader& reader, const Books& books, const OrderFilter& filter) {
    OrderFilter late = filter;
    late.statuses.clear();
    late.groups.clear();
    late.extended_statuses.clear();
    late.overdue = true;
    const FilterIds ids = filter_ids(late, reader.scope(), books);
    const TextHits hits = text_hits(reader.connection(), filter);
    SqlFilter where;
    add_conditions(where, late, ids, {}, reader.scope(), books, reader.now());
    add_text_condition(where, hits);
    reader.connection().each(
        "SELECT o.status_id, COUNT(*) FROM orders o " + where.where() + " GROUP BY o.status_id", where.params(),
        [&](const db::Row& row) { summary.overdue[std::string(books.status_code(row.integer(0)))] += row.integer(1); });
}

}  // namespace

OrderSummary order_summary(Reader& reader, const Books& books, const OrderFilter& filter) {
    OrderSummary summary;
    const FilterIds ids = filter_ids(filter, reader.scope(), books);
    summary.mixed = mixes_currencies(ids, books);
    if (is_plain(filter, reader.scope())) {
        add_kept(summary, reader, books, ids);
    } else {
        add_counted(summary, reader, books, filter, ids);
    }
    add_overdue(summary, reader, books, filter);
    return summary;
}

}  // namespace okno::orders
