// SPDX-License-Identifier: Apache-2.0
#include "faces/ui/customer_shapes.h"

#include <algorithm>

#include "faces/ui/order_shapes.h"
#include "faces/ui/printing.h"
#include "modules/customers/shown_name.h"

namespace okno::ui {

namespace {

using customers::Customer;

struct RowShape {
    const customers::CustomerRow& row;
    const references::Books& books;
    bool sees_contacts;
};

int base_decimals(const references::Books& books) { return books.decimals(books.account().currency); }

std::string_view contact(std::string_view text, bool seen) { return text.empty() || seen ? text : kHiddenContact; }

void print_place(JsonWriter& out, const customers::Address& address, bool seen) {
    customers::Address shown;
    if (!seen) shown.country = address.country, shown.region = address.region, shown.city = address.city;
    print_address(out, seen ? address : shown);
}

std::string main_phone(const Customer& customer) { return customer.phones.empty() ? "" : customer.phones.front().phone.written; }

const Shape<RowShape>& row_shape() {
    using T = RowShape;
    static const Shape<T> shape = {
        "CustomerRow",
        {
            {"id", "Id", [](JsonWriter& out, const T& of) { out.integer(of.row.id); }},
            {"name", "string", [](JsonWriter& out, const T& of) { out.string(of.row.name); }},
            {"kind", "string", [](JsonWriter& out, const T& of) { out.string(to_string(of.row.kind)); }},
            {"phone", "string", [](JsonWriter& out, const T& of) { out.string(contact(of.row.phone, of.sees_contacts)); }},
            {"email", "string", [](JsonWriter& out, const T& of) { out.string(contact(of.row.email, of.sees_contacts)); }},
            {"city", "string", [](JsonWriter& out, const T& of) { out.string(of.row.city); }},
            {"orders", "number", [](JsonWriter& out, const T& of) { out.integer(of.row.orders); }},
            {"sum", "Decimal", [](JsonWriter& out, const T& of) { print_minor(out, of.row.sum, base_decimals(of.books)); }},
            {"last_order_at", "Moment | null", [](JsonWriter& out, const T& of) { print_integer_or_null(out, of.row.last_order_at); }},
            {"site", "string", [](JsonWriter& out, const T& of) { out.string(of.books.site_code(of.row.site_id)); }},
            {"manager_id", "Id | null", [](JsonWriter& out, const T& of) { print_id_or_null(out, of.row.manager_id); }},
            {"vip", "boolean", [](JsonWriter& out, const T& of) { out.boolean(of.row.vip); }},
            {"bad", "boolean", [](JsonWriter& out, const T& of) { out.boolean(of.row.bad); }},
        }};
    return shape;
}

void print_rows(JsonWriter& out, const std::vector<customers::CustomerRow>& rows, const references::Books& books, bool sees_contacts) {
    out.begin_array();
    for (const customers::CustomerRow& row : rows) print(out, row_shape(), RowShape{row, books, sees_contacts});
    out.end_array();
}

struct PageShape {
    const customers::CustomerPage& page;
    const references::Books& books;
    bool sees_contacts;
};

const Shape<PageShape>& page_shape() {
    using T = PageShape;
    static const Shape<T> shape = {
        "CustomerList",
        {
            {"rows", "CustomerRow[]", [](JsonWriter& out, const T& of) { print_rows(out, of.page.rows, of.books, of.sees_contacts); }},
            {"next", "string | null", [](JsonWriter& out, const T& of) { print_text_or_null(out, of.page.next); }},
        }};
    return shape;
}

void print_open_order(JsonWriter& out, const CustomerBriefShape& of) {
    const auto open = std::find_if(of.last_orders.begin(), of.last_orders.end(), [&](const orders::OrderRow& row) {
        const references::Status* status = of.books.status(row.status);
        return status != nullptr && !of.books.group_of(*status).is_final();
    });
    if (open == of.last_orders.end()) {
        out.null();
    } else {
        print_brief(out, *open);
    }
}

void print_last_orders(JsonWriter& out, const CustomerBriefShape& of) {
    out.begin_array();
    for (const orders::OrderRow& row : of.last_orders) print_brief(out, row);
    out.end_array();
}

const Shape<CustomerBriefShape>& brief_shape() {
    using T = CustomerBriefShape;
    static const Shape<T> shape = {
        "CustomerBrief",
        {
            {"id", "Id", [](JsonWriter& out, const T& of) { out.integer(of.customer.id); }},
            {"name", "string", [](JsonWriter& out, const T& of) { out.string(customers::shown_name(of.customer, of.sees_contacts)); }},
            {"first_name", "string", [](JsonWriter& out, const T& of) { out.string(of.customer.first_name); }},
            {"last_name", "string", [](JsonWriter& out, const T& of) { out.string(of.customer.last_name); }},
            {"patronymic", "string", [](JsonWriter& out, const T& of) { out.string(of.customer.patronymic); }},
            {"phone", "string", [](JsonWriter& out, const T& of) { out.string(contact(main_phone(of.customer), of.sees_contacts)); }},
            {"email", "string", [](JsonWriter& out, const T& of) { out.string(contact(of.customer.email, of.sees_contacts)); }},
            {"city", "string", [](JsonWriter& out, const T& of) { out.string(of.customer.address.city); }},
            {"vip", "boolean", [](JsonWriter& out, const T& of) { out.boolean(of.customer.vip); }},
            {"bad", "boolean", [](JsonWriter& out, const T& of) { out.boolean(of.customer.bad); }},
            {"orders", "number", [](JsonWriter& out, const T& of) { out.integer(of.customer.totals.orders); }},
            {"cancelled", "number", [](JsonWriter& out, const T& of) { out.integer(of.customer.totals.cancelled); }},
            {"sum", "Decimal", [](JsonWriter& out, const T& of) { print_minor(out, of.customer.totals.sum, base_decimals(of.books)); }},
            {"average", "Decimal",
             [](JsonWriter& out, const T& of) { print_minor(out, of.customer.totals.average(), base_decimals(of.books)); }},
            {"currency", "string", [](JsonWriter& out, const T& of) { out.string(of.books.account().currency); }},
            {"last_order_at", "Moment | null",
             [](JsonWriter& out, const T& of) { print_integer_or_null(out, of.customer.totals.last_order_at); }},
            {"manager_id", "Id | null", [](JsonWriter& out, const T& of) { print_id_or_null(out, of.customer.manager_id); }},
            {"last_orders", "OrderBrief[]", print_last_orders},
            {"open_order", "OrderBrief | null", print_open_order},
            {"address", "Address", [](JsonWriter& out, const T& of) { print_place(out, of.customer.address, of.sees_contacts); }},
            {"last_delivery_type", "string | null",
             [](JsonWriter& out, const T& of) {
                 print_text_or_null(out, of.last_orders.empty() ? "" : of.last_orders.front().delivery_type);
             }},
        }};
    return shape;
}

const Shape<MatchShape>& match_shape() {
    using T = MatchShape;
    static const Shape<T> shape = {"CustomerMatch",
                                   {
                                       {"customer", "CustomerBrief", [](JsonWriter& out, const T& of) { print(out, of.customer); }},
                                       {"matched", "string", print_text<&T::matched>},
                                       {"by", "string", print_text<&T::by>},
                                   }};
    return shape;
}

struct RecognitionShape {
    const std::vector<MatchShape>& matches;
    bool exact;
};

const Shape<RecognitionShape>& recognition_shape() {
    using T = RecognitionShape;
    static const Shape<T> shape = {
        "Recognition",
        {
            {"matches", "CustomerMatch[]", [](JsonWriter& out, const T& of) { print_all(out, match_shape(), of.matches); }},
            {"exact", "boolean", [](JsonWriter& out, const T& of) { out.boolean(of.exact); }},
        }};
    return shape;
}

void print_phones(JsonWriter& out, const CustomerCardShape& of) {
    out.begin_array();
    for (const customers::CustomerPhone& phone : of.customer.phones) out.string(contact(phone.phone.written, of.sees_contacts));
    out.end_array();
}

const Shape<CustomerCardShape>& card_shape() {
    using T = CustomerCardShape;
    static const Shape<T> shape = {
        "CustomerCard",
        {
            {"id", "Id", [](JsonWriter& out, const T& of) { out.integer(of.customer.id); }},
            {"version", "number", [](JsonWriter& out, const T& of) { out.integer(of.customer.version); }},
            {"kind", "string", [](JsonWriter& out, const T& of) { out.string(to_string(of.customer.kind)); }},
            {"external_id", "string | null", [](JsonWriter& out, const T& of) { print_text_or_null(out, of.customer.external_id); }},
            {"site", "string", [](JsonWriter& out, const T& of) { out.string(of.books.site_code(of.customer.site_id)); }},
            {"first_name", "string", [](JsonWriter& out, const T& of) { out.string(of.customer.first_name); }},
            {"last_name", "string", [](JsonWriter& out, const T& of) { out.string(of.customer.last_name); }},
            {"patronymic", "string", [](JsonWriter& out, const T& of) { out.string(of.customer.patronymic); }},
            {"name", "string", [](JsonWriter& out, const T& of) { out.string(customers::shown_name(of.customer, of.sees_contacts)); }},
            {"email", "string", [](JsonWriter& out, const T& of) { out.string(contact(of.customer.email, of.sees_contacts)); }},
            {"phones", "string[]", print_phones},
            {"sex", "string", [](JsonWriter& out, const T& of) { out.string(of.customer.sex); }},
            {"birthday", "CalendarDate | null", [](JsonWriter& out, const T& of) { print_text_or_null(out, of.customer.birthday); }},
            {"address", "Address", [](JsonWriter& out, const T& of) { print_place(out, of.customer.address, of.sees_contacts); }},
            {"vip", "boolean", [](JsonWriter& out, const T& of) { out.boolean(of.customer.vip); }},
            {"bad", "boolean", [](JsonWriter& out, const T& of) { out.boolean(of.customer.bad); }},
            {"manager_id", "Id | null", [](JsonWriter& out, const T& of) { print_id_or_null(out, of.customer.manager_id); }},
            {"personal_discount", "Decimal",
             [](JsonWriter& out, const T& of) { out.string(format_scaled(of.customer.personal_discount, 2)); }},
            {"note", "string", [](JsonWriter& out, const T& of) { out.string(of.customer.note); }},
            {"subscribed", "boolean", [](JsonWriter& out, const T& of) { out.boolean(of.customer.subscribed()); }},
            {"source", "Source", [](JsonWriter& out, const T& of) { print_origin(out, of.customer.first_origin); }},
            {"created_at", "Moment", [](JsonWriter& out, const T& of) { out.integer(of.customer.created_at); }},
            {"orders", "number", [](JsonWriter& out, const T& of) { out.integer(of.customer.totals.orders); }},
            {"sum", "Decimal", [](JsonWriter& out, const T& of) { print_minor(out, of.customer.totals.sum, base_decimals(of.books)); }},
            {"average", "Decimal",
             [](JsonWriter& out, const T& of) { print_minor(out, of.customer.totals.average(), base_decimals(of.books)); }},
            {"currency", "string", [](JsonWriter& out, const T& of) { out.string(of.books.account().currency); }},
            {"first_order_at", "Moment | null",
             [](JsonWriter& out, const T& of) { print_integer_or_null(out, of.customer.totals.first_order_at); }},
            {"last_order_at", "Moment | null",
             [](JsonWriter& out, const T& of) { print_integer_or_null(out, of.customer.totals.last_order_at); }},
            {"cancelled", "number", [](JsonWriter& out, const T& of) { out.integer(of.customer.totals.cancelled); }},
            {"duplicates", "CustomerRow[]",
             [](JsonWriter& out, const T& of) { print_rows(out, of.duplicates, of.books, of.sees_contacts); }},
        }};
    return shape;
}

}  // namespace

void print(JsonWriter& out, const CustomerBriefShape& brief) { print(out, brief_shape(), brief); }

void print(JsonWriter& out, const CustomerCardShape& card) { print(out, card_shape(), card); }

void print(JsonWriter& out, const customers::CustomerPage& page, const references::Books& books, bool sees_contacts) {
    print(out, page_shape(), PageShape{page, books, sees_contacts});
}

void print(JsonWriter& out, const std::vector<MatchShape>& matches, bool exact) {
    print(out, recognition_shape(), RecognitionShape{matches, exact});
}

std::string describe_customer_shapes() {
    std::string out;
    describe(out, page_shape());
    describe(out, row_shape());
    describe(out, brief_shape());
    describe(out, recognition_shape());
    describe(out, match_shape());
    describe(out, card_shape());
    return out;
}

}  // namespace okno::ui
