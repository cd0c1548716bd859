// SPDX-License-Identifier: Apache-2.0
#include "faces/api_v5/request.h"

#include <charconv>

#include "base/money.h"
#include "base/text.h"
#include "base/time.h"

namespace okno::api_v5 {

namespace {

const references::Site* find_site(const references::Books& books, const std::string& wanted, bool by_id) {
    if (!by_id) return books.site(std::string_view(wanted));
    const std::optional<std::int64_t> id = whole_number(wanted);
    const references::Site* site = id ? books.site(*id) : nullptr;
    return site != nullptr && !site->deleted ? site : nullptr;
}

bool sees(const Actor& actor, const references::Site& site) {
    return actor.all_sites || std::find(actor.sites.begin(), actor.sites.end(), site.id) != actor.sites.end();
}

}  // namespace

std::optional<std::int64_t> whole_number(std::string_view text) {
    std::int64_t value = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || problem != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return value;
}

void throw_missing_parameter(std::string_view name) {
    throw Error(ErrorKind::invalid, {"error.parameter_missing", {{"name", std::string(name)}}});
}

std::string key_of(const http::Request& request, const http::Pairs& fields) {
    std::string key;
    for (const http::Pair& field : fields) {
        if (equal_ascii_nocase(field.name, "apiKey") && !field.value.empty()) key = field.value;
    }
    return key.empty() ? std::string(request.header("X-API-KEY")) : key;
}

http::Pairs fields_of(const http::Request& request) {
    http::Pairs fields = http::parse_urlencoded(request.query_string);
    if (request.body.empty()) return fields;
    http::Form form = http::parse_form(request);
    fields.insert(fields.end(), std::make_move_iterator(form.fields.begin()), std::make_move_iterator(form.fields.end()));
    return fields;
}

const std::string& Call::path(std::string_view name) const {
    const std::string& segment = route.param(name);
    if (!is_utf8(segment)) throw_not_found();
    return segment;
}

std::string Call::text(std::string_view name) const { return clean_text(bag.text_at({name}).value_or("")); }

Json Call::json(std::string_view name) const {
    const std::optional<std::string> written = bag.text_at({name});
    if (!written || written->empty()) throw_missing_parameter(name);
    try {
        return parse_json(*written);
    } catch (const Error& error) {
        throw_invalid(std::string(name), error.message.key, error.message.params);
    }
}

FilterFields Call::filter(Problems& problems) const { return {bag.find("filter"), "filter", context.zone, problems}; }

const references::Site* Call::site_if_said() const {
    const std::string wanted = text("site");
    if (wanted.empty()) {
        const std::vector<const references::Site*> seen = books->sites_of(context.actor);
        return seen.size() == 1 ? seen.front() : nullptr;
    }
    const references::Site* site = find_site(*books, wanted, text("siteBy") == "id");
    if (site == nullptr) throw_invalid("site", "error.unknown", {{"value", wanted}});
    if (!sees(context.actor, *site)) throw_forbidden();
    return site;
}

const references::Site& Call::site() const {
    const references::Site* site = site_if_said();
    if (site == nullptr) throw_missing_parameter("site");
    return *site;
}

bool Call::by_id(std::string_view selector) const {
    const std::string said = text(selector);
    if (said == "id") return true;
    if (!said.empty() && said != "externalId") throw_invalid(std::string(selector), "error.unknown", {{"value", said}});
    return false;
}

Page Call::page(int default_limit) const {
    Problems problems;
    Page page{default_limit, 1};
    if (const std::string limit = text("limit"); !limit.empty()) {
        if (limit != "20" && limit != "50" && limit != "100" && limit != "250") problems.add("limit", "error.limit");
        page.limit = static_cast<int>(whole_number(limit).value_or(0));
    }
    if (const std::string number = text("page"); !number.empty()) {
        const std::optional<std::int64_t> value = whole_number(number);
        if (!value || *value < 1 || *value > 100'000'000) problems.add("page", "error.page");
        page.number = static_cast<int>(value.value_or(1));
    }
    problems.throw_if_any();
    return page;
}

FilterFields::FilterFields(const http::FormTree* branch, std::string name, std::string zone, Problems& problems)
    : branch_(branch), name_(std::move(name)), zone_(std::move(zone)), problems_(problems) {}

void FilterFields::problem(std::string_view name, std::string key, std::map<std::string, std::string> params) const {
    problems_.add(name_.empty() ? std::string(name) : name_ + "[" + std::string(name) + "]", std::move(key), std::move(params));
}

const http::FormTree* FilterFields::find(std::string_view name) const {
    asked_.emplace(name);
    return branch_ == nullptr ? nullptr : branch_->find(name);
}

void FilterFields::refuse_others() const {
    if (branch_ == nullptr) return;
    for (const auto& [name, value] : branch_->children()) {
        if (!asked_.contains(name)) problem(name, "error.filter_unknown");
    }
}

std::optional<std::string> FilterFields::text(std::string_view name) const {
    const http::FormTree* found = find(name);
    if (found == nullptr) return std::nullopt;
    if (!found->is_text()) {
        problem(name, "error.text_expected");
        return std::nullopt;
    }
    std::string cleaned = trim(clean_text(found->text()));
    return cleaned.empty() ? std::nullopt : std::optional(std::move(cleaned));
}

std::vector<std::string> FilterFields::texts(std::string_view name) const {
    const http::FormTree* found = find(name);
    std::vector<std::string> all;
    if (found == nullptr) return all;
    for (const std::string& each : found->texts()) {
        std::string cleaned = trim(clean_text(each));
        if (!cleaned.empty()) all.push_back(std::move(cleaned));
    }
    return all;
}

std::optional<std::int64_t> FilterFields::integer(std::string_view name) const {
    const std::optional<std::string> written = text(name);
    if (!written) return std::nullopt;
    const std::optional<std::int64_t> value = whole_number(*written);
    if (!value) problem(name, "error.integer_expected");
    return value;
}

std::vector<std::int64_t> FilterFields::integers(std::string_view name) const {
    std::vector<std::int64_t> all;
    for (const std::string& each : texts(name)) {
        const std::optional<std::int64_t> value = whole_number(each);
        if (!value) problem(name, "error.integer_expected");
        all.push_back(value.value_or(0));
    }
    return all;
}

std::optional<bool> FilterFields::flag(std::string_view name) const {
    const std::optional<std::string> written = text(name);
    if (!written) return std::nullopt;
    if (*written == "1" || *written == "true") return true;
    if (*written == "0" || *written == "false") return false;
    problem(name, "error.flag_expected");
    return std::nullopt;
}

std::optional<std::int64_t> FilterFields::scaled(std::string_view name, int decimals) const {
    const std::optional<std::string> written = text(name);
    if (!written) return std::nullopt;
    const std::optional<std::int64_t> value = parse_scaled(*written, decimals);
    if (!value) problem(name, "error.number_expected");
    return value;
}

std::optional<Moment> FilterFields::from(std::string_view name) const {
    const std::optional<std::string> written = text(name);
    if (!written) return std::nullopt;
    const std::optional<Moment> moment = parse_local(*written, zone_);
    if (!moment) problem(name, "error.date");
    return moment;
}

std::optional<Moment> FilterFields::until(std::string_view name) const {
    const std::optional<Moment> moment = from(name);
    if (!moment) return std::nullopt;
    const std::string written = *text(name);
    return is_date(written) ? start_of_day(add_days(written, 1), zone_) : *moment + kSecond;
}

std::string FilterFields::date(std::string_view name) const {
    const std::optional<std::string> written = text(name);
    if (!written) return "";
    const std::string day = written->substr(0, 10);
    if (!parse_local(*written, zone_) || !is_date(day)) problem(name, "error.date");
    return day;
}

}  // namespace okno::api_v5
