// SPDX-License-Identifier: Apache-2.0
// What the operator may set: one table of keys, read from defaults, then a file, then the environment, then the command line.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "base/log.h"

namespace okno::config {

struct Listen {
    std::string address = "127.0.0.1";
    std::uint16_t port = 8080;  // 0: a free one
};

struct Settings {
    Listen listen;
    std::string data = "./data";    // folder: SQLite file, attachments, logs
    std::string db;                 // "postgresql://…"; "": SQLite in the data folder
    std::string tls_cert, tls_key;  // PEM files, both or none
    int workers = 32;               // threads that run requests
    int rate_limit = 10;            // requests a second for each API key; 0: off
    log::Level log_level = log::Level::info;
    std::string web_dir;     // "": the web application built into the program
    std::string public_url;  // "https://crm.example.com", no slash at the end; "": as the client asked
    std::vector<std::string> trusted_proxies;
    int session_idle_hours = 12;
    int session_absolute_days = 30;
    std::string timezone = "Europe/Moscow";  // of a new account; later changed inside
    std::string language = "en";             // of a new account: en ru pl uz
    bool jobs = true;                        // run jobs inside `okno serve`
    int job_workers = 2;
};

// One row of the table of keys.
struct Key {
    std::string_view name;         // "rate_limit"; OKNO_RATE_LIMIT in the environment, --rate-limit as a flag
    std::string_view fallback;     // as it would be written
    std::string_view explanation;  // one sentence
    // Puts a written value in its place; nothing on success, else what was expected ("a whole number from 0 to 100000").
    std::optional<std::string> (*put)(Settings& settings, const std::string& value);
    std::string (*shown)(const Settings& settings);  // as written; passwords inside are hidden
};

const std::vector<Key>& keys();
std::string environment_name(const Key& key);

// what() is one clear sentence that names key, value, where it was set and what was expected.
struct WrongSetting : std::runtime_error {
    using std::runtime_error::runtime_error;
};

struct Sources {
    std::optional<std::string> file = {};                 // --config; absent: okno.conf in the data folder when it exists
    std::map<std::string, std::string> environment = {};  // by full name, OKNO_…
    std::map<std::string, std::string> flags = {};        // by key name
};

std::map<std::string, std::string> process_environment();  // its OKNO_… part
Settings load(const Sources& sources);
// The file alone: `key = value` lines, # and ; comments, values may stand in double quotes. Unknown keys and keys set twice are refused.
std::map<std::string, std::string> parse_file(std::string_view text, std::string_view file_name);
// A sample settings file: every key with its explanation and default, commented out.
std::string sample_file();

}  // namespace okno::config
