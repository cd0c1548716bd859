// SPDX-License-Identifier: Apache-2.0
// Search as you type over a folded column, on both engines: PostgreSQL by GIN over the column's words or by pg_trgm, SQLite by an
// external-content FTS5 table beside the rows that wait to be indexed.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/sql_filter.h"
#include "platform/db/database.h"

namespace okno {

enum class SearchBy { words, runs };  // beginnings of words; any run of three characters or more

// A searched column. Its text has a space before each word, also the first, so that " iva" finds beginnings.
// PostgreSQL needs an index USING gin (array_to_tsvector(string_to_array(ltrim(column), ' '))) for words: no parser of its own between the
// folded words and the index; USING gin (column gin_trgm_ops) for runs. SQLite needs the FTS5 table `index` over it (content = the table;
// tokenizer trigram for runs) and a table `waiting`(id) of rows not yet in the index: FTS5 writes a segment at every savepoint (77 µs a
// row, tried), so triggers put new rows there and move them over 64 at a time (10 µs a row). See migrations/0005_customers.sql.
struct SearchColumn {
    std::string_view table, column, index, waiting;
    SearchBy by = SearchBy::words;
};

// What is looked for; empty when the input holds nothing to look for.
struct SearchTerm {
    std::vector<std::string> patterns;  // LIKE, all must hold: "% ivan%"
    std::string match;                  // FTS5
    std::string tsquery;                // PostgreSQL, for words
    bool empty() const { return patterns.empty(); }
};

SearchTerm beginnings(const std::vector<std::string>& folded_words);  // each begins a word; the first six count
SearchTerm anywhere(std::string_view run);  // needs three characters or more on a trigram index; " 7916" = at the beginning

// Each pattern as a condition of the filter; without an index of its own, for walking another one.
void add_like(SqlFilter& filter, std::string_view column, const SearchTerm& term);
// "SELECT id …" of what matches, at most so many, in no order; values are bound to the filter.
// Rare terms are looked up so and sorted; when `most` come back the term is frequent and walking the list's own index with add_like() is
// faster.
std::string hits_sql(db::Engine engine, SqlFilter& values, const SearchColumn& column, const SearchTerm& term, int most);

// How many match, counted to `most` at the most.
int count_hits(db::Connection& connection, const SearchColumn& column, const SearchTerm& term, int most);

// The number of placeholders that a list of so many values is bound to: a power of two, so that statement texts stay few. Repeat the last
// value to fill up.
std::size_t padded(std::size_t count);
// "$3, $4, $5"
std::string placeholders(std::size_t first, std::size_t count);

}  // namespace okno
