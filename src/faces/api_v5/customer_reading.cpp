// SPDX-License-Identifier: Apache-2.0
#include "faces/api_v5/customer_reading.h"

#include <algorithm>

#include "base/json_fields.h"
#include "base/text.h"
#include "faces/api_v5/parts_json.h"

namespace okno::api_v5 {

namespace {

using customers::CustomerInput;

constexpr std::size_t kLongestValue = 16'000;  // characters of a custom field

constexpr std::pair<std::string_view, std::string_view> kPairs[] = {
    {"phones[]", "phones[].number"},
    {"address.country", "address.countryIso"},
    {"contragent.type", "contragent.contragentType"},
    {"discount_card", "discountCardNumber"},
};

void read_names(CustomerInput& input, const JsonFields& customer) {
    input.external_id = customer.text("externalId");
    input.first_name = customer.text("firstName");
    input.last_name = customer.text("lastName");
    input.patronymic = customer.text("patronymic");
    input.email = customer.text("email");
    input.sex = customer.text("sex");
    input.birthday = customer.text("birthday");
    input.photo_url = customer.text("photoUrl");
    input.browser_id = customer.text("browserId");
}

void read_phones(CustomerInput& input, const JsonFields& customer) {
    std::vector<std::string> phones;
    const bool given = customer.each("phones", [&](const JsonFields& phone) { phones.push_back(phone.text("number").value_or("")); });
    if (given) input.phones = std::move(phones);
}

void read_tags(CustomerInput& input, const JsonFields& customer) {
    input.add_tags = customer.texts("addTags").value_or(std::vector<std::string>());
    if (auto tag = customer.text("attachedTag")) input.add_tags.push_back(std::move(*tag));
    input.remove_tags = customer.texts("removeTags").value_or(std::vector<std::string>());
}

void read_discounts(CustomerInput& input, const JsonFields& customer) {
    input.personal_discount = customer.scaled("personalDiscount", 2);
    input.cumulative_discount = customer.scaled("cumulativeDiscount", 2);
    input.discount_card = customer.text("discountCardNumber");
}

void read_manager(CustomerInput& input, const JsonFields& customer, const users::Roster& roster) {
    input.manager_id = customer.integer("managerId");
    if (input.manager_id && *input.manager_id != 0 && roster.user(*input.manager_id) == nullptr)
        customer.problem("managerId", "error.unknown", {{"value", std::to_string(*input.manager_id)}});
}

bool is_plain(const Json& value) { return !value.is_object() && !value.is_array(); }

bool fits(const Json& value) { return !value.is_string() || count_characters(value.as_string()) <= kLongestValue; }

// A value, or a list of values.
void read_custom_fields(CustomerInput& input, const JsonFields& customer) {
    const Json* fields = customer.object("customFields");
    if (fields == nullptr) return;
    for (const auto& [code, value] : fields->as_object()) {
        const std::string path = "customFields." + code;
        const JsonArray values = value.is_array() ? value.as_array() : JsonArray{value};
        if (!std::all_of(values.begin(), values.end(), is_plain)) customer.problem(path, "error.text_expected");
        if (!std::all_of(values.begin(), values.end(), fits))
            customer.problem(path, "error.too_long", {{"most", std::to_string(kLongestValue)}});
    }
    input.custom_fields = *fields;
}

}  // namespace

const FieldNames kCustomerNames(kPairs);

CustomerInput read_customer(Json record, std::string_view zone, const users::Roster& roster, Problems& problems) {
    as_list(record, "phones");
    for (const std::string_view map : {"address", "contragent", "source", "customFields"}) as_map(record, map);
    CustomerInput input;
    if (!record.is_object()) {
        problems.add("customer", "error.object_expected");
        return input;
    }
    const JsonFields customer(record, "", problems);
    input.created_at = read_moment(customer, "createdAt", zone);
    input.is_contact = customer.flag("isContact");
    read_names(input, customer);
    read_phones(input, customer);
    if (const Json* address = customer.object("address")) input.address = read_address(*address, "address", problems);
    if (const Json* contragent = customer.object("contragent")) input.contragent = read_contragent(*contragent, "contragent", problems);
    if (const Json* source = customer.object("source")) input.origin = read_origin(*source, "source", problems);
    read_manager(input, customer, roster);
    input.vip = customer.flag("vip");
    input.bad = customer.flag("bad");
    input.subscribed = customer.flag("subscribed");
    read_discounts(input, customer);
    read_tags(input, customer);
    read_custom_fields(input, customer);
    return input;
}

}  // namespace okno::api_v5
