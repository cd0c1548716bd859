// SPDX-License-Identifier: Apache-2.0
#include "faces/ui/customers.h"
#include "faces/ui/face.h"
#include "faces/ui/offers.h"
#include "faces/ui/orders.h"
#include "faces/ui/references.h"
#include "faces/ui/session.h"
#include "faces/ui/timeline.h"

namespace okno::ui {

const std::vector<Route>& routes() {
    static const std::vector<Route> table = {
        {"POST", "/ui/session", Entry::open, sign_in, "Sign in"},
        {"GET", "/ui/session", Entry::session, show_session, "Who is signed in"},
        {"DELETE", "/ui/session", Entry::session, sign_out, "Sign out"},
        {"PATCH", "/ui/me", Entry::session, edit_me, "Language, theme and preferences of one's own"},
        {"GET", "/ui/references", Entry::session, show_references, "Reference books in the person's language"},

        {"GET", "/ui/orders", Entry::session, list_orders, "A page of the list"},
        {"GET", "/ui/orders/summary", Entry::session, summarise_orders, "Count, sum and counters of what is filtered"},
        {"POST", "/ui/orders", Entry::session, create_order, "New order"},
        {"POST", "/ui/orders/bulk", Entry::session, change_many_orders, "Status or manager of many orders"},
        {"GET", "/ui/orders/{id}", Entry::session, show_order, "The order's card"},
        {"PATCH", "/ui/orders/{id}", Entry::session, edit_order, "Save the edits of an order as one act"},
        {"DELETE", "/ui/orders/{id}", Entry::session, delete_order, "To the bin"},
        {"POST", "/ui/orders/{id}/status", Entry::session, change_order_status, "Another status"},
        {"GET", "/ui/orders/{id}/timeline", Entry::session, show_order_timeline, "What happened to it"},
        {"GET", "/ui/orders/{id}/neighbours", Entry::session, show_order_neighbours, "Previous and next of the filtered list"},

        {"GET", "/ui/customers", Entry::session, list_customers, "A page of the list"},
        {"GET", "/ui/customers/recognise", Entry::session, recognise_customers, "Who it is, while a phone, mail or name is typed"},
        {"POST", "/ui/customers", Entry::session, create_customer, "New customer"},
        {"GET", "/ui/customers/{id}", Entry::session, show_customer, "The customer's card"},
        {"PATCH", "/ui/customers/{id}", Entry::session, edit_customer, "Save the edits of a customer"},
        {"GET", "/ui/customers/{id}/brief", Entry::session, show_customer_brief, "What stands beside an order"},
        {"GET", "/ui/customers/{id}/orders", Entry::session, list_customer_orders, "Orders of a customer"},
        {"GET", "/ui/customers/{id}/timeline", Entry::session, show_customer_timeline, "What happened to a customer"},

        {"GET", "/ui/offers", Entry::session, search_offers, "Goods by name, article or barcode"},
        {"GET", "/ui/pictures/{name}", Entry::session, show_picture, "Drawn picture of a demo shop's goods"},
    };
    return table;
}

}  // namespace okno::ui
