// SPDX-License-Identifier: Apache-2.0
#include "modules/customers/customer_lookup_store.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/error.h"
#include "core/sql_search.h"

namespace okno::customers {

namespace {

constexpr std::string_view kColumns =
    "c.id, c.site_id, c.manager_id, c.vip, c.bad, c.orders_count, c.personal_discount, c.external_id, c.phone_digits";
constexpr std::size_t kMostDigits = 16;

std::optional<KnownCustomer> first_of(const db::Rows& rows, std::string_view rule) {
    if (rows.empty()) return std::nullopt;
    db::Columns columns(rows[0]);
    KnownCustomer known;
    known.id = columns.integer();
    known.place.site_id = columns.integer();
    known.place.owner_id = columns.integer();
    known.vip = columns.flag();
    known.bad = columns.flag();
    known.orders = columns.integer();
    known.personal_discount = columns.integer();
    known.external_id = columns.text();
    known.phone_digits = columns.text();
    known.phones = std::count(known.phone_digits.begin(), known.phone_digits.end(), ' ');
    known.rule = rule.empty() ? (columns.integer() == 1 ? "email" : "phone") : std::string(rule);
    return known;
}

// FNV-1a: spread evenly is all a lock's key must be; two keys that meet by chance only wait for one another.
std::int64_t lock_number(std::string_view key) {
    std::uint64_t hash = 14695981039346656037ULL;
    for (const char c : key) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
    return static_cast<std::int64_t>(hash);
}

}  // namespace

std::optional<KnownCustomer> CustomerLookupStore::by_id(db::Connection& connection, std::int64_t buyers_id, std::int64_t id) const {
    static const std::string sql =
        fmt::format("SELECT {} FROM customers c WHERE c.id = $1 AND c.buyers_id = $2 AND c.deleted_at IS NULL", kColumns);
    return first_of(connection.query(sql, {id, buyers_id}), "id");
}

std::optional<KnownCustomer> CustomerLookupStore::by_external_id(db::Connection& connection, std::int64_t site_id,
                                                                 std::string_view external_id) const {
    static const std::string sql =
        fmt::format("SELECT {} FROM customers c WHERE c.site_id = $1 AND c.external_id = $2 AND c.deleted_at IS NULL", kColumns);
    return first_of(connection.query(sql, {site_id, external_id}), "external_id");
}

std::optional<KnownCustomer> CustomerLookupStore::by_browser_id(db::Connection& connection, std::int64_t buyers_id,
                                                                std::string_view browser_id) const {
    static const std::string sql = fmt::format(
        "SELECT {} FROM customers c WHERE c.browser_id = $1 AND c.buyers_id = $2 AND c.deleted_at IS NULL ORDER BY c.last_order_at DESC, "
        "c.id DESC LIMIT 1",
        kColumns);
    return first_of(connection.query(sql, {browser_id, buyers_id}), "browser_id");
}

std::optional<KnownCustomer> CustomerLookupStore::by_contacts(db::Connection& connection, std::int64_t buyers_id, CustomerKind kind,
                                                              const std::string& email_lower,
                                                              const std::vector<std::string>& digits) const {
    static const std::array<std::string, 5> texts = [] {
        std::array<std::string, 5> made;
        for (std::size_t i = 0; i < made.size(); ++i) {
            made[i] = fmt::format(
                "SELECT {0}, m.rule FROM (SELECT id, 1 AS rule FROM customers WHERE email_lower = $3"
                " UNION ALL SELECT customer_id, 2 FROM customer_phones WHERE digits IN ({1})) m"
                " CROSS JOIN customers c WHERE c.id = m.id AND c.buyers_id = $1 AND c.kind = $2 AND c.deleted_at IS NULL"
                " ORDER BY m.rule, c.last_order_at DESC, c.id DESC LIMIT 1",
                kColumns, placeholders(4, std::size_t{1} << i));
        }
        return made;
    }();
    std::vector<db::Param> params = {buyers_id, kind == CustomerKind::company};
    params.emplace_back(email_lower.empty() ? db::Param(nullptr) : db::Param(email_lower));
    const std::size_t count = std::min(digits.size(), kMostDigits);
    for (std::size_t i = 0; i < count; ++i) params.emplace_back(digits[i]);
    std::size_t text = 0;
    while ((std::size_t{1} << text) < count) ++text;
    params.resize(3 + (std::size_t{1} << text), count == 0 ? db::Param(nullptr) : params.back());
    return first_of(connection.query(texts[text], params), "");
}

void CustomerLookupStore::lock(db::Connection& connection, const std::vector<std::string>& keys) const {
    if (connection.engine() == db::Engine::sqlite || keys.empty()) return;
    std::vector<std::int64_t> numbers;
    for (const std::string& key : keys) numbers.push_back(lock_number(key));
    // Always in one order, so that two operations with the same keys cannot wait for each other.
    std::sort(numbers.begin(), numbers.end());
    numbers.resize(padded(numbers.size()), numbers.back());
    std::string sql;
    for (std::size_t i = 0; i < numbers.size(); ++i) sql += fmt::format("{}pg_advisory_xact_lock(${})", i == 0 ? "SELECT " : ", ", i + 1);
    connection.query(sql, std::vector<db::Param>(numbers.begin(), numbers.end()));
}

}  // namespace okno::customers
