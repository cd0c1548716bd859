// SPDX-License-Identifier: Apache-2.0
#include "faces/ui/printing.h"

namespace okno::ui {

void print_stores(JsonWriter& out, const std::vector<stock::Balance>& balances, const references::Books& books) {
    out.begin_array();
    for (const stock::Balance& balance : balances) {
        const std::string_view store = books.code(references::Book::store, balance.store_id);
        if (store.empty()) continue;
        out.begin_object().member("store", store).member("quantity", format_scaled(balance.free(), 3)).end_object();
    }
    out.end_array();
}

}  // namespace okno::ui
