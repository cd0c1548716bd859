// SPDX-License-Identifier: Apache-2.0
// The table of keys, and how each kind of value is read and shown.
#include <array>
#include <charconv>

#include "base/time.h"
#include "platform/config/settings.h"

namespace okno::config {
namespace {

using Expected = std::optional<std::string>;

template <std::string Settings::*field>
Expected put_text(Settings& settings, const std::string& value) {
    settings.*field = value;
    return std::nullopt;
}

template <std::string Settings::*field>
std::string show_text(const Settings& settings) {
    return settings.*field;
}

template <int Settings::*field, int least, int most>
Expected put_number(Settings& settings, const std::string& value) {
    int number = 0;
    const char* end = value.data() + value.size();
    const auto [stopped, error] = std::from_chars(value.data(), end, number);
    if (error != std::errc() || stopped != end || number < least || number > most) {
        return "a whole number from " + std::to_string(least) + " to " + std::to_string(most);
    }
    settings.*field = number;
    return std::nullopt;
}

template <int Settings::*field>
std::string show_number(const Settings& settings) {
    return std::to_string(settings.*field);
}

Expected put_listen(Settings& settings, const std::string& value) {
    const std::string expected = "ADDRESS:PORT, such as 127.0.0.1:8080 or [::]:80";
    const std::size_t colon = value.rfind(':');
    if (colon == std::string::npos) return expected;
    std::string address = value.substr(0, colon);
    if (address.starts_with('[') && address.ends_with(']')) {
        address = address.substr(1, address.size() - 2);
    } else if (address.find(':') != std::string::npos) {
        return expected;
    }
    std::uint16_t port = 0;
    const char* end = value.data() + value.size();
    const auto [stopped, error] = std::from_chars(value.data() + colon + 1, end, port);
    if (error != std::errc() || stopped != end) return expected;
    settings.listen = {address, port};
    return std::nullopt;
}

std::string show_listen(const Settings& settings) {
    const auto& [address, port] = settings.listen;
    return (address.find(':') != std::string::npos ? "[" + address + "]" : address) + ":" + std::to_string(port);
}

Expected put_data(Settings& settings, const std::string& value) {
    if (value.empty()) return "a folder";
    settings.data = value;
    return std::nullopt;
}

Expected put_db(Settings& settings, const std::string& value) {
    if (!value.empty() && !value.starts_with("postgresql://") && !value.starts_with("postgres://")) {
        return "postgresql://USER:PASSWORD@HOST/NAME, or nothing for SQLite in the data folder";
    }
    settings.db = value;
    return std::nullopt;
}

std::string show_db(const Settings& settings) {
    const std::size_t at = settings.db.rfind('@');
    const std::size_t user = settings.db.find("//");
    if (at == std::string::npos) return settings.db;
    const std::size_t colon = settings.db.find(':', user);
    return colon > at ? settings.db : settings.db.substr(0, colon + 1) + "***" + settings.db.substr(at);
}

constexpr std::array<std::string_view, 4> kLevels = {"debug", "info", "warning", "error"};

Expected put_log_level(Settings& settings, const std::string& value) {
    for (std::size_t i = 0; i < kLevels.size(); ++i) {
        if (kLevels[i] != value) continue;
        settings.log_level = static_cast<log::Level>(i);
        return std::nullopt;
    }
    return "debug, info, warning or error";
}

std::string show_log_level(const Settings& settings) { return std::string(kLevels[static_cast<std::size_t>(settings.log_level)]); }

Expected put_public_url(Settings& settings, const std::string& value) {
    const std::size_t host = value.find("://") + 3;
    const bool web = value.starts_with("http://") || value.starts_with("https://");
    if (!value.empty() && (!web || value.size() == host || value.find_first_of(" ?#") != std::string::npos)) {
        return "an address such as https://crm.example.com, or nothing";
    }
    settings.public_url = value;
    while (settings.public_url.ends_with('/')) settings.public_url.pop_back();
    return std::nullopt;
}

// The server reads the addresses themselves when it starts.
Expected put_proxies(Settings& settings, const std::string& value) {
    settings.trusted_proxies.clear();
    std::size_t at = 0;
    while (at < value.size()) {
        const std::size_t end = std::min(value.find_first_of(", ", at), value.size());
        const std::string one = value.substr(at, end - at);
        if (one.find_first_not_of("0123456789abcdefABCDEF.:/") != std::string::npos)
            return "addresses or ranges such as 10.0.0.0/8, separated by commas";
        if (!one.empty()) settings.trusted_proxies.push_back(one);
        at = end + 1;
    }
    return std::nullopt;
}

std::string show_proxies(const Settings& settings) {
    std::string list;
    for (const auto& one : settings.trusted_proxies) list += (list.empty() ? "" : ",") + one;
    return list;
}

Expected put_timezone(Settings& settings, const std::string& value) {
    if (!is_zone(value)) return "a time zone such as Europe/Moscow";
    settings.timezone = value;
    return std::nullopt;
}

Expected put_language(Settings& settings, const std::string& value) {
    if (value != "en" && value != "ru" && value != "pl" && value != "uz") return "en, ru, pl or uz";
    settings.language = value;
    return std::nullopt;
}

Expected put_jobs(Settings& settings, const std::string& value) {
    if (value != "yes" && value != "no" && value != "1" && value != "0" && value != "true" && value != "false") return "yes or no";
    settings.jobs = value == "yes" || value == "1" || value == "true";
    return std::nullopt;
}

std::string show_jobs(const Settings& settings) { return settings.jobs ? "yes" : "no"; }

}  // namespace

const std::vector<Key>& keys() {
    using S = Settings;
    static const std::vector<Key> table = {
        {"listen", "127.0.0.1:8080", "Address and port to serve on; port 0 picks a free one.", put_listen, show_listen},
        {"data", "./data", "Folder of the SQLite file, attachments and logs.", put_data, show_text<&S::data>},
        {"db", "", "PostgreSQL address, postgresql://USER:PASSWORD@HOST/NAME; empty: SQLite in the data folder.", put_db, show_db},
        {"tls_cert", "", "Certificate chain (PEM) to serve HTTPS with; needs tls_key.", put_text<&S::tls_cert>, show_text<&S::tls_cert>},
        {"tls_key", "", "Private key (PEM) of tls_cert.", put_text<&S::tls_key>, show_text<&S::tls_key>},
        {"workers", "32", "Threads that run requests.", put_number<&S::workers, 1, 1024>, show_number<&S::workers>},
        {"rate_limit", "10", "Requests a second for each API key; 0 is no limit.", put_number<&S::rate_limit, 0, 100'000>,
         show_number<&S::rate_limit>},
        {"log_level", "info", "Least important line that is logged: debug, info, warning, error.", put_log_level, show_log_level},
        {"web_dir", "", "Folder of the built web application; empty: the one inside the program.", put_text<&S::web_dir>,
         show_text<&S::web_dir>},
        {"public_url", "", "Address people reach this shop under, for links in letters; empty: as they asked.", put_public_url,
         show_text<&S::public_url>},
        {"trusted_proxies", "", "Proxies whose X-Forwarded-For is believed: addresses or ranges, by comma.", put_proxies, show_proxies},
        {"session_idle_hours", "12", "A session ends after so many hours without a request.", put_number<&S::session_idle_hours, 1, 8760>,
         show_number<&S::session_idle_hours>},
        {"session_absolute_days", "30", "A session ends so many days after signing in, used or not.",
         put_number<&S::session_absolute_days, 1, 3650>, show_number<&S::session_absolute_days>},
        {"timezone", "Europe/Moscow", "Time zone of a new account; later it is changed inside.", put_timezone, show_text<&S::timezone>},
        {"language", "en", "Language of a new account: en, ru, pl, uz.", put_language, show_text<&S::language>},
        {"jobs", "yes", "Whether `okno serve` runs jobs too.", put_jobs, show_jobs},
        {"job_workers", "2", "Threads that run jobs.", put_number<&S::job_workers, 1, 64>, show_number<&S::job_workers>},
    };
    return table;
}

}  // namespace okno::config
