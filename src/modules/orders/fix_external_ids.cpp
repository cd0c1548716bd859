// SPDX-License-Identifier: Apache-2.0
#include "modules/orders/fix_external_ids.h"

#include "base/text.h"
#include "modules/orders/order_rights.h"
#include "modules/orders/order_store.h"
#include "modules/orders/save_changes.h"
#include "modules/references/books.h"

namespace okno::orders {

void fix_order_external_ids(const Context& context, const references::Books& books, const std::vector<ExternalId>& ids) {
    Problems problems;
    std::vector<std::string> kept(ids.size());
    TextChecks checks(problems);
    for (std::size_t i = 0; i < ids.size(); ++i) {
        const std::string path = '[' + std::to_string(i) + "].";
        checks.put(kept[i], path + "external_id", ids[i].external_id);
        if (trim(ids[i].external_id).empty()) problems.add(path + "external_id", "error.required");
    }
    problems.throw_if_any();

    Operation op(context, orders_edit);
    const OrderStore store(books);
    bool any = false;
    for (std::size_t i = 0; i < ids.size(); ++i) {
        const std::optional<Order> before = store.lock(op, {ids[i].id, "", ""});
        if (!before || !context.actor.may_at(orders_edit, before->site_id, before->manager_id)) {
            problems.add('[' + std::to_string(i) + "].id", "error.order.not_found");
            continue;
        }
        Order after = *before;
        after.external_id = kept[i];
        any = save_changes(op, books, *before, after) || any;
    }
    problems.throw_if_any();
    if (any) op.commit();
}

}  // namespace okno::orders
