// SPDX-License-Identifier: Apache-2.0
#include "base/error.h"

#include <gtest/gtest.h>

namespace okno {
namespace {

template <typename Action>
Error caught(Action action) {
    try {
        action();
    } catch (const Error& error) {
        return error;
    }
    ADD_FAILURE() << "nothing was thrown";
    return Error(ErrorKind::internal, {});
}

TEST(Error, problems_are_thrown_together) {
    Problems problems;
    problems.throw_if_any();
    EXPECT_TRUE(problems.empty());
    problems.add("items[0].quantity", "error.negative", {{"least", "0"}});
    problems.add("site", "error.required");
    EXPECT_FALSE(problems.empty());
    const Error error = caught([&] { problems.throw_if_any(); });
    EXPECT_EQ(error.kind, ErrorKind::invalid);
    EXPECT_EQ(error.message.key, "error.validation");
    ASSERT_EQ(error.fields.size(), 2U);
    EXPECT_EQ(error.fields[0].path, "items[0].quantity");
    EXPECT_EQ(error.fields[0].message.params.at("least"), "0");
    EXPECT_STREQ(error.what(), "error.validation: items[0].quantity error.negative, site error.required");
}

TEST(Error, each_refusal_has_its_kind) {
    EXPECT_EQ(caught([] { throw_invalid("a", "error.b"); }).fields.at(0).path, "a");
    EXPECT_EQ(caught([] { throw_not_found(); }).kind, ErrorKind::not_found);
    EXPECT_EQ(caught([] { throw_forbidden(); }).kind, ErrorKind::forbidden);
    EXPECT_EQ(caught([] { throw_conflict("error.stale"); }).kind, ErrorKind::conflict);
}

TEST(Error, what_a_customer_typed_stays_out_of_the_log_line) {
    EXPECT_STREQ(Error(ErrorKind::invalid, {"error.zone", {{"zone", "secret"}}}).what(), "error.zone");
    EXPECT_STREQ(Error(ErrorKind::invalid, {"error.zone", {{"what", "secret"}}}).what(), "error.zone");
}

TEST(Error, check_names_the_place) {
    check(true, "never");
    const Error error = caught([] { check(false, "a journal without a reader"); });
    EXPECT_EQ(error.kind, ErrorKind::internal);
    EXPECT_STREQ(error.what(), "error.internal: a journal without a reader");
}

}  // namespace
}  // namespace okno
