// SPDX-License-Identifier: Apache-2.0
// Orders over the compatible API as fast as they are taken, beside the same rows written into a bare database.
#include <fmt/format.h>

#include <stdexcept>

#include "bench/bare_intake.h"
#include "bench/load.h"
#include "bench/order_rows.h"
#include "bench/sections.h"
#include "bench/server_process.h"

namespace okno::bench {

namespace {

constexpr int kConnections = 32;
constexpr double kLongestMs = 40;

std::string fresh(const std::filesystem::path& folder) {
    std::filesystem::remove_all(folder);
    std::filesystem::create_directories(folder);
    return folder.string();
}

// The key is made before the server starts, which also makes the tables and the first reference books.
std::string make_key(const Words& where) {
    Words words = {"api-key", "create", "--name", "bench"};
    words.insert(words.end(), where.begin(), where.end());
    return run_okno(words);
}

struct Intake {
    LoadResult result;
    double cpu_ms = 0;  // of the server for an order
};

Intake run(const ServerProcess& server, const std::string& key, double seconds, std::int64_t first) {
    LoadWish wish;
    wish.port = server.port();
    wish.connections = kConnections;
    wish.seconds = seconds;
    wish.first_number = first;
    wish.write = [&key](std::string& request, std::int64_t number) { write_order_request(request, number, key); };
    const double cpu = server.cpu_seconds();
    Intake intake{load(wish), 0};
    const auto orders = static_cast<double>(intake.result.next_number - first);
    intake.cpu_ms = (server.cpu_seconds() - cpu) * 1000 / orders;
    return intake;
}

void add(Figures& figures, const std::string& engine, const Intake& intake, const std::string& yardstick_name, double yardstick,
         double least, const std::string& note) {
    figures.add({.name = "intake, " + engine,
                 .unit = "orders/s",
                 .value = intake.result.per_second,
                 .yardstick_name = yardstick_name,
                 .yardstick = yardstick,
                 .at_least = {},
                 .at_most = {},
                 .ratio_at_least = least,
                 .ratio_at_most = {},
                 .note = note});
    const auto waits = [&](const char* name, double per_cent, std::optional<double> most) {
        figures.add({.name = "intake, " + engine + ", " + name,
                     .unit = "ms",
                     .value = percentile(intake.result.ms, per_cent),
                     .yardstick_name = {},
                     .yardstick = {},
                     .at_least = {},
                     .at_most = most,
                     .ratio_at_least = {},
                     .ratio_at_most = {},
                     .note = {}});
    };
    waits("p50", 50, {});
    waits("p99", 99, kLongestMs);
    figures.add({.name = "intake, " + engine + ", server's CPU an order",
                 .unit = "ms",
                 .value = intake.cpu_ms,
                 .yardstick_name = {},
                 .yardstick = {},
                 .at_least = {},
                 .at_most = {},
                 .ratio_at_least = {},
                 .ratio_at_most = {},
                 .note = {}});
}

// What one order writes, from a shop of its own.
OrderRows sample(const Wish& wish) {
    const std::string folder = fresh(wish.folder / "intake-sample");
    const std::string key = make_key({"--data", folder});
    ServerProcess server({"--data", folder});
    OrderRows rows = rows_of_one_order(folder + "/okno.sqlite3", server.port(), key);
    server.stop();
    return rows;
}

}  // namespace

void measure_sqlite_intake(Figures& figures, const Wish& wish) {
    const OrderRows rows = sample(wish);
    figures.say("one order is " + rows.told());
    const std::string bare = fresh(wish.folder / "intake-bare");
    make_key({"--data", bare});
    // Before and after the server, so that a machine that grows slower hurts both.
    const double before = bare_sqlite_intake(bare + "/okno.sqlite3", rows, wish.seconds / 2, 0);
    const std::string folder = fresh(wish.folder / "intake-sqlite");
    const std::string key = make_key({"--data", folder});
    ServerProcess server({"--data", folder});
    const Intake intake = run(server, key, wish.seconds, 0);
    server.stop();
    const double after = bare_sqlite_intake(bare + "/okno.sqlite3", rows, wish.seconds / 2, 3'000'000);
    add(figures, "SQLite", intake, "bare, an order a commit", (before + after) / 2, 1.0, "synchronous=FULL");
}

void measure_postgres_intake(Figures& figures, const Wish& wish) {
    if (wish.postgres_url.empty()) {
        figures.say("OKNO_TEST_POSTGRES is not set: the intake over PostgreSQL is not measured");
        return;
    }
    const OrderRows rows = sample(wish);
    const std::string folder = fresh(wish.folder / "intake-postgres");
    const std::string bare = make_postgres_database(wish.postgres_url, "okno_bench_bare");
    make_key({"--data", folder, "--db", bare});
    const double before = bare_postgres_intake(bare, rows, kConnections, wish.seconds / 2, 0);
    const std::string url = make_postgres_database(wish.postgres_url, "okno_bench");
    const Words where = {"--data", folder, "--db", url};
    const std::string key = make_key(where);
    ServerProcess server(where);
    const Intake intake = run(server, key, wish.seconds, 0);
    server.stop();
    const double after = bare_postgres_intake(bare, rows, kConnections, wish.seconds / 2, 3'000'000);
    add(figures, "PostgreSQL", intake, "bare, 32 connections", (before + after) / 2, 0.6, postgres_durability(url));
}

}  // namespace okno::bench
