// SPDX-License-Identifier: Apache-2.0
#include "faces/api_v5/texts.h"

#include <algorithm>
#include <string_view>

namespace okno::api_v5 {

namespace {

struct Text {
    std::string_view key, words;
};

// The first block are words that clients compare letter by letter (RULES §3).
constexpr Text kTexts[] = {
    {"error.key_missing", "\"apiKey\" is missing."},
    {"error.key_wrong", "Wrong \"apiKey\" value."},
    {"error.forbidden", "Access denied."},
    {"error.not_found", "Not found"},
    {"error.parameter_missing", "Parameter '{name}' is missing"},
    {"error.validation", "Errors in the entity format"},
    {"error.no_such_address", "API method not found"},
    {"error.rate_limit", "Rate limit exceeded"},
    {"error.key_fields_missing", "Set one of the following fields: id, externalId"},
    {"error.payment_not_found", "Payment not found"},

    {"error.order.not_found", "Not found"},
    {"error.customer.not_found", "There is no such customer."},
    {"error.order.unknown_offer", "There is no such offer, and no productName to sell it by."},
    {"error.order.comment_without_status", "The comment may only be changed together with the status."},
    {"error.order.status_off", "The status \"{value}\" is not active."},
    {"error.order.reason_required", "This status needs a reason."},
    {"error.order.other_currency", "The other shop has another currency."},
    {"error.order.external_id_taken", "Order already exists."},
    {"error.customer.external_id_taken", "Customer already exists."},
    {"error.customer.nothing_given", "Set a name, a phone, an email or an externalId."},
    {"error.duplicate", "There is one like this already."},
    {"error.referenced", "Other records refer to this one."},
    {"error.unavailable", "Service is temporarily unavailable."},
    {"error.form_too_many", "Too many form fields: {most} at most."},
    {"error.form_name", "The name of a form field is too long: {most} bytes at most."},
    {"error.multipart", "The multipart body is broken."},

    {"error.json", "Invalid JSON near byte {offset}."},
    {"error.json_depth", "The JSON is nested too deep."},
    {"error.required", "This value should not be blank."},
    {"error.unknown", "Unknown value: {value}"},
    {"error.unknown_value", "Unknown value: {value}"},
    {"error.unknown_code", "There is no entry with the code \"{code}\"."},
    {"error.unknown_site", "There is no such shop."},
    {"error.text_expected", "This value should be of type string."},
    {"error.flag_expected", "This value should be of type bool."},
    {"error.integer_expected", "This value should be of type integer."},
    {"error.whole_number_expected", "This value should be of type integer."},
    {"error.number_expected", "This value should be of type number."},
    {"error.number", "This value should be of type number."},
    {"error.amount_expected", "This value should be of type number."},
    {"error.object_expected", "This value should be of type object."},
    {"error.array_expected", "This value should be of type array."},
    {"error.list_expected", "This value should be of type array."},
    {"error.negative", "This value should be 0 or more."},
    {"error.not_positive", "This value should be greater than 0."},
    {"error.out_of_range", "This value is out of range."},
    {"error.percent", "This value should be between 0 and 100."},
    {"error.too_big", "This value is too big."},
    {"error.too_long", "This value is too long. It should have {most} characters or less."},
    {"error.too_many", "Too many elements: {most} at most."},
    {"error.date", "This value is not a valid date."},
    {"error.time", "This value is not a valid time."},
    {"error.email", "This value is not a valid email address."},
    {"error.url", "This value is not a valid URL."},
    {"error.currency", "This value is not a valid currency."},
    {"error.country", "This value is not a valid country."},
    {"error.code", "This value is not a valid code."},
    {"error.limit", "The value you selected is not a valid choice: 20, 50, 100 or 250."},
    {"error.page", "This value should be 1 or more."},
    {"error.filter_unknown", "This filter is not supported."},
    {"error.page_with_since", "Paging by page is not available together with sinceId."},
};

std::string_view words_of(const Message& message, ErrorKind kind) {
    const Text* found = std::find_if(std::begin(kTexts), std::end(kTexts), [&](const Text& text) { return text.key == message.key; });
    if (found != std::end(kTexts)) return found->words;
    switch (kind) {
        case ErrorKind::unauthorized: return "Wrong \"apiKey\" value.";
        case ErrorKind::forbidden: return "Access denied.";
        case ErrorKind::not_found: return "Not found";
        case ErrorKind::too_many: return "Rate limit exceeded";
        case ErrorKind::unavailable: return "Service is temporarily unavailable.";
        case ErrorKind::internal: return "Internal Server Error";
        case ErrorKind::invalid:
        case ErrorKind::conflict:
        case ErrorKind::too_large: break;
    }
    return "This value is not valid.";
}

}  // namespace

std::string say(const Message& message, ErrorKind kind) {
    const std::string_view form = words_of(message, kind);
    std::string said;
    for (std::size_t at = 0; at < form.size();) {
        const std::size_t open = form.find('{', at);
        const std::size_t close = open == std::string_view::npos ? open : form.find('}', open);
        if (close == std::string_view::npos) return said.append(form.substr(at));
        said += form.substr(at, open - at);
        const auto param = message.params.find(std::string(form.substr(open + 1, close - open - 1)));
        if (param != message.params.end()) said += param->second;
        at = close + 1;
    }
    return said;
}

}  // namespace okno::api_v5
