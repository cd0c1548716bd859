// SPDX-License-Identifier: Apache-2.0
// What a status means for an order, and which moves are allowed: pure functions over the reference books.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/error.h"
#include "modules/orders/order.h"

namespace okno::references {
class Books;
}

namespace okno::orders {

// The status of a new order of that type when nobody names one: the first active one of the group "new".
std::string first_status(const references::Books& books, std::string_view order_type);
std::string status_group(const references::Books& books, std::string_view status);  // "" when unknown
bool is_final(const references::Books& books, std::string_view status);             // of the groups complete and cancel
bool is_cancelled(const references::Books& books, std::string_view status);
// The status that usually follows: the first active one of the next group that is not a cancelling one; nothing behind a final status.
std::optional<std::string> likely_status(const references::Books& books, std::string_view status);
// When an order that comes into this status now becomes late; nothing where the status has no limit.
std::optional<Moment> overdue_from(const references::Books& books, std::string_view status, Moment now);

struct StatusMove {
    std::string to;
    std::optional<std::string> comment, cancel_reason;
    bool ask_reason = true;  // false for callers that cannot ask: the API
};
// Puts the move on the order: status, its time, comment, reason, limit; the mark "expired" goes. Everything refused goes to problems
// ("status", "status_comment", "cancel_reason"). A move to where it stands already changes nothing but the reason.
void move_status(Order& order, const StatusMove& move, const references::Books& books, Moment now, Problems& problems);

}  // namespace okno::orders
