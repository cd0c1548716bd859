// SPDX-License-Identifier: Apache-2.0
// Orders: the list with its figures, the one window, changes of one and of many.
#pragma once

#include "faces/ui/face.h"

namespace okno::ui {

http::Response list_orders(const Parts& parts, Call& call);
http::Response summarise_orders(const Parts& parts, Call& call);
http::Response show_order(const Parts& parts, Call& call);
http::Response show_order_neighbours(const Parts& parts, Call& call);
http::Response create_order(const Parts& parts, Call& call);
http::Response edit_order(const Parts& parts, Call& call);
http::Response change_order_status(const Parts& parts, Call& call);
http::Response change_many_orders(const Parts& parts, Call& call);
http::Response delete_order(const Parts& parts, Call& call);

}  // namespace okno::ui
