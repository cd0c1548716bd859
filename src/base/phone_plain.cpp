// SPDX-License-Identifier: Apache-2.0
#include "base/phone_plain.h"

#include <algorithm>
#include <array>

namespace okno {

namespace {

constexpr std::size_t kMostDigits = 15;

struct Plan {
    std::string_view region;
    std::string_view code;
    std::string_view trunk;     // dialled before a national number at home
    std::string_view prefixes;  // of national numbers, each followed by a space; only those with any digits after them
    std::string_view form;      // # stands for a digit of the national number

    std::size_t length() const { return static_cast<std::size_t>(std::count(form.begin(), form.end(), '#')); }
    bool has(std::string_view national) const {
        if (national.size() != length()) return false;
        for (std::size_t at = 0; at < prefixes.size();) {
            const std::size_t end = prefixes.find(' ', at);
            if (national.starts_with(prefixes.substr(at, end - at))) return true;
            at = end + 1;
        }
        return false;
    }
};

constexpr std::array<Plan, 5> kPlans{{
    {"RU", "7", "8", "9 ", "### ###-##-##"},
    {"KZ", "7", "8", "700 701 702 705 706 707 708 747 771 775 776 777 778 ", "### ### ####"},
    {"PL", "48", "", "50 51 53 57 60 66 69 72 73 78 79 88 ", "### ### ###"},
    {"UA", "380", "0", "50 63 66 67 68 73 91 92 93 94 95 96 97 98 99 ", "## ### ####"},
    {"UZ", "998", "", "33 88 90 91 93 94 95 97 98 99 ", "## ### ## ##"},
}};

const Plan* plan_of_region(std::string_view region) {
    const auto found = std::ranges::find(kPlans, region, &Plan::region);
    return found == kPlans.end() ? nullptr : &*found;
}

const Plan* plan_of_national(std::string_view code, std::string_view national) {
    const auto found = std::ranges::find_if(kPlans, [&](const Plan& plan) { return plan.code == code && plan.has(national); });
    return found == kPlans.end() ? nullptr : &*found;
}

const Plan* plan_of_international(std::string_view digits) {
    const auto found = std::ranges::find_if(
        kPlans, [&](const Plan& plan) { return digits.starts_with(plan.code) && plan.has(digits.substr(plan.code.size())); });
    return found == kPlans.end() ? nullptr : &*found;
}

std::string joined(std::string_view code, std::string_view national) {
    std::string out = "+";
    out.append(code).append(national);
    return out;
}

const Plan* plan_of_e164(std::string_view e164) { return e164.starts_with('+') ? plan_of_international(e164.substr(1)) : nullptr; }

}  // namespace

std::string plain_e164(std::string_view written, std::string_view region) {
    const bool plus = written.starts_with('+');
    if (plus) written.remove_prefix(1);
    std::array<char, kMostDigits> buffer;
    std::size_t count = 0;
    for (const char c : written) {
        if (c >= '0' && c <= '9') {
            if (count == buffer.size()) return {};
            buffer[count++] = c;
        } else if (c != ' ' && c != '-' && c != '(' && c != ')') {
            return {};
        }
    }
    const std::string_view digits(buffer.data(), count);
    if (plus) return plan_of_international(digits) != nullptr ? joined({}, digits) : std::string();

    const Plan* home = plan_of_region(region);
    if (home == nullptr) return {};
    if (plan_of_national(home->code, digits) != nullptr) return joined(home->code, digits);
    if (!home->trunk.empty() && digits.starts_with(home->trunk)) {
        const std::string_view national = digits.substr(home->trunk.size());
        if (plan_of_national(home->code, national) != nullptr) return joined(home->code, national);
    }
    if (plan_of_international(digits) != nullptr) return joined({}, digits);
    // "8 912 …" is Russian or Kazakh wherever the shop is.
    if (digits.starts_with('8') && plan_of_national("7", digits.substr(1)) != nullptr) return joined("7", digits.substr(1));
    return {};
}

std::string plain_format(std::string_view e164) {
    const Plan* plan = plan_of_e164(e164);
    if (plan == nullptr) return {};
    std::string out = joined(plan->code, " ");
    std::size_t at = 1 + plan->code.size();
    for (const char c : plan->form) out.push_back(c == '#' ? e164[at++] : c);
    return out;
}

std::string_view plain_region(std::string_view e164) {
    const Plan* plan = plan_of_e164(e164);
    return plan == nullptr ? std::string_view() : plan->region;
}

}  // namespace okno
