// SPDX-License-Identifier: Apache-2.0
#include "faces/api_v5/goods.h"

#include <algorithm>
#include <set>

#include "core/reader.h"
#include "faces/api_v5/answer.h"
#include "faces/api_v5/goods_filter.h"
#include "faces/api_v5/goods_json.h"
#include "modules/catalog/catalog_rights.h"
#include "modules/catalog/catalog_store.h"

namespace okno::api_v5 {

namespace {

using catalog::Offer;
using catalog::Product;

Account account_of(const Call& call) { return {*call.books, call.context.zone, call.context.language}; }

std::map<std::int64_t, catalog::ProductGroup> groups_of(Reader& reader, const std::vector<Product>& products) {
    std::set<std::int64_t> ids;
    for (const Product& product : products) ids.insert(product.groups.begin(), product.groups.end());
    std::map<std::int64_t, catalog::ProductGroup> groups;
    for (catalog::ProductGroup& group : catalog::CatalogStore().groups_by_ids(reader.connection(), {ids.begin(), ids.end()})) {
        const std::int64_t id = group.id;
        groups.emplace(id, std::move(group));
    }
    return groups;
}

http::Response list_products(const Parts&, Call& call) {
    const catalog::ProductFilter filter = read_product_filter(call);
    const Page page = call.page();
    const Account account = account_of(call);
    Reader reader(call.context, catalog::catalog_view);
    const catalog::ProductPage found = catalog::number_products(reader, filter, page.number, page.limit);
    const GoodsSurroundings around{account, call.site_if_said(), groups_of(reader, found.rows)};
    JsonWriter out = success();
    print_pagination(out, page, found.total);
    out.key("products").begin_array();
    for (const Product& product : found.rows) print_product(out, product, around);
    out.end_array();
    return finish(out);
}

http::Response list_offers(const Parts&, Call& call) {
    const catalog::OfferFilter filter = read_offer_filter(call);
    const Page page = call.page();
    const Account account = account_of(call);
    Reader reader(call.context, catalog::catalog_view);
    const catalog::OfferPage found = catalog::number_offers(reader, filter, page.number, page.limit);
    std::set<std::int64_t> ids;
    for (const Offer& offer : found.rows) ids.insert(offer.product_id);
    const std::vector<Product> products = catalog::CatalogStore().products(reader.connection(), {ids.begin(), ids.end()});
    const GoodsSurroundings around{account, call.site_if_said(), groups_of(reader, products)};
    JsonWriter out = success();
    print_pagination(out, page, found.total);
    out.key("offers").begin_array();
    for (const Offer& offer : found.rows) {
        const auto product =
            std::find_if(products.begin(), products.end(), [&](const Product& each) { return each.id == offer.product_id; });
        print_offer(out, offer, product == products.end() ? nullptr : &*product, around);
    }
    out.end_array();
    return finish(out);
}

std::vector<stock::Balance> balances_of(Reader& reader, const std::vector<Offer>& offers) {
    std::vector<std::int64_t> ids;
    for (const Offer& offer : offers) ids.push_back(offer.id);
    std::vector<stock::Balance> balances = stock::balances_of(reader.connection(), ids);
    if (!reader.context().actor.may(catalog::catalog_see_purchase_price)) {
        for (stock::Balance& balance : balances) balance.purchase_price.reset();
    }
    return balances;
}

http::Response list_inventories(const Parts&, Call& call) {
    const InventoryFilter filter = read_inventory_filter(call);
    const Page page = call.page();
    const Account account = account_of(call);
    Reader reader(call.context, catalog::catalog_view);
    const catalog::OfferPage found = catalog::number_offers(reader, filter.offers, page.number, page.limit);
    const std::vector<stock::Balance> balances = filter.details ? balances_of(reader, found.rows) : std::vector<stock::Balance>();
    const GoodsSurroundings around{account, call.site_if_said(), {}};
    JsonWriter out = success();
    print_pagination(out, page, found.total);
    // Past the end this must be there and empty: OpenCart reads on until it is.
    out.key("offers").begin_array();
    for (const Offer& offer : found.rows) {
        const auto of_offer = std::ranges::equal_range(balances, offer.id, {}, &stock::Balance::offer_id);
        print_inventory(out, offer, {of_offer.begin(), of_offer.end()}, filter.details, around);
    }
    out.end_array();
    return finish(out);
}

http::Response list_groups(const Parts&, Call& call) {
    const catalog::GroupFilter filter = read_group_filter(call);
    const Page page = call.page();
    const Account account = account_of(call);
    Reader reader(call.context, catalog::catalog_view);
    const catalog::GroupPage found = catalog::number_groups(reader, filter, page.number, page.limit);
    const GoodsSurroundings around{account, call.site_if_said(), {}};
    JsonWriter out = success();
    print_pagination(out, page, found.total);
    out.key("productGroup").begin_array();
    for (const catalog::ProductGroup& group : found.rows) print_group(out, group, around);
    out.end_array();
    return finish(out);
}

}  // namespace

std::vector<Route> goods_routes() {
    return {
        {"GET", "/api/v5/store/inventories", "store_read", list_inventories, "What lies in the stores, offer by offer"},
        {"GET", "/api/v5/store/offers", "store_read", list_offers, "Offers with their products"},
        {"GET", "/api/v5/store/product-groups", "store_read", list_groups, "Groups of products"},
        {"GET", "/api/v5/store/products", "store_read", list_products, "Products with their offers"},
    };
}

}  // namespace okno::api_v5
