// SPDX-License-Identifier: Apache-2.0
#include "modules/references/edit_account.h"

#include <algorithm>

#include "core/operation.h"
#include "modules/references/reference_checks.h"
#include "modules/references/references_fields.h"
#include "modules/references/references_rights.h"
#include "modules/references/references_store.h"

namespace okno::references {

namespace {

AccountEdit checked(AccountEdit edit) {
    Problems problems;
    check_text(problems, "company", edit.company, kLongestName);
    check_zone(problems, "zone", edit.zone);
    constexpr std::string_view languages[] = {"en", "ru", "pl", "uz"};
    if (edit.language && std::find(std::begin(languages), std::end(languages), *edit.language) == std::end(languages)) {
        problems.add("language", "error.language");
    }
    if (edit.countries) {
        if (edit.countries->empty()) problems.add("countries", "error.required");
        for (std::size_t i = 0; i < edit.countries->size(); ++i) {
            std::optional<std::string> country = (*edit.countries)[i];
            check_country(problems, "countries[" + std::to_string(i) + ']', country);
            (*edit.countries)[i] = *country;
        }
    }
    if (edit.work_times && !edit.work_times->is_array()) problems.add("workTimes", "error.list_expected");
    if (edit.non_working_days && !edit.non_working_days->is_array()) problems.add("nonWorkingDays", "error.list_expected");
    problems.throw_if_any();
    return edit;
}

}  // namespace

void edit_account(const Context& context, BooksCache& books, const AccountEdit& given) {
    const AccountEdit edit = checked(given);
    Operation op(context, settings_edit);
    const AccountSettings before = read_account(op.connection());
    AccountSettings after = before;
    if (edit.company) after.company = *edit.company;
    if (edit.zone) after.zone = *edit.zone;
    if (edit.language) after.language = *edit.language;
    if (edit.countries) after.countries = *edit.countries;
    if (edit.work_times) after.work_times = *edit.work_times;
    if (edit.non_working_days) after.non_working_days = *edit.non_working_days;
    // One account, so one record: 1.
    op.changed({"account", 1}, {}, before, after, account_fields());
    write_account(op, after);
    count_change(op);
    op.commit();
    books.changed();
}

}  // namespace okno::references
