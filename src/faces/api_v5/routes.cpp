// SPDX-License-Identifier: Apache-2.0
#include "faces/api_v5/account.h"
#include "faces/api_v5/account_settings.h"
#include "faces/api_v5/books.h"
#include "faces/api_v5/customer_history.h"
#include "faces/api_v5/customers.h"
#include "faces/api_v5/face.h"
#include "faces/api_v5/goods.h"
#include "faces/api_v5/goods_uploads.h"
#include "faces/api_v5/order_history.h"
#include "faces/api_v5/order_payments.h"
#include "faces/api_v5/orders.h"
#include "faces/api_v5/people.h"
#include "faces/api_v5/sites.h"

namespace okno::api_v5 {

const std::vector<Route>& routes() {
    static const std::vector<Route> table = [] {
        std::vector<Route> all;
        // One line a noun, in the order of the reference.
        for (const std::vector<Route>& noun : {
                 account_routes(),
                 order_routes(),
                 order_history_routes(),
                 order_payment_routes(),
                 customer_routes(),
                 customer_history_routes(),
                 site_routes(),
                 book_routes(),
                 goods_routes(),
                 goods_upload_routes(),
                 people_routes(),
                 account_settings_routes(),
             })
            all.insert(all.end(), noun.begin(), noun.end());
        return all;
    }();
    return table;
}

}  // namespace okno::api_v5
