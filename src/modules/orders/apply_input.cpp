// SPDX-License-Identifier: Apache-2.0
#include "modules/orders/apply_input.h"

#include <algorithm>

#include "base/text.h"
#include "modules/catalog/catalog_rights.h"
#include "modules/references/books.h"

namespace okno::orders {

namespace {

using references::Book;
using references::Books;

constexpr std::size_t kLongestComment = 16'000;
constexpr std::size_t kLongestDetails = 65'536;  // bytes of JSON
constexpr std::size_t kMostTags = 100;
constexpr std::int64_t kMostGrams = 1'000'000'000;
constexpr std::int64_t kMostMillimetres = 1'000'000;
constexpr Percent kWhole = 100 * 100;

// Only what cannot be an address at all is refused.
bool looks_like_mail(std::string_view mail) {
    const std::size_t at = mail.rfind('@');
    return at != std::string_view::npos && at > 0 && at + 1 < mail.size() && mail.find_first_of(" \t\n,;<>") == std::string_view::npos;
}

void put_phone(Phone& phone, const std::string& path, const std::optional<std::string>& given, const std::string& country,
               TextChecks& checks) {
    if (!given) return;
    std::string written;
    checks.put(written, path, given, 100);
    if (written == phone.written) return;
    phone = written.empty() ? Phone{} : parse_phone(written, country);
}

void apply_person(Order& order, const OrderInput& input, const ApplyTo& to, TextChecks& checks) {
    checks.put(order.first_name, "first_name", input.first_name);
    checks.put(order.last_name, "last_name", input.last_name);
    checks.put(order.patronymic, "patronymic", input.patronymic);
    checks.put(order.email, "email", input.email);
    if (input.email && !order.email.empty() && !looks_like_mail(order.email)) to.problems.add("email", "error.email");
    if (input.country) {
        const bool code = input.country->empty() || (input.country->size() == 2 &&
                                                     input.country->find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ") == std::string::npos);
        if (!code) to.problems.add("country", "error.unknown", {{"value", *input.country}});
        if (code) order.country = *input.country;
    }
    put_phone(order.phone, "phone", input.phone, order.country, checks);
    put_phone(order.additional_phone, "additional_phone", input.additional_phone, order.country, checks);
    for (const auto& [member, value] : input.contragent) {
        for (const customers::ContragentPart& part : customers::contragent_parts()) {
            if (part.member == member) checks.put(order.contragent.*member, "contragent." + std::string(part.name), value);
        }
    }
    const std::string& kind = order.contragent.type;
    if (!kind.empty() && kind != "individual" && kind != "legal-entity" && kind != "enterpreneur") {
        to.problems.add("contragent.type", "error.unknown", {{"value", kind}});
    }
}

void apply_delivery(Order& order, const DeliveryInput& input, const ApplyTo& to, TextChecks& checks) {
    Delivery& delivery = order.delivery;
    const Books& books = to.books;
    if (input.type) checks.put_code(delivery.type, "delivery.type", input.type, books.item(Book::delivery_type, *input.type) != nullptr);
    if (input.service) {
        const references::ReferenceItem* service = books.item(Book::delivery_service, *input.service);
        checks.put_code(delivery.service, "delivery.service", input.service, service != nullptr);
    }
    if (input.courier_id) {
        const bool known = *input.courier_id == 0 || books.item(Book::courier, *input.courier_id) != nullptr;
        if (!known) to.problems.add("delivery.courier_id", "error.unknown", {{"value", std::to_string(*input.courier_id)}});
        if (known) delivery.courier_id = *input.courier_id;
    }
    checks.put_amount(delivery.cost, "delivery.cost", input.cost, order.decimals);
    if (input.net_cost) {
        Minor net_cost = 0;
        checks.put_amount(net_cost, "delivery.net_cost", *input.net_cost, order.decimals);
        delivery.net_cost = *input.net_cost ? std::optional(net_cost) : std::nullopt;
        if (!to.actor.may(catalog::catalog_see_purchase_price)) to.problems.add("delivery.net_cost", "error.forbidden");
    }
    checks.put(delivery.vat_rate, "delivery.vat_rate", input.vat_rate, 20);
    checks.put_date(delivery.date, "delivery.date", input.date);
    checks.put_time(delivery.time_from, "delivery.time_from", input.time_from);
    checks.put_time(delivery.time_to, "delivery.time_to", input.time_to);
    checks.put(delivery.time_text, "delivery.time_text", input.time_text);
    checks.put(delivery.track_number, "delivery.track_number", input.track_number);
    checks.put(delivery.external_id, "delivery.external_id", input.external_id);
    checks.put(delivery.carrier_status, "delivery.carrier_status", input.carrier_status);
    for (const auto& [member, value] : input.address) {
        for (const customers::AddressPart& part : customers::address_parts()) {
            const std::size_t longest = part.name == "text" || part.name == "notes" ? 1000 : 255;
            if (part.member == member) checks.put(delivery.address.*member, "delivery.address." + std::string(part.name), value, longest);
        }
    }
    if (!input.details) return;
    if (input.details->is_object()) {
        for (const auto& [name, value] : input.details->as_object()) delivery.details.set(name, value);
    }
    if (delivery.details.dump().size() > kLongestDetails)
        to.problems.add("delivery.details", "error.too_long", {{"most", std::to_string(kLongestDetails)}});
}

void apply_shipment(Order& order, const OrderInput& input, const ApplyTo& to, TextChecks& checks) {
    if (input.shipment_store) {
        checks.put_code(order.shipment_store, "shipment_store", input.shipment_store,
                        to.books.item(Book::store, *input.shipment_store) != nullptr);
    }
    checks.put_date(order.shipment_date, "shipment_date", input.shipment_date);
    checks.put_number(order.weight, "weight", input.weight, kMostGrams);
    checks.put_number(order.length, "length", input.length, kMostMillimetres);
    checks.put_number(order.width, "width", input.width, kMostMillimetres);
    checks.put_number(order.height, "height", input.height, kMostMillimetres);
    if (input.shipped) order.shipped = *input.shipped;
}

void apply_tags_and_custom_fields(Order& order, const OrderInput& input, const ApplyTo& to) {
    for (const std::string& tag : input.add_tags) {
        const std::string kept = trim(clean_text(tag));
        if (!kept.empty() && std::find(order.tags.begin(), order.tags.end(), kept) == order.tags.end()) order.tags.push_back(kept);
    }
    for (const std::string& tag : input.remove_tags) std::erase(order.tags, trim(tag));
    if (order.tags.size() > kMostTags) to.problems.add("tags", "error.too_many", {{"most", std::to_string(kMostTags)}});
    if (!input.custom_fields.is_object()) return;
    for (const auto& [code, value] : input.custom_fields.as_object()) put_custom_field(order, code, value);
    if (order.custom_fields.dump().size() > kLongestDetails)
        to.problems.add("custom_fields", "error.too_long", {{"most", std::to_string(kLongestDetails)}});
}

void apply_facts(Order& order, const OrderInput& input, const ApplyTo& to, TextChecks& checks) {
    const Books& books = to.books;
    checks.put(order.number, "number", input.number, 60);
    checks.put(order.external_id, "external_id", input.external_id);
    if (input.type) checks.put_code(order.type, "type", input.type, books.item(Book::order_type, *input.type) != nullptr);
    if (input.method) checks.put_code(order.method, "method", input.method, books.item(Book::order_method, *input.method) != nullptr);
    if (input.created_at) order.created_at = *input.created_at;
    if (input.manager_id) order.manager_id = std::max<std::int64_t>(0, *input.manager_id);
    if (input.call) order.call = *input.call;
    if (input.expired) order.expired = *input.expired;
    if (input.apply_round) order.apply_round = *input.apply_round;
    if (input.uploaded_to_external_store) order.uploaded_to_external_store = *input.uploaded_to_external_store;
    checks.put(order.next_step, "next_step", input.next_step);
    if (input.next_step_at) order.next_step_at = *input.next_step_at;
    if (input.overdue_at) order.overdue_at = *input.overdue_at;
    checks.put(order.customer_comment, "customer_comment", input.customer_comment, kLongestComment);
    checks.put(order.manager_comment, "manager_comment", input.manager_comment, kLongestComment);
    checks.put_amount(order.discount_amount, "discount_amount", input.discount_amount, order.decimals);
    checks.put_percent(order.discount_percent, "discount_percent", input.discount_percent);
    checks.put_number(order.mark, "mark", input.mark, 100);
    if (input.mark_at) order.mark_at = *input.mark_at;
    if (input.privilege_type) {
        static constexpr std::string_view kKinds[] = {"none", "personal_discount", "loyalty_level", "loyalty_event"};
        checks.put_code(order.privilege_type, "privilege_type", input.privilege_type,
                        std::find(std::begin(kKinds), std::end(kKinds), *input.privilege_type) != std::end(kKinds));
        if (order.privilege_type.empty()) order.privilege_type = "none";
    }
    if (input.origin) {
        checks.put(order.origin.source, "source.source", input.origin->source);
        checks.put(order.origin.medium, "source.medium", input.origin->medium);
        checks.put(order.origin.campaign, "source.campaign", input.origin->campaign);
        checks.put(order.origin.keyword, "source.keyword", input.origin->keyword);
        checks.put(order.origin.content, "source.content", input.origin->content);
    }
    if (input.company_id) order.company_id = std::max<std::int64_t>(0, *input.company_id);
}

}  // namespace

void TextChecks::put(std::string& member, const std::string& path, const std::optional<std::string>& given, std::size_t longest) {
    if (!given) return;
    std::string kept = trim(clean_text(*given));
    if (kept.size() > longest && count_characters(kept) > longest) {
        problems_.add(path, "error.too_long", {{"most", std::to_string(longest)}});
        return;
    }
    member = std::move(kept);
}

void TextChecks::put_code(std::string& member, const std::string& path, const std::optional<std::string>& given, bool known) {
    if (!given) return;
    if (!given->empty() && !known) {
        problems_.add(path, "error.unknown", {{"value", *given}});
        return;
    }
    member = *given;
}

void TextChecks::put_date(std::string& member, const std::string& path, const std::optional<std::string>& given) {
    if (!given) return;
    if (!given->empty() && !is_date(*given)) {
        problems_.add(path, "error.date");
        return;
    }
    member = *given;
}

void TextChecks::put_time(std::string& member, const std::string& path, const std::optional<std::string>& given) {
    if (!given) return;
    if (!given->empty() && !is_time_of_day(*given)) {
        problems_.add(path, "error.time");
        return;
    }
    member = *given;
}

void TextChecks::put_amount(Minor& member, const std::string& path, const std::optional<Price>& given, int decimals) {
    if (given && in_range(path, *given, kMaxPrice)) member = price_to_minor(*given, decimals);
}

void TextChecks::put_percent(Percent& member, const std::string& path, const std::optional<Percent>& given) {
    if (!given) return;
    if (*given < 0 || *given > kWhole) {
        problems_.add(path, "error.percent");
        return;
    }
    member = *given;
}

bool TextChecks::in_range(const std::string& path, std::int64_t value, std::int64_t most) {
    if (value < 0) problems_.add(path, "error.negative");
    if (value > most) problems_.add(path, "error.too_big");
    return value >= 0 && value <= most;
}

std::vector<WantedOffer> apply_input(Order& order, const OrderInput& input, const ApplyTo& to) {
    TextChecks checks(to.problems);
    apply_facts(order, input, to, checks);
    apply_person(order, input, to, checks);
    if (input.delivery) apply_delivery(order, *input.delivery, to, checks);
    apply_shipment(order, input, to, checks);
    apply_tags_and_custom_fields(order, input, to);
    std::vector<WantedOffer> wanted;
    if (input.items) wanted = apply_items(order, *input.items, to);
    if (input.payments) apply_payments(order, *input.payments, to);
    return wanted;
}

}  // namespace okno::orders
