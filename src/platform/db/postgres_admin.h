// SPDX-License-Identifier: Apache-2.0
// Makes and drops whole PostgreSQL databases, for tests and benchmarks. `url` is that of any database of the server.
#pragma once

#include <string>

namespace okno::db {

// from: the database it is a copy of, which nobody may be using; "" = the server's empty one.
void create_database(const std::string& url, const std::string& name, const std::string& from = "");
void drop_database(const std::string& url, const std::string& name);  // also when in use; no error when there is none
void rename_database(const std::string& url, const std::string& from, const std::string& to);
// The URL with its database replaced.
std::string with_database(const std::string& url, const std::string& name);

}  // namespace okno::db
