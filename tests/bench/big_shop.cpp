// SPDX-License-Identifier: Apache-2.0
// The shop of a million orders: made once, started, and watched while it works.
#include <fmt/format.h>

#include <chrono>
#include <fstream>
#include <iterator>

#include "base/json.h"
#include "bench/client.h"
#include "bench/load.h"
#include "bench/order_rows.h"
#include "bench/sections.h"
#include "bench/server_process.h"
#include "bench/visitor.h"

namespace okno::bench {

namespace {

Figure plain(std::string name, std::string unit, double value) {
    Figure figure;
    figure.name = std::move(name);
    figure.unit = std::move(unit);
    figure.value = value;
    return figure;
}

std::string read_file(const std::filesystem::path& path) {
    std::ifstream file(path);
    return {std::istreambuf_iterator<char>(file), {}};
}

BigShop shop_of(const std::filesystem::path& folder) {
    const Json said = parse_json(read_file(folder / "demo.json"));
    return {folder, said.find("login")->as_string(), said.find("password")->as_string(), said.find("apiKey")->as_string()};
}

}  // namespace

BigShop make_big_shop(Figures& figures, const Wish& wish) {
    const std::filesystem::path folder = wish.folder / fmt::format("demo-{}", wish.orders);
    const std::filesystem::path took = folder / "seconds";  // written last: a shop without it is not whole
    const bool reused = std::filesystem::exists(took);
    if (!reused) {
        std::filesystem::remove_all(folder);
        std::filesystem::create_directories(folder);
        figures.say(fmt::format("filling a shop of {} orders", wish.orders));
        const auto begin = std::chrono::steady_clock::now();
        run_okno({"demo", "--orders", std::to_string(wish.orders), "--seed", "1", "--today", "2026-11-20", "--data", folder.string()});
        std::ofstream(took) << std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count() << '\n';
    }
    Figure figure = plain(fmt::format("demo shop of {} orders made", wish.orders), "s", std::stod(read_file(took)));
    if (wish.orders == 1'000'000) figure.at_most = 300;
    if (reused) figure.note = "when it was made";
    figures.add(figure);
    figures.add(plain("its database file", "MB", static_cast<double>(std::filesystem::file_size(folder / "okno.sqlite3")) / 1e6));
    return shop_of(folder);
}

void measure_standing(Figures& figures, const BigShop& shop) {
    std::vector<double> starts;
    for (int turn = 0; turn < 5; ++turn) {
        ServerProcess server({"--data", shop.folder.string()});
        starts.push_back(server.start_seconds());
        if (turn == 4) {
            Client(server.port(), "").must_get("/ready");
            Figure idle = plain("memory, idle", "MB", server.memory().now_mb);
            idle.at_most = 80;
            figures.add(idle);
        }
        server.stop();
    }
    Figure start = plain("start, median of 5", "s", percentile(starts, 50));
    start.at_most = 0.5;
    figures.add(start);
}

void measure_memory_under_load(Figures& figures, const Wish& wish, const BigShop& shop) {
    ServerProcess server({"--data", shop.folder.string()});
    const std::string session = sign_in(server.port(), shop);
    LoadWish load_wish;
    load_wish.port = server.port();
    load_wish.seconds = wish.seconds / 2;
    load_wish.warm_seconds = 0.5;
    load_wish.expected_status = 200;
    const std::vector<std::string> paths = {"/ui/orders?limit=50",      "/ui/orders?status=new&limit=50",
                                            "/ui/orders/summary",       "/ui/orders?q=79&limit=50",
                                            "/ui/customers?q=iv",       "/ui/references",
                                            "/api/v5/orders?limit=100", "/api/v5/orders/history?filter%5BsinceId%5D=1&limit=100"};
    load_wish.write = [&](std::string& request, std::int64_t number) {
        request += "GET " + paths[static_cast<std::size_t>(number) % paths.size()] +
                   " HTTP/1.1\r\nHost: bench\r\nX-API-KEY: " + shop.api_key + "\r\n" + session + "\r\n";
    };
    const LoadResult mixed = load(load_wish);
    figures.add(plain("lists, searches, history mixed, 32 connections", "requests/s", mixed.per_second));
    Figure memory = plain("memory, peak under that load", "MB", server.memory().peak_mb);
    memory.at_most = 300;
    figures.add(memory);
    server.stop();
}

}  // namespace okno::bench
