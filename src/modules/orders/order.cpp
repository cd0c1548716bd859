// SPDX-License-Identifier: Apache-2.0
#include "modules/orders/order.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/text.h"

namespace okno::orders {

namespace {

constexpr std::array<std::pair<PaymentState, std::string_view>, 7> kPaymentStates{{
    {PaymentState::none, "none"},
    {PaymentState::not_paid, "not_paid"},
    {PaymentState::waiting, "waiting"},
    {PaymentState::on_receipt, "on_receipt"},
    {PaymentState::part, "part"},
    {PaymentState::paid, "paid"},
    {PaymentState::refund, "refund"},
}};

constexpr std::size_t kMostSearchBytes = 2000;

void add_word(std::string& text, std::string_view word) {
    if (word.empty() || text.size() + word.size() > kMostSearchBytes) return;
    if (!text.empty()) text += ' ';
    text += word;
}

void add_phone(std::string& text, const Phone& phone) {
    if (phone.digits.empty()) return;
    add_word(text, phone.digits);
    std::string backwards = "~" + phone.digits;
    std::reverse(backwards.begin() + 1, backwards.end());
    add_word(text, backwards);
}

}  // namespace

std::string_view to_string(PaymentState state) {
    for (const auto& [each, name] : kPaymentStates) {
        if (each == state) return name;
    }
    return "none";
}

std::optional<PaymentState> payment_state_from(std::string_view text) {
    for (const auto& [state, name] : kPaymentStates) {
        if (name == text) return state;
    }
    return std::nullopt;
}

EntityRef ref(const Order& order) { return {"order", order.id}; }

Place place(const Order& order) { return {order.site_id, order.manager_id}; }

std::string display_name(const Order& order) {
    std::string name;
    for (const std::string* part : {&order.last_name, &order.first_name, &order.patronymic}) add_word(name, *part);
    if (!name.empty()) return name;
    return order.email.empty() ? order.phone.written : order.email;
}

Minor to_base(Minor amount, const Order& order, int base_decimals) {
    if (order.rate == kRateScale && order.decimals == base_decimals) return amount;
    const std::int64_t wider = order.decimals <= base_decimals ? pow10(base_decimals - order.decimals) : 1;
    const std::int64_t narrower = order.decimals > base_decimals ? pow10(order.decimals - base_decimals) : 1;
    return multiply_divide(amount, order.rate * wider, kRateScale * narrower);
}

void put_custom_field(Order& order, const std::string& code, Json value) {
    JsonObject& fields = order.custom_fields.as_object();
    auto place = std::lower_bound(fields.begin(), fields.end(), code,
                                  [](const auto& member, const std::string& wanted) { return member.first < wanted; });
    const bool known = place != fields.end() && place->first == code;
    if (value.is_null()) {
        if (known) fields.erase(place);
    } else if (known) {
        place->second = std::move(value);
    } else {
        fields.emplace(place, code, std::move(value));
    }
}

std::string search_text(const Order& order, WithNumber number) {
    std::string people;
    if (number == WithNumber::yes) add_word(people, order.number);
    for (const std::string* part :
         {&order.external_id, &order.last_name, &order.first_name, &order.patronymic, &order.email, &order.delivery.track_number}) {
        add_word(people, *part);
    }
    for (const OrderItem& item : order.items) add_word(people, item.article);
    std::string text = fold(people);
    add_phone(text, order.phone);
    if (order.additional_phone.digits != order.phone.digits) add_phone(text, order.additional_phone);
    return text;
}

}  // namespace okno::orders
