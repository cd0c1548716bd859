// SPDX-License-Identifier: Apache-2.0
#include "faces/ui/shapes.h"

#include "base/money.h"
#include "modules/references/countries.h"
#include "modules/references/reference_facts.h"

namespace okno::ui {

namespace {

using references::Book;
using references::ReferenceItem;

template <typename T>
struct Named {
    const T& entry;
    const ReferencesShape& of;
    const std::string& name() const { return entry.title(of.language); }
};

const Shape<users::User>& person_shape() {
    static const Shape<users::User> shape = {
        "Person",
        {
            {"id", "Id", [](JsonWriter& out, const users::User& user) { out.integer(user.id); }},
            {"name", "string", [](JsonWriter& out, const users::User& user) { out.string(user.name()); }},
            {"initials", "string", [](JsonWriter& out, const users::User& user) { out.string(user.initials()); }},
            {"hue", "number", [](JsonWriter& out, const users::User& user) { out.integer(user.hue); }},
            {"active", "boolean", [](JsonWriter& out, const users::User& user) { out.boolean(user.active); }},
        }};
    return shape;
}

void print_rights(JsonWriter& out, const Actor& actor) {
    out.begin_object();
    if (actor.everything) out.member("everything", "all");
    for (const auto& [code, level] : actor.rights) {
        if (level != Level::none) out.member(code, to_string(level));
    }
    out.end_object();
}

const Shape<SessionShape>& session_shape() {
    using T = SessionShape;
    static const Shape<T> shape = {
        "Session",
        {
            {"user", "Person", [](JsonWriter& out, const T& of) { print_person(out, of.user); }},
            {"email", "string", [](JsonWriter& out, const T& of) { out.string(of.user.email); }},
            {"language", "string", [](JsonWriter& out, const T& of) { out.string(of.user.language); }},
            {"theme", "string", [](JsonWriter& out, const T& of) { out.string(of.user.theme); }},
            {"preferences", "Record<string, string>", [](JsonWriter& out, const T& of) { out.raw(of.user.preferences); }},
            {"rights", "Record<string, string>", [](JsonWriter& out, const T& of) { print_rights(out, of.actor); }},
            {"csrf", "string", [](JsonWriter& out, const T& of) { out.string(of.session.csrf); }},
            {"zone", "string", [](JsonWriter& out, const T& of) { out.string(of.zone); }},
            {"currency", "string", [](JsonWriter& out, const T& of) { out.string(of.currency); }},
            {"version", "string", [](JsonWriter& out, const T& of) { out.string(of.version); }},
        }};
    return shape;
}

template <typename T>
const std::vector<Member<Named<T>>>& item_members() {
    static const std::vector<Member<Named<T>>> members = {
        {"code", "string", [](JsonWriter& out, const Named<T>& of) { out.string(of.entry.code); }},
        {"name", "string", [](JsonWriter& out, const Named<T>& of) { out.string(of.name()); }},
        {"active", "boolean", [](JsonWriter& out, const Named<T>& of) { out.boolean(of.entry.active); }},
    };
    return members;
}

template <typename T>
Shape<Named<T>> item_shape(std::string_view name, std::vector<Member<Named<T>>> more) {
    Shape<Named<T>> shape{name, item_members<T>()};
    shape.members.insert(shape.members.end(), more.begin(), more.end());
    return shape;
}

using Item = Named<ReferenceItem>;

void print_default(JsonWriter& out, const Item& of) { out.boolean(of.entry.is_default); }

const Shape<Item>& plain_shape() {
    static const Shape<Item> shape = item_shape<ReferenceItem>("ReferenceItem", {{"is_default", "boolean", print_default}});
    return shape;
}

const Shape<Item>& payment_status_shape() {
    static const Shape<Item> shape = item_shape<ReferenceItem>(
        "PaymentStatus", {{"is_default", "boolean", print_default}, {"paid", "boolean", [](JsonWriter& out, const Item& of) {
                                                                         out.boolean(references::payment_complete(of.entry));
                                                                     }}});
    return shape;
}

void print_services(JsonWriter& out, const Item& of) {
    out.begin_array();
    for (const ReferenceItem* service : of.of.books.items(Book::delivery_service)) {
        if (references::text(*service, "delivery_type") == of.entry.code) out.string(service->code);
    }
    out.end_array();
}

// How goods reach the buyer, for the list's icon: by the code, since shops keep the usual ones.
std::string_view delivery_kind(std::string_view code) {
    if (code.find("self") != std::string_view::npos) return "self";
    if (code.find("point") != std::string_view::npos) return "point";
    if (code.find("post") != std::string_view::npos) return "post";
    return "courier";
}

const Shape<Item>& delivery_type_shape() {
    static const Shape<Item> shape = item_shape<ReferenceItem>(
        "DeliveryType",
        {{"is_default", "boolean", print_default},
         {"cost", "Decimal",
          [](JsonWriter& out, const Item& of) { out.string(format_scaled(references::amount(of.entry, "default_cost", 2), 2)); }},
         {"kind", "string", [](JsonWriter& out, const Item& of) { out.string(delivery_kind(of.entry.code)); }},
         {"services", "string[]", print_services}});
    return shape;
}

const Shape<Named<references::Site>>& site_shape() {
    using T = Named<references::Site>;
    static const Shape<T> shape = {"Site",
                                   {
                                       {"code", "string", [](JsonWriter& out, const T& of) { out.string(of.entry.code); }},
                                       {"name", "string", [](JsonWriter& out, const T& of) { out.string(of.name()); }},
                                       {"url", "string", [](JsonWriter& out, const T& of) { out.string(of.entry.url); }},
                                       {"active", "boolean", [](JsonWriter& out, const T& of) { out.boolean(of.entry.active); }},
                                       {"currency", "string", [](JsonWriter& out, const T& of) { out.string(of.entry.currency); }},
                                       {"country", "string", [](JsonWriter& out, const T& of) { out.string(of.entry.country_iso); }},
                                       {"zone", "string", [](JsonWriter& out, const T& of) { out.string(of.entry.zone); }},
                                   }};
    return shape;
}

const Shape<Named<references::StatusGroup>>& status_group_shape() {
    using T = Named<references::StatusGroup>;
    static const Shape<T> shape = {"StatusGroup",
                                   {
                                       {"code", "string", [](JsonWriter& out, const T& of) { out.string(of.entry.code); }},
                                       {"name", "string", [](JsonWriter& out, const T& of) { out.string(of.name()); }},
                                   }};
    return shape;
}

bool needs_reason(const references::Books& books, const references::Status& status) {
    return books.group_of(status).kind == references::StageKind::cancelled;
}

const Shape<Named<references::Status>>& status_shape() {
    using T = Named<references::Status>;
    static const Shape<T> shape = item_shape<references::Status>(
        "Status", {{"group", "string", [](JsonWriter& out, const T& of) { out.string(of.of.books.group_of(of.entry).code); }},
                   {"needs_reason", "boolean", [](JsonWriter& out, const T& of) { out.boolean(needs_reason(of.of.books, of.entry)); }}});
    return shape;
}

const Shape<ReferenceItem>& currency_shape() {
    static const Shape<ReferenceItem> shape = {
        "Currency",
        {
            {"code", "string", [](JsonWriter& out, const ReferenceItem& of) { out.string(of.code); }},
            {"decimals", "number", [](JsonWriter& out, const ReferenceItem& of) { out.integer(references::Books::decimals(of.code)); }},
            {"rate", "Decimal", [](JsonWriter& out, const ReferenceItem& of) { out.string(format_scaled(references::rate(of), 8)); }},
        }};
    return shape;
}

template <typename T>
void print_named(JsonWriter& out, const ReferencesShape& of, const Shape<Named<T>>& shape, const std::vector<const T*>& entries) {
    out.begin_array();
    for (const T* entry : entries) print(out, shape, Named<T>{*entry, of});
    out.end_array();
}

template <Book book>
void print_book(JsonWriter& out, const ReferencesShape& of) {
    print_named(out, of, plain_shape(), of.books.items(book));
}

void print_currencies(JsonWriter& out, const ReferencesShape& of) {
    out.begin_array();
    for (const ReferenceItem* currency : of.books.items(Book::currency)) print(out, currency_shape(), *currency);
    out.end_array();
}

void print_countries(JsonWriter& out, const ReferencesShape& of) {
    out.begin_array();
    for (const std::string& country : of.books.account().countries) out.string(country);
    out.end_array();
}

void print_people(JsonWriter& out, const ReferencesShape& of) {
    out.begin_array();
    for (const users::User& user : of.roster.users()) print_person(out, user);
    out.end_array();
}

const Shape<ReferencesShape>& references_shape() {
    using T = ReferencesShape;
    static const Shape<T> shape = {
        "References",
        {
            {"sites", "Site[]", [](JsonWriter& out, const T& of) { print_named(out, of, site_shape(), of.books.sites_of(of.actor)); }},
            {"status_groups", "StatusGroup[]",
             [](JsonWriter& out, const T& of) { print_named(out, of, status_group_shape(), of.books.status_groups()); }},
            {"statuses", "Status[]", [](JsonWriter& out, const T& of) { print_named(out, of, status_shape(), of.books.statuses()); }},
            {"order_types", "ReferenceItem[]", print_book<Book::order_type>},
            {"order_methods", "ReferenceItem[]", print_book<Book::order_method>},
            {"payment_types", "ReferenceItem[]", print_book<Book::payment_type>},
            {"payment_statuses", "PaymentStatus[]",
             [](JsonWriter& out, const T& of) { print_named(out, of, payment_status_shape(), of.books.items(Book::payment_status)); }},
            {"delivery_types", "DeliveryType[]",
             [](JsonWriter& out, const T& of) { print_named(out, of, delivery_type_shape(), of.books.items(Book::delivery_type)); }},
            {"delivery_services", "ReferenceItem[]", print_book<Book::delivery_service>},
            {"stores", "ReferenceItem[]", print_book<Book::store>},
            {"price_types", "ReferenceItem[]", print_book<Book::price_type>},
            {"units", "ReferenceItem[]", print_book<Book::unit>},
            {"product_statuses", "ReferenceItem[]", print_book<Book::product_status>},
            {"cancel_reasons", "ReferenceItem[]", print_book<Book::cancel_reason>},
            {"couriers", "ReferenceItem[]", print_book<Book::courier>},
            {"legal_entities", "ReferenceItem[]", print_book<Book::legal_entity>},
            {"currencies", "Currency[]", print_currencies},
            {"countries", "string[]", print_countries},
            {"people", "Person[]", print_people},
        }};
    return shape;
}

}  // namespace

void print_person(JsonWriter& out, const users::User& user) { print(out, person_shape(), user); }

void print(JsonWriter& out, const SessionShape& session) { print(out, session_shape(), session); }

void print(JsonWriter& out, const ReferencesShape& references) { print(out, references_shape(), references); }

std::string describe_common_shapes() {
    std::string out;
    describe(out, session_shape());
    describe(out, person_shape());
    describe(out, references_shape());
    describe(out, plain_shape());
    describe(out, site_shape());
    describe(out, status_group_shape());
    describe(out, status_shape());
    describe(out, payment_status_shape());
    describe(out, delivery_type_shape());
    describe(out, currency_shape());
    return out;
}

}  // namespace okno::ui
