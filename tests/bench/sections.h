// SPDX-License-Identifier: Apache-2.0
// What is measured, a section each.
#pragma once

#include <filesystem>
#include <string>

#include "bench/figures.h"

namespace okno::bench {

struct Wish {
    std::filesystem::path folder;  // of what is made for the measurements
    std::int64_t orders = 1'000'000;
    double seconds = 8;        // of each run of the intake
    int repeats = 300;         // of each list, search and statement
    std::string postgres_url;  // "" = PostgreSQL is left out
};

// A demo shop of that many orders: its folder, and the entries that it printed.
struct BigShop {
    std::filesystem::path folder;
    std::string login, password, api_key;
    std::string database() const { return (folder / "okno.sqlite3").string(); }
};

void measure_sqlite_intake(Figures& figures, const Wish& wish);
void measure_postgres_intake(Figures& figures, const Wish& wish);
// Takes the one of an earlier run when it is there.
BigShop make_big_shop(Figures& figures, const Wish& wish);
void measure_standing(Figures& figures, const BigShop& shop);
void measure_lists(Figures& figures, const Wish& wish, const BigShop& shop);
void measure_search(Figures& figures, const Wish& wish, const BigShop& shop);
void measure_history(Figures& figures, const Wish& wish, const BigShop& shop);
void measure_memory_under_load(Figures& figures, const Wish& wish, const BigShop& shop);

}  // namespace okno::bench
