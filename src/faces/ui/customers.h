// SPDX-License-Identifier: Apache-2.0
// Buyers: list, recognition, card.
#pragma once

#include "core/reader.h"
#include "faces/ui/face.h"
#include "modules/customers/customer.h"

namespace okno::ui {

http::Response list_customers(const Parts& parts, Call& call);
http::Response recognise_customers(const Parts& parts, Call& call);
http::Response show_customer(const Parts& parts, Call& call);
http::Response show_customer_brief(const Parts& parts, Call& call);
http::Response create_customer(const Parts& parts, Call& call);
http::Response edit_customer(const Parts& parts, Call& call);
http::Response list_customer_orders(const Parts& parts, Call& call);

// What stands beside an order: JSON of CustomerBrief, "" when the buyer is not there or out of reach.
std::string customer_brief(const Call& call, std::int64_t customer_id);

}  // namespace okno::ui
