// SPDX-License-Identifier: Apache-2.0
// Lists, counters, search and history of a big shop, each beside the bare SQL of the same page.
#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <chrono>
#include <functional>
#include <stdexcept>

#include "base/json.h"
#include "bench/bare_sqlite.h"
#include "bench/client.h"
#include "bench/sections.h"
#include "bench/server_process.h"
#include "bench/visitor.h"

namespace okno::bench {

namespace {

// What a row of the list shows; the same columns as modules/orders/order_list.cpp reads.
constexpr std::string_view kPage =
    "SELECT o.id, o.created_at, o.version, o.number, o.site_id, o.created_at, o.last_name, o.first_name, o.patronymic, o.email, o.phone, "
    "o.customer_id, c.orders_count, c.vip, c.bad, o.first_item, o.items_count, o.total, o.currency, o.payment_state, o.status_id, "
    "o.status_at, "
    "o.overdue_at, o.delivery_type_id, o.delivery_date, o.delivery_from, o.delivery_to, o.delivery_city, o.manager_id, o.needs_call, "
    "o.next_step, "
    "o.next_step_at, o.customer_comment <> '' OR o.manager_comment <> '' FROM ";
constexpr std::string_view kWithBuyers = "orders o LEFT JOIN customers c ON c.id = o.customer_id WHERE o.deleted_at IS NULL";
constexpr std::string_view kNewest = " ORDER BY o.created_at DESC, o.id DESC LIMIT 51";
constexpr std::string_view kCounters = "SELECT site_id, status_id, manager_id, orders, total_base FROM order_counters";

struct Question {
    std::string name, path, sql;  // "" = no bare SQL beside it
};

std::vector<double> ask(Client& client, const std::string& path, int repeats) {
    std::vector<double> ms;
    client.must_get(path);
    for (int turn = 0; turn < repeats; ++turn) ms.push_back(client.must_get(path).ms);
    return ms;
}

std::vector<double> run(BareSqlite& database, const std::string& sql, int repeats) {
    BareStatement statement = database.prepare(sql);
    std::vector<double> ms;
    statement.run();
    for (int turn = 0; turn < repeats; ++turn) {
        const auto begin = std::chrono::steady_clock::now();
        statement.run();
        ms.push_back(std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count());
    }
    return ms;
}

struct Limits {
    double p99_ms;
    std::optional<double> times_sql;
};

void measure(Figures& figures, Client& client, BareSqlite& database, const Question& question, int repeats, const Limits& limits) {
    const std::vector<double> answers = ask(client, question.path, repeats);
    const std::vector<double> bare = question.sql.empty() ? std::vector<double>{} : run(database, question.sql, repeats);
    for (const double per_cent : {50.0, 99.0}) {
        Figure figure;
        figure.name = fmt::format("{}, p{:.0f}", question.name, per_cent);
        figure.unit = "ms";
        figure.value = percentile(answers, per_cent);
        if (!bare.empty()) {
            figure.yardstick_name = "SQL";
            figure.yardstick = percentile(bare, per_cent);
        }
        if (per_cent == 50.0 && !bare.empty()) figure.ratio_at_most = limits.times_sql;
        if (per_cent == 99.0) figure.at_most = limits.p99_ms;
        figures.add(figure);
    }
}

std::string one(BareSqlite& database, const std::string& sql) {
    const auto rows = database.rows(sql);
    if (rows.empty() || !rows[0][0]) throw std::runtime_error("nothing found: " + sql);
    return *rows[0][0];
}

std::string status_ids(BareSqlite& database, const std::string& group) {
    return one(database,
               "SELECT group_concat(s.id, ', ') FROM statuses s JOIN status_groups g ON g.id = s.group_id WHERE g.code = '" + group + "'");
}

std::vector<Question> lists(BareSqlite& database) {
    const std::string with = std::string(kPage) + std::string(kWithBuyers), newest(kNewest);
    const std::string fresh = one(database, "SELECT id FROM statuses WHERE code = 'new'"),
                      done = one(database, "SELECT id FROM statuses WHERE code = 'complete'");
    const std::string shop = one(database, "SELECT id FROM sites WHERE code = 'shop'");
    const std::string manager =
        one(database, "SELECT manager_id FROM orders WHERE manager_id > 0 GROUP BY manager_id ORDER BY COUNT(*) DESC LIMIT 1");
    const std::string courier =
        one(database,
            "SELECT id FROM reference_items WHERE book IN ('delivery_type', 'delivery_types', 'delivery-types') AND code = 'courier'");
    const std::string middle =
        one(database, "SELECT created_at FROM orders ORDER BY created_at LIMIT 1 OFFSET (SELECT COUNT(*) / 2 FROM orders)");
    const std::string cursor =
        one(database, "SELECT id FROM orders WHERE created_at >= " + middle + " ORDER BY created_at LIMIT 1") + "~" + middle;
    return {
        {"list, newest", "/ui/orders?limit=50", with + newest},
        {"list, page from the middle", "/ui/orders?limit=50&after=" + url_encoded(cursor),
         with + " AND (o.created_at, o.id) < (" + middle + ", " + cursor.substr(0, cursor.find('~')) + ")" + newest},
        {"list, one status", "/ui/orders?status=complete&limit=50", with + " AND o.status_id = " + done + newest},
        {"list, a group of a shop", "/ui/orders?group=approval&site=shop&limit=50",
         with + " AND o.site_id = " + shop + " AND +o.status_id IN (" + status_ids(database, "approval") + ")" + newest},
        {"list, a manager's new", "/ui/orders?status=new&manager=" + manager + "&limit=50",
         with + " AND o.manager_id = " + manager + " AND +o.status_id = " + fresh + newest},
        {"list, by courier and not paid", "/ui/orders?delivery=courier&payment=not_paid&limit=50",
         with + " AND o.delivery_type_id = " + courier +
             " AND o.payment_state = (SELECT payment_state FROM orders WHERE paid = 0 LIMIT 1)" + newest},
        {"list, largest first", "/ui/orders?sort=-sum&limit=50", with + " ORDER BY o.total_base DESC, o.id DESC LIMIT 51"},
        {"counters, all", "/ui/orders/summary", std::string(kCounters)},
        {"counters, a shop and a status", "/ui/orders/summary?site=shop&status=complete",
         std::string(kCounters) + " WHERE site_id = " + shop},
        {"counters, by courier (counted)", "/ui/orders/summary?delivery=courier",
         "SELECT status_id, COUNT(*), SUM(total_base) FROM (SELECT status_id, total_base FROM orders o WHERE deleted_at IS NULL AND "
         "delivery_type_id = " +
             courier + " LIMIT 10000) GROUP BY status_id"},
    };
}

std::vector<Question> searches(BareSqlite& database) {
    const std::string phone = one(database, "SELECT substr(phone_e164, -10) FROM orders WHERE id = (SELECT MAX(id) * 2 / 3 FROM orders)");
    const std::string name = one(database, "SELECT last_name FROM orders WHERE id = (SELECT MAX(id) / 2 FROM orders)");
    const std::string number = one(database, "SELECT number FROM orders WHERE id = (SELECT MAX(id) / 3 FROM orders)");
    const std::string backwards(phone.rbegin(), phone.rend());
    const auto by_words = [](const std::string& words) {
        return std::string(kPage) + "(SELECT rowid AS id FROM order_search WHERE order_search MATCH '" + words +
               "' LIMIT 51) AS hit CROSS JOIN orders o LEFT JOIN customers c ON c.id = o.customer_id WHERE o.id = hit.id";
    };
    const std::string tail = phone.substr(phone.size() - 4);
    return {
        {"search, number", "/ui/orders?limit=50&q=" + number, by_words("\"" + number + "\" *")},
        {"search, tail of a phone", "/ui/orders?limit=50&q=" + tail,
         by_words("(\"" + tail + "\" * OR \"~" + backwards.substr(0, 4) + "\" *)")},
        {"search, a whole phone", "/ui/orders?limit=50&q=" + phone, by_words("\"~" + backwards + "\" *")},
        {"search, a common name", "/ui/orders?limit=50&q=" + url_encoded(name), ""},
        {"search, two letters", "/ui/orders?limit=50&q=iv", ""},
        {"search, customers by name", "/ui/customers?q=" + url_encoded(name), ""},
        {"search, customers by three letters", "/ui/customers?q=nov", ""},
        {"recognise, four digits of a phone", "/ui/customers/recognise?phone=" + phone.substr(0, 4), ""},
        {"recognise, a whole phone", "/ui/customers/recognise?phone=" + phone, ""},
        {"search, goods", "/ui/offers?site=shop&q=" + url_encoded("ch"), ""},
    };
}

// Takes the file out of the system's memory, as after a night.
void forget_file(const std::string& path) {
    const int file = open(path.c_str(), O_RDONLY | O_CLOEXEC);
    posix_fadvise(file, 0, 0, POSIX_FADV_DONTNEED);
    close(file);
}

// One page of the history as the bare SQL of it: the rows, and the orders that were created in them with lines and payments.
class BareHistory {
  public:
    explicit BareHistory(BareSqlite& database)
        : database_(database),
          rows_(database.prepare("SELECT record_id, id, created_at, part, part_id, part_stub, flags, source, actor_kind, actor_id, field, "
                                 "old_value, new_value, extra "
                                 "FROM journal WHERE kind = 'order' AND id > ? ORDER BY id LIMIT 100")) {}

