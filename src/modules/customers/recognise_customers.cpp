// SPDX-License-Identifier: Apache-2.0
#include "modules/customers/recognise_customers.h"

#include <algorithm>

#include "base/text.h"
#include "modules/customers/customer_store.h"
#include "modules/customers/recognition_list.h"

namespace okno::customers {

namespace {

constexpr std::size_t kLeastDigits = 4;
constexpr std::size_t kLeastCharacters = 3;
constexpr std::size_t kMostAnswers = 50;

bool has_trunk_eight(std::string_view country) {
    return country == "RU" || country == "KZ" || country == "BY" || country == "UZ" || country.empty();
}

// What the digits typed so far may be: a run anywhere in a number, or its beginning in another way of writing.
std::vector<SearchTerm> phone_terms(const std::string& typed, std::string_view country) {
    const std::string digits = only_digits(typed);
    std::vector<SearchTerm> terms;
    if (digits.size() < kLeastDigits) return terms;
    if (trim(typed).starts_with('+')) return {anywhere(" " + digits)};
    if (digits.starts_with("00")) {
        if (digits.size() >= kLeastDigits + 2) terms.push_back(anywhere(" " + digits.substr(2)));
    } else if (digits.front() == '8' && has_trunk_eight(country) && digits.size() > kLeastDigits) {
        terms.push_back(anywhere(" 7" + digits.substr(1)));
    } else if (digits.front() == '0' && digits.size() > kLeastDigits) {
        terms.push_back(anywhere(digits.substr(1)));
    }
    // A whole number in the writing of its country is looked for in the international one.
    const Phone phone = parse_phone(typed, country);
    if (!phone.e164.empty() && phone.digits != digits) terms.push_back(anywhere(" " + phone.digits));
    terms.push_back(anywhere(digits));
    return terms;
}

bool is_whole_phone(const CustomerPhone& kept, const Phone& typed) {
    return !kept.phone.digits.empty() && kept.phone.digits == typed.digits;
}

std::string matching_phone(const Customer& customer, const std::vector<SearchTerm>& terms, const Phone& typed, bool& exact) {
    const CustomerPhone* match = nullptr;
    for (const CustomerPhone& phone : customer.phones) {
        if (is_whole_phone(phone, typed)) {
            exact = true;
            return format_phone(phone.phone);
        }
        const std::string marked = " " + phone.phone.digits;
        const bool fits = std::any_of(terms.begin(), terms.end(), [&](const SearchTerm& term) {
            const std::string& pattern = term.patterns.front();
            return marked.find(std::string_view(pattern).substr(1, pattern.size() - 2)) != std::string::npos;
        });
        if (fits && match == nullptr) match = &phone;
    }
    return match == nullptr ? "" : format_phone(match->phone);
}

struct Candidate {
    std::int64_t id;
    std::string_view by;
};

void take(std::vector<Candidate>& candidates, const std::vector<std::int64_t>& ids, std::string_view by) {
    for (std::int64_t id : ids) {
        const bool known = std::any_of(candidates.begin(), candidates.end(), [&](const Candidate& other) { return other.id == id; });
        if (!known) candidates.push_back({id, by});
    }
}

}  // namespace

std::vector<Recognised> recognise_customers(Reader& reader, const RecogniseInput& input) {
    const std::size_t most = std::min(input.most, kMostAnswers);
    const Phone phone = parse_phone(input.phone, input.country);
    const std::string email = lower_ascii(trim(input.email));
    const std::vector<SearchTerm> phones = phone_terms(input.phone, input.country);
    const std::vector<std::string> name = words(fold(input.name));

    RecognitionList list(reader, input.buyers_id, most);
    std::vector<Candidate> candidates;
    if (!phones.empty()) {
        take(candidates, list.by_digits(phone.digits), "phone");
        // A whole number that is known needs no looking for those that hold it somewhere.
        const bool known = !phone.e164.empty() && !candidates.empty();
        for (const SearchTerm& term : phones) {
            if (!known) take(candidates, list.by_term(kCustomerDigits, term), "phone");
        }
    }
    if (count_characters(email) >= kLeastCharacters) take(candidates, list.by_email_beginning(email), "email");
    if (count_characters(fold(input.name)) >= kLeastCharacters) take(candidates, list.by_term(kCustomerWords, beginnings(name)), "name");

    std::vector<std::int64_t> ids;
    for (const Candidate& candidate : candidates) ids.push_back(candidate.id);
    std::vector<Recognised> answer;
    for (Customer& customer : CustomerStore().by_ids(reader.connection(), ids)) {
        Recognised& one = answer.emplace_back();
        const auto at =
            std::find_if(candidates.begin(), candidates.end(), [&](const Candidate& candidate) { return candidate.id == customer.id; });
        one.by = at->by;
        if (one.by == "phone") one.matched = matching_phone(customer, phones, phone, one.exact);
        if (one.by == "email") one.exact = lower_ascii(customer.email) == email;
        if (one.by == "email") one.matched = customer.email;
        if (one.by == "name") one.matched = display_name(customer);
        one.customer = std::move(customer);
    }
    std::stable_sort(answer.begin(), answer.end(), [](const Recognised& a, const Recognised& b) {
        if (a.exact != b.exact) return a.exact;
        const Moment last_a = a.customer.totals.last_order_at.value_or(0), last_b = b.customer.totals.last_order_at.value_or(0);
        return last_a != last_b ? last_a > last_b : a.customer.id > b.customer.id;
    });
    if (answer.size() > most) answer.resize(most);
    return answer;
}

}  // namespace okno::customers
