// SPDX-License-Identifier: Apache-2.0
#include "modules/customers/edit_customer.h"

#include "base/error.h"
#include "modules/customers/customer_fields.h"
#include "modules/customers/customer_rights.h"
#include "modules/customers/customer_store.h"

namespace okno::customers {

namespace {

// A buyer moved to another shop joins that shop's base.
void follow_site(Customer& customer, const references::Books& books, Problems& problems) {
    const references::Site* site = books.site(customer.site_id);
    if (site == nullptr || site->deleted) {
        problems.add("site", "error.unknown_site");
        return;
    }
    customer.buyers_id = site->buyers_id;
}

std::string_view region_of(const references::Books& books, std::int64_t site_id) {
    const references::Site* site = books.site(site_id);
    return site == nullptr ? std::string_view() : site->country_iso;
}

}  // namespace

Customer edit_customer(const Context& context, const references::Books& books, const EditCustomer& edit) {
    const CustomerStore store;
    // What cannot be right whatever the record is refused before the writer's turn is taken.
    {
        Problems problems;
        Customer nobody;
        apply(nobody, edit.input, "", context.now(), problems);
        problems.throw_if_any();
    }
    Operation op(context, customers_edit);
    const std::optional<Customer> before = store.by_id(op.connection(), edit.id);
    if (!before) throw_not_found("error.customer.not_found");
    op.require_access(place(*before));
    if (edit.version && *edit.version != before->version) throw_conflict("error.version");

    Customer after = *before;
    Problems problems;
    const std::int64_t site_id = edit.input.site_id.value_or(before->site_id);
    apply(after, edit.input, region_of(books, site_id), op.now(), problems);
    if (after.site_id != before->site_id) follow_site(after, books, problems);
    problems.throw_if_any();
    op.require_access(place(after));
    if (after == *before) return after;

    store.update(op, *before, after);
    note_customer_changes(op, *before, after);
    op.result(ref(after));
    op.commit();
    return after;
}

void fix_customer_external_ids(const Context& context, const std::vector<ExternalId>& ids) {
    const CustomerStore store;
    Operation op(context, customers_edit);
    for (std::size_t i = 0; i < ids.size(); ++i) {
        const std::optional<Customer> before = store.by_id(op.connection(), ids[i].id);
        if (!before) throw_not_found("error.customer.not_found");
        op.require_access(place(*before));
        if (before->external_id == ids[i].external_id) continue;
        Customer after = *before;
        after.external_id = ids[i].external_id;
        store.set_external_id(op, after.id, after.external_id);
        note_customer_changes(op, *before, after);
    }
    op.commit();
}

}  // namespace okno::customers
