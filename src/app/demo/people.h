// SPDX-License-Identifier: Apache-2.0
// Buyers of the demo shop: Russian, Polish, Uzbek and English names with phones, mails and addresses that fit. Buyer n is always the same
// one.
#pragma once

#include <cstdint>

#include "app/demo/chance.h"
#include "modules/customers/customer.h"

namespace okno::app {

enum class Tongue { russian, polish, uzbek, english };

// Of the n-th buyer; the shop decides who comes: 0 mostly Russian with Uzbek and English, 1 mostly Polish.
Tongue tongue_of(const Chance& chance, int shop, std::int64_t number);
customers::Customer make_buyer(const Chance& chance, int shop, std::int64_t site_id, std::int64_t number);

}  // namespace okno::app
