// SPDX-License-Identifier: Apache-2.0
#include "faces/api_v5/parts_json.h"

#include <algorithm>

#include "base/money.h"

namespace okno::api_v5 {

namespace {

Json* member_of(Json& record, std::string_view name) {
    if (!record.is_object()) return nullptr;
    for (auto& [key, value] : record.as_object()) {
        if (key == name) return &value;
    }
    return nullptr;
}

// Numbers in the contract, text in ours: typed clients want them bare.
bool is_number_part(std::string_view api_name) {
    constexpr std::string_view names[] = {"regionId", "cityId", "streetId", "floor", "block"};
    return std::find(std::begin(names), std::end(names), api_name) != std::end(names);
}

bool is_plain_number(std::string_view text) {
    if (text.empty() || text.size() > 9 || (text.front() == '0' && text.size() > 1)) return false;
    return text.find_first_not_of("0123456789") == std::string_view::npos;
}

}  // namespace

void print_text(JsonWriter& out, std::string_view name, std::string_view text) {
    if (!text.empty()) out.member(name, text);
}

void print_id(JsonWriter& out, std::string_view name, std::int64_t id) {
    if (id != 0) out.member(name, id);
}

void print_scaled(JsonWriter& out, std::string_view name, std::int64_t value, int decimals) {
    out.key(name).digits(format_scaled(value, decimals));
}

void print_moment(JsonWriter& out, std::string_view name, Moment moment, const Account& account) {
    out.member(name, format_local(moment, account.zone));
}

void print_moment(JsonWriter& out, std::string_view name, const std::optional<Moment>& moment, const Account& account) {
    if (moment) print_moment(out, name, *moment, account);
}

void print_origin(JsonWriter& out, std::string_view name, const customers::Origin& origin) {
    if (origin == customers::Origin{}) return;
    out.key(name).begin_object();
    print_text(out, "source", origin.source);
    print_text(out, "medium", origin.medium);
    print_text(out, "campaign", origin.campaign);
    print_text(out, "keyword", origin.keyword);
    print_text(out, "content", origin.content);
    out.end_object();
}

void print_contragent(JsonWriter& out, std::string_view name, const customers::Contragent& contragent) {
    if (contragent == customers::Contragent{}) return;
    out.key(name).begin_object();
    for (const customers::ContragentPart& part : customers::contragent_parts()) print_text(out, part.api_name, contragent.*part.member);
    out.end_object();
}

void print_map(JsonWriter& out, std::string_view name, const Json& map) {
    if (map.is_object() && !map.as_object().empty()) {
        out.member(name, map);
    } else {
        out.key(name).begin_array().end_array();
    }
}

void print_address_parts(JsonWriter& out, const customers::Address& address) {
    for (const customers::AddressPart& part : customers::address_parts()) {
        const std::string text = part.api_name == "text" ? customers::one_line(address) : address.*part.member;
        if (is_number_part(part.api_name) && is_plain_number(text)) {
            out.key(part.api_name).digits(text);
        } else {
            print_text(out, part.api_name, text);
        }
    }
}

customers::AddressEdit read_address(const Json& address, const std::string& path, Problems& problems) {
    const JsonFields fields(address, path, problems);
    customers::AddressEdit edit;
    for (const customers::AddressPart& part : customers::address_parts()) {
        if (auto text = fields.text(part.api_name)) edit.emplace_back(part.member, std::move(*text));
    }
    return edit;
}

customers::ContragentEdit read_contragent(const Json& contragent, const std::string& path, Problems& problems) {
    const JsonFields fields(contragent, path, problems);
    customers::ContragentEdit edit;
    for (const customers::ContragentPart& part : customers::contragent_parts()) {
        if (auto text = fields.text(part.api_name)) edit.emplace_back(part.member, std::move(*text));
    }
    return edit;
}

customers::Origin read_origin(const Json& origin, const std::string& path, Problems& problems) {
    const JsonFields fields(origin, path, problems);
    return {fields.text("source").value_or(""), fields.text("medium").value_or(""), fields.text("campaign").value_or(""),
            fields.text("keyword").value_or(""), fields.text("content").value_or("")};
}

std::optional<Moment> read_moment(const JsonFields& fields, std::string_view name, std::string_view zone) {
    const std::optional<std::string> written = fields.text(name);
    if (!written || written->empty()) return std::nullopt;
    const std::optional<Moment> moment = parse_local(*written, zone);
    if (!moment) fields.problem(name, "error.date");
    return moment;
}

std::optional<std::optional<Moment>> read_clearable_moment(const JsonFields& fields, std::string_view name, std::string_view zone) {
    const std::optional<std::string> written = fields.text(name);
    if (!written) return std::nullopt;
    if (written->empty()) return std::optional<Moment>();
    return read_moment(fields, name, zone);
}

void as_list(Json& record, std::string_view member) {
    Json* found = member_of(record, member);
    if (found == nullptr || !found->is_object()) return;
    JsonArray list;
    for (auto& [key, value] : found->as_object()) list.push_back(std::move(value));
    *found = Json(std::move(list));
}

void as_map(Json& record, std::string_view member) {
    Json* found = member_of(record, member);
    if (found != nullptr && found->is_array() && found->as_array().empty()) *found = Json::object();
}

}  // namespace okno::api_v5
