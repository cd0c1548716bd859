// SPDX-License-Identifier: Apache-2.0
#include "modules/orders/order_history.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>

#include "modules/orders/field_values.h"
#include "modules/orders/order_fields.h"
#include "modules/orders/order_store.h"
#include "modules/orders/order_totals.h"
#include "modules/references/books.h"

namespace okno::orders {

namespace {

using references::Books;

template <typename Record>
using Setters = std::unordered_map<std::string_view, void (*)(Record&, const Json&)>;

template <typename Record>
Setters<Record> setters_of(const FieldTable<Record>& fields) {
    Setters<Record> setters;
    for (const Field<Record>& field : fields) {
        if (field.set != nullptr) setters.emplace(field.facts.history_name, field.set);
    }
    return setters;
}

template <typename Record>
void put_back(Record& record, const FieldTable<Record>& fields, const JournalRow& row) {
    static const Setters<Record> setters = setters_of(fields);
    const auto setter = setters.find(row.field);
    if (setter != setters.end()) setter->second(record, row.old_value);
}

template <typename Part>
void put_part_back(std::vector<Part>& parts, const JournalRow& row, std::string_view comes_and_goes, const FieldTable<Part>& fields,
                   Part gone) {
    if (row.field == comes_and_goes) {
        if (row.old_value.is_null()) {
            std::erase_if(parts, [&](const Part& part) { return part.id == row.part_id; });
        } else {
            parts.push_back(std::move(gone));
        }
        return;
    }
    const auto part = std::find_if(parts.begin(), parts.end(), [&](const Part& each) { return each.id == row.part_id; });
    if (part != parts.end()) put_back(*part, fields, row);
}

void put_status_back(Order& order, const JournalRow& row) {
    order.status = code_of(row.old_value);
    if (const Json* since = row.extra.find("since")) order.status_at = integer_of(*since);
    const Json* comment = row.extra.find("old_comment");
    order.status_comment = comment == nullptr ? std::string() : text_of(*comment);
}

// What follows from the rest, once the last change is back.
void settle(Order& order, const Books& books) {
    if (const references::Site* site = books.site(order.site)) order.site_id = site->id;
    std::stable_sort(order.items.begin(), order.items.end(),
                     [](const OrderItem& a, const OrderItem& b) { return a.ordering < b.ordering; });
    std::stable_sort(order.payments.begin(), order.payments.end(), [](const Payment& a, const Payment& b) { return a.id < b.id; });
    const std::optional<Moment> full_paid_at = order.full_paid_at;
    set_totals(order, books, order.updated_at);
    order.full_paid_at = full_paid_at;
}

}  // namespace

void take_back(Order& order, const JournalRow& row) {
    constexpr std::string_view kCustom = "custom_";
    if (row.created) return;
    if (row.part == "item") {
        put_part_back(order.items, row, "order_product", item_fields(),
                      row.new_value.is_null() ? item_from_state(row.part_stub) : OrderItem{});
    } else if (row.part == "payment") {
        put_part_back(order.payments, row, "payments", payment_fields(),
                      row.new_value.is_null() ? payment_from_state(row.part_stub, order.decimals) : Payment{});
    } else if (row.deleted) {
        order.deleted_at.reset();
        order.deleted_by = 0;
    } else if (row.field == "status") {
        put_status_back(order, row);
    } else if (row.field == "deleted_at") {
        order.deleted_at = row.old_value.to_int();
    } else if (row.field.starts_with(kCustom)) {
        put_custom_field(order, row.field.substr(kCustom.size()), row.old_value);
    } else {
        put_back(order, order_fields(), row);
    }
}

std::map<OrderMoment, Order> orders_at(db::Connection& connection, const Books& books, const std::vector<OrderMoment>& moments) {
    std::map<OrderMoment, Order> states;
    if (moments.empty()) return states;
    std::map<std::int64_t, std::vector<std::int64_t>> wanted;  // by order: numbers, to be taken from the highest
    std::int64_t lowest = moments.front().number;
    for (const OrderMoment& moment : moments) {
        wanted[moment.id].push_back(moment.number);
        lowest = std::min(lowest, moment.number);
    }
    std::vector<std::int64_t> ids;
    for (auto& [id, numbers] : wanted) {
        std::sort(numbers.rbegin(), numbers.rend());
        numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
        ids.push_back(id);
    }
    std::map<std::int64_t, std::vector<JournalRow>> rows;
    for (JournalRow& row : read_since(connection, "order", ids, lowest)) rows[row.record.id].push_back(std::move(row));

    for (Order& order : OrderStore(books).by_ids(connection, ids, Deleted::included)) {
        const std::vector<JournalRow>& changes = rows[order.id];
        std::size_t next = 0;
        bool there = true;
        for (std::int64_t number : wanted.at(order.id)) {
            // A row without a number is newer than every numbered one.
            for (; next < changes.size() && (changes[next].number == 0 || changes[next].number > number); ++next) {
                there = there && !changes[next].created;
                take_back(order, changes[next]);
            }
            if (!there) break;
            Order state = order;
            settle(state, books);
            states.emplace(OrderMoment{order.id, number}, std::move(state));
        }
    }
    return states;
}

std::optional<Order> order_at(db::Connection& connection, const Books& books, std::int64_t id, std::int64_t number) {
    std::map<OrderMoment, Order> states = orders_at(connection, books, {{id, number}});
    if (states.empty()) return std::nullopt;
    return std::move(states.begin()->second);
}

}  // namespace okno::orders
