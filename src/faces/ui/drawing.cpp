// SPDX-License-Identifier: Apache-2.0
#include "faces/ui/drawing.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <iterator>

namespace okno::ui {

namespace {

struct Outline {
    std::string_view kind, path;  // in a square of 64
};

constexpr Outline kOutlines[] = {
    {"bag", "M16 24h32l4 30H12zM24 24v-4a8 8 0 0 1 16 0v4"},
    {"box", "M12 22l20-10 20 10v22L32 54 12 44zM12 22l20 10 20-10M32 32v22"},
    {"coat", "M24 10l8 6 8-6 12 8-4 12-4-2v28H20V28l-4 2-4-12zM32 16v40"},
    {"cup", "M14 20h28v20a8 8 0 0 1-8 8H22a8 8 0 0 1-8-8zM42 24h6a5 5 0 0 1 0 14h-6"},
    {"dress", "M24 10h4l4 5 4-5h4l-2 16 10 28H16l10-28z"},
    {"glove", "M22 54V34l-8-8 4-4 6 5V14a3 3 0 0 1 6 0v12-14a3 3 0 0 1 6 0v14-11a3 3 0 0 1 6 0v22l-4 18z"},
    {"kettle", "M20 22h22l6 30H14zM26 22v-6h10v6M42 26h8l-2 12M20 30l-10-6"},
    {"lamp", "M24 12h16l8 20H16zM32 32v16M22 52h20"},
    {"phones", "M14 38v-6a18 18 0 0 1 36 0v6M12 36h8v14h-8zM44 36h8v14h-8z"},
    {"plaid", "M12 14h40v36H12zM12 26h40M12 38h40M26 14v36M38 14v36"},
    {"shoe", "M10 40V26l8 4 6-6 16 12 10 3a6 6 0 0 1 4 6v3H10z"},
    {"towel", "M18 12h28v40H18zM18 20h28M18 44h28"},
};

constexpr std::string_view kFallback = "box";

std::string_view outline_of(std::string_view kind) {
    const auto by_kind = [](std::string_view wanted) {
        return std::find_if(std::begin(kOutlines), std::end(kOutlines), [&](const Outline& outline) { return outline.kind == wanted; });
    };
    const auto found = by_kind(kind);
    return (found == std::end(kOutlines) ? by_kind(kFallback) : found)->path;
}

std::uint32_t mix(std::string_view text) {
    std::uint32_t value = 2166136261U;
    for (const char letter : text) value = (value ^ static_cast<unsigned char>(letter)) * 16777619U;
    return value;
}

}  // namespace

std::string draw(std::string_view name) {
    const std::size_t dash = name.find('-');
    const unsigned hue = mix(name) % 360;
    return fmt::format(
        R"svg(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><rect width="64" height="64" fill="hsl({0} 38% 90%)"/>)svg"
        R"svg(<path d="{1}" fill="hsl({0} 38% 76%)" stroke="hsl({0} 42% 34%)" stroke-width="2" stroke-linejoin="round"/></svg>)svg",
        hue, outline_of(name.substr(0, dash)));
}

}  // namespace okno::ui
