// SPDX-License-Identifier: Apache-2.0
// A filter of orders as the WHERE of a statement over "orders o", and which index the list should walk. For order_list and
// order_summary_list.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/sql_filter.h"
#include "modules/orders/order_counters_store.h"
#include "modules/orders/order_list.h"
#include "modules/orders/order_search.h"

namespace okno::orders {

// Codes of the filter as ids; lists that say nothing are empty. `nothing`: a code that is unknown, so that nothing can be found.
struct FilterIds {
    std::vector<std::int64_t> sites, statuses, managers;
    bool nothing = false;
};
FilterIds filter_ids(const OrderFilter& filter, const Scope& scope, const references::Books& books);

// Which column decides the walk by time of creation, when one of those that have an index is asked for: the one with the fewest orders.
struct Walk {
    std::string_view column;  // "o.status_id"; empty: none
    std::vector<std::int64_t> values;
};
Walk choose_walk(const FilterIds& ids, const OrderFilter& filter, const std::vector<CounterRow>& counters);

// Everything of the filter but the text and the walk's own column.
void add_conditions(SqlFilter& where, const OrderFilter& filter, const FilterIds& ids, const Walk& walk, const Scope& scope,
                    const references::Books& books, Moment now);
// Only shop, status, group and manager are asked for, of all records: figures are kept for that.
bool is_plain(const OrderFilter& filter, const Scope& scope);

inline constexpr std::int64_t kMostCounted = 10'000;

// What the search finds: few orders by an index of words, or many, by looking at each text on the way.
struct TextHits {
    SearchWords words;
    std::int64_t orders = 0;  // as far as they were counted: to kMostCounted + 1
    bool few = false;
};
TextHits text_hits(db::Connection& connection, const OrderFilter& filter);
// A SELECT of one column "id": the newest of them, to kMostCounted.
std::string found_ids(SqlFilter& where, const TextHits& hits, db::Engine engine);
void add_text_condition(SqlFilter& where, const TextHits& hits);

}  // namespace okno::orders
