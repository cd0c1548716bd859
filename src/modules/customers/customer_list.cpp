// SPDX-License-Identifier: Apache-2.0
#include "modules/customers/customer_list.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "base/error.h"
#include "base/text.h"
#include "core/sql_search.h"
#include "modules/customers/customer_rights.h"
#include "modules/customers/customer_search.h"
#include "modules/customers/shown_name.h"

namespace okno::customers {

namespace {

constexpr int kMostRows = 250;

struct Order {
    std::string_view column;
    bool down;
    std::string_view also;  // what makes the index of this order usable
};

Order order_of(CustomerSort sort) {
    switch (sort) {
        case CustomerSort::newest: return {"c.created_at", true, ""};
        case CustomerSort::oldest: return {"c.created_at", false, ""};
        case CustomerSort::name: return {"c.sort_name", false, ""};
        case CustomerSort::name_down: return {"c.sort_name", true, ""};
        case CustomerSort::sum: return {"c.orders_sum", true, "c.orders_count > 0"};
        case CustomerSort::last_order: return {"c.last_order_at", true, ""};
    }
    return {"c.created_at", true, ""};
}

std::optional<std::int64_t> whole(std::string_view text) {
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return number;
}

// A cursor is the last row's value in the order and its id: "1763766123000.4711".
void continue_after(SqlFilter& where, CustomerSort sort, std::string_view after) {
    if (after.empty()) return;
    const Order order = order_of(sort);
    const std::size_t dot = after.rfind('.');
    const std::optional<std::int64_t> id = dot == std::string_view::npos ? std::nullopt : whole(after.substr(dot + 1));
    const std::string_view value = after.substr(0, dot == std::string_view::npos ? 0 : dot);
    const bool by_name = order.column == "c.sort_name";
    const std::optional<std::int64_t> number = by_name ? std::nullopt : whole(value);
    if (!id || (!by_name && !number)) throw_invalid("after", "error.cursor");
    const std::string bound = by_name ? where.bind(value) : where.bind(*number);
    where.add(fmt::format("({}, c.id) {} ({}, {})", order.column, order.down ? "<" : ">", bound, where.bind(*id)));
}

template <typename T>
void between(SqlFilter& where, std::string_view column, const std::optional<T>& from, const std::optional<T>& to,
             std::string_view upper = "<=") {
    if (from) where.add(fmt::format("{} >= {}", column, where.bind(*from)));
    if (to) where.add(fmt::format("{} {} {}", column, upper, where.bind(*to)));
}

void flag(SqlFilter& where, std::string_view column, const std::optional<bool>& wanted) {
    if (wanted) where.add(fmt::format("{} = {}", column, *wanted ? 1 : 0));
}

void in_address(SqlFilter& where, std::string_view column, const std::string& beginning) {
    const std::string folded = fold(beginning);
    if (folded.empty()) return;
    where.add(fmt::format("EXISTS (SELECT 1 FROM customer_addresses a WHERE a.customer_id = c.id AND a.{} LIKE {})", column,
                          where.bind(folded + "%")));
}

void add_filter(SqlFilter& where, const CustomerFilter& filter) {
    where.add("c.deleted_at IS NULL");
    if (!filter.ids.empty()) where.any_of("c.id", filter.ids);
    if (!filter.sites.empty()) where.any_of("c.site_id", filter.sites);
    if (!filter.managers.empty()) where.any_of("c.manager_id", filter.managers);
    // Said for the index of one manager's buyers, which holds only those who have one.
    if (!filter.managers.empty() && std::find(filter.managers.begin(), filter.managers.end(), 0) == filter.managers.end())
        where.add("c.manager_id > 0");
    if (!filter.external_ids.empty()) where.any_of("c.external_id", filter.external_ids);
    if (filter.kind) where.add(fmt::format("c.kind = {}", *filter.kind == CustomerKind::company ? 1 : 0));
    if (!filter.email.empty()) where.add("c.email_lower = ?", {std::string_view(lower_ascii(trim(filter.email)))});
    in_address(where, "city_folded", filter.city);
    in_address(where, "region_folded", filter.region);
    if (filter.sex) where.add("c.sex = ?", {std::string_view(*filter.sex)});
    flag(where, "c.vip", filter.vip);
    flag(where, "c.bad", filter.bad);
    flag(where, "c.is_contact", filter.is_contact);
    if (filter.unsubscribed) where.add(*filter.unsubscribed ? "c.email_unsubscribed_at IS NOT NULL" : "c.email_unsubscribed_at IS NULL");
    between(where, "c.orders_count", filter.orders_min, filter.orders_max);
    between(where, "c.orders_sum", filter.sum_min, filter.sum_max);
    // An average is sum ÷ count; compared without dividing.
    if (filter.average_min)
        where.add(fmt::format("c.orders_count > 0 AND c.orders_sum >= c.orders_count * {}", where.bind(*filter.average_min)));
    if (filter.average_max)
        where.add(fmt::format("c.orders_count > 0 AND c.orders_sum <= c.orders_count * {}", where.bind(*filter.average_max)));
    between(where, "c.created_at", filter.created_from, filter.created_to, "<");
    if (filter.first_order_from || filter.first_order_to) where.add("c.first_order_at > 0");
    between(where, "c.first_order_at", filter.first_order_from, filter.first_order_to, "<");
    if (filter.last_order_from || filter.last_order_to) where.add("c.last_order_at > 0");
    between(where, "c.last_order_at", filter.last_order_from, filter.last_order_to, "<");
    if (filter.after_id) where.add("c.id > ?", {*filter.after_id});
}

CustomerRow read_row(const db::Row& row, bool sees_contacts) {
    db::Columns columns(row);
    CustomerRow answer;
    Customer customer;  // for its name
    answer.id = columns.integer();
    customer.kind = answer.kind = columns.flag() ? CustomerKind::company : CustomerKind::person;
    customer.nick_name = columns.text();
    customer.last_name = columns.text();
    customer.first_name = columns.text();
    customer.patronymic = columns.text();
    customer.email = answer.email = columns.text();
    answer.orders = columns.integer();
    answer.sum = columns.integer();
    if (const Moment last = columns.integer(); last != 0) answer.last_order_at = last;
    answer.site_id = columns.integer();
    answer.manager_id = columns.integer();
    answer.vip = columns.flag();
    answer.bad = columns.flag();
    Phone phone;
    phone.written = columns.text();
    phone.e164 = columns.text();
    answer.phone = phone.written.empty() ? "" : format_phone(phone);
    answer.city = columns.text();
    if (!phone.written.empty()) customer.phones.push_back({0, phone});
    answer.name = shown_name(customer, sees_contacts);
    return answer;
}

}  // namespace

CustomerSort customer_sort_from(std::string_view text) {
    if (text == "created") return CustomerSort::oldest;
    if (text == "name") return CustomerSort::name;
    if (text == "-name") return CustomerSort::name_down;
    if (text == "-sum") return CustomerSort::sum;
    if (text == "-last_order") return CustomerSort::last_order;
    return CustomerSort::newest;
}

CustomerPage list_customers(Reader& reader, const CustomerFilter& filter, CustomerSort sort, std::string_view after, int limit) {
    const Order order = order_of(sort);
    const int rows = std::clamp(limit, 1, kMostRows);
    db::Connection& connection = reader.connection();
    const CustomerSearch search = search_of(filter.q);
    const bool rare = !search.term.empty() && is_rare(connection, search);

    SqlFilter where;
    std::string from = "FROM customers c";
    if (rare) {
        // The few that match are looked up, then sorted.
        from =
            fmt::format("FROM ({}) h CROSS JOIN customers c", hits_sql(connection.engine(), where, search.column, search.term, kRareHits));
        where.add("c.id = h.id");
    } else if (!search.term.empty()) {
        // Many match: the order's own index is walked until the page is full.
        add_like(where, fmt::format("c.{}", search.column.column), search.term);
    }
    add_filter(where, filter);
    where.within(reader.scope(), "c.site_id", "c.manager_id");
    if (!order.also.empty()) where.add(order.also);
    continue_after(where, sort, after);

    const std::string_view way = order.down ? "DESC" : "ASC";
    // The page is found and sorted by id and key alone, then its rows are read.
    const std::string sql = fmt::format(
        "SELECT c.id, c.kind, c.nick_name, c.last_name, c.first_name, c.patronymic, c.email, c.orders_count, c.orders_sum, c.last_order_at,"
        " c.site_id, c.manager_id, c.vip, c.bad, p.written, p.e164, a.city, {0} FROM (SELECT c.id {1} {2} ORDER BY {0} {3}, c.id {3} LIMIT "
        "{4}) page"
        " CROSS JOIN customers c LEFT JOIN customer_phones p ON p.customer_id = c.id AND p.position = 0"
        " LEFT JOIN customer_addresses a ON a.customer_id = c.id AND a.is_main = 1 WHERE c.id = page.id ORDER BY {0} {3}, c.id {3}",
        order.column, from, where.where(), way, rows + 1);
    CustomerPage page;
    std::string last;
    connection.each(sql, where.params(), [&](const db::Row& row) {
        if (static_cast<int>(page.rows.size()) == rows) {
            page.next = last;
            return;
        }
        page.rows.push_back(read_row(row, reader.context().actor.may(customers_see_contacts)));
        last = fmt::format("{}.{}", row.text(17), page.rows.back().id);
    });
    return page;
}

CustomerIds number_customers(Reader& reader, const CustomerFilter& filter, int page, int limit) {
    const CustomerSearch search = search_of(filter.q);
    SqlFilter where;
    if (!search.term.empty()) {
        where.add(fmt::format("c.id IN ({})", hits_sql(reader.connection().engine(), where, search.column, search.term, kEveryHit)));
    }
    add_filter(where, filter);
    where.within(reader.scope(), "c.site_id", "c.manager_id");
    CustomerIds answer;
    answer.total = reader.connection().query("SELECT COUNT(*) FROM customers c " + where.where(), where.params())[0].integer(0);
    const std::int64_t skip = (std::max<std::int64_t>(page, 1) - 1) * limit;
    const std::string sql = fmt::format("SELECT c.id FROM customers c {} ORDER BY c.created_at DESC, c.id DESC LIMIT {} OFFSET {}",
                                        where.where(), where.bind(limit), where.bind(skip));
    reader.connection().each(sql, where.params(), [&](const db::Row& row) { answer.ids.push_back(row.integer(0)); });
    return answer;
}

}  // namespace okno::customers
