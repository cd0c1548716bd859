// SPDX-License-Identifier: Apache-2.0
// A buyer: a person or a company, in one id space.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"
#include "base/money.h"
#include "base/phone.h"
#include "base/time.h"
#include "core/entity_ref.h"
#include "core/operation.h"
#include "modules/customers/address.h"
#include "modules/customers/contragent.h"

namespace okno::customers {

enum class CustomerKind { person, company };
std::string_view to_string(CustomerKind kind);  // "person", "company"
CustomerKind customer_kind_from(std::string_view text);

// Where a buyer or an order came from.
struct Origin {
    std::string source, medium, campaign, keyword, content;
    bool operator==(const Origin&) const = default;
};

struct CustomerPhone {
    std::int64_t id = 0;
    Phone phone;
    bool operator==(const CustomerPhone&) const = default;
};

// What a buyer's orders add up to, in the account's base currency. Kept by orders through update_customer_totals().
struct CustomerTotals {
    std::int64_t orders = 0;
    Minor sum = 0;
    std::int64_t cancelled = 0;  // of `orders`
    std::optional<Moment> first_order_at, last_order_at;

    Minor average() const { return orders > 0 ? multiply_divide(sum, 1, orders) : 0; }
    bool operator==(const CustomerTotals&) const = default;
};

struct Customer {
    std::int64_t id = 0;
    std::int64_t version = 1;
    CustomerKind kind = CustomerKind::person;
    std::int64_t site_id = 0;
    std::int64_t buyers_id = 0;  // the base of buyers: id of the site whose base it is; shops of one base recognise each other's buyers
    std::string external_id;     // the shop's own id, unique per site among live ones; "" = none
    Moment created_at = 0, updated_at = 0;
    bool is_contact = false;  // a person who acts for a company
    std::string nick_name;    // of a company
    std::string first_name, last_name, patronymic;
    std::string email;
    std::vector<CustomerPhone> phones;  // the first is the main one
    std::string sex;                    // "male", "female", ""
    std::string birthday;               // "YYYY-MM-DD" or ""
    std::int64_t address_id = 0;        // row of the main address, 0 = none yet
    Address address;
    Contragent contragent;
    std::int64_t manager_id = 0;
    bool vip = false, bad = false;
    Percent personal_discount = 0;    // ×100
    Percent cumulative_discount = 0;  // ×100
    std::string discount_card;
    std::string note;
    std::string photo_url;
    std::optional<Moment> email_unsubscribed_at;  // empty = may be written to
    Origin first_origin;                          // the source that brought the buyer; never overwritten
    std::string browser_id;                       // of the visit tracker, "" = none
    std::vector<std::string> tags;
    Json custom_fields = Json::object();  // code → value
    CustomerTotals totals;
    std::optional<Moment> deleted_at;
    std::int64_t deleted_by = 0, merged_into = 0;

    bool subscribed() const { return !email_unsubscribed_at; }
    bool operator==(const Customer&) const = default;
};

// "Ivanova Anna Petrovna" for a person, the nick name for a company; else mail, else phone.
std::string display_name(const Customer& customer);
EntityRef ref(const Customer& customer);  // {"customer", id}
Place place(const Customer& customer);

// Folded texts that searches compare with; worked out before the operation.
struct CustomerSearchTexts {
    std::string words;   // name and mail, folded, a space before each word
    std::string digits;  // of all phones, a space before each
    std::string sort_name;
    std::string email;  // lower case, for equality
};
CustomerSearchTexts search_texts(const Customer& customer);
// By code: the same fields always make the same record, in whatever order they came.
void sort_custom_fields(Customer& customer);

}  // namespace okno::customers
