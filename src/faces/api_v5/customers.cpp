// SPDX-License-Identifier: Apache-2.0
#include "faces/api_v5/customers.h"

#include "base/json_fields.h"
#include "core/reader.h"
#include "faces/api_v5/answer.h"
#include "faces/api_v5/batch.h"
#include "faces/api_v5/customer_filter.h"
#include "faces/api_v5/customer_json.h"
#include "faces/api_v5/customer_reading.h"
#include "modules/customers/create_customer.h"
#include "modules/customers/customer_rights.h"
#include "modules/customers/customer_store.h"
#include "modules/customers/edit_customer.h"

namespace okno::api_v5 {

namespace {

using customers::Customer;

constexpr std::size_t kMostUploaded = 50;
constexpr std::size_t kMostFixed = 500;

Account account_of(const Call& call) { return {*call.books, call.context.zone, call.context.language}; }

// The person whom the path names. Throws not_found, also for one whom the key may not see.
Customer find_customer(Reader& reader, const Call& call) {
    const std::string& said = call.path("externalId");
    const customers::CustomerStore store;
    std::optional<Customer> found;
    if (!call.by_id()) {
        found = store.by_external_id(reader.connection(), call.site().id, said);
    } else if (const std::optional<std::int64_t> id = whole_number(said)) {
        found = store.by_id(reader.connection(), *id);
    }
    if (!found || found->kind != customers::CustomerKind::person || !reader.scope().reaches(found->site_id, found->manager_id))
        throw_not_found();
    return *std::move(found);
}

customers::CustomerInput read_input(const Call& call, const Json& record) {
    Problems problems;
    customers::CustomerInput input = read_customer(record, call.context.zone, *call.roster, problems);
    problems.throw_if_any();
    return input;
}

http::Response list_customers(const Parts&, Call& call) {
    const customers::CustomerFilter filter = read_customer_filter(call);
    // OpenCart asks for up to 100 ids without a limit, and would lose what a page of 20 leaves out.
    const Page page = call.page(filter.ids.size() > 20 ? 100 : 20);
    Reader reader(call.context, customers::customers_view);
    const customers::CustomerIds found = customers::number_customers(reader, filter, page.number, page.limit);
    JsonWriter out = success();
    print_pagination(out, page, found.total);
    out.key("customers").begin_array();
    for (const Customer& customer : customers::CustomerStore().by_ids(reader.connection(), found.ids))
        print_customer(out, customer, account_of(call));
    out.end_array();
    return finish(out);
}

http::Response show_customer(const Parts&, Call& call) {
    Reader reader(call.context, customers::customers_view);
    const Customer customer = find_customer(reader, call);
    JsonWriter out = success();
    out.key("customer");
    print_customer(out, customer, account_of(call));
    return finish(out);
}

http::Response create_customer(const Parts&, Call& call) {
    const std::int64_t site_id = call.site().id;
    customers::CustomerInput input = read_input(call, call.json("customer"));
    input.site_id = site_id;
    return done_with_id(customers::create_customer(call.context, *call.books, input).id, 201);
}

http::Response edit_customer(const Parts&, Call& call) {
    const customers::CustomerInput input = read_input(call, call.json("customer"));
    const std::int64_t id = [&] {
        Reader reader(call.context, customers::customers_view);
        return find_customer(reader, call).id;
    }();
    customers::edit_customer(call.context, *call.books, {id, std::nullopt, input});
    return done_with_id(id, 200);
}

struct Upload {
    std::vector<Customer> made;
    FailedRecords failed;
};

void upload_one(const Call& call, std::int64_t site_id, const Json& record, Upload& upload) {
    const std::string place = "customers[" + std::to_string(upload.made.size() + upload.failed.size()) + "]";
    try {
        customers::CustomerInput input = read_input(call, record);
        input.site_id = site_id;
        upload.made.push_back(customers::create_customer(call.context, *call.books, input));
    } catch (const Error& error) {
        upload.failed.add(error, record, place, &kCustomerNames);
    }
}

http::Response upload_customers(const Parts&, Call& call) {
    const std::int64_t site_id = call.site().id;
    const Json records = list_of(call, "customers", kMostUploaded);
    Upload upload;
    for (const Json& record : records.as_array()) upload_one(call, site_id, record, upload);
    JsonWriter out = batch_answer(upload.failed, "Customers are loaded with errors", "failedCustomers");
    out.key("uploadedCustomers").begin_array();
    for (const Customer& customer : upload.made) {
        out.begin_object().member("id", customer.id);
        print_text(out, "externalId", customer.external_id);
        out.end_object();
    }
    out.end_array();
    return finish(out, batch_status(upload.failed));
}

http::Response fix_external_ids(const Parts&, Call& call) {
    const Json records = list_of(call, "customers", kMostFixed);
    Problems problems;
    std::vector<customers::ExternalId> ids;
    for (const Json& record : records.as_array()) {
        const JsonFields fields(record, "customers[" + std::to_string(ids.size()) + "]", problems);
        ids.push_back({fields.integer("id").value_or(0), fields.text("externalId").value_or("")});
        if (record.is_object() && ids.back().id <= 0) fields.problem("id", "error.required");
        if (record.is_object() && ids.back().external_id.empty()) fields.problem("externalId", "error.required");
    }
    problems.throw_if_any();
    customers::fix_customer_external_ids(call.context, ids);
    return done();
}

}  // namespace

std::vector<Route> customer_routes() {
    return {
        {"GET", "/api/v5/customers", "customer_read", list_customers, "Persons who buy, by filter, newest first"},
        {"POST", "/api/v5/customers/create", "customer_write", create_customer, "A new buyer", "customer", &kCustomerNames},
        {"POST", "/api/v5/customers/upload", "customer_write", upload_customers, "Up to 50 new buyers; 460 when some are refused",
         "customers"},
        {"POST", "/api/v5/customers/fix-external-ids", "customer_write", fix_external_ids, "The shop's own ids of buyers made here",
         "customers"},
        {"GET", "/api/v5/customers/{externalId}", "customer_read", show_customer, "One buyer, by=id or by=externalId"},
        {"POST", "/api/v5/customers/{externalId}/edit", "customer_write", edit_customer, "Change a buyer", "customer", &kCustomerNames},
    };
}

}  // namespace okno::api_v5
