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

OrderFilter without_status(OrderFilter filter) {
    filter.statuses.clear();
    filter.groups.clear();
    filter.extended_statuses.clear();
    return filter;
}

// Counts at most kMostCounted orders that the filter without its status finds.
void add_counted(OrderSummary& summary, Reader& reader, const Books& books, const OrderFilter& filter, const FilterIds& ids) {
    const OrderFilter open = without_status(filter);
    FilterIds open_ids = filter_ids(open, reader.scope(), books);
    open_ids.nothing = open_ids.nothing || ids.nothing;
    const TextHits hits = text_hits(reader.connection(), filter);
    const bool searches = !hits.words.empty();
    const Walk walk = searches || filter.deleted ? Walk{} : choose_walk(open_ids, open, read_counters(reader.connection()));
    SqlFilter where;
    add_conditions(where, open, open_ids, walk, reader.scope(), books, reader.now());
    if (!walk.values.empty()) where.any_of(walk.column, walk.values);
    std::string from = "orders o", matches;
    if (searches) {
        from = "(" + found_ids(where, hits, reader.connection().engine()) + ") AS hit CROSS JOIN orders o";
        matches = " AND o.id = hit.id";
    }
    const std::string late = "SUM(CASE WHEN overdue_at <= " + where.bind(reader.now()) + " THEN 1 ELSE 0 END)";
    std::int64_t seen = 0;
    reader.connection().each("SELECT status_id, COUNT(*), CAST(SUM(total_base) AS BIGINT), " + late +
                                 " FROM (SELECT o.status_id, o.total_base, o.overdue_at FROM " + from + " " + where.where() + matches +
                                 " LIMIT " + std::to_string(kMostCounted) + ") AS found GROUP BY status_id",
                             where.params(), [&](const db::Row& row) {
                                 const std::string status(books.status_code(row.integer(0)));
                                 seen += row.integer(1);
                                 summary.statuses[status] += row.integer(1);
                                 if (row.integer(3) > 0) summary.overdue[status] += row.integer(3);
                                 if (!holds(ids.statuses, row.integer(0))) return;
                                 summary.count += row.integer(1);
                                 summary.sum += row.integer(2);
                             });
    summary.more = seen >= kMostCounted || hits.orders > kMostCounted;
}

void add_late(OrderSummary& summary, Reader& reader, const Books& books, const OrderFilter& filter) {
    OrderFilter late = without_status(filter);
    late.overdue = true;
    SqlFilter where;
    add_conditions(where, late, filter_ids(late, reader.scope(), books), {}, reader.scope(), books, reader.now());
    // The limit also keeps the planner from walking the index by status instead, which holds every order there is.
    reader.connection().each(
        "SELECT status_id, COUNT(*) FROM (SELECT o.status_id FROM orders o " + where.where() + " LIMIT " + std::to_string(kMostCounted) +
            ") AS late GROUP BY status_id",
        where.params(), [&](const db::Row& row) { summary.overdue[std::string(books.status_code(row.integer(0)))] += row.integer(1); });
}

}  // namespace

OrderSummary order_summary(Reader& reader, const Books& books, const OrderFilter& filter) {
    OrderSummary summary;
    const FilterIds ids = filter_ids(filter, reader.scope(), books);
    summary.mixed = mixes_currencies(ids, books);
    if (is_plain(filter, reader.scope())) {
        add_kept(summary, reader, books, ids);
        add_late(summary, reader, books, filter);
    } else {
        add_counted(summary, reader, books, filter, ids);
    }
    return summary;
}

}  // namespace okno::orders
