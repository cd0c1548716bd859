// SPDX-License-Identifier: Apache-2.0
// Legal details of a buyer: a person, an entrepreneur or a company.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace okno::customers {

struct Contragent {
    std::string type;  // "individual", "legal-entity", "enterpreneur" (that spelling), "" = not said
    std::string legal_name, legal_address;
    std::string inn, okpo, kpp, ogrn, ogrnip;
    std::string certificate_number, certificate_date;  // date "YYYY-MM-DD"
    std::string bik, bank, bank_address, corr_account, bank_account;

    bool operator==(const Contragent&) const = default;
};

struct ContragentPart {
    std::string_view name;          // ours, also the column after "contragent_"
    std::string_view api_name;      // "contragentType", "INN"
    std::string_view history_name;  // "contragent.contragent_type", "contragent.i_n_n"
    std::string Contragent::*member;
};
std::span<const ContragentPart> contragent_parts();

using ContragentEdit = std::vector<std::pair<std::string Contragent::*, std::string>>;
void apply(Contragent& contragent, const ContragentEdit& edit);

}  // namespace okno::customers
