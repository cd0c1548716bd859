// SPDX-License-Identifier: Apache-2.0
// A fresh database for each test, on either engine: SQLite in a folder of its own, PostgreSQL where OKNO_TEST_POSTGRES says.
//
//   class StoreTest : public okno::testing::DatabaseTest {};
//   TEST_P(StoreTest, keeps_a_name) { auto turn = database().write(); … }
//   OKNO_ON_BOTH_ENGINES(StoreTest);
#pragma once

#include <gtest/gtest.h>
#include <stdlib.h>
#include <unistd.h>

#include <atomic>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/error.h"
#include "base/id.h"
#include "platform/db/database.h"
#include "platform/db/migrate.h"
#include "platform/db/postgres_admin.h"

namespace okno::testing {

// Both, or the one that OKNO_TEST_ENGINE names ("sqlite", "postgres").
inline std::vector<db::Engine> engines() {
    const char* only = std::getenv("OKNO_TEST_ENGINE");
    if (only != nullptr && std::string_view(only) == "sqlite") return {db::Engine::sqlite};
    if (only != nullptr && std::string_view(only) == "postgres") return {db::Engine::postgres};
    return {db::Engine::sqlite, db::Engine::postgres};
}

inline std::string engine_name(const ::testing::TestParamInfo<db::Engine>& tested) {
    return tested.param == db::Engine::sqlite ? "sqlite" : "postgres";
}

inline std::string postgres_url() {
    const char* url = std::getenv("OKNO_TEST_POSTGRES");
    return url == nullptr ? "" : url;
}

inline bool engine_available(db::Engine engine) { return engine == db::Engine::sqlite || !postgres_url().empty(); }

// A folder that goes with its owner.
class TemporaryFolder {
  public:
    TemporaryFolder() {
        std::string pattern = (std::filesystem::temp_directory_path() / "okno_test_XXXXXX").string();
        check(::mkdtemp(pattern.data()) != nullptr, "a temporary folder");
        path_ = pattern;
    }
    ~TemporaryFolder() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    TemporaryFolder(const TemporaryFolder&) = delete;
    const std::filesystem::path& path() const { return path_; }

  private:
    std::filesystem::path path_;
};

enum class Schema { migrated, empty };

class TestDatabase {
  public:
    TestDatabase(db::Engine engine, Schema schema) {
        options_.data_folder = folder_.path().string();
        options_.readers = 4;
        options_.writers = 32;
        if (engine == db::Engine::sqlite) {
            if (schema == Schema::migrated) std::filesystem::copy_file(migrated_file(), folder_.path() / "okno.sqlite3");
        } else {
            static std::atomic<int> counter{0};
            name_ = "okno_test_" + std::to_string(::getpid()) + "_" + std::to_string(++counter);
            db::drop_database(postgres_url(), name_);
            db::create_database(postgres_url(), name_, schema == Schema::migrated ? migrated_template() : "");
            options_.url = db::with_database(postgres_url(), name_);
        }
        database_ = db::Database::open(options_);
    }
    ~TestDatabase() {
        database_.reset();
        if (!name_.empty()) db::drop_database(postgres_url(), name_);
    }
    TestDatabase(const TestDatabase&) = delete;

    db::Database& operator*() const { return *database_; }
    db::Database* operator->() const { return database_.get(); }
    const db::Options& options() const { return options_; }
    // As after a restart of the program.
    void reopen() {
        database_.reset();
        database_ = db::Database::open(options_);
    }

  private:
    // Migrating takes a while, copying does not: one file for each run of tests …
    static std::filesystem::path migrated_file() {
        static const TemporaryFolder folder;
        static const bool made = [] {
            const std::unique_ptr<db::Database> database = db::Database::open({.data_folder = folder.path().string(), .url = {}});
            db::migrate(*database, db::embedded_migrations());
            return true;
        }();
        check(made, "a migrated file to copy");
        return folder.path() / "okno.sqlite3";
    }

    // … and one template database for each state of migrations/, made once a server.
    static std::string migrated_template() {
        static const std::string name = [] {
            std::string all;
            for (const db::Migration& migration : db::embedded_migrations()) all += migration.sql;
            const std::string wanted = "okno_template_" + content_hash(all).substr(0, 16);
            const std::unique_ptr<db::Database> server = db::Database::open({.data_folder = {}, .url = postgres_url()});
            const std::unique_ptr<db::Transaction> lock = server->write();
            lock->connection().query("SELECT pg_advisory_xact_lock(1869377647)");
            if (lock->connection().maybe_integer("SELECT 1 FROM pg_database WHERE datname = $1", {wanted})) return wanted;
            const std::string unfinished = wanted + "_new";
            db::drop_database(postgres_url(), unfinished);
            db::create_database(postgres_url(), unfinished);
            db::migrate(*db::Database::open({.data_folder = {}, .url = db::with_database(postgres_url(), unfinished)}),
                        db::embedded_migrations());
            db::rename_database(postgres_url(), unfinished, wanted);
            return wanted;
        }();
        return name;
    }

    TemporaryFolder folder_;
    db::Options options_;
    std::string name_;
    std::unique_ptr<db::Database> database_;
};

inline std::unique_ptr<TestDatabase> open_test_database(db::Engine engine, Schema schema = Schema::migrated) {
    return std::make_unique<TestDatabase>(engine, schema);
}

// A test that runs once on each engine; without OKNO_TEST_POSTGRES its PostgreSQL half is reported as skipped.
class DatabaseTest : public ::testing::TestWithParam<db::Engine> {
  protected:
    void SetUp() override {
        if (!engine_available(GetParam())) GTEST_SKIP() << "OKNO_TEST_POSTGRES is not set";
        opened_ = open_test_database(GetParam(), schema());
    }
    virtual Schema schema() const { return Schema::migrated; }
    db::Engine engine() const { return GetParam(); }
    db::Database& database() { return **opened_; }
    TestDatabase& opened() { return *opened_; }

    // One statement in a turn of its own.
    void execute(std::string_view sql, std::initializer_list<db::Param> params = {}) {
        const std::unique_ptr<db::Transaction> turn = database().write();
        turn->connection().execute(sql, params);
        turn->commit();
    }
    std::int64_t integer(std::string_view sql, std::initializer_list<db::Param> params = {}) {
        return database().read()->connection().maybe_integer(sql, params).value_or(0);
    }

  private:
    std::unique_ptr<TestDatabase> opened_;
};

}  // namespace okno::testing

#define OKNO_ON_BOTH_ENGINES(suite) \
    INSTANTIATE_TEST_SUITE_P(Engines, suite, ::testing::ValuesIn(okno::testing::engines()), okno::testing::engine_name)
