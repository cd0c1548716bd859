// SPDX-License-Identifier: Apache-2.0
#include "modules/orders/import_orders.h"

#include <fmt/core.h>

#include <map>

#include "core/journal_write.h"
#include "modules/customers/update_customer_totals.h"
#include "modules/orders/field_values.h"
#include "modules/orders/order_import_store.h"
#include "modules/orders/order_status.h"
#include "modules/orders/order_store.h"
#include "modules/orders/order_totals.h"
#include "modules/references/books.h"

namespace okno::orders {

namespace {

using references::Books;

void put_ids(Order& order, LastIds& last) {
    if (order.id == 0) order.id = ++last.order;
    if (order.number.empty()) order.number = std::to_string(order.id);
    int place = 0;
    for (OrderItem& item : order.items) {
        if (item.id == 0) item.id = ++last.item;
        item.ordering = place++;
    }
    for (Payment& payment : order.payments) {
        if (payment.id == 0) payment.id = ++last.payment;
    }
}

JournalRow creation_of(const PreparedOrder& prepared) {
    JournalRow row;
    row.created_at = prepared.order.created_at;
    row.created = true;
    row.source = prepared.source;
    row.user_id = prepared.user_id;
    row.api_key_id = prepared.api_key_id;
    row.field = "status";
    row.new_value = code_value(prepared.first_status.empty() ? prepared.order.status : prepared.first_status);
    row.act = fmt::format("{:08x}", prepared.order.id & 0xffffffff);
    return row;
}

}  // namespace

void import_orders(Operation& op, const Books& books, std::span<PreparedOrder> orders) {
    db::Connection& connection = op.connection();
    LastIds last = last_ids(connection);
    std::vector<Order> rows;
    std::vector<JournalRow> journal;
    rows.reserve(orders.size());
    for (PreparedOrder& prepared : orders) {
        put_ids(prepared.order, last);
        set_totals(prepared.order, books, prepared.order.updated_at);
        journal.push_back(creation_of(prepared));
        for (JournalRow& row : prepared.journal) journal.push_back(std::move(row));
        prepared.journal.clear();
        for (auto row = journal.rbegin(); row != journal.rend() && row->record.id == 0; ++row) {
            row->record = ref(prepared.order);
            row->site_id = prepared.order.site_id;
        }
        rows.push_back(prepared.order);
    }
    OrderStore(books).insert_many(connection, rows);
    write_journal(connection, journal, false);
    keep_ids_behind(connection);
}

void recount_orders(Operation& op, const Books& books) {
    recount_counters(op.connection());
    std::map<std::int64_t, customers::CustomerTotals> totals;
    for (const CustomerFigures& figures : customer_figures(op.connection())) {
        customers::CustomerTotals& of = totals[figures.customer_id];
        const bool cancelled = is_cancelled(books, books.status_code(figures.status_id));
        of.orders += figures.orders;
        of.cancelled += cancelled ? figures.orders : 0;
        of.sum += cancelled ? 0 : figures.total_base;
        of.first_order_at = std::min(of.first_order_at.value_or(figures.first_at), figures.first_at);
        of.last_order_at = std::max(of.last_order_at.value_or(figures.last_at), figures.last_at);
    }
    for (const auto& [id, each] : totals) customers::set_customer_totals(op, id, each);
}

}  // namespace okno::orders
