// SPDX-License-Identifier: Apache-2.0
// Step of larger operations: the buyer behind the contact data of an order, a call or a form; made when unknown.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/operation.h"
#include "modules/customers/customer.h"
#include "modules/customers/update_customer_totals.h"

namespace okno::customers {

// Phones are parsed by the caller, before the operation, in the country of the order or of its shop.
struct CustomerWanted {
    std::int64_t site_id = 0;
    std::int64_t buyers_id = 0;  // references::Site::buyers_id; 0 = the shop's own base
    std::int64_t id = 0;         // one of these three names a buyer; the first given is taken
    std::string external_id;
    std::string browser_id;
    CustomerKind kind = CustomerKind::person;
    std::string first_name, last_name, patronymic;
    std::string nick_name;  // of a company
    std::string email;
    std::vector<Phone> phones;
    Address address;
    Contragent contragent;
    Origin origin;
    std::int64_t manager_id = 0;
    std::optional<TotalsChange> order;  // what the order in hand adds; written with the buyer, without a statement of its own for a new one
    bool create_when_unknown = true;
};

struct CustomerFound {
    std::int64_t id = 0;  // 0: unknown and not to be made
    bool created = false;
    std::string matched_by;  // "id", "external_id", "browser_id", "email", "phone"; "" when made
    Place place;
    bool vip = false, bad = false;
    std::int64_t manager_id = 0;
    std::int64_t orders_before = 0;
    std::int64_t personal_discount = 0;  // per cent × 100
};

// Order of rules:
// 1. id and browser id within the base of buyers, external id within the shop. An id or external id that is given and unknown decides:
// throws not_found
//    "error.customer.not_found" for an id; makes a new buyer with that external id otherwise, unless a buyer of the shop with the same mail
//    or phone has no external id yet: then he gets it.
// 2. e-mail, compared without case. 3. any phone, compared by digits of its international form.
// When several match: who bought last, then the newest. Only live buyers of the same kind and base.
// Of the found one nothing is overwritten and no empty field is filled; an unknown phone is added, with a journal row.
// Contact data with neither mail nor phone nor any id always make a new buyer.
// Two operations at once with the same mail or phone never make two: on SQLite there is one writer; on PostgreSQL each key is locked until
// the commit.
CustomerFound find_or_create_customer(Operation& op, const CustomerWanted& wanted);

}  // namespace okno::customers
