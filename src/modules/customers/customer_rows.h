// SPDX-License-Identifier: Apache-2.0
// How a buyer lies in the tables: columns and values, shared by the stores of this module.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "modules/customers/customer.h"

namespace okno::customers {

// Columns of `customers` that follow the record, in the order of bind_customer().
const std::vector<std::string_view>& customer_columns();
// "c.version, c.kind, …" for any alias.
std::string customer_select(std::string_view alias);
// Reads what customer_select() names.
void read_customer(db::Columns& columns, Customer& customer);

// The values of a record as parameters; the texts that had to be made live here.
class CustomerValues {
  public:
    explicit CustomerValues(const Customer& customer);
    CustomerValues(const CustomerValues&) = delete;
    void bind(std::vector<db::Param>& params) const;  // in the order of customer_columns()
    const CustomerSearchTexts& texts() const { return texts_; }

  private:
    const Customer& customer_;
    CustomerSearchTexts texts_;
    std::string tags_, custom_fields_;
};

// Columns of customer_addresses and customer_contragents that hold the parts, quoted: "\"text\", \"index\", …".
const std::string& address_columns();
const std::string& contragent_columns();
void read_address(db::Columns& columns, Address& address);
void read_contragent(db::Columns& columns, Contragent& contragent);
void bind_address(std::vector<db::Param>& params, const Address& address);
void bind_contragent(std::vector<db::Param>& params, const Contragent& contragent);

// NULL for "": columns that are unique among those who have one.
db::Param text_or_null(const std::string& text);

}  // namespace okno::customers
