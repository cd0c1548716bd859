// SPDX-License-Identifier: Apache-2.0
#include "faces/ui/customer_input.h"

#include <algorithm>

#include "faces/ui/printing.h"

namespace okno::ui {

std::optional<std::string> contact_of(const JsonFields& body, std::string_view name) {
    std::optional<std::string> text = body.text(name);
    return text == kHiddenContact ? std::nullopt : text;
}

customers::AddressEdit address_edit(const JsonFields& address) {
    customers::AddressEdit edit;
    for (const customers::AddressPart& part : customers::address_parts()) {
        if (std::optional<std::string> text = address.text(part.name)) edit.emplace_back(part.member, std::move(*text));
    }
    return edit;
}

customers::CustomerInput customer_input(const JsonFields& body, const references::Books& books) {
    customers::CustomerInput input;
    if (const std::optional<std::string> site = body.text("site")) {
        const references::Site* found = books.site(*site);
        if (found == nullptr) {
            body.problem("site", "error.unknown", {{"value", *site}});
        } else {
            input.site_id = found->id;
        }
    }
    input.first_name = body.text("first_name");
    input.last_name = body.text("last_name");
    input.patronymic = body.text("patronymic");
    input.email = contact_of(body, "email");
    input.phones = body.texts("phones");
    if (input.phones && std::find(input.phones->begin(), input.phones->end(), kHiddenContact) != input.phones->end()) input.phones.reset();
    input.sex = body.text("sex");
    input.birthday = body.is_null("birthday") ? std::optional<std::string>("") : body.text("birthday");
    input.manager_id = body.is_null("manager_id") ? std::optional<std::int64_t>(0) : body.integer("manager_id");
    input.vip = body.flag("vip");
    input.bad = body.flag("bad");
    input.subscribed = body.flag("subscribed");
    input.note = body.text("note");
    if (const Json* address = body.object("address"))
        input.address = address_edit(JsonFields(*address, body.path("address"), body.problems()));
    return input;
}

}  // namespace okno::ui
