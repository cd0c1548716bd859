// SPDX-License-Identifier: Apache-2.0
#include "modules/references/seed_references.h"

#include "base/error.h"
#include "base/money.h"
#include "modules/references/countries.h"
#include "modules/references/references_store.h"
#include "modules/references/seed_table.h"

namespace okno::references {

namespace {

struct SeedCurrency {
    std::string_view code;
    SeedNames names;
};

// Those of the countries at hand; the base currency joins them when it is another.
constexpr SeedCurrency kCurrencies[] = {
    {"RUB", {"Russian rouble", "Российский рубль", "Rubel rosyjski", "Rossiya rubli"}},
    {"PLN", {"Polish zloty", "Польский злотый", "Złoty polski", "Polsha zlotiysi"}},
    {"UZS", {"Uzbek soum", "Узбекский сум", "Sum uzbecki", "Oʻzbek soʻmi"}},
    {"USD", {"US dollar", "Доллар США", "Dolar amerykański", "AQSh dollari"}},
    {"EUR", {"Euro", "Евро", "Euro", "Yevro"}},
};

template <typename Named>
void name_entry(Named& entry, const SeedNames& names, std::string_view language) {
    entry.names = {
        {"en", std::string(names.en)}, {"ru", std::string(names.ru)}, {"pl", std::string(names.pl)}, {"uz", std::string(names.uz)}};
    entry.name = name_in(language, std::string(names.en), entry.names);
}

void seed_account(Operation& op, const SeedOptions& options) {
    AccountSettings account;
    account.company = options.company;
    account.currency = options.currency;
    account.zone = options.zone;
    account.language = options.language;
    account.countries = {options.country};
    for (std::string_view day : {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday"}) {
        Json times = Json::object();
        times.set("day_type", day);
        times.set("start_time", "09:00");
        times.set("end_time", "18:00");
        account.work_times.push(std::move(times));
    }
    write_account(op, account);
}

void seed_site(Operation& op, const SeedOptions& options) {
    Site site;
    site.code = options.site_code;
    site.name = options.site_name;
    site.url = options.site_url;
    site.is_default = true;
    site.ordering = 10;
    site.currency = options.currency;
    site.country_iso = options.country;
    site.zone = options.zone;
    insert_site(op, site);
}

void seed_stages(Operation& op, std::string_view language) {
    int ordering = 0;
    int status_ordering = 0;
    for (const SeedGroup& seed : seed_groups()) {
        StatusGroup group;
        group.code = std::string(seed.code);
        name_entry(group, seed.names, language);
        group.kind = seed.kind;
        group.hue = group.code;
        group.icon = std::string(seed.icon);
        group.ordering = ordering += 10;
        insert_status_group(op, group);
        for (const SeedStatus& inside : seed_statuses()) {
            if (inside.group != seed.code) continue;
            Status status;
            status.code = std::string(inside.code);
            name_entry(status, inside.names, language);
            status.group_id = group.id;
            status.is_default = inside.code == "new";
            status.ordering = status_ordering += 10;
            status.limit_minutes = inside.limit_minutes;
            insert_status(op, status);
        }
    }
}

void seed_currency(Operation& op, std::string_view code, const SeedNames& names, const SeedOptions& options, int ordering) {
    ReferenceItem item;
    item.book = Book::currency;
    item.code = std::string(code);
    name_entry(item, names, options.language);
    item.is_default = code == options.currency;
    item.active = item.is_default;  // the others wait until somebody gives them a rate
    item.ordering = ordering;
    item.extra.set("rate", std::int64_t{kRateScale});
    insert_item(op, item);
}

void seed_currencies(Operation& op, const SeedOptions& options) {
    int ordering = 0;
    bool has_base = false;
    for (const SeedCurrency& seed : kCurrencies) {
        seed_currency(op, seed.code, seed.names, options, ordering += 10);
        has_base = has_base || seed.code == options.currency;
    }
    const std::string_view base = options.currency;
    if (!has_base) seed_currency(op, base, {base, base, base, base}, options, ordering + 10);
}

void seed_books(Operation& op, std::string_view language) {
    int ordering = 0;
    std::optional<Book> book;
    for (const SeedItem& seed : seed_items()) {
        ordering = book == seed.book ? ordering + 10 : 10;
        book = seed.book;
        ReferenceItem item;
        item.book = seed.book;
        item.code = std::string(seed.code);
        name_entry(item, seed.names, language);
        item.is_default = seed.is_default;
        item.ordering = ordering;
        if (!seed.extra.empty()) item.extra = parse_json(seed.extra);
        insert_item(op, item);
    }
}

}  // namespace

bool seed_references(Operation& op, const SeedOptions& options) {
    if (!is_empty(op.connection())) return false;
    check(currency_decimals(options.currency).has_value() && is_country(options.country) && is_zone(options.zone),
          "seed_references: options");
    seed_account(op, options);
    seed_site(op, options);
    seed_stages(op, options.language);
    seed_currencies(op, options);
    seed_books(op, options.language);
    count_change(op);
    return true;
}

}  // namespace okno::references
