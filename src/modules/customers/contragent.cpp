// SPDX-License-Identifier: Apache-2.0
#include "modules/customers/contragent.h"

#include <array>

namespace okno::customers {

namespace {

constexpr std::array kParts = {
    ContragentPart{"type", "contragentType", "contragent.contragent_type", &Contragent::type},
    ContragentPart{"legal_name", "legalName", "contragent.legal_name", &Contragent::legal_name},
    ContragentPart{"legal_address", "legalAddress", "contragent.legal_address", &Contragent::legal_address},
    ContragentPart{"inn", "INN", "contragent.i_n_n", &Contragent::inn},
    ContragentPart{"okpo", "OKPO", "contragent.o_k_p_o", &Contragent::okpo},
    ContragentPart{"kpp", "KPP", "contragent.k_p_p", &Contragent::kpp},
    ContragentPart{"ogrn", "OGRN", "contragent.o_g_r_n", &Contragent::ogrn},
    ContragentPart{"ogrnip", "OGRNIP", "contragent.o_g_r_n_i_p", &Contragent::ogrnip},
    ContragentPart{"certificate_number", "certificateNumber", "contragent.certificate_number", &Contragent::certificate_number},
    ContragentPart{"certificate_date", "certificateDate", "contragent.certificate_date", &Contragent::certificate_date},
    ContragentPart{"bik", "BIK", "contragent.b_i_k", &Contragent::bik},
    ContragentPart{"bank", "bank", "contragent.bank", &Contragent::bank},
    ContragentPart{"bank_address", "bankAddress", "contragent.bank_address", &Contragent::bank_address},
    ContragentPart{"corr_account", "corrAccount", "contragent.corr_account", &Contragent::corr_account},
    ContragentPart{"bank_account", "bankAccount", "contragent.bank_account", &Contragent::bank_account},
};

}  // namespace

std::span<const ContragentPart> contragent_parts() { return kParts; }

void apply(Contragent& contragent, const ContragentEdit& edit) {
    for (const auto& [member, value] : edit) contragent.*member = value;
}

}  // namespace okno::customers
