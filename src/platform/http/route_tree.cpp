// SPDX-License-Identifier: Apache-2.0
#include "platform/http/route_tree.h"

#include <algorithm>
#include <optional>

#include "base/error.h"
#include "platform/http/forms.h"

namespace okno::http {
namespace {

std::vector<std::string_view> split(std::string_view path) {
    std::vector<std::string_view> segments;
    path.remove_prefix(1);
    while (!path.empty()) {
        const std::size_t slash = path.find('/');
        segments.push_back(path.substr(0, slash));
        path = slash == std::string_view::npos ? std::string_view() : path.substr(slash + 1);
    }
    return segments;
}

}  // namespace

struct RouteTree::Node {
    struct Row {
        std::string method;
        std::size_t row;
        std::vector<std::string> names;  // of its parameters, in order
    };
    std::map<std::string, std::unique_ptr<Node>, std::less<>> literals;
    std::unique_ptr<Node> parameter;
    std::unique_ptr<Node> rest;
    std::vector<Row> rows;

    const Row* row_for(std::string_view method) const {
        for (const auto& row : rows) {
            if (row.method == method) return &row;
        }
        return method == "HEAD" ? row_for("GET") : nullptr;
    }
};

namespace {

// One look-up: walks down, literal first, and keeps what it captured on the way.
template <typename Node>
struct Walk {
    std::string_view method;
    std::vector<std::string> segments;  // decoded
    std::vector<std::string> captured;
    std::vector<std::string> allowed;
    const typename Node::Row* found = nullptr;

    bool ends_at(const Node& node) {
        found = node.row_for(method);
        for (const auto& row : node.rows) {
            if (std::find(allowed.begin(), allowed.end(), row.method) == allowed.end()) allowed.push_back(row.method);
        }
        return found != nullptr;
    }

    bool down(const Node& node, std::size_t depth) {
        if (depth == segments.size()) return ends_at(node);
        const auto literal = node.literals.find(segments[depth]);
        if (literal != node.literals.end() && down(*literal->second, depth + 1)) return true;
        const std::size_t before = captured.size();
        if (node.parameter && !segments[depth].empty()) {
            captured.push_back(segments[depth]);
            if (down(*node.parameter, depth + 1)) return true;
            captured.resize(before);
        }
        if (node.rest && rest_is_safe(depth)) {
            std::string rest = segments[depth];
            for (std::size_t i = depth + 1; i < segments.size(); ++i) rest += "/" + segments[i];
            captured.push_back(std::move(rest));
            if (ends_at(*node.rest)) return true;
            captured.resize(before);
        }
        return false;
    }

    bool rest_is_safe(std::size_t depth) const {
        return std::none_of(segments.begin() + static_cast<std::ptrdiff_t>(depth), segments.end(), [](const std::string& segment) {
            return segment == "." || segment == ".." || segment.find('/') != std::string::npos || segment.find('\\') != std::string::npos;
        });
    }
};

}  // namespace

const std::string& RouteMatch::param(std::string_view name) const {
    const auto found = std::find_if(params.begin(), params.end(), [&](const auto& param) { return param.first == name; });
    check(found != params.end(), "route parameter " + std::string(name));
    return found->second;
}

RouteTree::RouteTree() : root_(std::make_unique<Node>()) {}
RouteTree::~RouteTree() = default;
RouteTree::RouteTree(RouteTree&&) noexcept = default;
RouteTree& RouteTree::operator=(RouteTree&&) noexcept = default;

void RouteTree::add(std::string_view method, std::string_view pattern, std::size_t row) {
    check(pattern.starts_with('/'), "route pattern " + std::string(pattern));
    Node* node = root_.get();
    std::vector<std::string> names;
    for (const std::string_view segment : split(pattern)) {
        check(node != nullptr, "{rest*} comes last in " + std::string(pattern));
        if (!segment.starts_with('{')) {
            auto& next = node->literals[std::string(segment)];
            if (!next) next = std::make_unique<Node>();
            node = next.get();
            continue;
        }
        const bool is_rest = segment.ends_with("*}");
        names.emplace_back(segment.substr(1, segment.size() - (is_rest ? 3 : 2)));
        auto& next = is_rest ? node->rest : node->parameter;
        if (!next) next = std::make_unique<Node>();
        node = next.get();
    }
    const bool twice = std::any_of(node->rows.begin(), node->rows.end(), [&](const auto& known) { return known.method == method; });
    check(!twice, "route added twice: " + std::string(method) + " " + std::string(pattern));
    node->rows.push_back({std::string(method), row, std::move(names)});
}

RouteMatch RouteTree::find(std::string_view method, std::string_view raw_path) const {
    RouteMatch match;
    if (!raw_path.starts_with('/')) return match;
    Walk<Node> walk;
    walk.method = method;
    for (const std::string_view raw : split(raw_path)) {
        auto decoded = percent_decode(raw);
        if (!decoded || decoded->find('\0') != std::string::npos) {
            match.outcome = RouteOutcome::bad_path;
            return match;
        }
        walk.segments.push_back(std::move(*decoded));
    }
    if (walk.down(*root_, 0)) {
        match.outcome = RouteOutcome::found;
        match.row = walk.found->row;
        for (std::size_t i = 0; i < walk.captured.size(); ++i) match.params.emplace_back(walk.found->names[i], std::move(walk.captured[i]));
        return match;
    }
    if (!walk.allowed.empty()) match.outcome = RouteOutcome::method_not_allowed;
    match.allowed = std::move(walk.allowed);
    return match;
}

}  // namespace okno::http
