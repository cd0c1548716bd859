// SPDX-License-Identifier: Apache-2.0
#include "modules/customers/delete_customer.h"

#include "base/error.h"
#include "modules/customers/customer_rights.h"
#include "modules/customers/customer_store.h"

namespace okno::customers {

void delete_customer(const Context& context, std::int64_t id) {
    const CustomerStore store;
    Operation op(context, customers_delete);
    const std::optional<Customer> customer = store.by_id(op.connection(), id);
    if (!customer) throw_not_found("error.customer.not_found");
    op.require_access(place(*customer));
    store.mark_deleted(op, id, context.actor.kind == ActorKind::user ? context.actor.id : 0);
    op.deleted(ref(*customer), place(*customer));
    op.commit();
}

}  // namespace okno::customers
