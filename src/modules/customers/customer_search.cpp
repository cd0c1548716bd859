// SPDX-License-Identifier: Apache-2.0
#include "modules/customers/customer_search.h"

#include "base/text.h"

namespace okno::customers {

CustomerSearch search_of(std::string_view q) {
    const std::string digits = only_digits(q);
    if (digits.size() >= 3 && q.find_first_not_of("0123456789+-() .") == std::string_view::npos) {
        // "8 916 …" may be the beginning of +7 916 …: without its first digit it is found wherever it stands.
        const bool trunk = digits.size() > 4 && (digits.front() == '8' || digits.front() == '0');
        return {kCustomerDigits, anywhere(trunk ? std::string_view(digits).substr(1) : std::string_view(digits))};
    }
    return {kCustomerWords, beginnings(words(fold(q)))};
}

bool is_rare(db::Connection& connection, const CustomerSearch& search) {
    return count_hits(connection, search.column, search.term, kRareHits) < kRareHits;
}

}  // namespace okno::customers
