// SPDX-License-Identifier: Apache-2.0
#include "core/sql_search.h"

#include <fmt/format.h>

#include <algorithm>
#include <bit>

namespace okno {

namespace {

constexpr std::size_t kMostWords = 6;

// Folded texts hold neither, but a term may come from elsewhere; both are dropped rather than escaped.
std::string without_wildcards(std::string_view text) {
    std::string kept;
    std::copy_if(text.begin(), text.end(), std::back_inserter(kept),
                 [](char c) { return c != '%' && c != '_' && c != '"' && c != '\'' && c != '\\' && c != '\0'; });
    return kept;
}

}  // namespace

SearchTerm beginnings(const std::vector<std::string>& folded_words) {
    SearchTerm term;
    for (const std::string& raw : folded_words) {
        const std::string word = without_wildcards(raw);
        if (word.empty()) continue;
        term.patterns.push_back("% " + word + "%");
        term.match += (term.match.empty() ? "\"" : " \"") + word + "\"*";
        term.tsquery += (term.tsquery.empty() ? "'" : " & '") + word + "':*";
        if (term.patterns.size() == kMostWords) break;
    }
    return term;
}

SearchTerm anywhere(std::string_view run) {
    const std::string text = without_wildcards(run);
    if (text.empty()) return {};
    return {{"%" + text + "%"}, "\"" + text + "\"", ""};
}

void add_like(SqlFilter& filter, std::string_view column, const SearchTerm& term) {
    for (const std::string& pattern : term.patterns) filter.add(fmt::format("{} LIKE {}", column, filter.bind(pattern)));
}

std::string hits_sql(db::Engine engine, SqlFilter& values, const SearchColumn& column, const SearchTerm& term, int most) {
    if (engine == db::Engine::postgres && column.by == SearchBy::words) {
        return fmt::format(
            "SELECT id FROM {} WHERE deleted_at IS NULL AND array_to_tsvector(string_to_array(ltrim({}), ' ')) @@ CAST({} AS tsquery) "
            "LIMIT {}",
            column.table, column.column, values.bind(term.tsquery), most);
    }
    std::string like;
    for (const std::string& pattern : term.patterns) like += fmt::format(" AND {} LIKE {}", column.column, values.bind(pattern));
    if (engine == db::Engine::postgres) {
        return fmt::format("SELECT id FROM {} WHERE deleted_at IS NULL{} LIMIT {}", column.table, like, most);
    }
    return fmt::format(
        "SELECT id FROM (SELECT rowid AS id FROM {0} WHERE {0} MATCH {1} LIMIT {2}) UNION ALL "
        "SELECT id FROM {3} WHERE id IN (SELECT id FROM {4}){5}",
        column.index, values.bind(term.match), most, column.table, column.waiting, like);
}

int count_hits(db::Connection& connection, const SearchColumn& column, const SearchTerm& term, int most) {
    SqlFilter values;
    const std::string hits = hits_sql(connection.engine(), values, column, term, most);
    return static_cast<int>(connection.query("SELECT COUNT(*) FROM (" + hits + ") h", values.params())[0].integer(0));
}

std::size_t padded(std::size_t count) { return std::bit_ceil(std::max<std::size_t>(count, 1)); }

std::string placeholders(std::size_t first, std::size_t count) {
    std::string list;
    for (std::size_t i = 0; i < count; ++i) list += fmt::format("{}${}", i == 0 ? "" : ", ", first + i);
    return list;
}

}  // namespace okno
