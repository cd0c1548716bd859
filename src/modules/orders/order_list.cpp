// SPDX-License-Identifier: Apache-2.0
#include "modules/orders/order_list.h"

#include <algorithm>
#include <charconv>

#include "base/error.h"
#include "modules/customers/customer_rights.h"
#include "modules/orders/order_filter_list.h"
#include "modules/orders/order_summary_list.h"
#include "modules/references/books.h"

namespace okno::orders {

namespace {

using references::Book;
using references::Books;

constexpr int kMostRows = 250;

// How a list is ordered: columns before the id, all in one direction.
struct Ordering {
    std::vector<std::string_view> columns;
    bool down = false;
    std::vector<bool> texts;  // of each column: is it text?
};

Ordering ordering_of(OrderSort sort) {
    switch (sort) {
        case OrderSort::newest: return {{"o.created_at"}, true, {false}};
        case OrderSort::oldest: return {{"o.created_at"}, false, {false}};
        case OrderSort::sum_down: return {{"o.total_base"}, true, {false}};
        case OrderSort::sum_up: return {{"o.total_base"}, false, {false}};
        case OrderSort::status_newest: return {{"o.status_at"}, true, {false}};
        case OrderSort::status_oldest: return {{"o.status_at"}, false, {false}};
        case OrderSort::delivery: return {{"COALESCE(o.delivery_date, '9999-12-31')"}, false, {true}};
        case OrderSort::number: return {{"length(o.number)", "o.number"}, false, {false, true}};
    }
    return {{"o.created_at"}, true, {false}};
}

bool walks_by_creation(OrderSort sort) { return sort == OrderSort::newest || sort == OrderSort::oldest; }

std::string order_by(const Ordering& ordering, bool backwards) {
    const std::string_view direction = ordering.down != backwards ? " DESC" : "";
    std::string text = " ORDER BY ";
    for (std::string_view column : ordering.columns) text.append(column).append(direction).append(", ");
    return text.append("o.id").append(direction);
}

std::optional<std::int64_t> whole(std::string_view text) {
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return number;
}

// A place in the list: the values of the ordering and the id, as text.
struct Mark {
    std::vector<std::string> values;
    std::int64_t id = 0;
};

std::string to_cursor(const Mark& mark) {
    std::string cursor = std::to_string(mark.id);
    for (const std::string& value : mark.values) cursor += '~' + value;
    return cursor;
}

Mark read_cursor(std::string_view cursor, const Ordering& ordering) {
    Mark mark;
    std::size_t end = cursor.find('~');
    const std::optional<std::int64_t> id = whole(cursor.substr(0, end));
    for (std::size_t i = 0; i < ordering.columns.size() && end != std::string_view::npos; ++i) {
        const std::size_t begin = end + 1;
        // The last one may hold the sign itself.
        end = i + 1 == ordering.columns.size() ? std::string_view::npos : cursor.find('~', begin);
        mark.values.emplace_back(cursor.substr(begin, end == std::string_view::npos ? end : end - begin));
        if (!ordering.texts[i] && !whole(mark.values.back())) throw_invalid("after", "error.cursor");
    }
    if (!id || mark.values.size() != ordering.columns.size()) throw_invalid("after", "error.cursor");
    mark.id = *id;
    return mark;
}

void continue_from(SqlFilter& where, const Ordering& ordering, const Mark& mark, bool backwards) {
    std::string left = "(", right = "(";
    for (std::size_t i = 0; i < ordering.columns.size(); ++i) {
        left.append(ordering.columns[i]).append(", ");
        right += ordering.texts[i] ? where.bind(std::string_view(mark.values[i])) : where.bind(*whole(mark.values[i]));
        right += ", ";
    }
    left += "o.id)";
    right += where.bind(mark.id) + ')';
    where.add(left + (ordering.down != backwards ? " < " : " > ") + right);
}

// A list as the parts of its statement.
struct ListQuery {
    SqlFilter where;
    std::string from;         // "orders o", or what is found first and the orders to it
    std::string and_matches;  // joins the two
    std::string order;
};

struct ListWish {
    const OrderFilter& filter;
    OrderSort sort;
    std::optional<Mark> from;
    bool backwards = false;
    int limit = 50;
    int skip = 0;
};

// Several values of the walk's column: of each the first rows, by its own stretch of the index; together they hold the first rows of all.
std::string walk_each(SqlFilter& where, const Walk& walk, const std::string& order, int rows) {
    std::string branches;
    const std::string conditions = where.and_more();
    for (std::int64_t value : walk.values) {
        if (!branches.empty()) branches += " UNION ALL ";
        branches += "SELECT * FROM (SELECT o.id FROM orders o WHERE " + std::string(walk.column) + " = " + where.bind(value) + conditions +
                    order + " LIMIT " + std::to_string(rows) + ") AS each_walk";
    }
    return branches;
}

void build(ListQuery& query, Reader& reader, const Books& books, const ListWish& wish) {
    const FilterIds ids = filter_ids(wish.filter, reader.scope(), books);
    const TextHits hits = text_hits(reader.connection(), wish.filter);
    const Ordering ordering = ordering_of(wish.sort);
    const bool may_walk = walks_by_creation(wish.sort) && !hits.few && wish.filter.ids.empty() && !wish.filter.deleted;
    const bool has_choice = !ids.sites.empty() || !ids.statuses.empty() || !ids.managers.empty() || !wish.filter.customer_ids.empty() ||
                            !wish.filter.payment_states.empty();
    const Walk walk = may_walk && has_choice ? choose_walk(ids, wish.filter, read_counters(reader.connection())) : Walk{};

    add_conditions(query.where, wish.filter, ids, walk, reader.scope(), books, reader.now());
    if (!hits.few) add_text_condition(query.where, hits);
    if (wish.from) continue_from(query.where, ordering, *wish.from, wish.backwards);
    query.order = order_by(ordering, wish.backwards);
    query.from = "orders o";
    const std::size_t most = static_cast<std::size_t>(wish.limit + wish.skip);
    if (hits.few) {
        query.from = "(" + found_ids(query.where, hits, reader.connection().engine()) + ") AS hit CROSS JOIN orders o";
        query.and_matches = " AND o.id = hit.id";
    } else if (walk.values.size() == 1) {
        query.where.add(std::string(walk.column) + " = ?", {walk.values.front()});
    } else if (walk.values.size() > 1 && most <= 1000) {
        query.from = "(" + walk_each(query.where, walk, query.order, static_cast<int>(most)) + ") AS hit CROSS JOIN orders o";
        query.and_matches = " AND o.id = hit.id";
    } else if (walk.values.size() > 1) {
        query.where.any_of("+" + std::string(walk.column), walk.values);
    }
}

std::string mark_columns(const Ordering& ordering) {
    std::string text = "o.id";
    for (std::string_view column : ordering.columns) text.append(", ").append(column);
    return text;
}

Mark read_mark(const db::Row& row, const Ordering& ordering) {
    Mark mark;
    mark.id = row.integer(0);
    for (std::size_t i = 0; i < ordering.columns.size(); ++i) {
        const int column = static_cast<int>(i) + 1;
        mark.values.push_back(ordering.texts[i] ? std::string(row.text(column)) : std::to_string(row.integer(column)));
    }
    return mark;
}

constexpr std::string_view kRowColumns =
    "o.version, o.number, o.site_id, o.created_at, o.last_name, o.first_name, o.patronymic, o.email, o.phone, o.customer_id, "
    "c.orders_count, c.vip, c.bad, "
    "o.first_item, o.items_count, o.total, o.currency, o.payment_state, o.status_id, o.status_at, o.overdue_at, o.delivery_type_id, "
    "o.delivery_date, "
    "o.delivery_from, o.delivery_to, o.delivery_city, o.manager_id, o.needs_call, o.next_step, o.next_step_at, "
    "CASE WHEN o.customer_comment <> '' OR o.manager_comment <> '' THEN 1 ELSE 0 END";

OrderRow read_row(const db::Row& row, int first, const Books& books, bool sees_contacts) {
    db::Columns next(row);
    for (int i = 0; i < first; ++i) next.skip();
    OrderRow order;
    order.id = row.integer(0);
    order.version = next.integer();
    order.number = next.text();
    order.site = books.site_code(next.integer());
    order.created_at = next.integer();
    Order named;
    named.last_name = next.text();
    named.first_name = next.text();
    named.patronymic = next.text();
    named.email = next.text();
    named.phone.written = next.text();
    if (!sees_contacts) {
        named.email.clear();
        named.phone.written.clear();
    }
    order.customer = display_name(named);
    order.customer_id = next.integer();
    order.customer_orders = next.integer();
    order.vip = next.flag();
    order.bad = next.flag();
    order.first_item = next.text();
    order.items = static_cast<int>(next.integer());
    order.sum = next.integer();
    order.currency = next.text();
    order.decimals = Books::decimals(order.currency);
    order.payment = static_cast<PaymentState>(next.integer());
    order.status = books.status_code(next.integer());
    order.status_at = next.integer();
    order.overdue_at = next.maybe_integer();
    order.delivery_type = books.code(Book::delivery_type, next.integer());
    order.delivery_date = next.text();
    order.delivery_from = next.text();
    order.delivery_to = next.text();
    order.delivery_place = next.text();
    order.manager_id = next.integer();
    order.call = next.flag();
    order.next_step = next.text();
    order.next_step_at = next.maybe_integer();
    order.has_note = next.flag();
    return order;
}

// The sort's values of one order, wherever it stands.
std::optional<Mark> mark_of(Reader& reader, const Ordering& ordering, std::int64_t id) {
    SqlFilter where;
    where.add("o.id = ?", {id});
    where.within(reader.scope(), "o.site_id", "o.manager_id");
    const db::Rows rows = reader.connection().query("SELECT " + mark_columns(ordering) + " FROM orders o " + where.where(), where.params());
    if (rows.empty()) return std::nullopt;
    return read_mark(rows[0], ordering);
}

std::int64_t count_all(Reader& reader, const Books& books, const OrderFilter& filter) {
    if (is_plain(filter, reader.scope())) return order_summary(reader, books, filter).count;
    const FilterIds ids = filter_ids(filter, reader.scope(), books);
    const TextHits hits = text_hits(reader.connection(), filter);
    SqlFilter where;
    add_conditions(where, filter, ids, {}, reader.scope(), books, reader.now());
    std::string from = "orders o", matches;
    if (hits.few) {
        from = "(" + found_ids(where, hits, reader.connection().engine()) + ") AS hit CROSS JOIN orders o";
        matches = " AND o.id = hit.id";
    } else {
        add_text_condition(where, hits);
    }
    const db::Rows rows = reader.connection().query("SELECT COUNT(*) FROM " + from + " " + where.where() + matches, where.params());
    return rows[0].integer(0);
}

}  // namespace

OrderSort order_sort_from(std::string_view text) {
    if (text == "created") return OrderSort::oldest;
    if (text == "-sum") return OrderSort::sum_down;
    if (text == "sum") return OrderSort::sum_up;
    if (text == "-status_at") return OrderSort::status_newest;
    if (text == "status_at") return OrderSort::status_oldest;
    if (text == "delivery") return OrderSort::delivery;
    if (text == "number") return OrderSort::number;
    return OrderSort::newest;
}

OrderPage list_orders(Reader& reader, const Books& books, const OrderFilter& filter, OrderSort sort, std::string_view after, int limit) {
    const Ordering ordering = ordering_of(sort);
    ListWish wish{filter, sort, std::nullopt, false, std::clamp(limit, 1, kMostRows) + 1};
    if (!after.empty()) wish.from = read_cursor(after, ordering);
    ListQuery query;
    build(query, reader, books, wish);
    // The buyer is looked up for the rows of the page alone, so it comes after the limit.
    const std::string sql = "SELECT " + mark_columns(ordering) + ", " + std::string(kRowColumns) + " FROM " + query.from +
                            " LEFT JOIN customers c ON c.id = o.customer_id " + query.where.where() + query.and_matches + query.order +
                            " LIMIT " + std::to_string(wish.limit);
    const bool sees_contacts = reader.context().actor.may(customers::customers_see_contacts);
    OrderPage page;
    Mark last;
    reader.connection().each(sql, query.where.params(), [&](const db::Row& row) {
        if (static_cast<int>(page.rows.size()) == wish.limit - 1) {
            page.next = to_cursor(last);
            return;
        }
        last = read_mark(row, ordering);
        page.rows.push_back(read_row(row, static_cast<int>(ordering.columns.size()) + 1, books, sees_contacts));
    });
    return page;
}

OrderIds number_orders(Reader& reader, const Books& books, const OrderFilter& filter, OrderSort sort, int page, int limit) {
    OrderIds found;
    found.total = count_all(reader, books, filter);
    const std::int64_t skip = static_cast<std::int64_t>(std::max(1, page) - 1) * std::clamp(limit, 1, kMostRows);
    if (skip >= found.total) return found;
    const ListWish wish{filter, sort, std::nullopt, false, std::clamp(limit, 1, kMostRows), static_cast<int>(skip)};
    ListQuery query;
    build(query, reader, books, wish);
    const std::string sql = "SELECT o.id FROM " + query.from + " " + query.where.where() + query.and_matches + query.order + " LIMIT " +
                            std::to_string(wish.limit) + " OFFSET " + std::to_string(skip);
    reader.connection().each(sql, query.where.params(), [&](const db::Row& row) { found.ids.push_back(row.integer(0)); });
    return found;
}

Neighbours order_neighbours(Reader& reader, const Books& books, const OrderFilter& filter, OrderSort sort, std::int64_t id) {
    Neighbours neighbours;
    const Ordering ordering = ordering_of(sort);
    const std::optional<Mark> mark = mark_of(reader, ordering, id);
    if (!mark) return neighbours;
    auto beside = [&](bool backwards) -> std::optional<std::int64_t> {
        ListQuery query;
        build(query, reader, books, {filter, sort, mark, backwards, 1});
        const db::Rows rows = reader.connection().query(
            "SELECT o.id FROM " + query.from + " " + query.where.where() + query.and_matches + query.order + " LIMIT 1",
            query.where.params());
        return rows.empty() ? std::nullopt : std::optional(rows[0].integer(0));
    };
    neighbours.previous = beside(true);
    neighbours.next = beside(false);
    return neighbours;
}

}  // namespace okno::orders
