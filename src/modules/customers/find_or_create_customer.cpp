// SPDX-License-Identifier: Apache-2.0
#include "modules/customers/find_or_create_customer.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/error.h"
#include "base/text.h"
#include "modules/customers/customer_fields.h"
#include "modules/customers/customer_lookup_store.h"
#include "modules/customers/customer_store.h"

namespace okno::customers {

namespace {

constexpr std::int64_t kMostPhones = 20;  // more are somebody's mistake, not a person's numbers

std::int64_t base_of(const CustomerWanted& wanted) { return wanted.buyers_id != 0 ? wanted.buyers_id : wanted.site_id; }

std::vector<std::string> digits_of(const CustomerWanted& wanted) {
    std::vector<std::string> digits;
    for (const Phone& phone : wanted.phones) {
        if (!phone.digits.empty()) digits.push_back(phone.digits);
    }
    return digits;
}

std::vector<std::string> lock_keys(const CustomerWanted& wanted, const std::string& email, const std::vector<std::string>& digits) {
    const std::int64_t base = base_of(wanted);
    std::vector<std::string> keys;
    if (!wanted.external_id.empty()) keys.push_back(fmt::format("customer external {} {}", wanted.site_id, wanted.external_id));
    if (!email.empty()) keys.push_back(fmt::format("customer email {} {}", base, email));
    for (const std::string& phone : digits) keys.push_back(fmt::format("customer phone {} {}", base, phone));
    return keys;
}

std::optional<KnownCustomer> look_up(db::Connection& connection, const CustomerWanted& wanted, const std::string& email,
                                     const std::vector<std::string>& digits) {
    const CustomerLookupStore lookup;
    const std::int64_t base = base_of(wanted);
    if (wanted.id != 0) {
        std::optional<KnownCustomer> known = lookup.by_id(connection, base, wanted.id);
        if (!known) throw_not_found("error.customer.not_found");
        return known;
    }
    if (!wanted.external_id.empty()) {
        if (std::optional<KnownCustomer> known = lookup.by_external_id(connection, wanted.site_id, wanted.external_id)) return known;
    } else if (!wanted.browser_id.empty()) {
        if (std::optional<KnownCustomer> known = lookup.by_browser_id(connection, base, wanted.browser_id)) return known;
    }
    if (email.empty() && digits.empty()) return std::nullopt;
    std::optional<KnownCustomer> known = lookup.by_contacts(connection, base, wanted.kind, email, digits);
    // The shop says it is somebody it knows by another id: not him.
    if (known && !wanted.external_id.empty() && (!known->external_id.empty() || known->place.site_id != wanted.site_id))
        return std::nullopt;
    return known;
}

void add_unknown_phones(Operation& op, const CustomerWanted& wanted, KnownCustomer& known) {
    for (const Phone& phone : wanted.phones) {
        const std::string marked = " " + phone.digits;
        if (phone.digits.empty() || (known.phone_digits + " ").find(marked + " ") != std::string::npos || known.phones >= kMostPhones)
            continue;
        CustomerPhone added{0, phone};
        CustomerStore().add_phone(op, known.id, added);
        Json stub = Json::object();
        stub.set("id", added.id);
        stub.set("position", known.phones);
        if (!phone.e164.empty()) stub.set("e164", phone.e164);
        stub.set("digits", phone.digits);
        const PartRef part{"phone", added.id, std::move(stub)};
        op.note({"customer", known.id}, known.place, &part, "phones", Json(), Json(phone.written));
        known.phone_digits += marked;
        ++known.phones;
    }
}

CustomerFound found(Operation& op, const CustomerWanted& wanted, KnownCustomer known) {
    if (!wanted.external_id.empty() && known.external_id.empty()) {
        CustomerStore().set_external_id(op, known.id, wanted.external_id);
        op.note({"customer", known.id}, known.place, nullptr, "external_id", Json(), Json(wanted.external_id));
    }
    add_unknown_phones(op, wanted, known);
    if (wanted.order) update_customer_totals(op, known.id, *wanted.order);
    CustomerFound answer;
    answer.id = known.id;
    answer.matched_by = std::move(known.rule);
    answer.place = known.place;
    answer.vip = known.vip;
    answer.bad = known.bad;
    answer.manager_id = known.place.owner_id;
    answer.orders_before = known.orders;
    answer.personal_discount = known.personal_discount;
    return answer;
}

CustomerFound made(Operation& op, const CustomerWanted& wanted) {
    Customer customer;
    customer.kind = wanted.kind;
    customer.site_id = wanted.site_id;
    customer.buyers_id = base_of(wanted);
    customer.external_id = wanted.external_id;
    customer.browser_id = wanted.browser_id;
    customer.created_at = customer.updated_at = op.now();
    customer.nick_name = wanted.nick_name;
    customer.first_name = wanted.first_name;
    customer.last_name = wanted.last_name;
    customer.patronymic = wanted.patronymic;
    customer.email = trim(wanted.email);
    for (const Phone& phone : wanted.phones) {
        const auto same = [&](const CustomerPhone& other) { return other.phone.digits == phone.digits; };
        if (!phone.written.empty() && std::none_of(customer.phones.begin(), customer.phones.end(), same))
            customer.phones.push_back({0, phone});
    }
    customer.address = wanted.address;
    customer.contragent = wanted.contragent;
    customer.first_origin = wanted.origin;
    customer.manager_id = wanted.manager_id;
    if (wanted.order) {
        customer.totals = {wanted.order->orders, wanted.order->sum, wanted.order->cancelled, wanted.order->order_at,
                           wanted.order->order_at};
    }
    CustomerStore().insert(op, customer);
    op.created(ref(customer), place(customer), customer, customer_fields());
    CustomerFound answer;
    answer.id = customer.id;
    answer.created = true;
    answer.place = place(customer);
    answer.manager_id = customer.manager_id;
    return answer;
}

}  // namespace

CustomerFound find_or_create_customer(Operation& op, const CustomerWanted& wanted) {
    const std::string email = lower_ascii(trim(wanted.email));
    const std::vector<std::string> digits = digits_of(wanted);
    // The lock comes before the look: what another operation with these keys is about to make becomes visible when its lock is let go.
    if (wanted.id == 0) CustomerLookupStore().lock(op.connection(), lock_keys(wanted, email, digits));
    if (std::optional<KnownCustomer> known = look_up(op.connection(), wanted, email, digits)) return found(op, wanted, std::move(*known));
    return wanted.create_when_unknown ? made(op, wanted) : CustomerFound{};
}

}  // namespace okno::customers
