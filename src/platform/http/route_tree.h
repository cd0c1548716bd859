// SPDX-License-Identifier: Apache-2.0
// Finds the row of a route table for a method and a raw path: a tree of segments, decoded one by one.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace okno::http {

using PathParams = std::vector<std::pair<std::string, std::string>>;

enum class RouteOutcome { found, not_found, method_not_allowed, bad_path };

struct RouteMatch {
    RouteOutcome outcome = RouteOutcome::not_found;
    std::size_t row = 0;               // index in the caller's table, when found
    PathParams params;                 // decoded, in the order of the path
    std::vector<std::string> allowed;  // methods the path knows, when method_not_allowed

    const std::string& param(std::string_view name) const;  // check() that the route has it
};

// Patterns: "/ui/orders/{id}/status"; "{rest*}" as last segment takes whatever follows, at least one segment. A literal segment wins
// over a parameter. HEAD finds the GET row where it has none of its own. One slash at the end of a path is ignored.
// bad_path: a broken %-escape or %00. {rest*} does not match "." and "..", nor an escaped slash.
class RouteTree {
  public:
    RouteTree();
    ~RouteTree();
    RouteTree(RouteTree&&) noexcept;
    RouteTree& operator=(RouteTree&&) noexcept;

    // check(): a pattern that starts with "/", no such method and pattern twice.
    void add(std::string_view method, std::string_view pattern, std::size_t row);
    RouteMatch find(std::string_view method, std::string_view raw_path) const;

  private:
    struct Node;
    std::unique_ptr<Node> root_;
};

}  // namespace okno::http
