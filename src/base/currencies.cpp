// SPDX-License-Identifier: Apache-2.0
// ISO 4217 currencies that people pay with; funds, metals and test codes are left out.
#include <algorithm>
#include <array>

#include "base/money.h"
#include "base/text.h"

namespace okno {

namespace {

// clang-format off
constexpr auto kTwo = std::to_array<std::string_view>({
    "aed", "afn", "all", "amd", "ang", "aoa", "ars", "aud", "awg", "azn", "bam", "bbd", "bdt", "bgn", "bmd", "bnd", "bob", "brl", "bsd", "btn",
    "bwp", "byn", "bzd", "cad", "cdf", "chf", "cny", "cop", "crc", "cuc", "cup", "cve", "czk", "dkk", "dop", "dzd", "egp", "ern", "etb", "eur",
    "fjd", "fkp", "gbp", "gel", "ghs", "gip", "gmd", "gtq", "gyd", "hkd", "hnl", "hrk", "htg", "huf", "idr", "ils", "inr", "irr", "jmd", "kes",
    "kgs", "khr", "kpw", "kyd", "kzt", "lak", "lbp", "lkr", "lrd", "lsl", "mad", "mdl", "mga", "mkd", "mmk", "mnt", "mop", "mru", "mur", "mvr",
    "mwk", "mxn", "myr", "mzn", "nad", "ngn", "nio", "nok", "npr", "nzd", "pab", "pen", "pgk", "php", "pkr", "pln", "qar", "ron", "rsd", "rub",
    "sar", "sbd", "scr", "sdg", "sek", "sgd", "shp", "sle", "sll", "sos", "srd", "ssp", "stn", "svc", "syp", "szl", "thb", "tjs", "tmt", "top",
    "try", "ttd", "twd", "tzs", "uah", "usd", "uyu", "uzs", "ved", "ves", "wst", "xcd", "xcg", "yer", "zar", "zmw", "zwg", "zwl"});
constexpr auto kNone = std::to_array<std::string_view>({
    "bif", "clp", "djf", "gnf", "isk", "jpy", "kmf", "krw", "pyg", "rwf", "ugx", "vnd", "vuv", "xaf", "xof", "xpf"});
constexpr auto kThree = std::to_array<std::string_view>({"bhd", "iqd", "jod", "kwd", "lyd", "omr", "tnd"});
// clang-format on

static_assert(std::ranges::is_sorted(kTwo) && std::ranges::is_sorted(kNone) && std::ranges::is_sorted(kThree));

}  // namespace

std::optional<int> currency_decimals(std::string_view code) {
    if (code.size() != 3) return std::nullopt;
    const std::string lower = lower_ascii(code);
    if (std::ranges::binary_search(kTwo, lower)) return 2;
    if (std::ranges::binary_search(kNone, lower)) return 0;
    if (std::ranges::binary_search(kThree, lower)) return 3;
    return std::nullopt;
}

}  // namespace okno
