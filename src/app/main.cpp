// SPDX-License-Identifier: Apache-2.0
#include <CLI/CLI.hpp>
#include <cstdio>
#include <exception>
#include <functional>
#include <string>

#include "app/application.h"
#include "app/commands/commands.h"
#include "base/error.h"
#include "base/log.h"
#include "faces/ui/text.h"

namespace {

using namespace okno;

constexpr int kWrongUsage = 2;

// One clear sentence, with the fields that are wrong.
std::string sentence(const Error& error) {
    std::string said = ui::say(error.message, "en");
    for (const FieldError& field : error.fields) said += "; " + field.path + ": " + ui::say(field.message, "en");
    return said;
}

// Flags of every command: those of the settings that were given on the command line.
struct Common {
    std::string config;
    std::map<std::string, std::string> flags;

    void add_to(CLI::App& command) {
        command.add_option("--config", config, "settings file (default: okno.conf in the data folder)");
        for (const char* key : {"data", "db", "log_level"}) add_flag(command, key);
    }
    void add_flag(CLI::App& command, const std::string& key) {
        std::string name = key;
        for (char& letter : name) letter = letter == '_' ? '-' : letter;
        command.add_option_function<std::string>("--" + name, [this, key](const std::string& value) { flags[key] = value; });
    }
    config::Settings settings() const {
        config::Sources sources;
        if (!config.empty()) sources.file = config;
        sources.environment = config::process_environment();
        sources.flags = flags;
        config::Settings loaded = config::load(sources);
        log::set_level(loaded.log_level);
        return loaded;
    }
};

struct Commands {
    CLI::App app{"okno: the CRM of online shops"};
    Common common;
    app::DemoWish demo;
    app::UserWish user;
    app::ApiKeyWish api_key;
    std::string file;
    bool no_jobs = false;
    std::function<int()> chosen;

    Commands() {
        app.require_subcommand(1);
        app.set_version_flag("--version", std::string(app::kVersion));
        CLI::App* serve = add(app, "serve", "serve the shop", [this] {
            if (no_jobs) common.flags["jobs"] = "false";
            return app::serve(common.settings());
        });
        for (const char* key : {"listen", "tls_cert", "tls_key", "workers", "web_dir", "public_url"}) common.add_flag(*serve, key);
        serve->add_flag("--no-jobs", no_jobs, "run no jobs in this process");
        add(app, "worker", "run jobs only", [this] { return app::work(common.settings()); });
        CLI::App* demo_command =
            add(app, "demo", "fill an empty database with a believable shop", [this] { return app::demo(common.settings(), demo); });
        demo_command->add_option("--orders", demo.orders, "how many orders")->check(CLI::Range(1, 10'000'000));
        demo_command->add_option("--seed", demo.seed, "the same seed and date give the same shop");
        demo_command->add_option("--today", demo.today, "the last day of the shop's life, YYYY-MM-DD");
        add_user();
        add_key();
        CLI::App* backup = add(app, "backup", "a consistent copy, while serving", [this] { return app::back_up(common.settings(), file); });
        backup->add_option("FILE", file)->required();
        CLI::App* restore =
            add(app, "restore", "fill an empty database from a backup", [this] { return app::restore(common.settings(), file); });
        restore->add_option("FILE", file)->required();
        add(app, "check", "settings, migrations, queue, disk, clock", [this] { return app::check(common.settings()); });
        add_describe();
    }

    CLI::App* add(CLI::App& above, const std::string& name, const std::string& about, std::function<int()> run) {
        CLI::App* command = above.add_subcommand(name, about);
        common.add_to(*command);
        command->callback([this, run = std::move(run)] { chosen = run; });
        return command;
    }

    void add_user() {
        CLI::App* people = app.add_subcommand("user", "people");
        people->require_subcommand(1);
        CLI::App* create = add(*people, "create", "add a person", [this] { return app::create_user(common.settings(), user); });
        create->add_option("--email", user.email)->required();
        create->add_option("--password", user.password)->required();
        create->add_option("--name", user.name)->required();
        create->add_option("--group", user.group, "admin, head, manager, warehouse, courier");
        add(*people, "list", "who works here", [this] { return app::list_users(common.settings()); });
    }

    void add_key() {
        CLI::App* keys = app.add_subcommand("api-key", "keys of programs");
        keys->require_subcommand(1);
        CLI::App* create =
            add(*keys, "create", "make a key and print it", [this] { return app::create_api_key(common.settings(), api_key); });
        create->add_option("--name", api_key.name)->required();
        create->add_option("--site", api_key.sites, "a shop it may see; none: all");
        create->add_option("--scope", api_key.scopes, "what it may do; none: everything");
    }

    void add_describe() {
        CLI::App* describe = app.add_subcommand("describe", "what the program knows of itself");
        const auto what = std::make_shared<app::Describe>(app::Describe::routes);
        auto* group = describe->add_option_group("what");
        group->require_option(1);
        group->add_flag_callback("--typescript", [what] { *what = app::Describe::typescript; });
        group->add_flag_callback("--rights", [what] { *what = app::Describe::rights; });
        group->add_flag_callback("--routes", [what] { *what = app::Describe::routes; });
        group->add_flag_callback("--openapi", [what] { *what = app::Describe::openapi; });
        describe->callback([this, what] { chosen = [what] { return app::describe(*what); }; });
    }
};

}  // namespace

int main(int count, char** words) {
    Commands commands;
    try {
        commands.app.parse(count, words);
    } catch (const CLI::ParseError& problem) {
        const int code = commands.app.exit(problem);
        return code == 0 ? 0 : kWrongUsage;
    }
    try {
        return commands.chosen();
    } catch (const Error& error) {
        std::fprintf(stderr, "okno: %s\n", sentence(error).c_str());
    } catch (const std::exception& problem) {
        std::fprintf(stderr, "okno: %s\n", problem.what());
    }
    return 1;
}
