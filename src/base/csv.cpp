// SPDX-License-Identifier: Apache-2.0
#include "base/csv.h"

#include <algorithm>

namespace okno {

namespace {

constexpr char kQuote = '"';

bool starts_formula(std::string_view cell) {
    if (cell.empty()) return false;
    if (std::string_view("=+-@\t\r\n").find(cell.front()) != std::string_view::npos) return true;
    // Full-width = + - @, which some spreadsheets take for the plain ones.
    return cell.starts_with("\uFF1D") || cell.starts_with("\uFF0B") || cell.starts_with("\uFF0D") || cell.starts_with("\uFF20");
}

// "-5", "+48.20": a sign before nothing but digits runs nothing, and sums must stay numbers.
bool is_plain_number(std::string_view cell) {
    if (!cell.empty() && (cell.front() == '-' || cell.front() == '+')) cell.remove_prefix(1);
    if (cell.empty() || cell.front() < '0' || cell.front() > '9') return false;
    const std::size_t point = cell.find_first_not_of("0123456789");
    if (point == std::string_view::npos) return true;
    if (cell[point] != '.' && cell[point] != ',') return false;
    return point + 1 < cell.size() && cell.find_first_not_of("0123456789", point + 1) == std::string_view::npos;
}

bool needs_guard(std::string_view cell) { return starts_formula(cell) && !is_plain_number(cell); }

void append_cell(std::string& out, std::string_view cell, char separator) {
    const bool guarded = needs_guard(cell);
    const bool edge_space = !cell.empty() && (cell.front() == ' ' || cell.back() == ' ');
    const bool quoted = edge_space || std::any_of(cell.begin(), cell.end(),
                                                  [separator](char c) { return c == separator || c == kQuote || c == '\r' || c == '\n'; });
    if (quoted) out.push_back(kQuote);
    if (guarded) out.push_back('\'');
    for (const char c : cell) {
        if (c == kQuote) out.push_back(kQuote);
        out.push_back(c);
    }
    if (quoted) out.push_back(kQuote);
}

std::string without_guard(std::string cell) {
    if (cell.starts_with('\'') && needs_guard(std::string_view(cell).substr(1))) cell.erase(0, 1);
    return cell;
}

}  // namespace

std::string csv_line(const std::vector<std::string>& cells, char separator) {
    std::string out;
    // An empty line would be read as none at all.
    if (cells.size() == 1 && cells.front().empty()) return "\"\"\r\n";
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (i > 0) out.push_back(separator);
        append_cell(out, cells[i], separator);
    }
    return out + "\r\n";
}

std::vector<std::vector<std::string>> parse_csv(std::string_view text, char separator) {
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    std::vector<std::vector<std::string>> lines;
    std::vector<std::string> line;
    std::size_t at = 0;
    bool line_has_text = false;
    while (at < text.size()) {
        std::string cell;
        if (text[at] == kQuote) {
            line_has_text = true;
            for (++at; at < text.size(); ++at) {
                if (text[at] == kQuote) {
                    if (at + 1 >= text.size() || text[at + 1] != kQuote) break;
                    ++at;
                }
                cell.push_back(text[at]);
            }
            if (at < text.size()) ++at;
        }
        const char ends[] = {separator, '\r', '\n'};
        const std::size_t end = std::min(text.find_first_of(std::string_view(ends, 3), at), text.size());
        cell.append(text, at, end - at);
        line.push_back(without_guard(std::move(cell)));
        at = end;
        if (at < text.size() && text[at] == separator) {
            line_has_text = true;
            ++at;
            if (at < text.size()) continue;
            line.emplace_back();  // the text ends right after a separator
        }
        if (at < text.size()) at += text.substr(at).starts_with("\r\n") ? 2 : 1;
        if (line_has_text || line.size() > 1 || !line.front().empty()) lines.push_back(std::move(line));
        line.clear();
        line_has_text = false;
    }
    return lines;
}

}  // namespace okno
