// SPDX-License-Identifier: Apache-2.0
#include "faces/api_v5/customer_history.h"

#include <algorithm>
#include <set>

#include "core/reader.h"
#include "faces/api_v5/answer.h"
#include "faces/api_v5/customer_json.h"
#include "faces/api_v5/history.h"
#include "modules/customers/customer_fields.h"
#include "modules/customers/customer_history.h"
#include "modules/customers/customer_rights.h"
#include "modules/customers/customer_store.h"

namespace okno::api_v5 {

namespace {

using customers::Customer;
using customers::CustomerMoment;

// What the records of a page are printed with.
struct CustomerHistoryPage {
    HistoryPage page;
    std::map<CustomerMoment, Customer> created;  // as they were right after their creation
    std::map<std::int64_t, Customer> present;
};

// Those whom filter[customerId] and filter[customerExternalId] name; nothing when neither is said. An external id means one in each shop.
std::optional<std::vector<std::int64_t>> asked_customers(Reader& reader, const Call& call, const FilterFields& filter) {
    const std::optional<std::int64_t> id = filter.integer("customerId");
    const std::optional<std::string> external_id = filter.text("customerExternalId");
    if (!external_id) return id ? std::optional(std::vector<std::int64_t>{*id}) : std::nullopt;
    std::vector<std::int64_t> ids;
    for (const references::Site* site : call.books->sites_of(call.context.actor)) {
        const std::optional<Customer> found = customers::CustomerStore().by_external_id(reader.connection(), site->id, *external_id);
        if (found && (!id || found->id == *id)) ids.push_back(found->id);
    }
    return ids;
}

void add_customers(CustomerHistoryPage& history, Reader& reader) {
    std::vector<CustomerMoment> moments;
    std::set<std::int64_t> changed;
    for (const JournalRow& row : history.page.rows) {
        if (row.created) {
            moments.push_back({row.record.id, row.number});
        } else {
            changed.insert(row.record.id);
        }
    }
    if (!moments.empty()) history.created = customers::customers_at(reader.connection(), moments);
    if (changed.empty()) return;
    for (Customer& customer :
         customers::CustomerStore().by_ids(reader.connection(), {changed.begin(), changed.end()}, customers::Deleted::included)) {
        const std::int64_t id = customer.id;
        history.present.emplace(id, std::move(customer));
    }
}

void print_record(JsonWriter& out, const JournalRow& row, const CustomerHistoryPage& history, const Account& account) {
    out.key("customer");
    const auto created = history.created.find({row.record.id, row.number});
    if (row.created && created != history.created.end()) {
        print_customer(out, created->second, account);
        return;
    }
    const auto present = history.present.find(row.record.id);
    out.begin_object().member("id", row.record.id);
    if (present != history.present.end()) print_text(out, "externalId", present->second.external_id);
    print_text(out, "site", account.books.site_code(row.site_id));
    out.end_object();
}

bool is_moment(std::string_view history_name) {
    const FieldTable<Customer>& fields = customers::customer_fields();
    return std::any_of(fields.begin(), fields.end(), [&](const Field<Customer>& field) {
        return field.facts.type == FieldType::moment && field.facts.history_name == history_name;
    });
}

Json in_zone(const Json& moment, const Account& account) {
    const std::optional<std::int64_t> value = moment.is_null() ? std::nullopt : moment.to_int();
    return value ? Json(format_local(*value, account.zone)) : moment;
}

void print_row(JsonWriter& out, JournalRow row, const CustomerHistoryPage& history, const Call& call, const Account& account) {
    if (is_moment(row.field)) {
        row.old_value = in_zone(row.old_value, account);
        row.new_value = in_zone(row.new_value, account);
    }
    out.begin_object();
    print_history_head(out, row, call, account);
    print_record(out, row, history, account);
    if (row.part == "address") out.member("address", row.part_stub);
    if (const Json* other = row.extra.find("combinedTo")) out.member("combinedTo", *other);
    out.end_object();
}

http::Response list_history(const Parts& parts, Call& call) {
    Problems problems;
    const FilterFields filter = call.filter(problems);
    JournalQuery query = history_query(call, "customer", filter);
    const Page page = history_page(call, filter);
    filter.integer("customerId");
    filter.text("customerExternalId");
    filter.refuse_others();
    problems.throw_if_any();
    number_journal(parts.database);
    Reader reader(call.context, customers::customers_view);
    CustomerHistoryPage history;
    history.page.page = page;
    const std::optional<std::vector<std::int64_t>> asked = asked_customers(reader, call, filter);
    if (asked) query.record_ids = *asked;
    if (!asked || !asked->empty()) history.page = read_history(reader.connection(), std::move(query), page);
    add_customers(history, reader);
    const Account account{*call.books, call.context.zone, call.context.language};
    JsonWriter out = success();
    begin_history(out, history.page, call, account);
    for (const JournalRow& row : history.page.rows) print_row(out, row, history, call, account);
    out.end_array();
    return finish(out);
}

}  // namespace

std::vector<Route> customer_history_routes() {
    return {{"GET", "/api/v5/customers/history", "customer_read", list_history, "Changes of buyers since a record, oldest first"}};
}

}  // namespace okno::api_v5
