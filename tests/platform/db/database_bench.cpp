// SPDX-License-Identifier: Apache-2.0
// Commits a second through the database layer, alone and with many threads: what group commit brings on SQLite, what the pool costs on
// PostgreSQL. Run: build/database_bench [--benchmark_filter=sqlite]; PostgreSQL only where OKNO_TEST_POSTGRES says.
#include <benchmark/benchmark.h>

#include <memory>
#include <string>

#include "tests/support/test_database.h"

namespace okno::db {
namespace {

std::unique_ptr<okno::testing::TestDatabase> opened;

void open_with_table(Engine engine) {
    opened = okno::testing::open_test_database(engine, okno::testing::Schema::empty);
    const auto turn = (*opened)->write();
    turn->connection().script(engine == Engine::sqlite ? "CREATE TABLE marks (id INTEGER PRIMARY KEY, text TEXT)"
                                                       : "CREATE TABLE marks (id BIGINT GENERATED ALWAYS AS IDENTITY, text TEXT)");
    turn->commit();
}

// A turn of five small inserts, about the statements of an order.
void turns(benchmark::State& state, Engine engine) {
    if (state.thread_index() == 0) open_with_table(engine);
    const std::string text(200, 'x');
    for (auto _ : state) {
        const auto turn = (*opened)->write();
        for (int i = 0; i < 5; ++i) turn->connection().execute("INSERT INTO marks (text) VALUES ($1)", {text});
        turn->commit();
    }
    state.SetItemsProcessed(state.iterations());
    if (state.thread_index() == 0) opened.reset();
}

void reads(benchmark::State& state, Engine engine) {
    if (state.thread_index() == 0) open_with_table(engine);
    for (auto _ : state)
        benchmark::DoNotOptimize((*opened)->read()->connection().maybe_integer("SELECT count(*) FROM marks WHERE id = $1", {1}));
    state.SetItemsProcessed(state.iterations());
    if (state.thread_index() == 0) opened.reset();
}

}  // namespace
}  // namespace okno::db

int main(int argc, char** argv) {
    using okno::db::Engine;
    for (const Engine engine : okno::testing::engines()) {
        if (!okno::testing::engine_available(engine)) continue;
        const std::string name = engine == Engine::sqlite ? "sqlite" : "postgres";
        for (const int threads : {1, 32})
            benchmark::RegisterBenchmark((name + "/commits").c_str(), okno::db::turns, engine)->Threads(threads)->UseRealTime();
        for (const int threads : {1, 4})
            benchmark::RegisterBenchmark((name + "/reads").c_str(), okno::db::reads, engine)->Threads(threads)->UseRealTime();
    }
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
