// SPDX-License-Identifier: Apache-2.0
#include "bench/figures.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <fstream>

#include "base/json.h"

namespace okno::bench {

namespace {

std::string number(double value) {
    if (value >= 1000) return fmt::format("{:.0f}", value);
    if (value >= 10) return fmt::format("{:.1f}", value);
    return fmt::format("{:.2f}", value);
}

std::string goal(const Figure& figure) {
    std::vector<std::string> goals;
    if (figure.at_least) goals.push_back("≥ " + number(*figure.at_least) + " " + figure.unit);
    if (figure.at_most) goals.push_back("≤ " + number(*figure.at_most) + " " + figure.unit);
    if (figure.ratio_at_least) goals.push_back("≥ " + number(*figure.ratio_at_least) + " ×");
    if (figure.ratio_at_most) goals.push_back("≤ " + number(*figure.ratio_at_most) + " ×");
    return fmt::format("{}", fmt::join(goals, ", "));
}

std::string verdict(const Figure& figure) {
    const std::optional<double> factor = miss(figure);
    if (!factor) return "";
    return *factor <= 1 ? "yes" : fmt::format("NO, {} × off", number(*factor));
}

// Letters, not bytes: "≥" is one.
std::size_t width(const std::string& text) {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char letter) { return (letter & 0xC0) != 0x80; }));
}

void print_row(const std::vector<std::string>& cells, const std::vector<std::size_t>& widths) {
    std::string line = "|";
    for (std::size_t at = 0; at < cells.size(); ++at) line += " " + cells[at] + std::string(widths[at] - width(cells[at]), ' ') + " |";
    std::puts(line.c_str());
}

void member(JsonWriter& out, const char* name, const std::optional<double>& value) {
    if (value) out.key(name).digits(fmt::format("{:.4f}", *value));
}

}  // namespace

std::optional<double> ratio(const Figure& figure) {
    if (!figure.yardstick || *figure.yardstick <= 0) return std::nullopt;
    return figure.value / *figure.yardstick;
}

std::optional<double> miss(const Figure& figure) {
    std::optional<double> worst;
    const auto consider = [&worst](double factor) { worst = std::max(worst.value_or(0), factor); };
    const double value = std::max(figure.value, 1e-9);
    if (figure.at_least) consider(*figure.at_least / value);
    if (figure.at_most) consider(figure.value / *figure.at_most);
    if (const std::optional<double> of = ratio(figure)) {
        if (figure.ratio_at_least) consider(*figure.ratio_at_least / std::max(*of, 1e-9));
        if (figure.ratio_at_most) consider(*of / *figure.ratio_at_most);
    }
    return worst;
}

void Figures::say(const std::string& words) const {
    std::fprintf(stderr, "  %s\n", words.c_str());
    std::fflush(stderr);
}

void Figures::add(Figure figure) {
    std::string words = figure.name + ": " + number(figure.value) + " " + figure.unit;
    if (figure.yardstick) words += ", " + figure.yardstick_name + " " + number(*figure.yardstick);
    say(words);
    figures_.push_back(std::move(figure));
}

void Figures::print_table() const {
    std::vector<std::vector<std::string>> rows = {{"figure", "value", "yardstick", "ratio", "to reach", "met?"}};
    for (const Figure& each : figures_) {
        const std::optional<double> of = ratio(each);
        rows.push_back({each.name, number(each.value) + " " + each.unit,
                        each.yardstick ? number(*each.yardstick) + " " + each.unit + " " + each.yardstick_name : "",
                        of ? number(*of) + " ×" : "", goal(each), verdict(each) + (each.note.empty() ? "" : " (" + each.note + ")")});
    }
    std::vector<std::size_t> widths(rows.front().size(), 0);
    for (const auto& row : rows)
        for (std::size_t at = 0; at < row.size(); ++at) widths[at] = std::max(widths[at], width(row[at]));
    for (std::size_t at = 0; at < rows.size(); ++at) {
        print_row(rows[at], widths);
        if (at > 0) continue;
        std::vector<std::string> line;
        for (std::size_t each : widths) line.push_back(std::string(each, '-'));
        print_row(line, widths);
    }
}

void Figures::write_json(const std::string& path, const std::vector<std::pair<std::string, std::string>>& facts) const {
    JsonWriter out;
    out.begin_object().key("machine").begin_object();
    for (const auto& [name, value] : facts) out.member(name, value);
    out.end_object().key("figures").begin_array();
    for (const Figure& each : figures_) {
        out.begin_object().member("name", each.name).member("unit", each.unit);
        member(out, "value", each.value);
        if (each.yardstick) out.member("yardstick_name", each.yardstick_name);
        member(out, "yardstick", each.yardstick);
        member(out, "ratio", ratio(each));
        member(out, "at_least", each.at_least);
        member(out, "at_most", each.at_most);
        member(out, "ratio_at_least", each.ratio_at_least);
        member(out, "ratio_at_most", each.ratio_at_most);
        if (const std::optional<double> factor = miss(each)) {
            out.member("met", *factor <= 1);
            member(out, "times_off", *factor <= 1 ? std::optional<double>() : factor);
        }
        if (!each.note.empty()) out.member("note", each.note);
        out.end_object();
    }
    out.end_array().end_object();
    std::ofstream(path) << out.take() << '\n';
}

bool Figures::all_within(double factor) const {
    return std::all_of(figures_.begin(), figures_.end(), [&](const Figure& each) { return miss(each).value_or(0) <= factor; });
}

double percentile(std::vector<double> values, double per_cent) {
    if (values.empty()) return 0;
    const std::size_t at = std::min(values.size() - 1, static_cast<std::size_t>(static_cast<double>(values.size()) * per_cent / 100));
    std::nth_element(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(at), values.end());
    return values[at];
}

}  // namespace okno::bench
