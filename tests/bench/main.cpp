// SPDX-License-Identifier: Apache-2.0
// okno_bench: measures the built program as docs/operating/speed.md explains; a table on standard output, build/bench.json beside it.
#include <fmt/format.h>
#include <sys/utsname.h>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <thread>

#include "bench/sections.h"

namespace {

using namespace okno::bench;

constexpr double kTolerated = 1.5;  // a figure further off than this fails the run

std::string first_value(const char* file, const std::string& key) {
    std::ifstream lines(file);
    std::string line;
    while (std::getline(lines, line)) {
        if (line.starts_with(key)) return line.substr(line.find(':') + 2);
    }
    return "unknown";
}

std::vector<std::pair<std::string, std::string>> machine() {
    utsname system{};
    uname(&system);
    double loads[3] = {};
    if (getloadavg(loads, 3) != 3) loads[0] = -1;
    return {{"processor", first_value("/proc/cpuinfo", "model name")},
            {"cores", std::to_string(std::thread::hardware_concurrency())},
            {"kernel", system.release},
            {"load_before", fmt::format("{:.2f}", loads[0])}};
}

int measure(const Wish& wish, const std::vector<std::string>& only, const std::string& report) {
    Figures figures;
    std::filesystem::create_directories(wish.folder);
    const auto facts = machine();
    for (const auto& [name, value] : facts) figures.say(name + ": " + value);
    std::optional<BigShop> shop;
    const auto big_shop = [&]() -> const BigShop& {
        if (!shop) shop = make_big_shop(figures, wish);
        return *shop;
    };
    const std::vector<std::pair<std::string, std::function<void()>>> sections = {
        {"sqlite", [&] { measure_sqlite_intake(figures, wish); }},
        {"postgres", [&] { measure_postgres_intake(figures, wish); }},
        {"standing", [&] { measure_standing(figures, big_shop()); }},
        {"lists", [&] { measure_lists(figures, wish, big_shop()); }},
        {"search", [&] { measure_search(figures, wish, big_shop()); }},
        {"history", [&] { measure_history(figures, wish, big_shop()); }},
        {"memory", [&] { measure_memory_under_load(figures, wish, big_shop()); }},
    };
    bool whole = true;
    for (const auto& [name, run] : sections) {
        if (!only.empty() && std::find(only.begin(), only.end(), name) == only.end()) continue;
        std::fprintf(stderr, "%s\n", name.c_str());
        try {
            run();
        } catch (const std::exception& problem) {
            std::fprintf(stderr, "  not measured: %s\n", problem.what());
            whole = false;
        }
    }
    figures.print_table();
    figures.write_json(report, facts);
    return whole && figures.all_within(kTolerated) ? 0 : 1;
}

}  // namespace

int main(int count, char** words) {
    const std::filesystem::path build = std::filesystem::path(OKNO_BINARY).parent_path();
    Wish wish;
    wish.folder = build / "bench-data";
    if (const char* url = std::getenv("OKNO_TEST_POSTGRES")) wish.postgres_url = url;
    std::vector<std::string> only;
    std::string report = (build / "bench.json").string();
    CLI::App app{"measures okno beside yardsticks"};
    app.add_option("--orders", wish.orders, "of the big shop")->check(CLI::Range(1'000, 10'000'000));
    app.add_option("--seconds", wish.seconds, "of each run of the intake")->check(CLI::Range(1, 600));
    app.add_option("--repeats", wish.repeats, "of each list and search")->check(CLI::Range(20, 100'000));
    app.add_option("--only", only, "sections: sqlite postgres standing lists search history memory");
    app.add_option("--report", report, "where the JSON goes");
    CLI11_PARSE(app, count, words);
    return measure(wish, only, report);
}
