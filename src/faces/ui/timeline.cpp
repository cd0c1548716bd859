// SPDX-License-Identifier: Apache-2.0
#include "faces/ui/timeline.h"

#include <algorithm>

#include "base/error.h"
#include "core/reader.h"
#include "faces/ui/answer.h"
#include "faces/ui/journal_words.h"
#include "faces/ui/printing.h"
#include "faces/ui/shapes.h"
#include "modules/customers/customer_rights.h"
#include "modules/customers/customer_store.h"
#include "modules/orders/order_rights.h"
#include "modules/orders/order_store.h"

namespace okno::ui {

namespace {

constexpr int kRows = 200;

struct ChangeShape {
    std::string field, part, old_value, new_value;
    std::string_view type;
};

struct EntryShape {
    const JournalRow* row;  // the newest of the act
    const Call* call;
    std::int64_t id = 0;  // of the oldest row
    bool created = false, deleted = false;
    std::vector<ChangeShape> changes;
};

std::string actor_name(const EntryShape& of) {
    if (of.row->user_id != 0) return of.call->roster->user_name(of.row->user_id);
    if (of.row->api_key_id != 0) return of.call->roster->api_key_name(of.row->api_key_id);
    return "";
}

void print_person_or_null(JsonWriter& out, const EntryShape& of) {
    const users::User* user = of.call->roster->user(of.row->user_id);
    if (user == nullptr) {
        out.null();
    } else {
        print_person(out, *user);
    }
}

const Shape<ChangeShape>& change_shape() {
    using T = ChangeShape;
    static const Shape<T> shape = {"Change",
                                   {
                                       {"field", "string", print_text<&T::field>},
                                       {"part", "string", print_text<&T::part>},
                                       {"old", "string", print_text<&T::old_value>},
                                       {"new", "string", print_text<&T::new_value>},
                                       {"type", "string", print_text<&T::type>},
                                   }};
    return shape;
}

const Shape<EntryShape>& entry_shape() {
    using T = EntryShape;
    static const Shape<T> shape = {
        "TimelineEntry",
        {
            {"id", "number", [](JsonWriter& out, const T& of) { out.integer(of.id); }},
            {"at", "Moment", [](JsonWriter& out, const T& of) { out.integer(of.row->created_at); }},
            {"source", "string", [](JsonWriter& out, const T& of) { out.string(to_string(of.row->source)); }},
            {"actor", "string", [](JsonWriter& out, const T& of) { out.string(actor_name(of)); }},
            {"person", "Person | null", print_person_or_null},
            {"created", "boolean", print_flag<&T::created>},
            {"deleted", "boolean", print_flag<&T::deleted>},
            {"changes", "Change[]", [](JsonWriter& out, const T& of) { print_all(out, change_shape(), of.changes); }},
        }};
    return shape;
}

struct TimelineShape {
    const std::vector<EntryShape>& entries;
    std::optional<std::int64_t> next;
};

const Shape<TimelineShape>& timeline_shape() {
    using T = TimelineShape;
    static const Shape<T> shape = {
        "Timeline",
        {
            {"entries", "TimelineEntry[]", [](JsonWriter& out, const T& of) { print_all(out, entry_shape(), of.entries); }},
            {"next", "number | null", print_maybe_integer<&T::next>},
        }};
    return shape;
}

// Which of the parts a row is about: the goods, the kind of payment.
std::string part_name(const JournalRow& row, const Call& call) {
    if (!row.part_stub.is_object()) return "";
    if (const Json* type = row.part_stub.find("type"); type != nullptr && type->is_string()) {
        const references::ReferenceItem* item = call.books->item(references::Book::payment_type, type->as_string());
        return item == nullptr ? type->as_string() : item->title(call.context.language);
    }
    for (const std::string_view name : {"name", "productName"}) {
        const Json* text = row.part_stub.find(name);
        if (text != nullptr && text->is_string()) return text->as_string();
    }
    const Json* offer = row.part_stub.find("offer");
    const Json* name = offer == nullptr ? nullptr : offer->find("name");
    return name != nullptr && name->is_string() ? name->as_string() : "";
}

void add_change(EntryShape& entry, const JournalRow& row) {
    entry.id = row.id;
    entry.created = entry.created || (row.created && row.part.empty());
    entry.deleted = entry.deleted || (row.deleted && row.part.empty());
    const FieldFacts* facts = facts_of(row);
    if (row.created || !may_see(row, facts, entry.call->context.actor)) return;
    ChangeShape change;
    change.field = facts == nullptr ? row.field : std::string(facts->name);
    change.part = part_name(row, *entry.call);
    change.old_value = in_words(row.old_value, facts, *entry.call);
    change.new_value = in_words(row.new_value, facts, *entry.call);
    change.type = facts == nullptr ? "text" : type_name(facts->type);
    entry.changes.push_back(std::move(change));
}

http::Response timeline_answer(Call& call, db::Connection& connection, const EntityRef& record) {
    std::vector<JournalRow> rows = read_timeline(connection, record, call.number("before").value_or(0), kRows);
    const bool more = rows.size() == kRows;
    if (more) {  // the last act may go on behind the end: it comes whole with the next page
        const std::string cut = rows.back().act;
        while (rows.size() > 1 && rows.back().act == cut && rows.front().act != cut) rows.pop_back();
    }
    std::vector<EntryShape> entries;
    for (const JournalRow& row : rows) {
        if (entries.empty() || entries.back().row->act != row.act) entries.push_back({&row, &call, row.id, false, false, {}});
        add_change(entries.back(), row);
    }
    // What this person may see nothing of did not happen to him.
    std::erase_if(entries, [](const EntryShape& entry) { return !entry.created && !entry.deleted && entry.changes.empty(); });
    for (EntryShape& entry : entries) std::reverse(entry.changes.begin(), entry.changes.end());
    JsonWriter out;
    print(out, timeline_shape(), TimelineShape{entries, more ? std::optional<std::int64_t>(rows.back().id) : std::nullopt});
    return answer(200, out);
}

}  // namespace

http::Response show_order_timeline(const Parts&, Call& call) {
    Reader reader(call.context, orders::orders_view);
    const std::optional<orders::Order> order = orders::find_order(reader, *call.books, {call.id(), "", ""});
    if (!order) throw_not_found();
    return timeline_answer(call, reader.connection(), orders::ref(*order));
}

http::Response show_customer_timeline(const Parts&, Call& call) {
    Reader reader(call.context, customers::customers_view);
    const std::optional<customers::Customer> customer = customers::CustomerStore().by_id(reader.connection(), call.id());
    if (!customer || !reader.scope().reaches(customer->site_id, customer->manager_id)) throw_not_found();
    return timeline_answer(call, reader.connection(), customers::ref(*customer));
}

std::string describe_timeline_shapes() {
    std::string out;
    describe(out, timeline_shape());
    describe(out, entry_shape());
    describe(out, change_shape());
    return out;
}

}  // namespace okno::ui
