// SPDX-License-Identifier: Apache-2.0
// States the journal rows that something wrote: these, in this order, and nothing else.
//
//   JournalMark mark(shop);            // rows before this are not looked at; a fresh TestShop has none
//   edit_order(context, …);
//   mark.expect({{.kind = "order", .id = 17, .field = "status", .old_value = R"({"code":"new"})", .new_value = R"({"code":"complete"})"}});
//   mark.expect({});                   // nothing was written since
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "core/journal.h"
#include "tests/support/test_shop.h"

namespace okno::testing {

// Members left out are not asked, but for the flags and the part. Values are JSON as written: "\"text\"", "17", "null",
// R"({"code":"new"})".
struct ExpectedRow {
    std::string kind{};
    std::int64_t id = 0;  // 0: not asked
    std::string field{};
    std::string old_value{};  // "": not asked
    std::string new_value{};
    bool created = false;
    bool deleted = false;
    std::string part{};
    std::string source{};  // "api", "user", …; "": not asked
};

inline std::string described(const JournalRow& row) {
    std::string text = row.record.kind + ' ' + std::to_string(row.record.id) + ' ';
    if (row.created) text += "created ";
    if (row.deleted) text += "deleted ";
    if (!row.part.empty()) text += '[' + row.part + "] ";
    return text + row.field + ": " + row.old_value.dump() + " -> " + row.new_value.dump() + " (" + std::string(to_string(row.source)) + ')';
}

inline bool is_as_expected(const JournalRow& row, const ExpectedRow& expected) {
    return row.record.kind == expected.kind && (expected.id == 0 || row.record.id == expected.id) && row.field == expected.field &&
           (expected.old_value.empty() || row.old_value.dump() == expected.old_value) &&
           (expected.new_value.empty() || row.new_value.dump() == expected.new_value) && row.created == expected.created &&
           row.deleted == expected.deleted && row.part == expected.part &&
           (expected.source.empty() || to_string(row.source) == expected.source);
}

inline std::string described(const ExpectedRow& row) {
    std::string text = row.kind + ' ' + (row.id == 0 ? "any" : std::to_string(row.id)) + ' ';
    if (row.created) text += "created ";
    if (row.deleted) text += "deleted ";
    if (!row.part.empty()) text += '[' + row.part + "] ";
    return text + row.field + ": " + (row.old_value.empty() ? "any" : row.old_value) + " -> " +
           (row.new_value.empty() ? "any" : row.new_value);
}

class JournalMark {
  public:
    explicit JournalMark(TestShop& shop) : shop_(shop), after_(shop.integer("SELECT MAX(id) FROM journal")) {}

    // Every row of every kind since the mark or the last call, in the order written.
    std::vector<JournalRow> take() {
        std::vector<JournalRow> rows;
        const std::unique_ptr<db::ReadLease> lease = shop_.database().read();
        std::vector<std::string> kinds;
        lease->connection().each("SELECT DISTINCT kind FROM journal WHERE id > $1", {after_},
                                 [&](const db::Row& row) { kinds.emplace_back(row.text(0)); });
        for (const std::string& kind : kinds) {
            std::vector<std::int64_t> records;
            lease->connection().each("SELECT DISTINCT record_id FROM journal WHERE id > $1 AND kind = $2", {after_, kind},
                                     [&](const db::Row& row) { records.push_back(row.integer(0)); });
            for (std::int64_t record : records) {
                for (JournalRow& row : read_timeline(lease->connection(), {kind, record}, 0, 10'000)) {
                    if (row.id > after_) rows.push_back(std::move(row));
                }
            }
        }
        std::sort(rows.begin(), rows.end(), [](const JournalRow& a, const JournalRow& b) { return a.id < b.id; });
        if (!rows.empty()) after_ = rows.back().id;
        return rows;
    }

    void expect(const std::vector<ExpectedRow>& expected) {
        const std::vector<JournalRow> rows = take();
        std::string told;
        bool same = rows.size() == expected.size();
        for (std::size_t i = 0; i < std::max(rows.size(), expected.size()); ++i) {
            const bool fits = i < rows.size() && i < expected.size() && is_as_expected(rows[i], expected[i]);
            same = same && fits;
            told += fits ? "    " : "  ! ";
            told += i < rows.size() ? described(rows[i]) : "nothing";
            if (!fits) told += i < expected.size() ? ", expected " + described(expected[i]) : ", expected nothing else";
            told += '\n';
        }
        EXPECT_TRUE(same) << "journal rows:\n" << told;
    }

  private:
    TestShop& shop_;
    std::int64_t after_;
};

}  // namespace okno::testing
