// SPDX-License-Identifier: Apache-2.0
#include "faces/api_v5/books.h"

#include <algorithm>

#include "base/error.h"
#include "faces/api_v5/answer.h"
#include "faces/api_v5/book_json.h"
#include "modules/references/countries.h"

namespace okno::api_v5 {

namespace {

using references::Book;

enum class Form { map, list };  // an object keyed by code, or an array

// Where a book is read and under which key it comes. Typed clients tell maps from lists (RULES §2).
struct Shelf {
    std::string_view path, key;
    Book book;
    Form form;
    std::string_view about;
};

constexpr Shelf kShelves[] = {
    {"/api/v5/reference/couriers", "couriers", Book::courier, Form::list, "Couriers"},
    {"/api/v5/reference/currencies", "currencies", Book::currency, Form::list, "Currencies and their rates"},
    {"/api/v5/reference/delivery-services", "deliveryServices", Book::delivery_service, Form::map, "Services of carriers"},
    {"/api/v5/reference/delivery-types", "deliveryTypes", Book::delivery_type, Form::map, "Ways of delivery"},
    {"/api/v5/reference/legal-entities", "legalEntities", Book::legal_entity, Form::list, "Legal entities of the account"},
    {"/api/v5/reference/order-methods", "orderMethods", Book::order_method, Form::map, "How orders are placed"},
    {"/api/v5/reference/order-types", "orderTypes", Book::order_type, Form::map, "Types of orders"},
    {"/api/v5/reference/payment-statuses", "paymentStatuses", Book::payment_status, Form::map, "Statuses of payments"},
    {"/api/v5/reference/payment-types", "paymentTypes", Book::payment_type, Form::map, "Ways of payment"},
    {"/api/v5/reference/price-types", "priceTypes", Book::price_type, Form::list, "Price types"},
    {"/api/v5/reference/product-statuses", "productStatuses", Book::product_status, Form::map, "Statuses of the items of orders"},
    {"/api/v5/reference/stores", "stores", Book::store, Form::list, "Stores"},
    {"/api/v5/reference/units", "units", Book::unit, Form::map, "Units of measure"},
};

// Costs and channels cannot be entered in this version: there are none, and clients that ask are told so.
constexpr std::pair<std::string_view, std::string_view> kEmpty[] = {
    {"/api/v5/reference/cost-groups", "costGroups"},
    {"/api/v5/reference/cost-items", "costItems"},
    {"/api/v5/reference/mg-channels", "mgChannels"},
};

Account account_of(const Call& call) { return {*call.books, call.context.zone, call.context.language}; }

http::Response show_book(const Parts&, Call& call) {
    const std::string_view path = routes()[call.route.row].path;
    const Shelf& shelf = *std::find_if(std::begin(kShelves), std::end(kShelves), [&](const Shelf& each) { return each.path == path; });
    JsonWriter out = success();
    out.key(shelf.key);
    shelf.form == Form::map ? out.begin_object() : out.begin_array();
    for (const references::ReferenceItem* item : call.books->items(shelf.book)) {
        if (shelf.form == Form::map) out.key(item->code);
        print_item(out, *item, account_of(call));
    }
    shelf.form == Form::map ? out.end_object() : out.end_array();
    return finish(out);
}

http::Response show_none(const Parts&, Call& call) {
    const std::string_view path = routes()[call.route.row].path;
    const auto book = std::find_if(std::begin(kEmpty), std::end(kEmpty), [&](const auto& each) { return each.first == path; });
    JsonWriter out = success();
    out.key(book->second).begin_array().end_array();
    return finish(out);
}

http::Response list_statuses(const Parts&, Call& call) {
    JsonWriter out = success();
    out.key("statuses").begin_object();
    for (const references::Status* status : call.books->statuses()) {
        out.key(status->code);
        print_status(out, *status, account_of(call));
    }
    out.end_object();
    return finish(out);
}

http::Response list_status_groups(const Parts&, Call& call) {
    JsonWriter out = success();
    out.key("statusGroups").begin_object();
    for (const references::StatusGroup* group : call.books->status_groups()) {
        out.key(group->code);
        print_status_group(out, *group, account_of(call));
    }
    out.end_object();
    return finish(out);
}

http::Response edit_status(const Parts& parts, Call& call) {
    Problems problems;
    const references::StatusEdit edit = read_status(call.json("status"), problems);
    problems.throw_if_any();
    references::edit_status(call.context, parts.books, call.path("code"), edit);
    return done(201);
}

// Those of the account first.
http::Response list_countries(const Parts&, Call& call) {
    const std::vector<std::string>& own = call.books->account().countries;
    JsonWriter out = success();
    out.key("countriesIso").begin_array();
    for (const std::string& iso : own) out.string(iso);
    for (const std::string_view iso : references::country_codes()) {
        if (std::find(own.begin(), own.end(), iso) == own.end()) out.string(iso);
    }
    out.end_array();
    return finish(out);
}

}  // namespace

std::vector<Route> book_routes() {
    std::vector<Route> all;
    for (const Shelf& shelf : kShelves) all.push_back({"GET", shelf.path, "reference_read", show_book, shelf.about});
    for (const auto& [path, key] : kEmpty) all.push_back({"GET", path, "reference_read", show_none, "Always empty in this version"});
    all.push_back({"GET", "/api/v5/reference/countries", "reference_read", list_countries, "Countries by their two letters"});
    all.push_back({"GET", "/api/v5/reference/status-groups", "reference_read", list_status_groups, "Stages of orders"});
    all.push_back({"GET", "/api/v5/reference/statuses", "reference_read", list_statuses, "Statuses of orders"});
    all.push_back({"POST", "/api/v5/reference/statuses/{code}/edit", "reference_write", edit_status,
                   "Make a status of orders or change one", "status"});
    return all;
}

}  // namespace okno::api_v5
