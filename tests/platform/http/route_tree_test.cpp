// SPDX-License-Identifier: Apache-2.0
#include "platform/http/route_tree.h"

#include <gmock/gmock.h>

#include "base/error.h"

namespace okno::http {
namespace {

using testing::ElementsAre;
using testing::Pair;

RouteTree tree() {
    RouteTree tree;
    std::size_t row = 0;
    for (const auto& [method, pattern] : std::vector<std::pair<std::string, std::string>>{
             {"GET", "/"},                        // 0
             {"GET", "/ui/orders"},               // 1
             {"POST", "/ui/orders"},              // 2
             {"GET", "/ui/orders/{id}"},          // 3
             {"GET", "/ui/orders/counters"},      // 4
             {"POST", "/ui/orders/{id}/status"},  // 5
             {"POST", "/ui/orders/{id}/edit"},    // 6
             {"GET", "/ui/{noun}/{id}/history"},  // 7
             {"GET", "/assets/{path*}"},          // 8
             {"HEAD", "/ui/orders/counters"},     // 9
             {"DELETE", "/ui/orders/{order}"},    // 10: another name at the same place
         }) {
        tree.add(method, pattern, row++);
    }
    return tree;
}

struct Found {
    const char* method;
    const char* path;
    std::size_t row;
    PathParams params;
};

TEST(RouteTree, FindsRows) {
    const RouteTree routes = tree();
    const std::vector<Found> table = {
        {"GET", "/", 0, {}},
        {"GET", "/ui/orders", 1, {}},
        {"GET", "/ui/orders/", 1, {}},
        {"HEAD", "/ui/orders", 1, {}},
        {"POST", "/ui/orders", 2, {}},
        {"GET", "/ui/orders/4711", 3, {{"id", "4711"}}},
        {"GET", "/ui/orders/a%2Fb%20c+d", 3, {{"id", "a/b c+d"}}},
        {"GET", "/ui/orders/counters", 4, {}},
        {"HEAD", "/ui/orders/counters", 9, {}},
        {"GET", "/ui/%6Frders/7", 3, {{"id", "7"}}},
        {"POST", "/ui/orders/7/status", 5, {{"id", "7"}}},
        {"POST", "/ui/orders/counters/edit", 6, {{"id", "counters"}}},
        {"GET", "/ui/orders/7/history", 7, {{"noun", "orders"}, {"id", "7"}}},
        {"GET", "/ui/customers/7/history", 7, {{"noun", "customers"}, {"id", "7"}}},
        {"GET", "/assets/js/app.1a2b.js", 8, {{"path", "js/app.1a2b.js"}}},
        {"DELETE", "/ui/orders/counters", 10, {{"order", "counters"}}},
    };
    for (const auto& row : table) {
        const RouteMatch match = routes.find(row.method, row.path);
        ASSERT_EQ(match.outcome, RouteOutcome::found) << row.method << ' ' << row.path;
        EXPECT_EQ(match.row, row.row) << row.method << ' ' << row.path;
        EXPECT_EQ(match.params, row.params) << row.path;
    }
    EXPECT_EQ(routes.find("GET", "/ui/orders/4711").param("id"), "4711");
    EXPECT_THROW(routes.find("GET", "/ui/orders/4711").param("code"), Error);
}

TEST(RouteTree, TellsAnUnknownPathFromAnUnknownMethod) {
    const RouteTree routes = tree();
    for (const char* path :
         {"/ui", "/ui/order", "/ui/orders/7/8/9", "/ui//status", "/assets", "/assets/", "orders", "", "/ui/orders//status"}) {
        EXPECT_EQ(routes.find("GET", path).outcome, RouteOutcome::not_found) << path;
    }
    const RouteMatch match = routes.find("PUT", "/ui/orders");
    EXPECT_EQ(match.outcome, RouteOutcome::method_not_allowed);
    EXPECT_THAT(match.allowed, ElementsAre("GET", "POST"));
    EXPECT_THAT(routes.find("GET", "/ui/orders/7/status").allowed, ElementsAre("POST"));
}

TEST(RouteTree, RefusesBadPaths) {
    const RouteTree routes = tree();
    for (const char* path : {"/ui/orders/%", "/ui/orders/%2", "/ui/orders/%zz", "/ui/orders/a%00b"}) {
        EXPECT_EQ(routes.find("GET", path).outcome, RouteOutcome::bad_path) << path;
    }
    for (const char* path :
         {"/assets/../etc/passwd", "/assets/%2e%2e/etc", "/assets/a/..", "/assets/..%2Fetc", "/assets/a%5C..%5Cb", "/assets/./a"}) {
        EXPECT_EQ(routes.find("GET", path).outcome, RouteOutcome::not_found) << path;
    }
}

TEST(RouteTree, RefusesBadTables) {
    RouteTree routes = tree();
    EXPECT_THROW(routes.add("GET", "/ui/orders/{number}", 99), Error);
    EXPECT_THROW(routes.add("GET", "ui", 99), Error);
}

}  // namespace
}  // namespace okno::http
