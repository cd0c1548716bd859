// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "modules/orders/field_values.h"
#include "modules/orders/order_fields.h"

namespace okno::orders {

namespace {

Json item_stub(const OrderItem& item) {
    Json stub = Json::object();
    stub.set("id", Json(item.id));
    if (item.offer_id != 0) stub.set("offer", id_value(item.offer_id));
    stub.set("name", Json(item.name));
    return stub;
}

Json payment_stub(const Payment& payment) {
    Json stub = Json::object();
    stub.set("id", Json(payment.id));
    if (!payment.external_id.empty()) stub.set("external_id", Json(payment.external_id));
    stub.set("type", Json(payment.type));
    return stub;
}

template <typename Part>
const Part* find(const std::vector<Part>& parts, std::int64_t id) {
    const auto found = std::find_if(parts.begin(), parts.end(), [id](const Part& part) { return part.id == id; });
    return found == parts.end() ? nullptr : &*found;
}

struct PartKind {
    std::string part;   // "item"
    std::string field;  // "order_product": of what comes and goes
};

template <typename Part>
bool note_parts(Operation& op, const Order& order, const PartKind& kind, const std::vector<Part>& before, const std::vector<Part>& after,
                const FieldTable<Part>& fields, Json (*stub)(const Part&), Json (*state)(const Part&)) {
    bool any = false;
    for (const Part& part : before) {
        if (find(after, part.id) != nullptr) continue;
        const PartRef gone{kind.part, part.id, state(part)};
        op.note(ref(order), place(order), &gone, kind.field, id_value(part.id), Json());
        any = true;
    }
    for (const Part& part : after) {
        const PartRef shown{kind.part, part.id, stub(part)};
        if (const Part* was = find(before, part.id)) {
            any = !op.changed(ref(order), place(order), *was, part, fields, &shown).empty() || any;
        } else {
            op.note(ref(order), place(order), &shown, kind.field, Json(), id_value(part.id));
            any = true;
        }
    }
    return any;
}

bool note_custom_fields(Operation& op, const Order& before, const Order& after) {
    bool any = false;
    const Json nothing;
    auto note = [&](const std::string& code) {
        const Json* was = before.custom_fields.find(code);
        const Json* is = after.custom_fields.find(code);
        if (was != nullptr && is != nullptr && *was == *is) return;
        op.note(ref(after), place(after), nullptr, "custom_" + code, was == nullptr ? nothing : *was, is == nullptr ? nothing : *is);
        any = true;
    };
    for (const auto& [code, value] : before.custom_fields.as_object()) note(code);
    for (const auto& [code, value] : after.custom_fields.as_object()) {
        if (before.custom_fields.find(code) == nullptr) note(code);
    }
    return any;
}

}  // namespace

std::vector<std::string> note_order_changes(Operation& op, const Order& before, const Order& after) {
    std::vector<std::string> names;
    if (before.status != after.status) {
        Json extra = Json::object();
        extra.set("since", Json(before.status_at));  // with the row's time: how long it stood there
        if (!before.status_comment.empty()) extra.set("old_comment", Json(before.status_comment));
        if (!after.status_comment.empty()) extra.set("comment", Json(after.status_comment));
        op.note(ref(after), place(after), nullptr, "status", code_value(before.status), code_value(after.status), std::move(extra));
        names.emplace_back("status");
    }
    for (std::string& name : op.changed(ref(after), place(after), before, after, order_fields())) names.push_back(std::move(name));
    if (note_custom_fields(op, before, after)) names.emplace_back("custom_fields");
    if (note_parts(op, after, {"item", "order_product"}, before.items, after.items, item_fields(), item_stub, item_state))
        names.emplace_back("items");
    if (note_parts(op, after, {"payment", "payments"}, before.payments, after.payments, payment_fields(), payment_stub,
                   payment_state_json)) {
        names.emplace_back("payments");
    }
    return names;
}

}  // namespace okno::orders
