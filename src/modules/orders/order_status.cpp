// SPDX-License-Identifier: Apache-2.0
#include "modules/orders/order_status.h"

#include <algorithm>

#include "base/text.h"
#include "modules/references/books.h"

namespace okno::orders {

namespace {

using references::Books;
using references::StageKind;
using references::Status;
using references::StatusGroup;

constexpr std::size_t kLongestComment = 4'000;

const StatusGroup* group_of(const Books& books, std::string_view code) {
    const Status* status = books.status(code);
    return status == nullptr ? nullptr : &books.group_of(*status);
}

const Status* first_active(const Books& books, const StatusGroup& group) {
    for (const Status* status : books.statuses_in(group)) {
        if (status->active) return status;
    }
    return nullptr;
}

}  // namespace

std::string first_status(const Books& books, std::string_view /*order_type: all types share one chain so far*/) {
    const Status* first = books.first_status();
    return first == nullptr ? std::string() : first->code;
}

std::string status_group(const Books& books, std::string_view status) {
    const StatusGroup* group = group_of(books, status);
    return group == nullptr ? std::string() : group->code;
}

bool is_final(const Books& books, std::string_view status) {
    const StatusGroup* group = group_of(books, status);
    return group != nullptr && group->is_final();
}

bool is_cancelled(const Books& books, std::string_view status) {
    const StatusGroup* group = group_of(books, status);
    return group != nullptr && (group->kind == StageKind::cancelled || group->kind == StageKind::returned);
}

std::optional<std::string> likely_status(const Books& books, std::string_view status) {
    const StatusGroup* group = group_of(books, status);
    if (group == nullptr || group->is_final()) return std::nullopt;
    bool behind = false;
    for (const StatusGroup* each : books.status_groups()) {
        if (each == group) {
            behind = true;
            continue;
        }
        if (!behind || !each->active || each->kind == StageKind::cancelled || each->kind == StageKind::returned) continue;
        if (const Status* next = first_active(books, *each)) return next->code;
    }
    return std::nullopt;
}

std::optional<Moment> overdue_from(const Books& books, std::string_view status, Moment now) {
    const Status* found = books.status(status);
    if (found == nullptr || found->limit_minutes == 0 || books.group_of(*found).is_final()) return std::nullopt;
    return now + found->limit_minutes * kMinute;
}

void move_status(Order& order, const StatusMove& move, const Books& books, Moment now, Problems& problems) {
    const Status* to = books.status(move.to);
    if (to == nullptr) {
        problems.add("status", "error.unknown", {{"value", move.to}});
        return;
    }
    const bool moves = to->code != order.status;
    if (moves && !to->active) problems.add("status", "error.order.status_off", {{"value", move.to}});

    if (move.comment) {
        const std::string comment = trim(clean_text(*move.comment));
        if (count_characters(comment) > kLongestComment) {
            problems.add("status_comment", "error.too_long", {{"most", std::to_string(kLongestComment)}});
        } else if (!moves && comment != order.status_comment) {
            problems.add("status_comment", "error.order.comment_without_status");
        }
        order.status_comment = comment;
    } else if (moves) {
        order.status_comment.clear();
    }

    const bool cancels = is_cancelled(books, to->code);
    if (move.cancel_reason) {
        const bool known = move.cancel_reason->empty() || books.item(references::Book::cancel_reason, *move.cancel_reason) != nullptr;
        if (!known) problems.add("cancel_reason", "error.unknown", {{"value", *move.cancel_reason}});
        if (cancels || move.cancel_reason->empty()) order.cancel_reason = *move.cancel_reason;
    }
    if (!cancels) order.cancel_reason.clear();
    if (moves && cancels && move.ask_reason && order.cancel_reason.empty()) problems.add("cancel_reason", "error.order.reason_required");

    if (!moves) return;
    order.status = to->code;
    order.status_at = now;
    order.expired = false;
    order.overdue_at = overdue_from(books, to->code, now);
}

}  // namespace okno::orders
