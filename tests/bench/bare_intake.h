// SPDX-License-Identifier: Apache-2.0
// The yardsticks of the intake: the rows of one order after the other into a bare database that has our tables and indexes.
#pragma once

#include <cstdint>
#include <string>

#include "bench/order_rows.h"

namespace okno::bench {

// Orders a second, each its own durable commit.
double bare_sqlite_intake(const std::string& file, const OrderRows& rows, double seconds, std::int64_t first_number);
// The same over this many connections, a statement a table, prepared once.
double bare_postgres_intake(const std::string& url, const OrderRows& rows, int connections, double seconds, std::int64_t first_number);
// How safe a commit of this cluster is: "fsync on, synchronous_commit on".
std::string postgres_durability(const std::string& url);
// A fresh database beside the one of the address; gives its address. One of that name from an earlier run goes first.
std::string make_postgres_database(const std::string& url, const std::string& name);

}  // namespace okno::bench
