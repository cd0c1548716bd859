// SPDX-License-Identifier: Apache-2.0
#include "modules/orders/order_parts_store.h"

#include <algorithm>
#include <bit>
#include <map>

#include "base/error.h"
#include "core/sql_filter.h"
#include "modules/orders/order_rows.h"
#include "modules/references/books.h"

namespace okno::orders {

namespace {

using references::Books;

constexpr std::size_t kRowsAtOnce = 64;

std::string insert_statement(std::string_view table, std::span<const std::string_view> columns, std::size_t rows) {
    return "INSERT INTO " + std::string(table) + " (" + joined(columns) + ") VALUES " + value_rows(rows, columns.size()) + " RETURNING id";
}

// The ids of rows just inserted by one statement: they rise in the order of the rows.
std::vector<std::int64_t> new_ids(const db::Rows& rows) {
    std::vector<std::int64_t> ids;
    for (const db::Row& row : rows) ids.push_back(row.integer(0));
    std::sort(ids.begin(), ids.end());
    return ids;
}

// Columns of a table in which any of the rows differs from what it was: the rows are written together, but no other column is touched.
struct ChangedRows {
    RowValues values;           // id and all columns, row after row
    std::vector<bool> changed;  // by column
    std::size_t rows = 0;
};

void note_changed(ChangedRows& changes, std::int64_t id, const RowValues& before, const RowValues& after, std::size_t columns) {
    changes.changed.resize(columns);
    bool any = false;
    for (std::size_t i = 0; i < columns; ++i) {
        if (before.params()[i].value() == after.params()[i].value()) continue;
        changes.changed[i] = true;
        any = true;
    }
    if (!any) return;
    changes.values.add(id);
    for (const db::Param& param : after.params()) {
        // What was worked out (JSON) lives in `after`, which ends with this call.
        if (const auto* text = std::get_if<std::string_view>(&param.value())) {
            changes.values.add_kept(std::string(*text));
        } else {
            changes.values.add(param);
        }
    }
    ++changes.rows;
}

void write_changed(db::Connection& connection, const ChangedRows& changes, std::string_view table,
                   std::span<const std::string_view> columns) {
    if (changes.rows == 0) return;
    std::string assignments;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (!changes.changed[i]) continue;
        if (!assignments.empty()) assignments += ", ";
        assignments += std::string(columns[i]) + " = excluded." + std::string(columns[i]);
    }
    const std::size_t width = columns.size() + 1;
    in_batches(changes.rows, kRowsAtOnce, [&](std::size_t first, std::size_t count) {
        const std::string sql = "INSERT INTO " + std::string(table) + " (id, " + joined(columns) + ") VALUES " + value_rows(count, width) +
                                " ON CONFLICT (id) DO UPDATE SET " + assignments;
        connection.execute(sql, db::Params(changes.values.params()).subspan(first * width, count * width));
    });
}

void remove(db::Connection& connection, std::string_view table, const std::vector<std::int64_t>& ids) {
    if (ids.empty()) return;
    SqlFilter filter;
    filter.any_of("id", ids);
    connection.execute("DELETE FROM " + std::string(table) + " " + filter.where(), filter.params());
}

template <typename Part>
std::vector<std::int64_t> left_out(const std::vector<Part>& before, const std::vector<Part>& after) {
    std::vector<std::int64_t> ids;
    for (const Part& part : before) {
        const bool stays = std::any_of(after.begin(), after.end(), [&](const Part& other) { return other.id == part.id; });
        if (!stays) ids.push_back(part.id);
    }
    return ids;
}

// insert(parts of one batch), row(values, part), for the parts of one order.
template <typename Part, typename AddValues, typename Insert>
void update_parts(db::Connection& connection, const std::vector<Part>& before, std::vector<Part>& after, std::string_view table,
                  std::span<const std::string_view> columns, AddValues add_values, Insert insert) {
    remove(connection, table, left_out(before, after));
    std::map<std::int64_t, const Part*> known;
    for (const Part& part : before) known.emplace(part.id, &part);

    ChangedRows changes;
    std::vector<Part> added;
    std::vector<std::size_t> places;
    for (std::size_t i = 0; i < after.size(); ++i) {
        const auto was = known.find(after[i].id);
        if (after[i].id == 0 || was == known.end()) {
            added.push_back(after[i]);
            places.push_back(i);
            continue;
        }
        RowValues old_values, new_values;
        add_values(old_values, *was->second, true);
        add_values(new_values, after[i], false);
        note_changed(changes, after[i].id, old_values, new_values, columns.size());
    }
    write_changed(connection, changes, table, columns);
    if (added.empty()) return;
    insert(std::span<Part>(added));
    for (std::size_t i = 0; i < added.size(); ++i) after[places[i]].id = added[i].id;
}

}  // namespace

void in_batches(std::size_t total, std::size_t most, const std::function<void(std::size_t first, std::size_t count)>& run) {
    std::size_t first = 0;
    while (first < total) {
        const std::size_t left = total - first;
        const std::size_t count = left <= 8 ? left : std::min(most, std::bit_floor(left));
        run(first, count);
        first += count;
    }
}

