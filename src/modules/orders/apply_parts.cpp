// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <set>

#include "base/text.h"
#include "modules/catalog/catalog_rights.h"
#include "modules/orders/apply_input.h"
#include "modules/references/books.h"

namespace okno::orders {

namespace {

using references::Book;
using references::Books;

constexpr std::size_t kMostExternalIds = 20;
constexpr std::size_t kMostProperties = 100;
constexpr std::size_t kMostMarkingCodes = 1000;

// A line of the order that the caller means: by id, else by one of its external ids. A line is taken once.
OrderItem* meant(std::vector<OrderItem>& items, const ItemInput& input, const std::set<std::int64_t>& taken) {
    auto free_item = [&](auto&& fits) -> OrderItem* {
        for (OrderItem& item : items) {
            if (!taken.contains(item.id) && fits(item)) return &item;
        }
        return nullptr;
    };
    if (input.id != 0) return free_item([&](const OrderItem& item) { return item.id == input.id; });
    if (!input.external_ids) return nullptr;
    for (const CodeValue& wanted : *input.external_ids) {
        OrderItem* found = free_item([&](const OrderItem& item) {
            return std::find(item.external_ids.begin(), item.external_ids.end(), wanted) != item.external_ids.end();
        });
        if (found != nullptr) return found;
    }
    return nullptr;
}

void put_external_ids(OrderItem& item, const std::vector<CodeValue>& ids, const std::string& path, TextChecks& checks, Problems& problems) {
    if (ids.size() > kMostExternalIds) problems.add(path + "external_ids", "error.too_many", {{"most", std::to_string(kMostExternalIds)}});
    item.external_ids.clear();
    for (std::size_t i = 0; i < std::min(ids.size(), kMostExternalIds); ++i) {
        CodeValue kept;
        const std::string at = path + "external_ids[" + std::to_string(i) + "].";
        checks.put(kept.code, at + "code", ids[i].code);
        checks.put(kept.value, at + "value", ids[i].value);
        if (kept.code.empty()) problems.add(at + "code", "error.required");
        // Of one code the last value stands.
        std::erase_if(item.external_ids, [&](const CodeValue& other) { return other.code == kept.code; });
        item.external_ids.push_back(std::move(kept));
    }
}

void put_lists(OrderItem& item, const ItemInput& input, const std::string& path, TextChecks& checks, Problems& problems) {
    if (input.external_ids) put_external_ids(item, *input.external_ids, path, checks, problems);
    if (input.properties) {
        if (input.properties->size() > kMostProperties)
            problems.add(path + "properties", "error.too_many", {{"most", std::to_string(kMostProperties)}});
        item.properties.clear();
        for (std::size_t i = 0; i < std::min(input.properties->size(), kMostProperties); ++i) {
            ItemProperty& kept = item.properties.emplace_back();
            const std::string at = path + "properties[" + std::to_string(i) + "].";
            checks.put(kept.code, at + "code", (*input.properties)[i].code);
            checks.put(kept.name, at + "name", (*input.properties)[i].name);
            checks.put(kept.value, at + "value", (*input.properties)[i].value, 1000);
        }
    }
    if (input.marking_codes) {
        if (input.marking_codes->size() > kMostMarkingCodes)
            problems.add(path + "marking_codes", "error.too_many", {{"most", std::to_string(kMostMarkingCodes)}});
        item.marking_codes.clear();
        for (std::size_t i = 0; i < std::min(input.marking_codes->size(), kMostMarkingCodes); ++i) {
            checks.put(item.marking_codes.emplace_back(), path + "marking_codes[" + std::to_string(i) + ']', (*input.marking_codes)[i]);
        }
    }
}

void apply_item(OrderItem& item, const ItemInput& input, const ApplyTo& to, const std::string& path) {
    TextChecks checks(to.problems);
    const Books& books = to.books;
    checks.put(item.name, path + "name", input.name, 500);
    checks.put(item.comment, path + "comment", input.comment, 4'000);
    checks.put(item.vat_rate, path + "vat_rate", input.vat_rate, 20);
    if (input.price_type)
        checks.put_code(item.price_type, path + "price_type", input.price_type, books.item(Book::price_type, *input.price_type) != nullptr);
    if (input.status)
        checks.put_code(item.status, path + "status", input.status, books.item(Book::product_status, *input.status) != nullptr);
    checks.put_number(item.quantity, path + "quantity", input.quantity, kMaxQuantity);
    if (item.quantity == 0) to.problems.add(path + "quantity", "error.not_positive");
    checks.put_number(item.initial_price, path + "initial_price", input.initial_price, kMaxPrice);
    checks.put_number(item.discount_amount, path + "discount_amount", input.discount_amount, kMaxPrice);
    checks.put_percent(item.discount_percent, path + "discount_percent", input.discount_percent);
    if (input.purchase_price) {
        if (!to.actor.may(catalog::catalog_see_purchase_price)) to.problems.add(path + "purchase_price", "error.forbidden");
        Price purchase = 0;
        checks.put_number(purchase, path + "purchase_price", input.purchase_price, kMaxPrice);
        item.purchase_price = purchase;
    }
    put_lists(item, input, path, checks, to.problems);
    if (input.created_at) item.created_at = *input.created_at;
}

}  // namespace

std::vector<WantedOffer> apply_items(Order& order, const std::vector<ItemInput>& inputs, const ApplyTo& to) {
    std::vector<WantedOffer> wanted;
    if (inputs.size() > kMaxItems) {
        to.problems.add("items", "error.too_many", {{"most", std::to_string(kMaxItems)}});
        return wanted;
    }
    const std::string base_price_type = [&] {
        const references::ReferenceItem* type = to.books.default_item(Book::price_type);
        return type == nullptr ? std::string() : type->code;
    }();
    std::vector<OrderItem> items;
    std::set<std::int64_t> taken;
    for (std::size_t i = 0; i < inputs.size(); ++i) {
        const ItemInput& input = inputs[i];
        const std::string path = "items[" + std::to_string(i) + "].";
        OrderItem* known = meant(order.items, input, taken);
        if (input.id != 0 && known == nullptr) {
            to.problems.add(path + "id", "error.unknown", {{"value", std::to_string(input.id)}});
            continue;
        }
        OrderItem item;
        if (known != nullptr) {
            item = *known;
            taken.insert(item.id);
        } else {
            item.created_at = to.now;
            item.price_type = base_price_type;
        }
        item.ordering = static_cast<int>(items.size());
        apply_item(item, input, to, path);

        const bool names_offer = input.offer && !input.offer->empty();
        if (input.offer && input.offer->empty()) item.offer_id = 0;
        const bool other_offer = names_offer && (input.offer->id == 0 || input.offer->id != item.offer_id || known == nullptr);
        if (other_offer) {
            wanted.push_back({items.size(), i, *input.offer, !input.name, !input.initial_price && known == nullptr, !input.purchase_price,
                              !input.vat_rate});
        } else if (item.offer_id == 0 && item.name.empty()) {
            to.problems.add(path + "name", "error.required");
        }
        items.push_back(std::move(item));
    }
    order.items = std::move(items);
    return wanted;
}

void apply_payment(Payment& payment, const PaymentInput& input, const Order& order, const ApplyTo& to, const std::string& path) {
    TextChecks checks(to.problems);
    const Books& books = to.books;
    payment.decimals = order.decimals;
    checks.put(payment.external_id, path + "external_id", input.external_id);
    if (input.type) checks.put_code(payment.type, path + "type", input.type, books.item(Book::payment_type, *input.type) != nullptr);
    if (payment.type.empty()) {
        const references::ReferenceItem* usual = books.default_item(Book::payment_type);
        if (input.type || usual == nullptr) {
            to.problems.add(path + "type", "error.required");
        } else {
            payment.type = usual->code;
        }
    }
    if (input.status)
        checks.put_code(payment.status, path + "status", input.status, books.item(Book::payment_status, *input.status) != nullptr);
    const references::ReferenceItem* first = books.default_item(Book::payment_status);
    if (payment.status.empty() && first != nullptr) payment.status = first->code;
    if (input.amount) {
        Minor amount = 0;
        checks.put_amount(amount, path + "amount", *input.amount, order.decimals);
        payment.amount = *input.amount ? std::optional(amount) : std::nullopt;
    }
    if (input.paid_at) payment.paid_at = *input.paid_at;
    checks.put(payment.comment, path + "comment", input.comment, 4'000);
    const references::ReferenceItem* status = books.item(Book::payment_status, payment.status);
    if (status != nullptr && references::payment_complete(*status) && !payment.paid_at && !input.paid_at) payment.paid_at = to.now;
}

void apply_payments(Order& order, const std::vector<PaymentInput>& inputs, const ApplyTo& to) {
    if (inputs.size() > kMaxPayments) {
        to.problems.add("payments", "error.too_many", {{"most", std::to_string(kMaxPayments)}});
        return;
    }
    std::vector<Payment> payments;
    std::set<std::int64_t> taken;
    for (std::size_t i = 0; i < inputs.size(); ++i) {
        const PaymentInput& input = inputs[i];
        const std::string path = "payments[" + std::to_string(i) + "].";
        const auto known = std::find_if(order.payments.begin(), order.payments.end(), [&](const Payment& payment) {
            if (taken.contains(payment.id)) return false;
            if (input.id != 0) return payment.id == input.id;
            return input.external_id && !input.external_id->empty() && payment.external_id == *input.external_id;
        });
        if (input.id != 0 && known == order.payments.end()) {
            to.problems.add(path + "id", "error.unknown", {{"value", std::to_string(input.id)}});
            continue;
        }
        Payment payment;
        if (known != order.payments.end()) {
            payment = *known;
            taken.insert(payment.id);
        } else {
            payment.created_at = to.now;
        }
        apply_payment(payment, input, order, to, path);
        const bool twice = !payment.external_id.empty() && std::any_of(payments.begin(), payments.end(), [&](const Payment& other) {
            return other.external_id == payment.external_id;
        });
        if (twice) to.problems.add(path + "external_id", "error.duplicate");
        payments.push_back(std::move(payment));
    }
    order.payments = std::move(payments);
}

}  // namespace okno::orders
