// SPDX-License-Identifier: Apache-2.0
#include "core/sql_filter.h"

#include <bit>

#include "base/error.h"

namespace okno {

namespace {

// Replaces each "?" by the placeholder that next() gives; as many as there are values.
template <typename Values, typename Bind>
std::string filled(std::string_view condition, const Values& values, Bind bind) {
    std::string text;
    auto value = values.begin();
    for (char c : condition) {
        if (c != '?') {
            text += c;
            continue;
        }
        check(value != values.end(), "SqlFilter: fewer values than question marks");
        text += bind(*value++);
    }
    check(value == values.end(), "SqlFilter: more values than question marks");
    return text;
}

// Lists are filled up to a power of two with their last value: statement texts stay few, and the answer is the same.
template <typename Value, typename Bind>
std::string in_list(std::string_view column, const std::vector<Value>& values, Bind bind) {
    std::string text(column);
    text += " IN (";
    const std::size_t count = std::bit_ceil(values.size());
    for (std::size_t i = 0; i < count; ++i) {
        if (i > 0) text += ", ";
        text += bind(i < values.size() ? values[i] : values.back());
    }
    text += ')';
    return text;
}

}  // namespace

std::string SqlFilter::bind(std::int64_t value) {
    params_.emplace_back(value);
    return "$" + std::to_string(params_.size());
}

std::string SqlFilter::bind(std::string_view value) {
    texts_.emplace_back(value);
    params_.emplace_back(std::string_view(texts_.back()));
    return "$" + std::to_string(params_.size());
}

void SqlFilter::add(std::string_view condition, std::initializer_list<std::int64_t> values) {
    conditions_.push_back(filled(condition, values, [this](std::int64_t value) { return bind(value); }));
}

void SqlFilter::add(std::string_view condition, std::initializer_list<std::string_view> values) {
    conditions_.push_back(filled(condition, values, [this](std::string_view value) { return bind(value); }));
}

void SqlFilter::any_of(std::string_view column, const std::vector<std::int64_t>& values) {
    if (values.empty()) {
        add("1 = 0");
        return;
    }
    conditions_.push_back(in_list(column, values, [this](std::int64_t value) { return bind(value); }));
}

void SqlFilter::any_of(std::string_view column, const std::vector<std::string>& values) {
    if (values.empty()) {
        add("1 = 0");
        return;
    }
    conditions_.push_back(in_list(column, values, [this](const std::string& value) { return bind(std::string_view(value)); }));
}

void SqlFilter::within(const Scope& scope, std::string_view site_column, std::string_view owner_column) {
    if (scope.level == Level::none) {
        add("1 = 0");
        return;
    }
    if (!scope.all_sites && !site_column.empty()) {
        std::vector<std::int64_t> sites = scope.sites;
        sites.push_back(0);
        any_of(site_column, sites);
    }
    if (scope.level == Level::all || owner_column.empty()) return;
    std::vector<std::int64_t> owners;
    if (scope.level == Level::group) owners = scope.colleagues;
    owners.push_back(scope.user_id);
    owners.push_back(0);
    any_of(owner_column, owners);
}

std::string SqlFilter::where() const {
    std::string more = and_more();
    return more.empty() ? more : "WHERE " + more.substr(5);
}

std::string SqlFilter::and_more() const {
    std::string text;
    for (const std::string& condition : conditions_) {
        text += " AND (";
        text += condition;
        text += ')';
    }
    return text;
}

}  // namespace okno