std::string value_rows(std::size_t rows, std::size_t columns) {
    std::string text;
    std::size_t number = 0;
    for (std::size_t row = 0; row < rows; ++row) {
        text += row == 0 ? "(" : ", (";
        for (std::size_t column = 0; column < columns; ++column) {
            if (column > 0) text += ", ";
            text += '$';
            text += std::to_string(++number);
        }
        text += ')';
    }
    return text;
}

void insert_items(db::Connection& connection, std::span<OrderItem> items, std::int64_t order_id, const Books& books) {
    in_batches(items.size(), kRowsAtOnce, [&](std::size_t first, std::size_t count) {
        RowValues values;
        for (const OrderItem& item : items.subspan(first, count)) add_item(values, item, order_id, books);
        const std::vector<std::int64_t> ids =
            new_ids(connection.query(insert_statement("order_items", item_columns(), count), values.params()));
        check(ids.size() == count, "an id for each new item");
        for (std::size_t i = 0; i < count; ++i) items[first + i].id = ids[i];
    });
}

void insert_payments(db::Connection& connection, std::span<Payment> payments, const Order& order, const Books& books) {
    in_batches(payments.size(), kRowsAtOnce, [&](std::size_t first, std::size_t count) {
        RowValues values;
        for (const Payment& payment : payments.subspan(first, count)) add_payment(values, payment, order, books);
        const std::vector<std::int64_t> ids =
            new_ids(connection.query(insert_statement("order_payments", payment_columns(), count), values.params()));
        check(ids.size() == count, "an id for each new payment");
        for (std::size_t i = 0; i < count; ++i) payments[first + i].id = ids[i];
    });
}

void update_items(db::Connection& connection, const Order& before, Order& after, const Books& books) {
    update_parts(
        connection, before.items, after.items, "order_items", item_columns(),
        [&](RowValues& values, const OrderItem& item, bool) { add_item(values, item, after.id, books); },
        [&](std::span<OrderItem> added) { insert_items(connection, added, after.id, books); });
}

void update_payments(db::Connection& connection, const Order& before, Order& after, const Books& books) {
    update_parts(
        connection, before.payments, after.payments, "order_payments", payment_columns(),
        [&](RowValues& values, const Payment& payment, bool was) { add_payment(values, payment, was ? before : after, books); },
        [&](std::span<Payment> added) { insert_payments(connection, added, after, books); });
}

void load_items(db::Connection& connection, const std::vector<std::int64_t>& order_ids, const Books& books,
                const std::function<void(std::int64_t order_id, OrderItem)>& take) {
    SqlFilter filter;
    filter.any_of("order_id", order_ids);
    static const std::string select = "SELECT id, " + joined(item_columns()) + " FROM order_items ";
    connection.each(select + filter.where() + " ORDER BY order_id, ordering, id", filter.params(),
                    [&](const db::Row& row) { take(row.integer(kItemOrderColumn), read_item(row, books)); });
}

void load_payments(db::Connection& connection, const std::vector<std::int64_t>& order_ids, const Books& books,
                   const std::function<void(std::int64_t order_id, Payment)>& take) {
    SqlFilter filter;
    filter.any_of("order_id", order_ids);
    static const std::string select = "SELECT id, " + joined(payment_columns()) + " FROM order_payments ";
    connection.each(select + filter.where() + " ORDER BY order_id, id", filter.params(),
                    [&](const db::Row& row) { take(row.integer(kPaymentOrderColumn), read_payment(row, books)); });
}

void insert_many_parts(db::Connection& connection, std::span<const Order> orders, const Books& books) {
    std::vector<std::pair<const Order*, const OrderItem*>> items;
    std::vector<std::pair<const Order*, const Payment*>> payments;
    for (const Order& order : orders) {
        for (const OrderItem& item : order.items) items.emplace_back(&order, &item);
        for (const Payment& payment : order.payments) payments.emplace_back(&order, &payment);
    }
    in_batches(items.size(), kRowsAtOnce, [&](std::size_t first, std::size_t count) {
        RowValues values;
        for (std::size_t i = first; i < first + count; ++i) {
            values.add(items[i].second->id);
            add_item(values, *items[i].second, items[i].first->id, books);
        }
        connection.execute(
            "INSERT INTO order_items (id, " + joined(item_columns()) + ") VALUES " + value_rows(count, item_columns().size() + 1),
            values.params());
    });
    in_batches(payments.size(), kRowsAtOnce, [&](std::size_t first, std::size_t count) {
        RowValues values;
        for (std::size_t i = first; i < first + count; ++i) {
            values.add(payments[i].second->id);
            add_payment(values, *payments[i].second, *payments[i].first, books);
        }
        connection.execute(
            "INSERT INTO order_payments (id, " + joined(payment_columns()) + ") VALUES " + value_rows(count, payment_columns().size() + 1),
            values.params());
    });
}

}  // namespace okno::orders
