// SPDX-License-Identifier: Apache-2.0
#include "bench/order_rows.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <stdexcept>

#include "bench/bare_sqlite.h"
#include "bench/client.h"

namespace okno::bench {

namespace {

// Seven digits that stand nowhere else and read differently backwards.
constexpr std::int64_t kSample = 7'204'183;

std::string backwards(std::string text) {
    std::reverse(text.begin(), text.end());
    return text;
}

// Tables that search and queues keep for themselves.
bool is_own(const std::string& table) {
    return table.find("_waiting") == std::string::npos && table.find("_words") == std::string::npos &&
           table.find("_digits") == std::string::npos && table.find("_search") == std::string::npos && table != "jobs" &&
           !table.starts_with("sqlite_");
}

std::map<std::string, std::int64_t> last_rows(BareSqlite& database) {
    std::map<std::string, std::int64_t> last;
    for (const auto& row : database.rows("SELECT name FROM pragma_table_list WHERE type = 'table' AND wr = 0 AND schema = 'main'")) {
        if (is_own(*row[0])) last[*row[0]] = std::stoll(*database.rows("SELECT COALESCE(MAX(rowid), 0) FROM " + *row[0])[0][0]);
    }
    return last;
}

Cell text_cell(const std::string& text) {
    Cell cell;
    cell.kind = Cell::Kind::text;
    const std::string forwards = std::to_string(kSample), reversed = backwards(forwards);
    std::size_t at = 0;
    while (true) {
        const std::size_t next = std::min(text.find(forwards, at), text.find(reversed, at));
        cell.pieces.push_back(text.substr(at, next - at));
        if (next == std::string::npos) return cell;
        cell.backwards.push_back(text.compare(next, reversed.size(), reversed) == 0);
        at = next + forwards.size();
    }
}

Cell cell_of(const std::string& table, const std::string& column, const std::optional<std::string>& value, bool is_text,
             const OrderRows& rows) {
    Cell cell;
    if (!value || (column == "id" && table != "orders" && table != "customers")) return cell;
    if (is_text) {
        if (*value == std::to_string(rows.order_id)) {
            cell.kind = Cell::Kind::order_id_text;
            return cell;
        }
        return text_cell(*value);
    }
    cell.integer = std::stoll(*value);
    cell.kind = Cell::Kind::integer;
    const bool of_order =
        column == "order_id" || (column == "id" && table == "orders") || (column == "record_id" && cell.integer == rows.order_id);
    const bool of_customer = column == "customer_id" || (column == "id" && table == "customers");
    if (of_order) cell.kind = Cell::Kind::order_id;
    if (of_customer) cell.kind = Cell::Kind::customer_id;
    return cell;
}

TableRows read_table(BareSqlite& database, const std::string& table, std::int64_t after, const OrderRows& rows) {
    TableRows read;
    read.table = table;
    std::string columns, types;
    // Identities are left to the database, but for the two that other rows name.
    for (const auto& row : database.rows("SELECT name FROM pragma_table_info('" + table + "')")) {
        if (*row[0] == "id" && table != "orders" && table != "customers") continue;
        read.columns.push_back(*row[0]);
        columns += (columns.empty() ? "\"" : ", \"") + *row[0] + "\"";
        types += (types.empty() ? "typeof(\"" : ", typeof(\"") + *row[0] + "\")";
    }
    const std::string from = " FROM " + table + " WHERE rowid > " + std::to_string(after) + " ORDER BY rowid";
    const auto values = database.rows("SELECT " + columns + from), kinds = database.rows("SELECT " + types + from);
    for (std::size_t row = 0; row < values.size(); ++row) {
        std::vector<Cell> cells;
        for (std::size_t at = 0; at < read.columns.size(); ++at)
            cells.push_back(cell_of(table, read.columns[at], values[row][at], *kinds[row][at] == "text", rows));
        // A buyer's creation in the journal names the buyer.
        for (std::size_t at = 0; at < read.columns.size(); ++at) {
            if (read.columns[at] != "record_id") continue;
            const auto kind = std::find(read.columns.begin(), read.columns.end(), "kind") - read.columns.begin();
            const bool of_order = *values[row][static_cast<std::size_t>(kind)] == "order";
            cells[at].kind = of_order ? Cell::Kind::order_id : Cell::Kind::customer_id;
        }
        read.rows.push_back(std::move(cells));
    }
    return read;
}

void post(std::uint16_t port, const std::string& api_key, std::int64_t number) {
    std::string request;
    write_order_request(request, number, api_key);
    Client client(port, "X-API-KEY: " + api_key + "\r\n");
    const Answer answer =
        client.post("/api/v5/orders/create", "application/x-www-form-urlencoded", request.substr(request.find("\r\n\r\n") + 4));
    if (answer.status != 201) throw std::runtime_error("the sample order was refused: " + answer.body);
}

}  // namespace

std::string Cell::text(std::int64_t number) const {
    std::string out = pieces.front();
    const std::string digits = fmt::format("{:07d}", number % 10'000'000);
    for (std::size_t at = 1; at < pieces.size(); ++at) out += (backwards[at - 1] ? bench::backwards(digits) : digits) + pieces[at];
    return out;
}

std::string OrderRows::told() const {
    std::string out;
    for (const TableRows& each : tables) out += fmt::format("{}{} {}", out.empty() ? "" : ", ", each.table, each.rows.size());
    return out;
}

void write_order_request(std::string& request, std::int64_t number, const std::string& api_key) {
    const std::string order = fmt::format(
        R"({{"externalId":"bench-{0:07d}","firstName":"Ирина","lastName":"Покупатель{0:07d}","phone":"+7 916 {0:07d}","email":"buyer{0:07d}@example.com",)"
        R"("orderMethod":"shopping-cart","customerComment":"Позвоните за час","items":[)"
        R"({{"externalIds":[{{"code":"shop","value":"1"}}],"productName":"Чайник заварочный","quantity":1,"initialPrice":2490}},)"
        R"({{"externalIds":[{{"code":"shop","value":"2"}}],"productName":"Чашка","quantity":2,"initialPrice":349.9,"discountManualAmount":49.9}},)"
        R"({{"externalIds":[{{"code":"shop","value":"3"}}],"productName":"Полка дубовая","quantity":1,"initialPrice":5400}},)"
        R"({{"externalIds":[{{"code":"shop","value":"4"}}],"productName":"Плед шерстяной","quantity":3,"initialPrice":1990.5}}],)"
        R"("delivery":{{"code":"courier","cost":350,"address":{{"city":"Москва","index":"101000","text":"ул. Мясницкая, д. 7"}}}},)"
        R"("payments":[{{"type":"bank-card","status":"not-paid","amount":14811.5}}]}})",
        number % 10'000'000);
    const std::string body = "site=shop&order=" + url_encoded(order);
    request += "POST /api/v5/orders/create HTTP/1.1\r\nHost: bench\r\nX-API-KEY: " + api_key +
               "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
}

OrderRows rows_of_one_order(const std::string& sqlite_file, std::uint16_t port, const std::string& api_key) {
    // The first one of a shop also makes rows that every later one only changes.
    post(port, api_key, kSample + 1);
    BareSqlite database(sqlite_file, BareSqlite::Mode::read_only);
    const auto before = last_rows(database);
    post(port, api_key, kSample);
    OrderRows rows;
    const auto made = database.rows("SELECT id, customer_id FROM orders ORDER BY id DESC LIMIT 1");
    rows.order_id = std::stoll(*made[0][0]);
    rows.customer_id = std::stoll(*made[0][1]);
    for (const auto& [table, last] : before) {
        TableRows read = read_table(database, table, last, rows);
        if (!read.rows.empty()) rows.tables.push_back(std::move(read));
    }
    return rows;
}

}  // namespace okno::bench
