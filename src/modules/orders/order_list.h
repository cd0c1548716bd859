// SPDX-License-Identifier: Apache-2.0
// Lists of orders: filters, sorting, paging by key for the browser and by number for the API, neighbours. Right orders_view.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/reader.h"
#include "modules/orders/order.h"

namespace okno::references {
class Books;
}

namespace okno::orders {

// Names are ANDed, values inside one name ORed; an empty list is no condition. References are codes; an unknown code finds nothing.
struct OrderFilter {
    std::string q;  // number, name, mail, article, track number by their beginnings; a phone by beginning or tail
    std::vector<std::int64_t> ids;
    std::vector<std::string> external_ids, numbers;
    std::vector<std::string> sites, statuses, groups;
    std::vector<std::string> extended_statuses;  // "<status>" or "<group>-group"
    std::vector<std::string> types, methods, delivery_types, delivery_services, payment_types, payment_statuses, shipment_stores;
    std::vector<PaymentState> payment_states;
    std::vector<std::int64_t> managers;  // 0 = nobody's
    std::vector<std::int64_t> customer_ids, company_ids, offers, couriers;
    std::vector<std::string> customer_external_ids;
    std::string customer;                           // name or phone, as q
    std::string email, city, region, track_number;  // equal; mail without case
    std::vector<std::string> countries;
    std::optional<Moment> created_from, created_to, status_from, status_to, full_paid_from, full_paid_to;  // to: exclusive
    std::string delivery_from, delivery_to, shipment_from, shipment_to;  // dates, both inclusive; "" = open
    std::optional<Price> sum_min, sum_max;                               // ×10⁴ of the base currency
    std::optional<bool> vip, bad, call, expired, shipped;
    bool overdue = false;                                    // late now
    std::string source, medium, campaign, keyword, content;  // equal
    bool deleted = false;                                    // the bin instead of the live ones
    bool operator==(const OrderFilter&) const = default;
};

enum class OrderSort { newest, oldest, sum_down, sum_up, status_newest, status_oldest, delivery, number };
OrderSort order_sort_from(
    std::string_view text);  // "-created" (default), "created", "-sum", "sum", "-status_at", "status_at", "delivery", "number"

struct OrderRow {
    std::int64_t id = 0, version = 1;
    std::string number, site;
    Moment created_at = 0;
    std::string customer;  // name as shown
    std::int64_t customer_id = 0;
    std::int64_t customer_orders = 0;
    std::string first_item;
    int items = 0;
    Minor sum = 0;
    std::string currency;
    int decimals = 2;
    PaymentState payment = PaymentState::none;
    std::string status;
    Moment status_at = 0;
    std::optional<Moment> overdue_at;
    std::string delivery_type, delivery_date, delivery_from, delivery_to, delivery_place;
    std::int64_t manager_id = 0;
    bool vip = false, bad = false, call = false, has_note = false;
    std::string next_step;
    std::optional<Moment> next_step_at;
};

struct OrderPage {
    std::vector<OrderRow> rows;
    std::string next;  // cursor, "" at the end
};
// An unreadable cursor: invalid at "after".
OrderPage list_orders(Reader& reader, const references::Books& books, const OrderFilter& filter, OrderSort sort, std::string_view after,
                      int limit);

struct OrderIds {
    std::vector<std::int64_t> ids;
    std::int64_t total = 0;
};
OrderIds number_orders(Reader& reader, const references::Books& books, const OrderFilter& filter, OrderSort sort, int page,
                       int limit);  // page from 1

struct Neighbours {
    std::optional<std::int64_t> previous, next;
};
// Of an order in the list; both empty when it is out of reach. The order itself need not match the filter.
Neighbours order_neighbours(Reader& reader, const references::Books& books, const OrderFilter& filter, OrderSort sort, std::int64_t id);

}  // namespace okno::orders
