// SPDX-License-Identifier: Apache-2.0
#include "faces/api_v5/customer_filter.h"

#include <algorithm>

#include "modules/references/account_settings.h"

namespace okno::api_v5 {

namespace {

using customers::CustomerFilter;

constexpr std::int64_t kNobody = -1;  // no user has it: a group without people finds nothing

void read_sites(CustomerFilter& filter, const FilterFields& fields, const references::Books& books) {
    for (const std::string& code : fields.texts("sites")) {
        const references::Site* site = books.site(std::string_view(code));
        if (site == nullptr) {
            fields.problem("sites", "error.unknown", {{"value", code}});
        } else {
            filter.sites.push_back(site->id);
        }
    }
}

void read_managers(CustomerFilter& filter, const FilterFields& fields, const users::Roster& roster) {
    filter.managers = fields.integers("managers");
    for (const std::string& code : fields.texts("managerGroups")) {
        const users::UserGroup* group = roster.group(code);
        if (group == nullptr) {
            fields.problem("managerGroups", "error.unknown", {{"value", code}});
            continue;
        }
        filter.managers.push_back(kNobody);
        for (const users::User& user : roster.users()) {
            if (std::find(user.group_ids.begin(), user.group_ids.end(), group->id) != user.group_ids.end())
                filter.managers.push_back(user.id);
        }
    }
}

void read_totals(CustomerFilter& filter, const FilterFields& fields, int decimals) {
    filter.orders_min = fields.integer("minOrdersCount");
    filter.orders_max = fields.integer("maxOrdersCount");
    filter.sum_min = fields.scaled("minTotalSumm", decimals);
    filter.sum_max = fields.scaled("maxTotalSumm", decimals);
    filter.average_min = fields.scaled("minAverageSumm", decimals);
    filter.average_max = fields.scaled("maxAverageSumm", decimals);
}

void read_dates(CustomerFilter& filter, const FilterFields& fields) {
    filter.created_from = fields.from("dateFrom");
    filter.created_to = fields.until("dateTo");
    filter.first_order_from = fields.from("firstOrderFrom");
    filter.first_order_to = fields.until("firstOrderTo");
    filter.last_order_from = fields.from("lastOrderFrom");
    filter.last_order_to = fields.until("lastOrderTo");
}

}  // namespace

CustomerFilter read_customer_filter(const Call& call) {
    Problems problems;
    const FilterFields fields = call.filter(problems);
    CustomerFilter filter;
    filter.kind = customers::CustomerKind::person;
    filter.ids = fields.integers("ids");
    filter.external_ids = fields.texts("externalIds");
    filter.q = fields.text("name").value_or("");  // also a mail or a phone, as OpenCart sends it
    filter.email = fields.text("email").value_or("");
    filter.city = fields.text("city").value_or("");
    filter.region = fields.text("region").value_or("");
    filter.sex = fields.text("sex");
    filter.vip = fields.flag("vip");
    filter.bad = fields.flag("bad");
    filter.is_contact = fields.flag("isContact");
    filter.unsubscribed = fields.flag("emailMarketingUnsubscribed");
    read_sites(filter, fields, *call.books);
    read_managers(filter, fields, *call.roster);
    read_totals(filter, fields, references::Books::decimals(call.books->account().currency));
    read_dates(filter, fields);
    fields.refuse_others();
    problems.throw_if_any();
    return filter;
}

}  // namespace okno::api_v5
