// SPDX-License-Identifier: Apache-2.0
#include "modules/orders/order_filter_list.h"

#include <algorithm>
#include <limits>

#include "base/text.h"
#include "modules/references/books.h"

namespace okno::orders {

namespace {

using references::Book;
using references::Books;

constexpr std::int64_t kFewHits = 7'000;  // looking them all up costs what walking past the others would
constexpr std::size_t kMostWalks = 64;
constexpr std::int64_t kFewOfMany = 40;  // a page of 50 then looks at 2 000 rows

std::vector<std::int64_t> item_ids(const std::vector<std::string>& codes, Book book, const Books& books) {
    std::vector<std::int64_t> ids;
    for (const std::string& code : codes) {
        if (code == "none") ids.push_back(0);
        if (const references::ReferenceItem* item = books.item(book, code)) ids.push_back(item->id);
    }
    return ids;
}

void add_group(std::vector<std::int64_t>& ids, std::string_view code, const Books& books) {
    const references::StatusGroup* group = books.status_group(code);
    if (group == nullptr) return;
    for (const references::Status* status : books.statuses_in(*group)) ids.push_back(status->id);
}

void add_status(std::vector<std::int64_t>& ids, std::string_view code, const Books& books) {
    if (const references::Status* status = books.status(code)) ids.push_back(status->id);
}

// Both named: what is in both. A name that gives nothing leaves nothing.
void narrow(std::vector<std::int64_t>& ids, std::vector<std::int64_t> more, bool& nothing) {
    std::sort(more.begin(), more.end());
    more.erase(std::unique(more.begin(), more.end()), more.end());
    if (!ids.empty()) std::erase_if(more, [&](std::int64_t id) { return std::find(ids.begin(), ids.end(), id) == ids.end(); });
    ids = std::move(more);
    nothing = nothing || ids.empty();
}

void add_codes(SqlFilter& where, std::string_view column, const std::vector<std::string>& codes, Book book, const Books& books) {
    if (!codes.empty()) where.any_of(column, item_ids(codes, book, books));
}

void between(SqlFilter& where, std::string_view column, const std::optional<Moment>& from, const std::optional<Moment>& to) {
    if (from) where.add(std::string(column) + " >= ?", {*from});
    if (to) where.add(std::string(column) + " < ?", {*to});
}

void flag(SqlFilter& where, std::string_view column, const std::optional<bool>& wanted) {
    if (wanted) where.add(std::string(column) + (*wanted ? " = 1" : " = 0"));
}

void equal(SqlFilter& where, std::string_view column, const std::string& text) {
    if (!text.empty()) where.add(std::string(column) + " = ?", {std::string_view(text)});
}

void add_payments(SqlFilter& where, const OrderFilter& filter, const Walk& walk, const Books& books) {
    auto exists = [&](std::string_view column, const std::vector<std::string>& codes, Book book) {
        if (codes.empty()) return;
        std::string any;
        for (std::int64_t id : item_ids(codes, book, books)) any += (any.empty() ? "" : ", ") + where.bind(id);
        where.add("EXISTS (SELECT 1 FROM order_payments p WHERE p.order_id = o.id AND p." + std::string(column) + " IN (" +
                  (any.empty() ? "-1" : any) + "))");
    };
    exists("type_id", filter.payment_types, Book::payment_type);
    exists("status_id", filter.payment_statuses, Book::payment_status);
    if (filter.payment_states.empty() || walk.column == "o.payment_state") return;
    std::vector<std::int64_t> states;
    for (PaymentState state : filter.payment_states) states.push_back(static_cast<std::int64_t>(state));
    where.any_of("+o.payment_state", states);
}

void add_buyers(SqlFilter& where, const OrderFilter& filter) {
    auto buyer_is = [&](std::string_view column, const std::optional<bool>& wanted) {
        if (!wanted) return;
        where.add(std::string(*wanted ? "" : "NOT ") + "EXISTS (SELECT 1 FROM customers v WHERE v.id = o.customer_id AND v." +
                  std::string(column) + " = 1)");
    };
    buyer_is("vip", filter.vip);
    buyer_is("bad", filter.bad);
    if (!filter.company_ids.empty()) where.any_of("o.company_id", filter.company_ids);
    if (!filter.customer_external_ids.empty()) {
        std::string any;
        for (const std::string& id : filter.customer_external_ids) any += (any.empty() ? "" : ", ") + where.bind(std::string_view(id));
        where.add("o.customer_id IN (SELECT id FROM customers WHERE external_id IN (" + any + ") AND deleted_at IS NULL)");
    }
    equal(where, "lower(o.email)", lower_ascii(trim(filter.email)));
}

void add_dates(SqlFilter& where, const OrderFilter& filter, Moment now) {
    between(where, "o.created_at", filter.created_from, filter.created_to);
    between(where, "o.status_at", filter.status_from, filter.status_to);
    between(where, "o.full_paid_at", filter.full_paid_from, filter.full_paid_to);
    constexpr std::string_view kDelivery = "COALESCE(o.delivery_date, '9999-12-31')";
    if (!filter.delivery_from.empty()) where.add(std::string(kDelivery) + " >= ?", {std::string_view(filter.delivery_from)});
    if (!filter.delivery_to.empty()) where.add(std::string(kDelivery) + " <= ?", {std::string_view(filter.delivery_to)});
    if (!filter.delivery_from.empty() || !filter.delivery_to.empty()) where.add("o.delivery_date IS NOT NULL");
    if (!filter.shipment_from.empty()) where.add("o.shipment_date >= ?", {std::string_view(filter.shipment_from)});
    if (!filter.shipment_to.empty()) where.add("o.shipment_date <= ?", {std::string_view(filter.shipment_to)});
    if (filter.overdue) where.add("o.overdue_at <= ?", {now});
}

}  // namespace

FilterIds filter_ids(const OrderFilter& filter, const Scope& scope, const Books& books) {
    FilterIds ids;
    if (!filter.sites.empty()) {
        std::vector<std::int64_t> sites;
        for (const std::string& code : filter.sites) {
            if (const references::Site* site = books.site(code)) sites.push_back(site->id);
        }
        narrow(ids.sites, std::move(sites), ids.nothing);
    }
    if (!scope.all_sites) narrow(ids.sites, scope.sites, ids.nothing);
    if (!filter.statuses.empty()) {
        std::vector<std::int64_t> statuses;
        for (const std::string& code : filter.statuses) add_status(statuses, code, books);
        narrow(ids.statuses, std::move(statuses), ids.nothing);
    }
    if (!filter.groups.empty()) {
        std::vector<std::int64_t> statuses;
        for (const std::string& code : filter.groups) add_group(statuses, code, books);
        narrow(ids.statuses, std::move(statuses), ids.nothing);
    }
    if (!filter.extended_statuses.empty()) {
        constexpr std::string_view kGroup = "-group";
        std::vector<std::int64_t> statuses;
        for (const std::string& code : filter.extended_statuses) {
            add_status(statuses, code, books);
            if (code.ends_with(kGroup)) add_group(statuses, std::string_view(code).substr(0, code.size() - kGroup.size()), books);
        }
        narrow(ids.statuses, std::move(statuses), ids.nothing);
    }
    if (!filter.managers.empty()) narrow(ids.managers, filter.managers, ids.nothing);
    return ids;
}

namespace {

bool among(const std::vector<std::int64_t>& values, std::int64_t value) {
    return std::find(values.begin(), values.end(), value) != values.end();
}

// How many orders are in a state of payment is not kept; what matters is that most orders end up paid, and that refunds are few.
std::int64_t likely_orders(const std::vector<PaymentState>& states) {
    std::int64_t most = 0;
    for (PaymentState state : states) {
        const bool common = state == PaymentState::paid || state == PaymentState::none;
        const bool open = state == PaymentState::not_paid || state == PaymentState::on_receipt;
        most = std::max<std::int64_t>(most, common ? std::numeric_limits<std::int64_t>::max() / 2 : open ? 100'000 : 10'000);
    }
    return most;
}

}  // namespace

Walk choose_walk(const FilterIds& ids, const OrderFilter& filter, const std::vector<CounterRow>& counters) {
    if (!filter.customer_ids.empty() && filter.customer_ids.size() <= kMostWalks) return {"o.customer_id", filter.customer_ids};
    std::int64_t by_status = 0, by_manager = 0, by_site = 0, matching = 0;
    for (const CounterRow& row : counters) {
        const bool status = among(ids.statuses, row.status_id), manager = among(ids.managers, row.manager_id),
                   site = among(ids.sites, row.site_id);
        by_status += status ? row.orders : 0;
        by_manager += manager ? row.orders : 0;
        by_site += site ? row.orders : 0;
        const bool all = (status || ids.statuses.empty()) && (manager || ids.managers.empty()) && (site || ids.sites.empty());
        matching += all ? row.orders : 0;
    }
    // Statuses go with time (the newest orders are not complete yet), people and shops do not: so the status decides unless few of its
    // orders match.
    if (!ids.statuses.empty() && ids.statuses.size() <= kMostWalks && by_status / kFewOfMany <= matching && filter.payment_states.empty()) {
        return {"o.status_id", ids.statuses};
    }
    Walk best;
    std::int64_t fewest = std::numeric_limits<std::int64_t>::max();
    auto consider = [&](std::string_view column, const std::vector<std::int64_t>& values, std::int64_t orders) {
        if (values.empty() || values.size() > kMostWalks || orders >= fewest) return;
        fewest = orders;
        best = {column, values};
    };
    consider("o.status_id", ids.statuses, by_status);
    consider("o.manager_id", ids.managers, by_manager);
    consider("o.site_id", ids.sites, by_site);
    std::vector<std::int64_t> states;
    for (PaymentState state : filter.payment_states) states.push_back(static_cast<std::int64_t>(state));
    consider("o.payment_state", states, likely_orders(filter.payment_states));
    return best;
}

void add_conditions(SqlFilter& where, const OrderFilter& filter, const FilterIds& ids, const Walk& walk, const Scope& scope,
                    const Books& books, Moment now) {
    where.add(filter.deleted ? "o.deleted_at IS NOT NULL" : "o.deleted_at IS NULL");
    if (ids.nothing) where.add("1 = 0");
    // "+" keeps the other columns' indexes out: the walk has been chosen.
    if (!ids.sites.empty() && walk.column != "o.site_id") where.any_of("+o.site_id", ids.sites);
    if (!ids.statuses.empty() && walk.column != "o.status_id") where.any_of("+o.status_id", ids.statuses);
    if (!ids.managers.empty() && walk.column != "o.manager_id") where.any_of("+o.manager_id", ids.managers);
    if (scope.level != Level::all) where.within(scope, "+o.site_id", "+o.manager_id");
    if (walk.column == "o.customer_id") {
        where.add("o.customer_id <> 0");
    } else if (!filter.customer_ids.empty()) {
        where.any_of("+o.customer_id", filter.customer_ids);
    }

    if (!filter.ids.empty()) where.any_of("o.id", filter.ids);
    if (!filter.external_ids.empty()) where.any_of("o.external_id", filter.external_ids);
    if (!filter.numbers.empty()) where.any_of("o.number", filter.numbers);
    add_codes(where, "o.type_id", filter.types, Book::order_type, books);
    add_codes(where, "o.method_id", filter.methods, Book::order_method, books);
    add_codes(where, "o.delivery_type_id", filter.delivery_types, Book::delivery_type, books);
    add_codes(where, "o.delivery_service_id", filter.delivery_services, Book::delivery_service, books);
    add_codes(where, "o.shipment_store_id", filter.shipment_stores, Book::store, books);
    if (!filter.couriers.empty()) where.any_of("o.courier_id", filter.couriers);
    if (!filter.countries.empty()) where.any_of("o.country", filter.countries);
    if (!filter.offers.empty()) {
        std::string any;
        for (std::int64_t id : filter.offers) any += (any.empty() ? "" : ", ") + where.bind(id);
        where.add("o.id IN (SELECT order_id FROM order_items WHERE offer_id <> 0 AND offer_id IN (" + any + "))");
    }
    add_payments(where, filter, walk, books);
    add_buyers(where, filter);
    add_dates(where, filter, now);
    equal(where, "o.delivery_city", filter.city);
    equal(where, "o.delivery_region", filter.region);
    if (!filter.track_number.empty()) where.add("o.track_number <> '' AND o.track_number = ?", {std::string_view(filter.track_number)});
    equal(where, "o.source", filter.source);
    equal(where, "o.medium", filter.medium);
    equal(where, "o.campaign", filter.campaign);
    equal(where, "o.keyword", filter.keyword);
    equal(where, "o.content", filter.content);
    const int decimals = Books::decimals(books.account().currency);
    if (filter.sum_min) where.add("o.total_base >= ?", {price_to_minor(*filter.sum_min, decimals)});
    if (filter.sum_max) where.add("o.total_base <= ?", {price_to_minor(*filter.sum_max, decimals)});
    flag(where, "o.needs_call", filter.call);
    flag(where, "o.expired", filter.expired);
    flag(where, "o.shipped", filter.shipped);
}

bool is_plain(const OrderFilter& filter, const Scope& scope) {
    OrderFilter rest = filter;
    rest.sites.clear();
    rest.statuses.clear();
    rest.groups.clear();
    rest.extended_statuses.clear();
    rest.managers.clear();
    return scope.level == Level::all && rest == OrderFilter{};
}

TextHits text_hits(db::Connection& connection, const OrderFilter& filter) {
    TextHits hits;
    for (const std::string* text : {&filter.q, &filter.customer, &filter.email}) {
        for (std::vector<std::string>& forms : search_words(*text).words) hits.words.words.push_back(std::move(forms));
    }
    if (hits.words.empty()) return hits;
    const bool sqlite = connection.engine() == db::Engine::sqlite;
    const std::string query = sqlite ? fts_query(hits.words) : ts_query(hits.words);
    const std::string_view sql =
        sqlite ? "SELECT COUNT(*) FROM (SELECT rowid FROM order_search WHERE order_search MATCH $1 LIMIT $2) AS hit"
               : "SELECT COUNT(*) FROM (SELECT id FROM orders WHERE array_to_tsvector(string_to_array(search_text, ' ')) @@ "
                 "CAST($1 AS tsquery) LIMIT $2) AS hit";
    hits.orders = connection.maybe_integer(sql, {query, kMostCounted + 1}).value_or(0);
    hits.few = hits.orders <= kFewHits;
    return hits;
}

namespace {

// Words of the text by LIKE, for rows that an index of words does not hold.
std::string like_condition(SqlFilter& where, const SearchWords& words, std::string_view column) {
    std::string all;
    for (const std::vector<std::string>& forms : words.words) {
        std::string any;
        for (const std::string& form : forms) {
            if (!any.empty()) any += " OR ";
            any += "(' ' || " + std::string(column) + ") LIKE " + where.bind(std::string_view(like_pattern(form)));
        }
        all += (all.empty() ? "(" : " AND (") + any + ")";
    }
    return all;
}

}  // namespace

std::string found_ids(SqlFilter& where, const TextHits& hits, db::Engine engine) {
    const std::string most = std::to_string(kMostCounted);
    if (engine == db::Engine::postgres) {
        return "SELECT id FROM orders WHERE array_to_tsvector(string_to_array(search_text, ' ')) @@ CAST(" +
               where.bind(std::string_view(ts_query(hits.words))) + " AS tsquery) LIMIT " + most;
    }
    const std::string match = where.bind(std::string_view(fts_query(hits.words)));
    return "SELECT id FROM (SELECT rowid AS id FROM order_search WHERE order_search MATCH " + match + " ORDER BY rowid DESC LIMIT " + most +
           ") AS indexed UNION SELECT id FROM orders WHERE id > (SELECT id FROM order_search_upto) AND " +
           like_condition(where, hits.words, "search_text");
}

void add_text_condition(SqlFilter& where, const TextHits& hits) {
    if (!hits.words.empty()) where.add(like_condition(where, hits.words, "o.search_text"));
}

}  // namespace okno::orders
