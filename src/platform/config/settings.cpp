// SPDX-License-Identifier: Apache-2.0
#include "platform/config/settings.h"

#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace okno::config {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kPrefix = "OKNO_";
// Of the environment, but no settings of the program.
constexpr std::string_view kFileVariable = "OKNO_CONFIG";

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view spaces = " \t\r";
    const std::size_t first = text.find_first_not_of(spaces);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(spaces) - first + 1);
}

std::string read_file(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    if (!in) throw WrongSetting("the settings file " + path + " cannot be read");
    return std::move(text).str();
}

const Key* find_key(std::string_view name) {
    for (const Key& key : keys()) {
        if (key.name == name) return &key;
    }
    return nullptr;
}

void put(Settings& settings, const Key& key, const std::string& value, const std::string& where) {
    const auto expected = key.put(settings, value);
    if (!expected) return;
    const bool secret = key.name == "db";  // its address may hold a password
    throw WrongSetting("setting " + std::string(key.name) + (secret ? "" : " = '" + value + "'") + " (" + where + ") is wrong: expected " +
                       *expected);
}

}  // namespace

std::string environment_name(const Key& key) {
    std::string name(kPrefix);
    for (const char c : key.name) name += static_cast<char>(c >= 'a' && c <= 'z' ? c - 32 : c);
    return name;
}

std::map<std::string, std::string> process_environment() {
    std::map<std::string, std::string> found;
    for (char** entry = environ; *entry != nullptr; ++entry) {
        const std::string_view text = *entry;
        const std::size_t equals = text.find('=');
        if (text.starts_with(kPrefix) && equals != std::string_view::npos) found.emplace(text.substr(0, equals), text.substr(equals + 1));
    }
    return found;
}

std::map<std::string, std::string> parse_file(std::string_view text, std::string_view file_name) {
    std::map<std::string, std::string> values;
    int number = 0;
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        const std::string_view line = trimmed(text.substr(0, end));
        text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
        ++number;
        if (line.empty() || line.front() == '#' || line.front() == ';') continue;
        const std::string place = std::string(file_name) + ":" + std::to_string(number);
        const std::size_t equals = line.find('=');
        if (equals == std::string_view::npos) throw WrongSetting(place + ": expected `key = value`, found '" + std::string(line) + "'");
        const std::string name(trimmed(line.substr(0, equals)));
        std::string_view value = trimmed(line.substr(equals + 1));
        if (value.size() >= 2 && value.front() == '"' && value.back() == '"') value = value.substr(1, value.size() - 2);
        if (find_key(name) == nullptr) throw WrongSetting(place + ": there is no setting '" + name + "'");
        if (!values.emplace(name, value).second) throw WrongSetting(place + ": setting " + name + " is set twice");
    }
    return values;
}

Settings load(const Sources& sources) {
    const auto given = [&](const Key& key) -> std::pair<const std::string*, std::string> {
        if (const auto flag = sources.flags.find(std::string(key.name)); flag != sources.flags.end())
            return {&flag->second, "on the command line"};
        const std::string variable = environment_name(key);
        if (const auto found = sources.environment.find(variable); found != sources.environment.end()) return {&found->second, variable};
        return {nullptr, {}};
    };

    // The data folder first: it says where the file is.
    std::string file = sources.file.value_or("");
    if (const auto named = sources.environment.find(std::string(kFileVariable)); file.empty() && named != sources.environment.end())
        file = named->second;
    if (file.empty()) {
        const auto [folder, where] = given(*find_key("data"));
        const std::string beside = (fs::path(folder != nullptr ? *folder : Settings().data) / "okno.conf").string();
        std::error_code ignored;
        if (fs::exists(beside, ignored)) file = beside;
    }
    const auto in_file = file.empty() ? std::map<std::string, std::string>() : parse_file(read_file(file), file);

    Settings settings;
    for (const Key& key : keys()) {
        put(settings, key, std::string(key.fallback), "default");
        if (const auto found = in_file.find(std::string(key.name)); found != in_file.end()) put(settings, key, found->second, file);
        if (const auto [value, where] = given(key); value != nullptr) put(settings, key, *value, where);
    }
    if (settings.tls_cert.empty() != settings.tls_key.empty()) {
        throw WrongSetting("settings tls_cert and tls_key belong together: " +
                           std::string(settings.tls_cert.empty() ? "tls_cert" : "tls_key") + " is missing");
    }
    return settings;
}

std::string sample_file() {
    std::string text = "# Settings of Okno. A line without # in front is in force; the environment (OKNO_...) and flags go before it.\n";
    for (const Key& key : keys()) {
        text += "\n# " + std::string(key.explanation) + "\n# " + std::string(key.name) + " = " + std::string(key.fallback) + "\n";
    }
    return text;
}

}  // namespace okno::config
