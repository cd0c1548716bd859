// SPDX-License-Identifier: Apache-2.0
#include "app/demo/story.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <string_view>

#include "app/demo/people.h"
#include "modules/orders/order_totals.h"

namespace okno::app {

namespace {

constexpr std::uint64_t kOrders = 5;
constexpr std::uint64_t kShops = 6;
constexpr int kDays = 548;  // 18 months
constexpr int kCampaignDays = 4;
constexpr double kCampaign = 14;

// One step of an order's way: status and the hours it usually stands there.
struct Step {
    std::string_view status;
    int least_hours, most_hours;
};
constexpr Step kWay[] = {{"new", 0, 3},        {"availability-confirmed", 1, 8}, {"client-confirmed", 1, 20}, {"send-to-assembling", 1, 6},
                         {"assembling", 1, 8}, {"assembling-complete", 1, 14},   {"send-to-delivery", 2, 30}, {"delivering", 6, 60},
                         {"complete", 0, 0}};

struct Refusal {
    std::string_view status, reason;
};
constexpr Refusal kRefusals[] = {{"no-call", "no-answer"},
                                 {"no-product", "not-in-stock"},
                                 {"already-buyed", "bought-elsewhere"},
                                 {"delyvery-did-not-suit", "too-long"},
                                 {"prices-did-not-suit", "too-expensive"},
                                 {"cancel-other", "changed-mind"},
                                 {"cancel-other", "duplicate"},
                                 {"return", "changed-mind"}};

constexpr std::string_view kCustomerWishes[] = {"Позвоните за час до приезда, пожалуйста.", "Нужна подарочная упаковка.",
                                                "Если можно, после 19:00.", "Домофон не работает, звоните.", "Хочу примерить два размера."};
constexpr std::string_view kCustomerWishesPolish[] = {"Proszę dzwonić przed dostawą.", "Poproszę o zapakowanie na prezent.",
                                                      "Najlepiej po 17:00.", "Zostawić u sąsiada pod 4."};
constexpr std::string_view kManagerNotes[] = {"Просит перезвонить после обеда.", "Согласовали замену цвета.",
                                              "Постоянный покупатель, сделать скидку.", "Ждёт приход, предупредить."};
constexpr std::string_view kManagerNotesPolish[] = {"Oddzwonić po 15:00.", "Uzgodniono inny kolor.", "Stała klientka, można dać rabat."};

// Season and week: more in November and December, fewer in summer and at week-ends, and the shop grows.
double weight_of_day(int day, Moment now) {
    const Moment at = now - static_cast<Moment>(kDays - 1 - day) * kDay;
    const LocalTime local = to_local(at, "UTC");
    // A campaign of these days, so that also a small shop has something to do now.
    const double campaign = day >= kDays - kCampaignDays ? kCampaign : 1.0;
    constexpr double kMonths[] = {0.9, 0.85, 1.0, 0.95, 0.95, 0.8, 0.75, 0.85, 1.0, 1.1, 1.5, 1.6};
    const std::int64_t weekday = (at / kDay + 3) % 7;  // 0 = Monday
    const double week = weekday >= 5 ? 0.7 : 1.0;
    const double growth = 0.55 + 0.9 * static_cast<double>(day) / kDays;
    return kMonths[local.month - 1] * week * growth * campaign;
}

// People order little at night, most in the evening.
Moment time_of_day(Chance& own) {
    constexpr int kBusyHours[] = {9, 10, 11, 11, 12, 13, 14, 15, 16, 17, 18, 19, 19, 20, 20, 21, 21, 22, 23, 1, 7, 8};
    return own.one_of(kBusyHours) * kHour + own.below(kHour);
}

Json reference(std::string_view code) {
    Json json = Json::object();
    json.set("code", code);
    return json;
}

JournalRow moved(const orders::Order& order, Moment at, std::string_view from, std::string_view to) {
    JournalRow row;
    row.created_at = at;
    row.source = order.manager_id == 0 ? Source::code : Source::user;
    row.user_id = order.manager_id;
    row.field = "status";
    row.old_value = reference(from);
    row.new_value = reference(to);
    row.act = "demo" + std::to_string(at);
    return row;
}

}  // namespace

Story::Story(const references::Books& books, const Chance& chance, std::vector<Shop> shops, Staff staff, Moment now, std::int64_t orders)
    : books_(books), chance_(chance), shops_(std::move(shops)), staff_(std::move(staff)), now_(now), orders_(orders) {
    double all = 0;
    for (int day = 0; day < kDays; ++day) all += weight_of_day(day, now_);
    double so_far = 0;
    for (int day = 0; day < kDays; ++day) {
        so_far += weight_of_day(day, now_);
        days_.push_back(static_cast<std::int64_t>(std::llround(so_far / all * static_cast<double>(orders_))));
    }
    days_.back() = orders_;
    ordinals_.reserve(static_cast<std::size_t>(orders_));
    for (std::int64_t number = 0; number < orders_; ++number) {
        ordinals_.push_back(static_cast<std::int32_t>(shop_orders_[static_cast<std::size_t>(shop_of(chance_, number))]++));
    }
}

int Story::shop_of(const Chance& chance, std::int64_t number) {
    return chance.of(kShops, static_cast<std::uint64_t>(number)).percent(68) ? 0 : 1;
}

std::int64_t Story::buyers_for(std::int64_t orders) { return std::max<std::int64_t>(3, orders * 10 / 27); }

Moment Story::created_at(std::int64_t number) const {
    const auto day = std::upper_bound(days_.begin(), days_.end(), number) - days_.begin();
    const Moment today = now_ - now_ % kDay;
    const Moment morning = today - static_cast<Moment>(kDays - 1 - day) * kDay;
    const std::int64_t before = day == 0 ? 0 : days_[static_cast<std::size_t>(day - 1)];
    const std::int64_t of_day = std::max<std::int64_t>(1, days_[static_cast<std::size_t>(day)] - before);
    // Orders are numbered by time, so those of a day stand one after another in it.
    const Moment open = day == kDays - 1 ? std::max<Moment>(now_ - morning, kMinute) : kDay;
    const Moment step = open / of_day;
    Chance own = chance_.of(kOrders, static_cast<std::uint64_t>(number));
    const Moment within =
        of_day == 1 ? std::min(time_of_day(own), open - kMinute) : step * (number - before) + own.below(std::max<Moment>(step, 1));
    return std::min(morning + std::max<Moment>(within, 0), now_ - kMinute);
}

Moment Story::buyer_since(int shop, std::int64_t count, std::int64_t number) const {
    // The order that brings the buyer stands about there among all orders.
    const std::int64_t about = number * orders_ / std::max<std::int64_t>(count, 1);
    const auto day = std::upper_bound(days_.begin(), days_.end(), std::min(about, orders_ - 1)) - days_.begin();
    const Moment spread = (number * 7'919 + shop * 104'729) % kDay;
    return first_day() + static_cast<Moment>(std::max<std::int64_t>(day - 3, 0)) * kDay + spread;
}

Moment Story::first_day() const { return now_ - now_ % kDay - static_cast<Moment>(kDays - 1) * kDay; }

void Story::take_buyer(Chance& own, orders::Order& order, int shop, std::int64_t ordinal) const {
    const std::int64_t count = static_cast<std::int64_t>(shops_[static_cast<std::size_t>(shop)].buyers.size());
    // Every buyer comes with an order of their own; the others lean to those who came early, so that some buy often.
    const std::int64_t of_shop = shop_orders_[static_cast<std::size_t>(shop)];
    const std::int64_t known = std::max<std::int64_t>(1, (ordinal + 1) * count / of_shop);
    const bool comes_first = known > std::max<std::int64_t>(ordinal > 0 ? 1 : 0, ordinal * count / of_shop);
    const double even = static_cast<double>(own.below(1'000'000)) / 1'000'000.0;
    const std::int64_t number = comes_first ? known - 1 : static_cast<std::int64_t>(std::pow(even, 1.3) * static_cast<double>(known));
    const customers::Customer buyer = make_buyer(chance_, shop, order.site_id, number);
    order.customer_id = shops_[static_cast<std::size_t>(shop)].buyers[static_cast<std::size_t>(number)];
    order.first_name = buyer.first_name;
    order.last_name = buyer.last_name;
    order.patronymic = buyer.patronymic;
    order.phone = buyer.phones.front().phone;
    order.email = buyer.email;
    order.country = buyer.address.country;
    order.delivery.address = buyer.address;
    order.origin = buyer.first_origin;
}

void Story::take_goods(Chance& own, orders::Order& order, const Shop& shop) const {
    const std::size_t lines = 1 + own.weighted({52, 26, 13, 9});
    for (std::size_t line = 0; line < lines; ++line) {
        const double chance = static_cast<double>(own.below(1'000'000)) / 1'000'000.0;
        const auto place = static_cast<std::size_t>(chance * chance * static_cast<double>(shop.products.size()));
        const catalog::Product& product = shop.products[place];
        const catalog::Offer& offer = product.offers[static_cast<std::size_t>(own.below(static_cast<std::int64_t>(product.offers.size())))];
        const bool known =
            std::any_of(order.items.begin(), order.items.end(), [&](const orders::OrderItem& item) { return item.offer_id == offer.id; });
        if (known) continue;
        orders::OrderItem item;
        item.offer_id = offer.id;
        item.name = offer.name;
        item.article = offer.article;
        item.quantity = (own.percent(86) ? 1 : own.between(2, 4)) * kQuantityScale;
        item.initial_price = offer.prices.front().price;
        item.purchase_price = offer.purchase_price;
        item.vat_rate = offer.vat_rate;
        item.price_type = "base";
        item.status = "new";
        item.ordering = static_cast<int>(order.items.size());
        item.created_at = order.created_at;
        if (own.percent(14)) item.discount_percent = own.between(1, 4) * 500;
        order.items.push_back(std::move(item));
    }
    if (own.percent(9)) order.discount_percent = own.between(1, 3) * 500;
}

void Story::take_delivery(Chance& own, orders::Order& order) const {
    constexpr std::array<std::string_view, 4> kTypes = {"courier", "pickup-point", "post", "self-delivery"};
    orders::Delivery& delivery = order.delivery;
    delivery.type = kTypes[own.weighted({45, 27, 14, 14})];
    const bool polish = order.currency == "PLN";
    if (delivery.type != "self-delivery") {
        delivery.cost = own.percent(40) ? 0 : polish ? 1499 : own.between(3, 5) * 10'000 - 1'000;
        delivery.net_cost = polish ? 1150 : own.between(25, 39) * 1'000;
    }
    const std::string from =
        local_date(order.created_at + own.between(1, 4) * kDay, order.country == "PL" ? "Europe/Warsaw" : "Europe/Moscow");
    if (!own.percent(8)) delivery.date = from;
    if (delivery.type == "courier" && !delivery.date.empty()) {
        constexpr std::array<std::pair<std::string_view, std::string_view>, 3> kIntervals = {
            {{"10:00", "14:00"}, {"14:00", "18:00"}, {"18:00", "22:00"}}};
        const auto& interval = kIntervals[own.weighted({30, 40, 30})];
        delivery.time_from = interval.first;
        delivery.time_to = interval.second;
    }
}

void Story::take_payment(Chance& own, orders::Order& order) const {
    constexpr std::array<std::string_view, 4> kTypes = {"bank-card", "cash", "bank-transfer", "e-money"};
    orders::Payment payment;
    payment.type = kTypes[own.weighted({56, 30, 8, 6})];
    payment.status = "not-paid";
    payment.created_at = order.created_at;
    payment.decimals = order.decimals;
    order.payments.push_back(std::move(payment));
}

// How the order went on after it came: step by step until now, or to a refusal.
void Story::go_on(Chance& own, orders::PreparedOrder& prepared) const {
    orders::Order& order = prepared.order;
    const bool refused = own.percent(15);
    const std::size_t refused_at = refused ? static_cast<std::size_t>(own.between(1, 3)) : std::size(kWay);
    const Refusal& refusal = kRefusals[own.weighted({24, 14, 8, 10, 14, 12, 6, 12})];
    Moment at = order.created_at;
    order.status = std::string(kWay[0].status);
    order.status_at = at;
    std::size_t step = 0;
    while (step + 1 < std::size(kWay)) {
        // A few are forgotten where they stand; nobody remembers those of long ago.
        const bool forgotten = now_ - order.created_at < 6 * kDay && own.percent(5);
        Moment stay = own.between(kWay[step].least_hours * 60, kWay[step].most_hours * 60 + 20) * kMinute;
        if (forgotten) stay += 3 * kDay;
        if (at + stay > now_) break;
        at += stay;
        const std::string_view next = step + 1 == refused_at ? refusal.status : kWay[step + 1].status;
        prepared.journal.push_back(moved(order, at, order.status, next));
        order.status = std::string(next);
        order.status_at = at;
        if (step + 1 == refused_at) {
            order.cancel_reason = std::string(refusal.reason);
            return;
        }
        ++step;
    }
    const references::Status* status = books_.status(order.status);
    if (status != nullptr && status->limit_minutes > 0) order.overdue_at = order.status_at + status->limit_minutes * kMinute;
    const bool complete = order.status == "complete";
    orders::Payment& payment = order.payments.front();
    const bool prepaid = payment.type != "cash" && own.percent(76);
    if (complete || prepaid) {
        payment.status = "paid";
        payment.paid_at = complete && !prepaid ? order.status_at : std::min(order.created_at + own.between(2, 90) * kMinute, now_);
    } else if (payment.type == "bank-transfer") {
        payment.status = "invoice";
    }
    if (step >= 6 && order.delivery.type != "self-delivery") {
        order.delivery.track_number = (order.delivery.type == "post" ? "RP" : "OK") + std::to_string(100'000'000 + own.below(899'999'999));
    }
    if (!complete && step <= 2 && own.percent(12)) order.call = true;
}

orders::PreparedOrder Story::tell(std::int64_t number) const {
    Chance own = chance_.of(kOrders, static_cast<std::uint64_t>(number) + 1'000'000'000ULL);
    const int which = shop_of(chance_, number);
    const Shop& shop = shops_[static_cast<std::size_t>(which)];
    orders::PreparedOrder prepared;
    orders::Order& order = prepared.order;
    order.site_id = shop.site_id;
    order.site = shop.site;
    order.currency = shop.currency;
    order.created_at = order.updated_at = created_at(number);
    order.type = "eshop-individual";
    constexpr std::array<std::string_view, 5> kMethods = {"shopping-cart", "one-click", "phone", "app", "messenger"};
    order.method = std::string(kMethods[own.weighted({58, 14, 16, 7, 5})]);
    order.from_api = order.method != "phone";
    if (order.from_api) order.external_id = std::to_string(100'000 + number);
    const references::ReferenceItem* currency = books_.item(references::Book::currency, order.currency);
    order.rate = currency == nullptr ? kRateScale : references::rate(*currency);
    const bool fresh = now_ - order.created_at < 3 * kHour;
    if (!fresh || !order.from_api || own.percent(55))
        order.manager_id = staff_.managers[static_cast<std::size_t>(own.below(static_cast<std::int64_t>(staff_.managers.size())))];
    take_buyer(own, order, which, ordinals_[static_cast<std::size_t>(number)]);
    take_goods(own, order, shop);
    take_delivery(own, order);
    take_payment(own, order);
    const bool polish = which == 1;
    if (own.percent(18)) order.customer_comment = polish ? own.one_of(kCustomerWishesPolish) : own.one_of(kCustomerWishes);
    if (own.percent(10)) order.manager_comment = polish ? own.one_of(kManagerNotesPolish) : own.one_of(kManagerNotes);
    go_on(own, prepared);
    prepared.first_status = kWay[0].status;
    prepared.source = order.from_api ? Source::api : Source::user;
    prepared.api_key_id = order.from_api ? staff_.api_key : 0;
    prepared.user_id = order.from_api ? 0 : order.manager_id;
    orders::set_totals(order, books_, order.updated_at);
    return prepared;
}

}  // namespace okno::app
