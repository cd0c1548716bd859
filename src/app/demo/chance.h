// SPDX-License-Identifier: Apache-2.0
// Chance that is the same on every machine: SplitMix64 (Steele, Lea, Flood 2014) and what a story needs of it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <span>

namespace okno::app {

class Chance {
  public:
    explicit Chance(std::uint64_t seed) : state_(seed) {}
    // A stream of its own for one thing of a kind, whatever was drawn before.
    Chance of(std::uint64_t kind, std::uint64_t number) const {
        Chance mixed(state_ ^ (kind * 0x9E3779B97F4A7C15ULL) ^ (number * 0xD1B54A32D192ED03ULL));
        mixed.next();
        return mixed;
    }

    std::uint64_t next() {
        std::uint64_t z = (state_ += 0x9E3779B97F4A7C15ULL);
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
        return z ^ (z >> 31);
    }
    // 0 … below − 1
    std::int64_t below(std::int64_t bound) { return static_cast<std::int64_t>(next() % static_cast<std::uint64_t>(bound)); }
    std::int64_t between(std::int64_t least, std::int64_t most) { return least + below(most - least + 1); }
    bool percent(int chances) { return below(100) < chances; }
    template <typename T, std::size_t size>
    const T& one_of(const T (&values)[size]) {
        return values[static_cast<std::size_t>(below(static_cast<std::int64_t>(size)))];
    }
    // A place among the weights, each as likely as its weight.
    std::size_t weighted(std::initializer_list<int> weights) {
        int all = 0;
        for (const int weight : weights) all += weight;
        std::int64_t left = below(all);
        std::size_t place = 0;
        for (const int weight : weights) {
            left -= weight;
            if (left < 0) return place;
            ++place;
        }
        return place - 1;
    }

  private:
    std::uint64_t state_;
};

}  // namespace okno::app
