// SPDX-License-Identifier: Apache-2.0
// Puts what a caller said over an order: texts trimmed, phones parsed, codes checked, lines and payments matched. Reads no database.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "core/actor.h"
#include "modules/catalog/find_offers.h"
#include "modules/orders/order_input.h"

namespace okno::references {
class Books;
}

namespace okno::orders {

// A line whose offer is still to be looked up in the catalogue.
struct WantedOffer {
    std::size_t item = 0;   // place in order.items
    std::size_t input = 0;  // place in the caller's list
    catalog::OfferKey key;
    bool takes_name = false, takes_price = false, takes_purchase_price = false, takes_vat_rate = false;  // the caller said nothing of them
};

struct ApplyTo {
    const references::Books& books;
    const Actor& actor;
    Moment now = 0;
    bool is_new = false;
    Problems& problems;
};

// Everything but status, buyer and the offers of lines, which are returned.
std::vector<WantedOffer> apply_input(Order& order, const OrderInput& input, const ApplyTo& to);

// Parts of it, for payments saved one by one. `path` is "payments[0]." or "".
void apply_payment(Payment& payment, const PaymentInput& input, const Order& order, const ApplyTo& to, const std::string& path);

// What every text from outside goes through: trimmed, without control characters, and not too long.
class TextChecks {
  public:
    explicit TextChecks(Problems& problems) : problems_(problems) {}
    void put(std::string& member, const std::string& path, const std::optional<std::string>& given, std::size_t longest = 255);
    void put_code(std::string& member, const std::string& path, const std::optional<std::string>& given, bool known);
    void put_date(std::string& member, const std::string& path, const std::optional<std::string>& given);
    void put_time(std::string& member, const std::string& path, const std::optional<std::string>& given);
    void put_amount(Minor& member, const std::string& path, const std::optional<Price>& given, int decimals);
    void put_percent(Percent& member, const std::string& path, const std::optional<Percent>& given);
    // A number from 0 to most.
    template <typename Number>
    void put_number(Number& member, const std::string& path, const std::optional<Number>& given, std::int64_t most) {
        if (given && in_range(path, static_cast<std::int64_t>(*given), most)) member = *given;
    }

  private:
    bool in_range(const std::string& path, std::int64_t value, std::int64_t most);
    Problems& problems_;
};

std::vector<WantedOffer> apply_items(Order& order, const std::vector<ItemInput>& items, const ApplyTo& to);
void apply_payments(Order& order, const std::vector<PaymentInput>& payments, const ApplyTo& to);

}  // namespace okno::orders
