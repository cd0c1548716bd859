// SPDX-License-Identifier: Apache-2.0
#include "platform/db/postgres_admin.h"

#include <algorithm>

#include "base/error.h"
#include "platform/db/postgres_link.h"

namespace okno::db {

namespace {

void require_plain(const std::string& name) {
    check(!name.empty() &&
              std::all_of(name.begin(), name.end(), [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; }),
          "a plain database name");
}

}  // namespace

void create_database(const std::string& url, const std::string& name, const std::string& from) {
    require_plain(name);
    if (!from.empty()) require_plain(from);
    PostgresLink(url).script("CREATE DATABASE " + name + (from.empty() ? " TEMPLATE template0 ENCODING 'UTF8'" : " TEMPLATE " + from));
}

void drop_database(const std::string& url, const std::string& name) {
    require_plain(name);
    PostgresLink(url).script("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
}

void rename_database(const std::string& url, const std::string& from, const std::string& to) {
    require_plain(from);
    require_plain(to);
    PostgresLink(url).script("ALTER DATABASE " + from + " RENAME TO " + to);
}

std::string with_database(const std::string& url, const std::string& name) {
    const std::size_t host = url.find("://");
    check(host != std::string::npos, "a postgresql:// URL");
    const std::size_t question = std::min(url.find('?', host), url.size());
    const std::size_t path = std::min(url.find('/', host + 3), question);
    return url.substr(0, path) + "/" + name + url.substr(question);
}

}  // namespace okno::db
