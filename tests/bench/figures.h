// SPDX-License-Identifier: Apache-2.0
// The figures of one run: each beside its yardstick and what it has to reach; a table for people, JSON for programs.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace okno::bench {

struct Figure {
    std::string name, unit;
    double value = 0;
    std::string yardstick_name;  // what was measured beside it, in the same unit
    std::optional<double> yardstick;
    std::optional<double> at_least, at_most;              // of the value
    std::optional<double> ratio_at_least, ratio_at_most;  // of value to yardstick
    std::string note;
};

std::optional<double> ratio(const Figure& figure);
// How many times worse than asked: 1 and below is met; nothing when nothing was asked.
std::optional<double> miss(const Figure& figure);

class Figures {
  public:
    // Says it at once, so that a long run shows where it is.
    void add(Figure figure);
    void say(const std::string& words) const;
    void print_table() const;
    void write_json(const std::string& path, const std::vector<std::pair<std::string, std::string>>& facts) const;
    bool all_within(double factor) const;

  private:
    std::vector<Figure> figures_;
};

// Of milliseconds in any order; 0 for none.
double percentile(std::vector<double> values, double per_cent);

}  // namespace okno::bench
