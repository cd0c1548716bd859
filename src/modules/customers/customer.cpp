// SPDX-License-Identifier: Apache-2.0
#include "modules/customers/customer.h"

#include <algorithm>

#include "base/text.h"

namespace okno::customers {

namespace {

std::string joined(std::initializer_list<const std::string*> pieces) {
    std::string line;
    for (const std::string* piece : pieces) {
        if (!piece->empty()) line += (line.empty() ? "" : " ") + *piece;
    }
    return line;
}

}  // namespace

std::string_view to_string(CustomerKind kind) {
    switch (kind) {
        case CustomerKind::person: return "person";
        case CustomerKind::company: return "company";
    }
    return "person";
}

CustomerKind customer_kind_from(std::string_view text) { return text == "company" ? CustomerKind::company : CustomerKind::person; }

std::string display_name(const Customer& customer) {
    if (customer.kind == CustomerKind::company && !customer.nick_name.empty()) return customer.nick_name;
    std::string name = joined({&customer.last_name, &customer.first_name, &customer.patronymic});
    if (name.empty()) name = customer.nick_name;
    if (name.empty()) name = customer.email;
    if (name.empty() && !customer.phones.empty()) name = format_phone(customer.phones.front().phone);
    return name;
}

EntityRef ref(const Customer& customer) { return {"customer", customer.id}; }
Place place(const Customer& customer) { return {customer.site_id, customer.manager_id}; }

CustomerSearchTexts search_texts(const Customer& customer) {
    CustomerSearchTexts texts;
    const std::string folded =
        fold(joined({&customer.last_name, &customer.first_name, &customer.patronymic, &customer.nick_name, &customer.email}));
    if (!folded.empty()) texts.words = " " + folded;
    for (const CustomerPhone& phone : customer.phones) {
        if (!phone.phone.digits.empty()) texts.digits += " " + phone.phone.digits;
    }
    texts.sort_name = sort_key(display_name(customer));
    texts.email = lower_ascii(customer.email);
    return texts;
}

void sort_custom_fields(Customer& customer) {
    if (!customer.custom_fields.is_object()) return;
    JsonObject& members = customer.custom_fields.as_object();
    std::sort(members.begin(), members.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
}

}  // namespace okno::customers
