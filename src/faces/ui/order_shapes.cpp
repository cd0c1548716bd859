// SPDX-License-Identifier: Apache-2.0
#include "faces/ui/order_shapes.h"

#include "base/money.h"
#include "faces/ui/printing.h"
#include "modules/orders/order_status.h"
#include "modules/references/books.h"

namespace okno::ui {

namespace {

using orders::OrderRow;

const Shape<OrderRow>& row_shape() {
    using T = OrderRow;
    static const Shape<T> shape = {
        "OrderRow",
        {
            {"id", "Id", print_integer<&T::id>},
            {"version", "number", print_integer<&T::version>},
            {"number", "string", print_text<&T::number>},
            {"site", "string", print_text<&T::site>},
            {"created_at", "Moment", print_integer<&T::created_at>},
            {"customer", "string", print_text<&T::customer>},
            {"customer_id", "Id | null", print_id<&T::customer_id>},
            {"customer_orders", "number", print_integer<&T::customer_orders>},
            {"first_item", "string", print_text<&T::first_item>},
            {"more_items", "number", [](JsonWriter& out, const T& row) { out.integer(row.items > 1 ? row.items - 1 : 0); }},
            {"sum", "Decimal", [](JsonWriter& out, const T& row) { print_minor(out, row.sum, row.decimals); }},
            {"currency", "string", print_text<&T::currency>},
            {"payment", "string", [](JsonWriter& out, const T& row) { out.string(to_string(row.payment)); }},
            {"status", "string", print_text<&T::status>},
            {"status_at", "Moment", print_integer<&T::status_at>},
            {"overdue_at", "Moment | null", print_maybe_integer<&T::overdue_at>},
            {"delivery_type", "string", print_text<&T::delivery_type>},
            {"delivery_date", "CalendarDate | null", print_maybe_text<&T::delivery_date>},
            {"delivery_from", "string | null", print_maybe_text<&T::delivery_from>},
            {"delivery_to", "string | null", print_maybe_text<&T::delivery_to>},
            {"delivery_place", "string", print_text<&T::delivery_place>},
            {"manager_id", "Id | null", print_id<&T::manager_id>},
            {"vip", "boolean", print_flag<&T::vip>},
            {"bad", "boolean", print_flag<&T::bad>},
            {"call", "boolean", print_flag<&T::call>},
            {"has_note", "boolean", print_flag<&T::has_note>},
            {"next_step", "string", print_text<&T::next_step>},
            {"next_step_at", "Moment | null", print_maybe_integer<&T::next_step_at>},
        }};
    return shape;
}

const Shape<OrderRow>& brief_shape() {
    using T = OrderRow;
    static const Shape<T> shape = {
        "OrderBrief",
        {
            {"id", "Id", print_integer<&T::id>},
            {"number", "string", print_text<&T::number>},
            {"created_at", "Moment", print_integer<&T::created_at>},
            {"first_item", "string", print_text<&T::first_item>},
            {"more_items", "number", [](JsonWriter& out, const T& row) { out.integer(row.items > 1 ? row.items - 1 : 0); }},
            {"sum", "Decimal", [](JsonWriter& out, const T& row) { print_minor(out, row.sum, row.decimals); }},
            {"currency", "string", print_text<&T::currency>},
            {"status", "string", print_text<&T::status>},
            {"payment", "string", [](JsonWriter& out, const T& row) { out.string(to_string(row.payment)); }},
        }};
    return shape;
}

struct SummaryShape {
    const orders::OrderSummary& summary;
    const references::Books& books;
};

void print_counts(JsonWriter& out, const std::map<std::string, std::int64_t>& counts) {
    out.begin_object();
    for (const auto& [code, count] : counts) out.member(code, count);
    out.end_object();
}

const Shape<SummaryShape>& summary_shape() {
    using T = SummaryShape;
    static const Shape<T> shape = {
        "OrderSummary",
        {
            {"count", "number", [](JsonWriter& out, const T& of) { out.integer(of.summary.count); }},
            {"more", "boolean", [](JsonWriter& out, const T& of) { out.boolean(of.summary.more); }},
            {"sum", "Decimal",
             [](JsonWriter& out, const T& of) { print_minor(out, of.summary.sum, of.books.decimals(of.books.account().currency)); }},
            {"currency", "string", [](JsonWriter& out, const T& of) { out.string(of.books.account().currency); }},
            {"mixed", "boolean", [](JsonWriter& out, const T& of) { out.boolean(of.summary.mixed); }},
            {"statuses", "Record<string, number>", [](JsonWriter& out, const T& of) { print_counts(out, of.summary.statuses); }},
            {"overdue", "Record<string, number>", [](JsonWriter& out, const T& of) { print_counts(out, of.summary.overdue); }},
        }};
    return shape;
}

const Shape<orders::OrderPage>& list_shape() {
    using T = orders::OrderPage;
    static const Shape<T> shape = {
        "OrderList",
        {
            {"rows", "OrderRow[]", [](JsonWriter& out, const T& page) { print_all(out, row_shape(), page.rows); }},
            {"next", "string | null", print_maybe_text<&T::next>},
        }};
    return shape;
}

// One line of the card, with what surrounds it.
struct ItemShape {
    const orders::OrderItem& item;
    const OrderCardShape& card;
};

template <typename Map>
std::string_view found_text(const Map& map, std::int64_t key) {
    const auto found = map.find(key);
    return found == map.end() ? std::string_view() : std::string_view(found->second);
}

const std::vector<stock::Balance>& balances_of(const ItemShape& of) {
    static const std::vector<stock::Balance> none;
    const auto found = of.card.balances.find(of.item.offer_id);
    return found == of.card.balances.end() ? none : found->second;
}

void print_available(JsonWriter& out, const ItemShape& of) {
    if (of.item.offer_id == 0) {
        out.null();
        return;
    }
    Quantity free = 0;
    for (const stock::Balance& balance : balances_of(of)) free += balance.free();
    out.string(format_scaled(free, 3));
}

const Shape<ItemShape>& item_shape() {
    using T = ItemShape;
    static const Shape<T> shape = {
        "OrderItem",
        {
            {"id", "Id | null", [](JsonWriter& out, const T& of) { print_id_or_null(out, of.item.id); }},
            {"offer_id", "Id | null", [](JsonWriter& out, const T& of) { print_id_or_null(out, of.item.offer_id); }},
            {"name", "string", [](JsonWriter& out, const T& of) { out.string(of.item.name); }},
            {"article", "string", [](JsonWriter& out, const T& of) { out.string(of.item.article); }},
            {"picture", "string", [](JsonWriter& out, const T& of) { out.string(found_text(of.card.pictures, of.item.offer_id)); }},
            {"unit", "string", [](JsonWriter& out, const T& of) { out.string(found_text(of.card.units, of.item.offer_id)); }},
            {"quantity", "Decimal", [](JsonWriter& out, const T& of) { out.string(format_scaled(of.item.quantity, 3)); }},
            {"initial_price", "Decimal", [](JsonWriter& out, const T& of) { out.string(format_scaled(of.item.initial_price, 4)); }},
            {"discount_amount", "Decimal", [](JsonWriter& out, const T& of) { out.string(format_scaled(of.item.discount_amount, 4)); }},
            {"discount_percent", "Decimal", [](JsonWriter& out, const T& of) { out.string(format_scaled(of.item.discount_percent, 2)); }},
            {"price", "Decimal", [](JsonWriter& out, const T& of) { out.string(format_scaled(of.item.price, 4)); }},
            {"sum", "Decimal", [](JsonWriter& out, const T& of) { print_minor(out, of.item.sum, of.card.order.decimals); }},
            {"purchase_price", "Decimal | null",
             [](JsonWriter& out, const T& of) {
                 print_scaled_or_null(out, of.card.sees_purchase_price ? of.item.purchase_price : std::nullopt, 4);
             }},
            {"vat", "string", [](JsonWriter& out, const T& of) { out.string(of.item.vat_rate); }},
            {"status", "string", [](JsonWriter& out, const T& of) { out.string(of.item.status); }},
            {"comment", "string", [](JsonWriter& out, const T& of) { out.string(of.item.comment); }},
            {"available", "Decimal | null", print_available},
            {"stores", "StoreStock[]", [](JsonWriter& out, const T& of) { print_stores(out, balances_of(of), of.card.books); }},
        }};
    return shape;
}

const Shape<orders::Payment>& payment_shape() {
    using T = orders::Payment;
    static const Shape<T> shape = {
        "Payment",
        {
            {"id", "Id | null", print_id<&T::id>},
            {"type", "string", print_text<&T::type>},
            {"status", "string", print_text<&T::status>},
            {"amount", "Decimal | null", [](JsonWriter& out, const T& of) { print_scaled_or_null(out, of.amount, of.decimals); }},
            {"paid_at", "Moment | null", print_maybe_integer<&T::paid_at>},
            {"comment", "string", print_text<&T::comment>},
            {"external_id", "string | null", print_maybe_text<&T::external_id>},
        }};
    return shape;
}

const Shape<OrderCardShape>& delivery_shape() {
    using T = OrderCardShape;
    static const Shape<T> shape = {
        "Delivery",
        {
            {"type", "string | null", [](JsonWriter& out, const T& of) { print_text_or_null(out, of.order.delivery.type); }},
            {"service", "string | null", [](JsonWriter& out, const T& of) { print_text_or_null(out, of.order.delivery.service); }},
            {"cost", "Decimal", [](JsonWriter& out, const T& of) { print_minor(out, of.order.delivery.cost, of.order.decimals); }},
            {"net_cost", "Decimal | null",
             [](JsonWriter& out, const T& of) {
                 print_scaled_or_null(out, of.sees_purchase_price ? of.order.delivery.net_cost : std::nullopt, of.order.decimals);
             }},
            {"date", "CalendarDate | null", [](JsonWriter& out, const T& of) { print_text_or_null(out, of.order.delivery.date); }},
            {"time_from", "string | null", [](JsonWriter& out, const T& of) { print_text_or_null(out, of.order.delivery.time_from); }},
            {"time_to", "string | null", [](JsonWriter& out, const T& of) { print_text_or_null(out, of.order.delivery.time_to); }},
            {"time_text", "string", [](JsonWriter& out, const T& of) { out.string(of.order.delivery.time_text); }},
            {"track_number", "string", [](JsonWriter& out, const T& of) { out.string(of.order.delivery.track_number); }},
            {"address", "Address", [](JsonWriter& out, const T& of) { print_address(out, of.order.delivery.address); }},
        }};
    return shape;
}

void print_amount(JsonWriter& out, const OrderCardShape& of, Minor amount) { print_minor(out, amount, of.order.decimals); }

const Shape<OrderCardShape>& totals_shape() {
    using T = OrderCardShape;
    static const Shape<T> shape = {
        "OrderTotals",
        {
            {"items", "Decimal", [](JsonWriter& out, const T& of) { print_amount(out, of, of.order.totals.items); }},
            {"discount", "Decimal", [](JsonWriter& out, const T& of) { print_amount(out, of, of.order.totals.discount); }},
            {"summ", "Decimal", [](JsonWriter& out, const T& of) { print_amount(out, of, of.order.totals.summ); }},
            {"delivery", "Decimal", [](JsonWriter& out, const T& of) { print_amount(out, of, of.order.delivery.cost); }},
            {"total", "Decimal", [](JsonWriter& out, const T& of) { print_amount(out, of, of.order.totals.total); }},
            {"paid", "Decimal", [](JsonWriter& out, const T& of) { print_amount(out, of, of.order.totals.paid); }},
            {"left", "Decimal", [](JsonWriter& out, const T& of) { print_amount(out, of, of.order.totals.left); }},
            {"purchase", "Decimal | null",
             [](JsonWriter& out, const T& of) {
                 print_scaled_or_null(out, of.sees_purchase_price ? std::optional(of.order.totals.purchase) : std::nullopt,
                                      of.order.decimals);
             }},
            {"margin", "Decimal | null",
             [](JsonWriter& out, const T& of) {
                 print_scaled_or_null(out, of.sees_purchase_price ? std::optional(of.order.totals.margin) : std::nullopt,
                                      of.order.decimals);
             }},
        }};
    return shape;
}

void print_items(JsonWriter& out, const OrderCardShape& of) {
    out.begin_array();
    for (const orders::OrderItem& item : of.order.items) print(out, item_shape(), ItemShape{item, of});
    out.end_array();
}

void print_customer(JsonWriter& out, const OrderCardShape& of) {
    if (of.customer_brief.empty()) {
        out.null();
    } else {
        out.raw(of.customer_brief);
    }
}

template <auto Member>
void order_text(JsonWriter& out, const OrderCardShape& of) {
    out.string(of.order.*Member);
}
template <auto Member>
void order_text_or_null(JsonWriter& out, const OrderCardShape& of) {
    print_text_or_null(out, of.order.*Member);
}
template <auto Member>
void order_integer(JsonWriter& out, const OrderCardShape& of) {
    out.integer(of.order.*Member);
}
template <auto Member>
void order_flag(JsonWriter& out, const OrderCardShape& of) {
    out.boolean(of.order.*Member);
}

const Shape<OrderCardShape>& card_shape() {
    using T = OrderCardShape;
    using O = orders::Order;
    static const Shape<T> shape = {
        "OrderCard",
        {
            {"id", "Id", order_integer<&O::id>},
            {"version", "number", order_integer<&O::version>},
            {"number", "string", order_text<&O::number>},
            {"external_id", "string | null", order_text_or_null<&O::external_id>},
            {"site", "string", order_text<&O::site>},
            {"type", "string", order_text<&O::type>},
            {"method", "string", order_text<&O::method>},
            {"status", "string", order_text<&O::status>},
            {"status_at", "Moment", order_integer<&O::status_at>},
            {"status_comment", "string", order_text<&O::status_comment>},
            {"overdue_at", "Moment | null", [](JsonWriter& out, const T& of) { print_integer_or_null(out, of.order.overdue_at); }},
            {"payment", "string", [](JsonWriter& out, const T& of) { out.string(to_string(of.order.payment_state)); }},
            {"created_at", "Moment", order_integer<&O::created_at>},
            {"updated_at", "Moment", order_integer<&O::updated_at>},
            {"currency", "string", order_text<&O::currency>},
            {"rate", "Decimal", [](JsonWriter& out, const T& of) { out.string(format_scaled(of.order.rate, 8)); }},
            {"manager_id", "Id | null", [](JsonWriter& out, const T& of) { print_id_or_null(out, of.order.manager_id); }},
            {"vip", "boolean", [](JsonWriter& out, const T& of) { out.boolean(of.vip); }},
            {"bad", "boolean", [](JsonWriter& out, const T& of) { out.boolean(of.bad); }},
            {"call", "boolean", order_flag<&O::call>},
            {"expired", "boolean", order_flag<&O::expired>},
            {"cancel_reason", "string | null", order_text_or_null<&O::cancel_reason>},
            {"next_step", "string", order_text<&O::next_step>},
            {"next_step_at", "Moment | null", [](JsonWriter& out, const T& of) { print_integer_or_null(out, of.order.next_step_at); }},
            {"first_name", "string", order_text<&O::first_name>},
            {"last_name", "string", order_text<&O::last_name>},
            {"patronymic", "string", order_text<&O::patronymic>},
            {"phone", "string", [](JsonWriter& out, const T& of) { print_contact(out, of.order.phone.written, of.sees_contacts); }},
            {"additional_phone", "string",
             [](JsonWriter& out, const T& of) { print_contact(out, of.order.additional_phone.written, of.sees_contacts); }},
            {"email", "string", [](JsonWriter& out, const T& of) { print_contact(out, of.order.email, of.sees_contacts); }},
            {"country", "string", order_text<&O::country>},
            {"customer", "CustomerBrief | null", print_customer},
            {"company", "string", [](JsonWriter& out, const T& of) { out.string(of.company); }},
            {"items", "OrderItem[]", print_items},
            {"payments", "Payment[]", [](JsonWriter& out, const T& of) { print_all(out, payment_shape(), of.order.payments); }},
            {"delivery", "Delivery", [](JsonWriter& out, const T& of) { print(out, delivery_shape(), of); }},
            {"discount_amount", "Decimal", [](JsonWriter& out, const T& of) { print_amount(out, of, of.order.discount_amount); }},
            {"discount_percent", "Decimal", [](JsonWriter& out, const T& of) { out.string(format_scaled(of.order.discount_percent, 2)); }},
            {"customer_comment", "string", order_text<&O::customer_comment>},
            {"manager_comment", "string", order_text<&O::manager_comment>},
            {"source", "Source", [](JsonWriter& out, const T& of) { print_origin(out, of.order.origin); }},
            {"totals", "OrderTotals", [](JsonWriter& out, const T& of) { print(out, totals_shape(), of); }},
            {"likely_status", "string | null",
             [](JsonWriter& out, const T& of) { print_text_or_null(out, orders::likely_status(of.books, of.order.status).value_or("")); }},
        }};
    return shape;
}

const Shape<customers::Origin>& origin_shape() {
    using T = customers::Origin;
    static const Shape<T> shape = {"Source",
                                   {
                                       {"source", "string", print_text<&T::source>},
                                       {"medium", "string", print_text<&T::medium>},
                                       {"campaign", "string", print_text<&T::campaign>},
                                       {"keyword", "string", print_text<&T::keyword>},
                                       {"content", "string", print_text<&T::content>},
                                   }};
    return shape;
}

const Shape<customers::Address>& address_shape() {
    using T = customers::Address;
    static const Shape<T> shape = {"Address",
                                   {
                                       {"text", "string", [](JsonWriter& out, const T& of) { out.string(customers::one_line(of)); }},
                                       {"index", "string", print_text<&T::index>},
                                       {"country", "string", print_text<&T::country>},
                                       {"region", "string", print_text<&T::region>},
                                       {"city", "string", print_text<&T::city>},
                                       {"street", "string", print_text<&T::street>},
                                       {"building", "string", print_text<&T::building>},
                                       {"house", "string", print_text<&T::house>},
                                       {"housing", "string", print_text<&T::housing>},
                                       {"block", "string", print_text<&T::block>},
                                       {"flat", "string", print_text<&T::flat>},
                                       {"floor", "string", print_text<&T::floor>},
                                       {"intercom_code", "string", print_text<&T::intercom_code>},
                                       {"metro", "string", print_text<&T::metro>},
                                       {"notes", "string", print_text<&T::notes>},
                                   }};
    return shape;
}

}  // namespace

void print_minor(JsonWriter& out, Minor amount, int decimals) { out.string(format_scaled(amount, decimals)); }

void print_address(JsonWriter& out, const customers::Address& address) { print(out, address_shape(), address); }

void print_origin(JsonWriter& out, const customers::Origin& origin) { print(out, origin_shape(), origin); }

void print_brief(JsonWriter& out, const orders::OrderRow& row) { print(out, brief_shape(), row); }

void print(JsonWriter& out, const orders::OrderPage& page) { print(out, list_shape(), page); }

void print(JsonWriter& out, const orders::OrderSummary& summary, const references::Books& books) {
    print(out, summary_shape(), SummaryShape{summary, books});
}

void print(JsonWriter& out, const OrderCardShape& card) { print(out, card_shape(), card); }

std::string describe_order_shapes() {
    std::string out;
    describe(out, list_shape());
    describe(out, row_shape());
    describe(out, brief_shape());
    describe(out, summary_shape());
    describe(out, card_shape());
    describe(out, origin_shape());
    describe(out, totals_shape());
    describe(out, item_shape());
    describe(out, payment_shape());
    describe(out, delivery_shape());
    describe(out, address_shape());
    return out;
}

}  // namespace okno::ui
