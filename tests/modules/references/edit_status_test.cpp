// SPDX-License-Identifier: Apache-2.0
#include "modules/references/edit_status.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/journal_expect.h"
#include "tests/support/test_shop.h"

namespace okno::references {
namespace {

using okno::testing::JournalMark;
using okno::testing::refusal;
using okno::testing::TestShop;

class EditStatusTest : public okno::testing::ShopTest {
  protected:
    EditedReference edit(std::string_view code, const StatusEdit& given, Actor actor = TestShop::admin()) {
        return edit_status(shop().context(std::move(actor)), shop().cache(), code, given);
    }
};

TEST_P(EditStatusTest, a_new_status_stands_at_the_end_of_its_group) {
    JournalMark mark(shop());
    const EditedReference made = edit("packed", {.name = "Packed", .group = "assembling", .limit_minutes = 90});
    EXPECT_TRUE(made.created);
    const Status& status = *shop().books().status("packed");
    EXPECT_EQ(shop().books().group_of(status).code, "assembling");
    EXPECT_EQ(status.limit_minutes, 90);
    EXPECT_EQ(shop().books().statuses_in(shop().books().group_of(status)).back()->code, "packed");
    mark.expect({{.kind = "status", .id = made.id, .field = "id", .created = true}});
}

TEST_P(EditStatusTest, an_edit_keeps_what_it_does_not_name) {
    const Status before = *shop().books().status("delivering");
    JournalMark mark(shop());
    edit("delivering", {.active = false});
    Status expected = before;
    expected.active = false;
    ++expected.version;
    EXPECT_EQ(*shop().books().status("delivering"), expected);
    mark.expect({{.kind = "status", .id = before.id, .field = "active", .old_value = "true", .new_value = "false"}});
}

TEST_P(EditStatusTest, a_new_order_has_one_first_status) {
    const std::int64_t old_default = shop().books().status("new")->id;
    JournalMark mark(shop());
    const EditedReference made = edit("lead", {.name = "Lead", .group = "new", .is_default = true});
    EXPECT_EQ(shop().books().first_status()->code, "lead");
    mark.expect({{.kind = "status", .id = made.id, .field = "id", .created = true},
                 {.kind = "status", .id = old_default, .field = "is_default", .old_value = "true", .new_value = "false"}});
}

TEST_P(EditStatusTest, refuses_what_makes_no_sense) {
    JournalMark mark(shop());
    const auto field = [&](std::string_view code, const StatusEdit& given) {
        const Error error = refusal([&] { edit(code, given); });
        return error.fields.empty() ? std::string() : error.fields.front().path + ' ' + error.fields.front().message.key;
    };
    EXPECT_EQ(field("x", {.group = "new"}), "name error.required");
    EXPECT_EQ(field("x", {.name = "X"}), "group error.required");
    EXPECT_EQ(field("x", {.name = "X", .group = "nowhere"}), "group error.unknown_code");
    EXPECT_EQ(field("", {.name = "X", .group = "new"}), "code error.required");
    EXPECT_EQ(field("x'--", {.name = "X", .group = "new"}), "code error.code");
    EXPECT_EQ(field("new", {.name = "  "}), "name error.required");
    EXPECT_EQ(field("new", {.hue = "pink"}), "hue error.unknown_code");
    EXPECT_EQ(field("new", {.limit_minutes = -1}), "limitMinutes error.out_of_range");
    EXPECT_EQ(field("new", {.names = Names{{"tlh", "X"}}}), "names.tlh error.language");
    mark.expect({});
}

TEST_P(EditStatusTest, an_old_version_is_a_conflict_and_who_may_not_is_refused) {
    edit("new", {.version = 1, .name = "Fresh"});
    EXPECT_EQ(refusal([&] { edit("new", {.version = 1, .name = "Raw"}); }).kind, ErrorKind::conflict);
    EXPECT_EQ(refusal([&] { edit("new", {.name = "Raw"}, TestShop::with_rights({"references_view"})); }).kind, ErrorKind::forbidden);
    EXPECT_EQ(shop().books().status("new")->name, "Fresh");
}

OKNO_ON_BOTH_ENGINES(EditStatusTest);

}  // namespace
}  // namespace okno::references
