// SPDX-License-Identifier: Apache-2.0
#include "modules/users/users_module.h"

#include "modules/users/access_store.h"
#include "modules/users/user_fields.h"
#include "modules/users/user_rights.h"
#include "modules/users/user_store.h"

namespace okno::users {

namespace {

using Rights = std::map<std::string, Level, std::less<>>;

// Rights of modules above are named by code: this floor may not include them. A test of the whole program checks that each exists.
const Rights kManager = {
    {"orders_view", Level::all},          {"orders_create", Level::all},          {"orders_edit", Level::all},
    {"orders_change_status", Level::all}, {"customers_view", Level::all},         {"customers_create", Level::all},
    {"customers_edit", Level::all},       {"customers_see_contacts", Level::all}, {"catalog_view", Level::all},
    {"references_view", Level::all},
};
const Rights kWarehouse = {
    {"orders_view", Level::all}, {"orders_change_status", Level::all}, {"catalog_view", Level::all},
    {"stock_edit", Level::all},  {"references_view", Level::all},
};
const Rights kCourier = {
    {"orders_view", Level::own},
    {"orders_change_status", Level::own},
    {"customers_see_contacts", Level::all},  // of the orders he brings: he must find and call the buyer
    {"references_view", Level::all},
};
const Rights kHead = {
    {"orders_delete", Level::all},    {"orders_export", Level::all},
    {"customers_delete", Level::all}, {"catalog_see_purchase_price", Level::all},
    {"users_view", Level::all},
};

UserGroup group(std::string code, std::map<std::string, std::string, std::less<>> names, Rights rights, int ordering) {
    UserGroup made;
    made.code = std::move(code);
    made.name = names["en"];
    made.names = std::move(names);
    made.rights = std::move(rights);
    made.ordering = ordering;
    return made;
}

std::vector<UserGroup> first_groups() {
    Rights head = kManager;
    head.insert(kHead.begin(), kHead.end());
    std::vector<UserGroup> groups = {
        group("admin", {{"en", "Administrators"}, {"ru", "Администраторы"}, {"pl", "Administratorzy"}, {"uz", "Administratorlar"}}, {}, 10),
        group("head", {{"en", "Heads"}, {"ru", "Руководители"}, {"pl", "Kierownicy"}, {"uz", "Rahbarlar"}}, std::move(head), 20),
        group("manager", {{"en", "Managers"}, {"ru", "Менеджеры"}, {"pl", "Opiekunowie zamówień"}, {"uz", "Menejerlar"}}, kManager, 30),
        group("warehouse", {{"en", "Warehouse"}, {"ru", "Склад"}, {"pl", "Magazyn"}, {"uz", "Ombor"}}, kWarehouse, 40),
        group("courier", {{"en", "Couriers"}, {"ru", "Курьеры"}, {"pl", "Kurierzy"}, {"uz", "Kuryerlar"}}, kCourier, 50),
    };
    groups[0].everything = true;
    groups[2].is_manager = true;
    groups[4].is_delivery = true;
    return groups;
}

}  // namespace

std::vector<const Right*> users_rights() { return {&users_view, &users_edit, &api_keys_edit, &own_account}; }

void seed_users(Operation& op) {
    make_access_secret(op);
    if (!all_groups(op.connection()).empty()) return;
    for (UserGroup& made : first_groups()) {
        made.id = insert_group(op, made);
        op.created({"user_group", made.id}, {}, made, user_group_fields());
    }
}

}  // namespace okno::users
