// SPDX-License-Identifier: Apache-2.0
// Lists of buyers: filters, sorting, paging by key for the browser and by number for the API.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/reader.h"
#include "modules/customers/customer.h"

namespace okno::customers {

struct CustomerFilter {
    std::string q;  // words of name or mail by their beginnings, or digits of a phone anywhere
    std::vector<std::int64_t> ids, sites;
    std::vector<std::int64_t> managers;  // 0 = nobody's
    std::vector<std::string> external_ids;
    std::optional<CustomerKind> kind;
    std::string email;         // equal, without case
    std::string city, region;  // begin so, folded
    std::optional<std::string> sex;
    std::optional<bool> vip, bad, is_contact, unsubscribed;
    std::optional<std::int64_t> orders_min, orders_max;
    std::optional<Minor> sum_min, sum_max, average_min, average_max;
    std::optional<Moment> created_from, created_to;  // to: exclusive
    std::optional<Moment> first_order_from, first_order_to, last_order_from, last_order_to;
    std::optional<std::int64_t> after_id;  // greater ids only
};

enum class CustomerSort { newest, oldest, name, name_down, sum, last_order };
CustomerSort customer_sort_from(std::string_view text);  // "-created" (default), "created", "name", "-name", "-sum", "-last_order"

struct CustomerRow {
    std::int64_t id = 0;
    CustomerKind kind = CustomerKind::person;
    std::string name, phone, email, city;
    std::int64_t orders = 0;
    Minor sum = 0;
    std::optional<Moment> last_order_at;
    std::int64_t site_id = 0, manager_id = 0;
    bool vip = false, bad = false;
};

struct CustomerPage {
    std::vector<CustomerRow> rows;
    std::string next;  // cursor, "" at the end
};
// An unreadable cursor: invalid at "after".
CustomerPage list_customers(Reader& reader, const CustomerFilter& filter, CustomerSort sort, std::string_view after, int limit);

struct CustomerIds {
    std::vector<std::int64_t> ids;  // newest first
    std::int64_t total = 0;
};
CustomerIds number_customers(Reader& reader, const CustomerFilter& filter, int page, int limit);  // page from 1

}  // namespace okno::customers
