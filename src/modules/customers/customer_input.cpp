// SPDX-License-Identifier: Apache-2.0
#include "modules/customers/customer_input.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"

namespace okno::customers {

namespace {

constexpr std::size_t kLongestText = 255;  // characters
constexpr std::size_t kLongestNote = 16'000;
constexpr std::size_t kMostPhones = 20;
constexpr std::size_t kMostTags = 100;
constexpr Percent kWhole = 100 * 100;

class Cleaner {
  public:
    explicit Cleaner(Problems& problems) : problems_(problems) {}

    std::string text(std::string_view path, const std::string& given, std::size_t longest = kLongestText) {
        std::string kept = trim(clean_text(given));
        if (count_characters(kept) > longest) problems_.add(std::string(path), "error.too_long", {{"most", std::to_string(longest)}});
        return kept;
    }
    void put(std::string& member, std::string_view path, const std::optional<std::string>& given, std::size_t longest = kLongestText) {
        if (given) member = text(path, *given, longest);
    }
    void one_of(std::string& member, std::string_view path, const std::optional<std::string>& given,
                std::initializer_list<std::string_view> allowed) {
        if (!given) return;
        if (!given->empty() && std::find(allowed.begin(), allowed.end(), *given) == allowed.end()) {
            problems_.add(std::string(path), "error.unknown_value", {{"value", *given}});
            return;
        }
        member = *given;
    }
    void percent(Percent& member, std::string_view path, const std::optional<Percent>& given) {
        if (!given) return;
        if (*given < 0 || *given > kWhole) problems_.add(std::string(path), "error.percent");
        member = *given;
    }

