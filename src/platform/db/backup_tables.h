// SPDX-License-Identifier: Apache-2.0
// What the catalogues of both engines say of our tables, and what a copy must do around filling them.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "platform/db/database.h"

namespace okno::db {

// Name → columns that are written (generated ones are not), in their order. Search indexes and their shadows are no tables of ours.
using Tables = std::map<std::string, std::vector<std::string>>;
Tables tables_of(Connection& connection);

// Table → the last id given, also where its row is gone: an id is never given twice, after a copy neither.
std::map<std::string, std::int64_t> last_ids(Connection& connection);
void set_last_ids(Connection& connection, const Tables& tables, const std::map<std::string, std::int64_t>& source);

// Lifts the references between tables for one transaction, so that rows may come in any order; put back, they are all checked.
class LiftedReferences {
  public:
    explicit LiftedReferences(Connection& connection);
    void put_back();

  private:
    Connection& connection_;
    std::vector<std::string> statements_;
};

void rebuild_search(Connection& connection);
void lift_time_limits(Connection& connection);  // of this transaction
std::string quoted(const std::string& name);

}  // namespace okno::db
