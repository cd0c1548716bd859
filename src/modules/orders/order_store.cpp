// SPDX-License-Identifier: Apache-2.0
#include "modules/orders/order_store.h"

#include <algorithm>
#include <unordered_map>

#include "base/error.h"
#include "base/text.h"
#include "core/sql_filter.h"
#include "modules/orders/order_number.h"
#include "modules/orders/order_parts_store.h"
#include "modules/orders/order_rows.h"
#include "modules/references/books.h"
#include "platform/db/dialect.h"

namespace okno::orders {

namespace {

using references::Books;

constexpr std::size_t kOrdersAtOnce = 256;
constexpr int kMostSuffix = 1000;

const std::string& select_orders() {
    static const std::string text = "SELECT id, number, deleted_at, deleted_by, merged_into, " + joined(order_columns()) + " FROM orders ";
    return text;
}

constexpr std::string_view kLive = " AND deleted_at IS NULL";

void load_parts(db::Connection& connection, std::vector<Order>& orders, const Books& books) {
    if (orders.empty()) return;
    std::vector<std::int64_t> ids;
    std::unordered_map<std::int64_t, Order*> by_id;
    for (Order& order : orders) {
        ids.push_back(order.id);
        by_id.emplace(order.id, &order);
    }
    load_items(connection, ids, books, [&](std::int64_t id, OrderItem item) { by_id.at(id)->items.push_back(std::move(item)); });
    load_payments(connection, ids, books, [&](std::int64_t id, Payment payment) {
        Order& order = *by_id.at(id);
        payment.decimals = order.decimals;
        order.payments.push_back(std::move(payment));
    });
}

std::optional<Order> with_parts(db::Connection& connection, const db::Rows& rows, const Books& books) {
    if (rows.empty()) return std::nullopt;
    std::vector<Order> orders{read_order(rows[0], books)};
    load_parts(connection, orders, books);
    return std::move(orders.front());
}

// How the number of a new order comes about: given, counted, or from its id.
struct NumberSource {
    std::optional<std::string> given;
    NumberParts around_id;
};

std::int64_t next_in_series(db::Connection& connection, std::int64_t site_id, std::string_view series) {
    const db::Rows rows = connection.query(
        "INSERT INTO order_number_counters (site_id, series, last) VALUES ($1, $2, 1) "
        "ON CONFLICT (site_id, series) DO UPDATE SET last = order_number_counters.last + 1 RETURNING last",
        {site_id, series});
    return rows[0].integer(0);
}

NumberSource number_source(db::Connection& connection, const Order& order, const Books& books) {
    if (!order.number.empty()) return {order.number, {}};
    const references::Site* site = books.site(order.site_id);
    const std::string_view format =
        site != nullptr && is_number_format(site->number_format) ? std::string_view(site->number_format) : kDefaultNumberFormat;
    const std::string series =
        number_series(format, {order.site, order.created_at, site == nullptr ? "UTC" : std::string_view(site->zone)});
    if (needs_counter(format)) return {number_from_series(series, next_in_series(connection, order.site_id, series)), {}};
    return {std::nullopt, number_parts(series)};
}

// Folded text around an id that is not known yet: where folding leaves a stand-in for it.
std::pair<std::string, std::string> folded_around(const NumberParts& parts) {
    if (parts.before.empty() && parts.after.empty()) return {};
    constexpr std::string_view kStandIn = "1000000000000000007";
    const std::string text = fold(parts.before + std::string(kStandIn) + parts.after);
    const std::size_t at = text.find(kStandIn);
    if (at == std::string::npos) return {};
    return {text.substr(0, at), text.substr(at + kStandIn.size())};
}

const std::string& insert_statement(db::Engine engine) {
    static const auto make = [](db::Engine wanted) {
        std::string placeholders;
        for (std::size_t i = 0; i < order_columns().size(); ++i) placeholders += ", $" + std::to_string(8 + i);
        // $1 the number when it is known, else $2 id $3; $4 its folded form, else $5 id $6; $7 the other searchable words.
        return "INSERT INTO orders (id, number, search_text, " + joined(order_columns()) +
               ") SELECT next.id, COALESCE(CAST($1 AS TEXT), CAST($2 AS TEXT) || CAST(next.id AS TEXT) || CAST($3 AS TEXT)), "
               "COALESCE(CAST($4 AS TEXT), CAST($5 AS TEXT) || CAST(next.id AS TEXT) || CAST($6 AS TEXT)) || CAST($7 AS TEXT)" +
               placeholders + " FROM (" + db::next_id(wanted, "orders") +
               ") AS next WHERE true ON CONFLICT DO NOTHING RETURNING id, number";
    };
    static const std::string sqlite = make(db::Engine::sqlite);
    static const std::string postgres = make(db::Engine::postgres);
    return engine == db::Engine::sqlite ? sqlite : postgres;
}

bool external_id_taken(db::Connection& connection, const Order& order) {
    if (order.external_id.empty()) return false;
    return connection
        .maybe_integer("SELECT id FROM orders WHERE site_id = $1 AND external_id = $2 AND deleted_at IS NULL AND id <> $3",
                       {order.site_id, order.external_id, order.id})
        .has_value();
}

[[noreturn]] void refuse_external_id(const Order& order) {
    throw Error(ErrorKind::conflict, {"error.order.external_id_taken", {{"external_id", order.external_id}}},
                {{"external_id", {"error.order.external_id_taken", {{"external_id", order.external_id}}}}});
}

// Which of the two unique things was it that stood in the way?
[[noreturn]] void tell_conflict(const Error& error, const Order& order) {
    const auto constraint = error.message.params.find("constraint");
    if (error.message.key == "error.duplicate" && constraint != error.message.params.end()) {
        if (constraint->second == "orders_external_id") refuse_external_id(order);
        if (constraint->second == "orders_number") {
            throw Error(ErrorKind::conflict, {"error.order.number_taken", {{"number", order.number}}},
                        {{"number", {"error.order.number_taken", {{"number", order.number}}}}});
        }
    }
    throw error;
}

std::string suffixed(const std::string& number, int suffix) { return suffix < 2 ? number : number + '-' + std::to_string(suffix); }

std::string joined_words(std::string words) { return words.empty() ? words : ' ' + words; }

}  // namespace

std::optional<Order> OrderStore::by_id(db::Connection& connection, std::int64_t id, Deleted deleted) const {
    const std::string sql = select_orders() + "WHERE id = $1" + std::string(deleted == Deleted::left_out ? kLive : "");
    return with_parts(connection, connection.query(sql, {id}), books_);
}

std::optional<Order> OrderStore::by_key(db::Connection& connection, const OrderKey& key, Deleted deleted) const {
    if (key.id != 0) return by_id(connection, key.id, deleted);
    const references::Site* site = books_.site(key.site);
    if (site == nullptr || key.external_id.empty()) return std::nullopt;
    return with_parts(
        connection,
        connection.query(select_orders() + "WHERE site_id = $1 AND external_id = $2 AND deleted_at IS NULL", {site->id, key.external_id}),
        books_);
}

std::optional<Order> OrderStore::lock(Operation& op, const OrderKey& key, Deleted deleted) const {
    db::Connection& connection = op.connection();
    std::string sql = select_orders();
    const std::string lock(db::for_update(connection.engine()));
    if (key.id != 0) {
        sql += "WHERE id = $1" + std::string(deleted == Deleted::left_out ? kLive : "") + lock;
        return with_parts(connection, connection.query(sql, {key.id}), books_);
    }
    const references::Site* site = books_.site(key.site);
    if (site == nullptr || key.external_id.empty()) return std::nullopt;
    sql += "WHERE site_id = $1 AND external_id = $2 AND deleted_at IS NULL" + lock;
    return with_parts(connection, connection.query(sql, {site->id, key.external_id}), books_);
}

std::vector<Order> OrderStore::by_ids(db::Connection& connection, const std::vector<std::int64_t>& ids, Deleted deleted) const {
    std::vector<Order> orders;
    if (ids.empty()) return orders;
    SqlFilter filter;
    filter.any_of("id", ids);
    if (deleted == Deleted::left_out) filter.add("deleted_at IS NULL");
    connection.each(select_orders() + filter.where(), filter.params(),
                    [&](const db::Row& row) { orders.push_back(read_order(row, books_)); });
    std::unordered_map<std::int64_t, std::size_t> places;
    for (std::size_t i = 0; i < ids.size(); ++i) places.emplace(ids[i], i);
    std::sort(orders.begin(), orders.end(), [&](const Order& a, const Order& b) { return places.at(a.id) < places.at(b.id); });
    load_parts(connection, orders, books_);
    return orders;
}

std::optional<std::int64_t> OrderStore::order_of_payment(db::Connection& connection, std::int64_t payment_id) const {
    return connection.maybe_integer("SELECT order_id FROM order_payments WHERE id = $1", {payment_id});
}

std::optional<std::int64_t> OrderStore::order_of_payment(db::Connection& connection, std::int64_t site_id,
                                                         std::string_view external_id) const {
    return connection.maybe_integer(
        "SELECT p.order_id FROM order_payments p JOIN orders o ON o.id = p.order_id "
        "WHERE p.site_id = $1 AND p.external_id = $2 AND o.deleted_at IS NULL ORDER BY p.id DESC LIMIT 1",
        {site_id, external_id});
}

void OrderStore::insert(Operation& op, Order& order) const {
    db::Connection& connection = op.connection();
    const std::string words = joined_words(search_text(order, WithNumber::no));
    NumberSource source = number_source(connection, order, books_);
    const std::pair<std::string, std::string> around = folded_around(source.around_id);
    RowValues columns;
    add_order(columns, order, books_);
    const std::optional<std::string> wanted = source.given;
    for (int suffix = 1;; ++suffix) {
        if (wanted) source.given = suffixed(*wanted, suffix);
        const std::optional<std::string> folded = source.given ? std::optional(fold(*source.given)) : std::nullopt;
        std::vector<db::Param> params{source.given, source.around_id.before, source.around_id.after, folded, around.first, around.second,
                                      words};
        params.insert(params.end(), columns.params().begin(), columns.params().end());
        const db::Rows rows = connection.query(insert_statement(connection.engine()), params);
        if (!rows.empty()) {
            order.id = rows[0].integer(0);
            order.number = rows[0].text(1);
            break;
        }
        if (external_id_taken(connection, order)) refuse_external_id(order);
        check(suffix < kMostSuffix, "a free order number");
    }
    insert_items(connection, order.items, order.id, books_);
    insert_payments(connection, order.payments, order, books_);
}

void OrderStore::update(Operation& op, const Order& before, Order& after) const {
    db::Connection& connection = op.connection();
    after.version = before.version + 1;
    RowValues old_values, new_values;
    add_order(old_values, before, books_);
    add_order(new_values, after, books_);
    const std::string old_words = search_text(before);
    const std::string new_words = search_text(after);

    std::string assignments;
    std::vector<db::Param> params{before.id, before.version};
    auto set = [&](std::string_view column, const db::Param& value) {
        params.push_back(value);
        if (!assignments.empty()) assignments += ", ";
        assignments += std::string(column) + " = $" + std::to_string(params.size());
    };
    for (std::size_t i = 0; i < order_columns().size(); ++i) {
        if (old_values.params()[i].value() != new_values.params()[i].value()) set(order_columns()[i], new_values.params()[i]);
    }
    if (before.number != after.number) set("number", after.number);
    if (old_words != new_words) set("search_text", new_words);
    try {
        const std::int64_t touched =
            connection.execute("UPDATE orders SET " + assignments + " WHERE id = $1 AND version = $2 AND deleted_at IS NULL", params);
        if (touched == 0) throw_conflict("error.version");
    } catch (const Error& error) {
        tell_conflict(error, after);
    }
    update_items(connection, before, after, books_);
    update_payments(connection, before, after, books_);
}

void OrderStore::mark_deleted(Operation& op, const Order& order, std::int64_t by_user) const {
    const std::int64_t touched = op.connection().execute(
        "UPDATE orders SET deleted_at = $2, deleted_by = $3, updated_at = $2, version = version + 1 WHERE id = $1 AND deleted_at IS NULL",
        {order.id, op.now(), by_user});
    if (touched == 0) throw_not_found("error.order.not_found");
}

void OrderStore::restore(Operation& op, Order& order) const {
    db::Connection& connection = op.connection();
    if (external_id_taken(connection, order)) refuse_external_id(order);
    const std::string wanted = order.number;
    for (int suffix = 2; connection.maybe_integer("SELECT id FROM orders WHERE site_id = $1 AND number = $2 AND deleted_at IS NULL",
                                                  {order.site_id, order.number});
         ++suffix) {
        order.number = suffixed(wanted, suffix);
    }
    order.deleted_at.reset();
    order.deleted_by = 0;
    order.version += 1;
    order.updated_at = op.now();
    try {
        connection.execute(
            "UPDATE orders SET deleted_at = NULL, deleted_by = 0, number = $2, search_text = $3, updated_at = $4, version = $5 WHERE id = "
            "$1",
            {order.id, order.number, search_text(order), order.updated_at, order.version});
    } catch (const Error& error) {
        tell_conflict(error, order);
    }
}

void OrderStore::insert_many(db::Connection& connection, std::span<const Order> orders) const {
    in_batches(orders.size(), 32, [&](std::size_t first, std::size_t count) {
        RowValues values;
        for (const Order& order : orders.subspan(first, count)) {
            values.add(order.id);
            values.add(order.number);
            values.add_kept(search_text(order));
            add_order(values, order, books_);
        }
        connection.execute("INSERT INTO orders (id, number, search_text, " + joined(order_columns()) + ") VALUES " +
                               value_rows(count, order_columns().size() + 3),
                           values.params());
    });
    insert_many_parts(connection, orders, books_);
}

std::optional<Order> find_order(Reader& reader, const Books& books, const OrderKey& key) {
    std::optional<Order> order = OrderStore(books).by_key(reader.connection(), key);
    if (order && !reader.scope().reaches(order->site_id, order->manager_id)) order.reset();
    return order;
}

std::vector<Order> find_orders(Reader& reader, const Books& books, const std::vector<std::int64_t>& ids) {
    const OrderStore store(books);
    std::vector<Order> orders;
    for (std::size_t first = 0; first < ids.size(); first += kOrdersAtOnce) {
        const auto begin = ids.begin() + static_cast<std::ptrdiff_t>(first);
        const auto end = ids.begin() + static_cast<std::ptrdiff_t>(std::min(ids.size(), first + kOrdersAtOnce));
        for (Order& order : store.by_ids(reader.connection(), std::vector(begin, end))) {
            if (reader.scope().reaches(order.site_id, order.manager_id)) orders.push_back(std::move(order));
        }
    }
    return orders;
}

std::vector<OrderStatusRow> find_order_statuses(Reader& reader, const Books& books, const std::vector<std::int64_t>& ids,
                                                const std::vector<std::string>& external_ids) {
    std::vector<OrderStatusRow> found;
    auto read = [&](auto&& condition) {
        SqlFilter filter;
        condition(filter);
        filter.add("deleted_at IS NULL");
        filter.within(reader.scope(), "site_id", "manager_id");
        reader.connection().each(
            "SELECT id, external_id, status_id FROM orders " + filter.where() + " ORDER BY id", filter.params(), [&](const db::Row& row) {
                const bool known =
                    std::any_of(found.begin(), found.end(), [&](const OrderStatusRow& each) { return each.id == row.integer(0); });
                if (!known) found.push_back({row.integer(0), std::string(row.text(1)), std::string(books.status_code(row.integer(2)))});
            });
    };
    if (!ids.empty()) read([&](SqlFilter& filter) { filter.any_of("id", ids); });
    if (!external_ids.empty()) read([&](SqlFilter& filter) { filter.any_of("external_id", external_ids); });
    return found;
}

}  // namespace okno::orders
