// SPDX-License-Identifier: Apache-2.0
// The 32 scopes an API key may have. Source: RetailCRM's API v5 as store modules ask for it (modules-need, PrestaShop).
#pragma once

#include <array>
#include <string_view>

namespace okno::users {

inline constexpr std::array<std::string_view, 32> kApiScopes = {
    "order_read",        "order_write",        "customer_read",    "customer_write",    "store_read",         "store_write",
    "reference_read",    "reference_write",    "analytics_write",  "telephony_read",    "telephony_write",    "delivery_read",
    "delivery_write",    "user_read",          "user_write",       "segment_read",      "custom_fields_read", "custom_fields_write",
    "task_read",         "task_write",         "integration_read", "integration_write", "cost_read",          "cost_write",
    "payments_read",     "payments_write",     "file_read",        "file_write",        "loyalty_read",       "loyalty_write",
    "verification_read", "verification_write",
};

bool is_api_scope(std::string_view scope);

}  // namespace okno::users