    void page(std::int64_t since) {
        rows_.bind(1, since);
        std::string ids;
        for (const std::int64_t id : rows_.run_ids()) ids += (ids.empty() ? "" : ", ") + std::to_string(id);
        for (const char* table : {"orders WHERE id", "order_items WHERE order_id", "order_payments WHERE order_id",
                                  "journal WHERE kind = 'order' AND record_id"})
            database_.prepare("SELECT * FROM " + std::string(table) + " IN (" + ids + ")").run();
    }

  private:
    BareSqlite& database_;
    BareStatement rows_;
};

}  // namespace

std::string sign_in(std::uint16_t port, const BigShop& shop) {
    Client client(port, "");
    JsonWriter body;
    body.begin_object().member("email", shop.login).member("password", shop.password).end_object();
    const Answer answer = client.post("/ui/session", "application/json", body.take());
    if (answer.status != 200) throw std::runtime_error("cannot sign in: " + answer.body);
    const std::string cookie = answer.header("set-cookie");
    return "Cookie: " + cookie.substr(0, cookie.find(';')) + "\r\n";
}

void measure_lists(Figures& figures, const Wish& wish, const BigShop& shop) {
    ServerProcess server({"--data", shop.folder.string()});
    Client client(server.port(), sign_in(server.port(), shop));
    BareSqlite database(shop.database(), BareSqlite::Mode::read_only);
    for (const Question& question : lists(database)) measure(figures, client, database, question, wish.repeats, {10, 2});
    server.stop();
}

void measure_search(Figures& figures, const Wish& wish, const BigShop& shop) {
    BareSqlite database(shop.database(), BareSqlite::Mode::read_only);
    const std::vector<Question> questions = searches(database);
    for (const std::size_t cold : {std::size_t{1}, std::size_t{5}}) {
        ServerProcess server({"--data", shop.folder.string()});
        Client client(server.port(), sign_in(server.port(), shop));
        forget_file(shop.database());
        Figure first;
        first.name = questions[cold].name + ", the first after a start, file not in memory";
        first.unit = "ms";
        first.value = client.must_get(questions[cold].path).ms;
        first.at_most = 300;
        figures.add(first);
        server.stop();
    }
    ServerProcess server({"--data", shop.folder.string()});
    Client client(server.port(), sign_in(server.port(), shop));
    for (const Question& question : questions) measure(figures, client, database, question, wish.repeats, {20, std::nullopt});
    server.stop();
}

void measure_history(Figures& figures, const Wish& wish, const BigShop& shop) {
    ServerProcess server({"--data", shop.folder.string()});
    Client client(server.port(), "X-API-KEY: " + shop.api_key + "\r\n");
    BareSqlite database(shop.database(), BareSqlite::Mode::read_only);
    const auto pages = [&](const std::function<std::int64_t(std::int64_t)>& next) {
        const auto begin = std::chrono::steady_clock::now();
        std::int64_t since = 0;
        int count = 0;
        std::chrono::duration<double> took{};
        while (took.count() < wish.seconds / 2) {
            since = next(since);
            ++count;
            took = std::chrono::steady_clock::now() - begin;
        }
        return count / took.count();
    };
    Figure figure;
    figure.name = "history, pages of 100 from sinceId";
    figure.unit = "pages/s";
    figure.value = pages([&](std::int64_t since) {
        const Answer answer = client.must_get("/api/v5/orders/history?limit=100&filter%5BsinceId%5D=" + std::to_string(since));
        const std::size_t last = answer.body.rfind("\"pagination\"");
        if (last == std::string::npos) throw std::runtime_error("no history: " + answer.body);
        return (since + 100) % (wish.orders / 2);
    });
    BareHistory bare(database);
    figure.yardstick_name = "SQL";
    figure.yardstick = pages([&](std::int64_t since) {
        bare.page(since);
        return (since + 100) % (wish.orders / 2);
    });
    figure.at_least = 300;
    figures.add(figure);
    server.stop();
}

}  // namespace okno::bench