  private:
    Problems& problems_;
};

// Only what cannot be an address at all is refused: something on both sides of one @, no white space.
bool looks_like_mail(std::string_view mail) {
    const std::size_t at = mail.rfind('@');
    return at != std::string_view::npos && at > 0 && at + 1 < mail.size() && mail.find_first_of(" \t\n,;<>") == std::string_view::npos;
}

// Numbers that stay keep their ids, so that the journal tells what came and what went.
void put_phones(Customer& customer, const std::vector<std::string>& written, std::string_view region, Cleaner& cleaner,
                Problems& problems) {
    if (written.size() > kMostPhones) {
        problems.add("phones", "error.too_many", {{"most", std::to_string(kMostPhones)}});
        return;
    }
    std::vector<CustomerPhone> phones;
    for (std::size_t i = 0; i < written.size(); ++i) {
        const std::string text = cleaner.text(fmt::format("phones[{}]", i), written[i]);
        if (text.empty()) continue;
        CustomerPhone phone{0, parse_phone(text, region)};
        const auto same = [&](const CustomerPhone& other) {
            return phone.phone.digits.empty() ? other.phone.written == phone.phone.written : other.phone.digits == phone.phone.digits;
        };
        if (std::any_of(phones.begin(), phones.end(), same)) continue;
        const auto known = std::find_if(customer.phones.begin(), customer.phones.end(), same);
        phones.push_back(known == customer.phones.end() ? std::move(phone) : *known);
    }
    // One that stays but moves would be invisible to the journal: it counts as taken away and added again.
    std::size_t kept_from = 0;
    for (CustomerPhone& phone : phones) {
        if (phone.id == 0) continue;
        const auto at = std::find_if(customer.phones.begin() + static_cast<std::ptrdiff_t>(kept_from), customer.phones.end(),
                                     [&](const CustomerPhone& other) { return other.id == phone.id; });
        if (at == customer.phones.end()) {
            phone.id = 0;
        } else {
            kept_from = static_cast<std::size_t>(at - customer.phones.begin()) + 1;
        }
    }
    customer.phones = std::move(phones);
}

void put_tags(Customer& customer, const CustomerInput& input, Cleaner& cleaner, Problems& problems) {
    for (const std::string& tag : input.remove_tags) std::erase(customer.tags, trim(tag));
    for (std::size_t i = 0; i < input.add_tags.size(); ++i) {
        std::string tag = cleaner.text(fmt::format("add_tags[{}]", i), input.add_tags[i]);
        if (!tag.empty() && std::find(customer.tags.begin(), customer.tags.end(), tag) == customer.tags.end())
            customer.tags.push_back(std::move(tag));
    }
    if (customer.tags.size() > kMostTags) problems.add("add_tags", "error.too_many", {{"most", std::to_string(kMostTags)}});
}

void put_custom_fields(Customer& customer, const Json& given) {
    if (!given.is_object()) return;
    if (!customer.custom_fields.is_object()) customer.custom_fields = Json::object();
    for (const auto& [code, value] : given.as_object()) {
        if (value.is_null()) {
            std::erase_if(customer.custom_fields.as_object(), [&](const auto& member) { return member.first == code; });
        } else {
            customer.custom_fields.set(code, value);
        }
    }
    sort_custom_fields(customer);
}

}  // namespace

void apply(Customer& customer, const CustomerInput& input, std::string_view region, Moment now, Problems& problems) {
    Cleaner cleaner(problems);
    if (input.site_id) customer.site_id = *input.site_id;
    if (input.is_contact) customer.is_contact = *input.is_contact;
    cleaner.put(customer.external_id, "external_id", input.external_id);
    cleaner.put(customer.nick_name, "nick_name", input.nick_name);
    cleaner.put(customer.first_name, "first_name", input.first_name);
    cleaner.put(customer.last_name, "last_name", input.last_name);
    cleaner.put(customer.patronymic, "patronymic", input.patronymic);
    cleaner.put(customer.email, "email", input.email);
    if (input.email && !customer.email.empty() && !looks_like_mail(customer.email)) problems.add("email", "error.email");
    cleaner.one_of(customer.sex, "sex", input.sex, {"male", "female"});
    cleaner.put(customer.birthday, "birthday", input.birthday);
    if (input.birthday && !customer.birthday.empty() && !is_date(customer.birthday)) problems.add("birthday", "error.date");
    if (input.phones) put_phones(customer, *input.phones, region, cleaner, problems);
    for (const auto& [member, value] : input.address) {
        const auto parts = address_parts();
        const auto part =
            std::find_if(parts.begin(), parts.end(), [&](const AddressPart& candidate) { return candidate.member == member; });
        customer.address.*member = cleaner.text("address." + std::string(part->name), value,
                                                member == &Address::text || member == &Address::notes ? 2000 : kLongestText);
    }
    for (const auto& [member, value] : input.contragent) customer.contragent.*member = cleaner.text("contragent", value);
    const std::string& type = customer.contragent.type;
    if (!type.empty() && type != "individual" && type != "legal-entity" && type != "enterpreneur") {
        problems.add("contragent.type", "error.unknown_value", {{"value", type}});
    }
    if (!customer.contragent.certificate_date.empty() && !is_date(customer.contragent.certificate_date)) {
        problems.add("contragent.certificate_date", "error.date");
    }
    if (input.manager_id) customer.manager_id = *input.manager_id;
    if (input.vip) customer.vip = *input.vip;
    if (input.bad) customer.bad = *input.bad;
    if (input.subscribed && *input.subscribed != customer.subscribed()) {
        customer.email_unsubscribed_at = *input.subscribed ? std::nullopt : std::optional<Moment>(now);
    }
    cleaner.percent(customer.personal_discount, "personal_discount", input.personal_discount);
    cleaner.percent(customer.cumulative_discount, "cumulative_discount", input.cumulative_discount);
    cleaner.put(customer.discount_card, "discount_card", input.discount_card);
    cleaner.put(customer.note, "note", input.note, kLongestNote);
    cleaner.put(customer.photo_url, "photo_url", input.photo_url, 2000);
    cleaner.put(customer.browser_id, "browser_id", input.browser_id);
    if (input.origin && customer.first_origin == Origin{}) customer.first_origin = *input.origin;
    put_tags(customer, input, cleaner, problems);
    put_custom_fields(customer, input.custom_fields);
}

}  // namespace okno::customers
