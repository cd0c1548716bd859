// SPDX-License-Identifier: Apache-2.0
// Bracket names as PHP reads them.
#include <charconv>

#include "platform/http/forms.h"

namespace okno::http {
namespace {

constexpr std::size_t kMostKeys = 16;

}  // namespace

std::vector<std::string> bracket_path(std::string_view name) {
    const std::size_t open = name.find('[');
    if (open == std::string_view::npos || open == 0) return {std::string(name)};
    std::vector<std::string> path{std::string(name.substr(0, open))};
    std::string_view rest = name.substr(open);
    while (!rest.empty()) {
        const std::size_t close = rest.find(']');
        if (rest.front() != '[' || close == std::string_view::npos) return {std::string(name)};
        if (path.size() == kMostKeys) {
            path.back() += rest;
            return path;
        }
        path.emplace_back(rest.substr(1, close - 1));
        rest.remove_prefix(close + 1);
    }
    return path;
}

FormTree FormTree::of(const Pairs& pairs) {
    FormTree root;
    for (const Pair& pair : pairs) root.insert(bracket_path(pair.name), 0, pair.value);
    return root;
}

void FormTree::insert(const std::vector<std::string>& path, std::size_t depth, const std::string& value) {
    if (depth == path.size()) {
        *this = FormTree();  // a later text takes the place of a branch
        text_ = value;
        return;
    }
    text_.clear();
    std::string key = path[depth];
    if (key.empty() && depth > 0) key = std::to_string(next_index_);
    long long index = 0;
    const auto [end, error] = std::from_chars(key.data(), key.data() + key.size(), index);
    const bool is_index = error == std::errc() && end == key.data() + key.size() && index >= 0 && index < 1'000'000'000;
    if (is_index && index >= next_index_) next_index_ = index + 1;
    auto [place, is_new] = places_.try_emplace(key, children_.size());
    if (is_new) children_.emplace_back(std::move(key), FormTree());
    children_[place->second].second.insert(path, depth + 1, value);
}

const FormTree* FormTree::find(std::string_view key) const {
    const auto place = places_.find(key);
    return place == places_.end() ? nullptr : &children_[place->second].second;
}

const FormTree* FormTree::at(const std::vector<std::string_view>& path) const {
    const FormTree* node = this;
    for (const std::string_view key : path) {
        node = node->find(key);
        if (node == nullptr) return nullptr;
    }
    return node;
}

std::optional<std::string> FormTree::text_at(const std::vector<std::string_view>& path) const {
    const FormTree* node = at(path);
    if (node == nullptr || !node->is_text()) return std::nullopt;
    return node->text_;
}

std::vector<std::string> FormTree::texts() const {
    if (is_text()) return {text_};
    std::vector<std::string> result;
    for (const auto& [key, child] : children_) {
        if (child.is_text()) result.push_back(child.text_);
    }
    return result;
}

}  // namespace okno::http
