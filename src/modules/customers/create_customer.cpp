// SPDX-License-Identifier: Apache-2.0
#include "modules/customers/create_customer.h"

#include "base/error.h"
#include "modules/customers/customer_fields.h"
#include "modules/customers/customer_rights.h"
#include "modules/customers/customer_store.h"

namespace okno::customers {

Customer create_customer(const Context& context, const references::Books& books, const CustomerInput& input) {
    Problems problems;
    const references::Site* site = input.site_id ? books.site(*input.site_id) : books.default_site();
    if (site == nullptr || site->deleted) throw_invalid("site", "error.unknown_site");
    Customer customer;
    customer.site_id = site->id;
    customer.buyers_id = site->buyers_id;
    customer.kind = input.kind.value_or(CustomerKind::person);
    apply(customer, input, site->country_iso, context.now(), problems);
    if (display_name(customer).empty() && customer.external_id.empty()) problems.add("first_name", "error.customer.nothing_given");
    problems.throw_if_any();

    Operation op(context, customers_create);
    op.require_access(place(customer));
    customer.created_at = input.created_at.value_or(op.now());
    customer.updated_at = op.now();
    CustomerStore().insert(op, customer);
    op.created(ref(customer), place(customer), customer, customer_fields());
    op.result(ref(customer));
    op.commit();
    return customer;
}

}  // namespace okno::customers
