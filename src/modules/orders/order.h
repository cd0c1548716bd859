// SPDX-License-Identifier: Apache-2.0
// An order as the house knows it: plain structs, no database, no JSON of any face. References are kept by their codes, people by id.
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
#include "modules/customers/customer.h"

namespace okno::orders {

inline constexpr std::size_t kMaxItems = 1000;
inline constexpr std::size_t kMaxPayments = 100;
inline constexpr Price kMaxPrice = 100'000'000'000 * kPriceScale;     // a unit
inline constexpr Quantity kMaxQuantity = 1'000'000 * kQuantityScale;  // a line

// How another system calls a line of ours: {"woocomerce", "17_4"}. The old single id of the API is the code "default".
struct CodeValue {
    std::string code, value;
    bool operator==(const CodeValue&) const = default;
};

struct ItemProperty {
    std::string code, name, value;
    bool operator==(const ItemProperty&) const = default;
};

struct OrderItem {
    std::int64_t id = 0;
    std::int64_t offer_id = 0;  // 0: a free line, known by its name alone
    std::string name, article;  // as sold
    Quantity quantity = kQuantityScale;
    Price initial_price = 0;
    Price discount_amount = 0;            // off one unit
    Percent discount_percent = 0;         // of the initial price
    std::optional<Price> purchase_price;  // of a unit at the time of sale; behind catalog_see_purchase_price
    std::string vat_rate;                 // "20.00" or "none"; "" = not said
    std::string price_type;               // code
    std::string status;                   // code of a product status, "" = none
    bool cancelled = false;               // the status says so: the line counts for nothing
    std::int64_t supplier_id = 0;
    std::vector<CodeValue> external_ids;
    std::vector<ItemProperty> properties;
    std::vector<std::string> marking_codes;
    std::string comment;
    int ordering = 0;  // place in the order, from 0
    Moment created_at = 0;
    // Worked out by order_totals.
    Price price = 0;           // of one unit after every discount
    Minor discount_total = 0;  // of the line, its share of the order's discount included
    Minor sum = 0;             // what the line costs
    bool operator==(const OrderItem&) const = default;
};

struct Payment {
    std::int64_t id = 0;
    std::string external_id;
    std::string type, status;     // codes
    std::optional<Minor> amount;  // empty: all that the other payments leave
    std::optional<Moment> paid_at;
    std::string comment;
    Moment created_at = 0;
    int decimals = 2;  // of the order's currency
    bool operator==(const Payment&) const = default;
};

struct Delivery {
    std::string type, service;  // codes, "" = none
    std::int64_t courier_id = 0;
    Minor cost = 0;                 // what the buyer pays
    std::optional<Minor> net_cost;  // what it costs us
    std::string vat_rate;
    std::string date;                // "YYYY-MM-DD" or ""
    std::string time_from, time_to;  // "HH:MM" or ""
    std::string time_text;           // in words, where it is no interval
    customers::Address address;
    std::string track_number, external_id;  // of the carrier
    std::string carrier_status;
    Json details;  // what else the carrier's module keeps: an object or null
    bool operator==(const Delivery&) const = default;
};

// All in minor units of the order's currency.
struct OrderTotals {
    Minor items = 0;     // before discounts
    Minor discount = 0;  // of the lines and of the order together
    Minor summ = 0;      // items after all their discounts
    Minor total = 0;     // with delivery
    Minor purchase = 0;
    Minor margin = 0;  // summ − purchase, and what delivery earns or costs where its net cost is known
    Minor paid = 0;    // paid payments
    Minor left = 0;    // still to be paid, never below 0
    bool operator==(const OrderTotals&) const = default;
};

enum class PaymentState { none, not_paid, waiting, on_receipt, part, paid, refund };
std::string_view to_string(PaymentState state);
std::optional<PaymentState> payment_state_from(std::string_view text);

struct Order {
    std::int64_t id = 0;
    std::int64_t version = 1;
    std::int64_t site_id = 0;
    std::string site;                 // code
    std::string number, external_id;  // external id: unique per site among live orders, "" = none
    std::string type, method;         // codes
    std::string status;               // code
    std::string status_comment;
    Moment status_at = 0;       // since when it stands there
    std::string cancel_reason;  // code, "" = none
    Moment created_at = 0, updated_at = 0;
    std::string currency;         // "RUB"
    int decimals = 2;             // of the currency
    Rate rate = kRateScale;       // units of the base currency for one of ours, at creation
    std::int64_t manager_id = 0;  // 0 = nobody
    bool call = false, expired = false;
    std::optional<Moment> overdue_at;  // from then on the order is late in its status
    std::string next_step;
    std::optional<Moment> next_step_at;

    std::string first_name, last_name, patronymic;
    Phone phone, additional_phone;
    std::string email;
    std::string country;  // "RU"
    std::int64_t customer_id = 0, contact_id = 0, company_id = 0;
    customers::Contragent contragent;

    std::vector<OrderItem> items;
    std::vector<Payment> payments;
    Delivery delivery;
    Minor discount_amount = 0;     // off the whole order, spread over the lines
    Percent discount_percent = 0;  // of the lines after their own discounts
    OrderTotals totals;            // worked out by order_totals
    PaymentState payment_state = PaymentState::none;
    std::optional<Moment> full_paid_at;

    std::string customer_comment, manager_comment;
    customers::Origin origin;               // the last source
    std::int64_t weight = 0;                // grams
    int length = 0, width = 0, height = 0;  // millimetres
    std::string shipment_store;             // code
    std::string shipment_date;              // "YYYY-MM-DD" or ""
    bool shipped = false;
    int mark = 0;
    std::optional<Moment> mark_at;
    std::string privilege_type = "none";  // none personal_discount loyalty_level loyalty_event
    bool apply_round = false, from_api = false, uploaded_to_external_store = false;
    std::vector<std::string> tags;
    Json custom_fields = Json::object();  // code → value

    std::optional<Moment> deleted_at;
    std::int64_t deleted_by = 0, merged_into = 0;
    bool operator==(const Order&) const = default;
};

EntityRef ref(const Order& order);  // {"order", id}
Place place(const Order& order);    // its shop and manager
// "Ivanova Anna Petrovna"; else mail, else phone, else "".
std::string display_name(const Order& order);
// An amount of the order's currency in the base currency.
Minor to_base(Minor amount, const Order& order, int base_decimals);
// Null takes the field away. Fields stay in the order of their codes.
void put_custom_field(Order& order, const std::string& code, Json value);
// Everything a manager may type to find the order, folded to words that a space parts; phones also backwards behind "~", for their tails.
enum class WithNumber { yes, no };  // no: it is not known yet
std::string search_text(const Order& order, WithNumber number = WithNumber::yes);

}  // namespace okno::orders
