// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>
#include <sys/stat.h>

#include <cstdio>
#include <filesystem>
#include <fstream>

#include "app/application.h"
#include "app/commands/commands.h"
#include "app/demo/goods.h"
#include "app/demo/people.h"
#include "app/demo/story.h"
#include "base/error.h"
#include "base/id.h"
#include "core/operation.h"
#include "modules/catalog/catalog_store.h"
#include "modules/customers/customer_store.h"
#include "modules/orders/import_orders.h"
#include "modules/orders/order_list.h"
#include "modules/orders/order_rights.h"
#include "modules/references/edit_reference.h"
#include "modules/references/edit_site.h"
#include "modules/users/create_api_key.h"
#include "modules/users/create_user.h"

namespace okno::app {

namespace {

constexpr Right kFill{"demo_fill"};
constexpr std::int64_t kBuyersAtOnce = 2'000;
constexpr std::int64_t kOrdersAtOnce = 1'000;
constexpr std::string_view kLogin = "admin@okno.example";

struct Colleague {
    std::string_view first, last, mail, group;
};
constexpr Colleague kColleagues[] = {
    {"Anna", "Kovaleva", "admin", "admin"},   {"Marek", "Zieliński", "marek", "head"},        {"Dmitry", "Melnikov", "dmitry", "manager"},
    {"Olga", "Smirnova", "olga", "manager"},  {"Katarzyna", "Nowak", "katarzyna", "manager"}, {"Jasur", "Rasulov", "jasur", "manager"},
    {"Pavel", "Orlov", "pavel", "warehouse"}, {"Zofia", "Król", "zofia", "warehouse"},        {"Timur", "Karimov", "timur", "courier"},
    {"Piotr", "Wójcik", "piotr", "courier"},
};

void require_empty(Application& application) {
    const Context context = application.operator_context();
    Reader reader(context, orders::orders_view);
    const bool empty = orders::list_orders(reader, *application.books().current(), {}, orders::OrderSort::newest, "", 1).rows.empty();
    if (!empty) throw Error(ErrorKind::conflict, {"error.demo_not_empty", {}});
}

Staff hire(const Context& context, const std::string& password) {
    Staff staff;
    for (const Colleague& colleague : kColleagues) {
        users::NewUser input;
        input.email = fmt::format("{}@okno.example", colleague.mail);
        input.password = password;
        input.first_name = colleague.first;
        input.last_name = colleague.last;
        input.groups = {std::string(colleague.group)};
        const users::User made = users::create_user(context, input);
        if (colleague.group == "manager") staff.managers.push_back(made.id);
        if (colleague.group == "courier") staff.couriers.push_back(made.id);
    }
    return staff;
}

void open_shops(const Context& context, references::BooksCache& books) {
    references::SiteEdit first;
    first.name = "Okno shop";
    first.url = "https://okno-shop.example";
    references::edit_site(context, books, "shop", first);
    references::ReferenceEdit zloty;
    zloty.extra = Json::object();
    zloty.extra.set("rate", 20 * kRateScale);
    references::edit_reference(context, books, references::Book::currency, "PLN", zloty);
    references::SiteEdit second;
    second.name = "Okno sklep";
    second.url = "https://okno-sklep.example";
    second.currency = "PLN";
    second.country_iso = "PL";
    second.zone = "Europe/Warsaw";
    second.ordering = 20;
    references::edit_site(context, books, "shop-2", second);
    references::ReferenceEdit forest;
    forest.name = "Forest store";
    forest.names = references::Names{{"en", "Forest store"}, {"ru", "Лесной склад"}, {"pl", "Magazyn Leśny"}, {"uz", "Oʻrmon ombori"}};
    forest.extra = Json::object();
    forest.extra.set("type", "store-type-warehouse");
    references::edit_reference(context, books, references::Book::store, "forest", forest);
}

void stock_shelves(const Context& context, const references::Books& books, const Chance& chance, Shop& shop, int which) {
    const catalog::CatalogStore store;
    GoodsPlace place;
    place.catalogue_id = books.site(shop.site_id)->catalogue_id;
    place.price_type_id = books.default_item(references::Book::price_type)->id;
    place.unit_id = books.default_item(references::Book::unit)->id;
    for (const references::ReferenceItem* each : books.items(references::Book::store)) place.store_ids.push_back(each->id);
    Operation op(context, kFill);
    place.created_at = op.now() - 560 * kDay;
    std::vector<std::int64_t> groups;
    for (catalog::ProductGroup& group : make_groups(which, place.catalogue_id)) {
        store.save(op, group);
        groups.push_back(group.id);
    }
    shop.products = make_products(chance, which, place, groups);
    store.insert_many(op.connection(), shop.products);
    stock::insert_balances(op.connection(), make_balances(chance, shop.products, place));
    op.commit();
}

std::vector<std::int64_t> invite_buyers(const Context& context, const Chance& chance, const Story& story, std::int64_t site_id, int which,
                                        std::int64_t count) {
    const customers::CustomerStore store;
    std::vector<std::int64_t> ids;
    for (std::int64_t from = 0; from < count; from += kBuyersAtOnce) {
        std::vector<customers::Customer> batch;
        for (std::int64_t number = from; number < std::min(count, from + kBuyersAtOnce); ++number) {
            batch.push_back(make_buyer(chance, which, site_id, number));
            batch.back().created_at = batch.back().updated_at = story.buyer_since(which, count, number);
        }
        Operation op(context, kFill);
        store.insert_many(op.connection(), batch);
        op.commit();
        for (const customers::Customer& buyer : batch) ids.push_back(buyer.id);
    }
    return ids;
}

void take_orders(const Context& context, const references::Books& books, const Story& story, std::int64_t count) {
    for (std::int64_t from = 0; from < count; from += kOrdersAtOnce) {
        std::vector<orders::PreparedOrder> batch;
        for (std::int64_t number = from; number < std::min(count, from + kOrdersAtOnce); ++number) batch.push_back(story.tell(number));
        Operation op(context, kFill);
        orders::import_orders(op, books, batch);
        op.commit();
    }
    Operation op(context, kFill);
    orders::recount_orders(op, books);
    op.commit();
}

std::string report(const config::Settings& settings, const std::string& password, const std::string& key, std::int64_t orders,
                   std::size_t customers) {
    std::string url = settings.public_url;
    if (url.empty()) url = fmt::format("http://{}:{}", settings.listen.address, settings.listen.port);
    JsonWriter out;
    out.begin_object().member("url", url).member("login", kLogin).member("password", password).member("apiKey", key);
    out.member("orders", orders).member("customers", static_cast<std::int64_t>(customers)).end_object();
    return out.take();
}

void keep(const std::string& folder, const std::string& json) {
    const std::filesystem::path file = std::filesystem::path(folder) / "demo.json";
    {
        std::ofstream out(file, std::ios::trunc);
        out << json << '\n';
    }
    chmod(file.c_str(), S_IRUSR | S_IWUSR);
}

}  // namespace

int demo(const config::Settings& settings, const DemoWish& wish) {
    if (!wish.today.empty() && !is_date(wish.today)) throw_invalid("today", "error.date_expected", {{"value", wish.today}});
    const SystemClock real;
    const Moment now = wish.today.empty() ? real.now() : start_of_day(wish.today, settings.timezone) + 14 * kHour;
    const FixedClock clock(now);
    Application application(settings, clock);
    require_empty(application);
    const Context context = application.operator_context();
    const std::string password = random_token(12);
    const users::MadeApiKey key = users::create_api_key(context, {"Shop module", {}, {}});
    Staff staff = hire(context, password);
    staff.api_key = key.record.id;
    open_shops(context, application.books());
    application.books().reload();
    const references::PinnedBooks books = application.books().current();

    const Chance chance(wish.seed);
    std::vector<Shop> shops;
    for (const std::string_view code : {"shop", "shop-2"}) {
        const references::Site* site = books->site(code);
        shops.push_back({site->id, site->code, site->currency, site->country_iso, {}, {}});
    }
    std::vector<std::int64_t> share(shops.size(), 0);
    for (std::int64_t number = 0; number < wish.orders; ++number) ++share[static_cast<std::size_t>(Story::shop_of(chance, number))];
    for (std::size_t which = 0; which < shops.size(); ++which)
        stock_shelves(context, *books, chance, shops[which], static_cast<int>(which));
    Story story(*books, chance, shops, staff, now, wish.orders);
    std::size_t buyers = 0;
    for (std::size_t which = 0; which < shops.size(); ++which) {
        const int shop = static_cast<int>(which);
        std::vector<std::int64_t> ids = invite_buyers(context, chance, story, shops[which].site_id, shop, Story::buyers_for(share[which]));
        buyers += ids.size();
        story.set_buyers(which, std::move(ids));
    }
    take_orders(context, *books, story, wish.orders);

    const std::string json = report(settings, password, key.key, wish.orders, buyers);
    keep(settings.data, json);
    std::printf("%s\n", json.c_str());
    return 0;
}

}  // namespace okno::app
