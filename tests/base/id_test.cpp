// SPDX-License-Identifier: Apache-2.0
#include "base/id.h"

#include <gtest/gtest.h>

#include <cctype>
#include <map>
#include <set>

#include "base/error.h"

namespace okno {
namespace {

TEST(Id, uuids) {
    std::set<std::string> seen;
    for (int i = 0; i < 1000; ++i) {
        const std::string uuid = new_uuid();
        EXPECT_TRUE(is_uuid(uuid)) << uuid;
        EXPECT_EQ(uuid[14], '4');
        EXPECT_NE(std::string("89ab").find(uuid[19]), std::string::npos);
        seen.insert(uuid);
    }
    EXPECT_EQ(seen.size(), 1000U);
    EXPECT_TRUE(is_uuid("0E4BF2BD-94bc-425a-9040-6eac8560fef5"));
    for (const char* text :
         {"", "0e4bf2bd94bc425a90406eac8560fef5", "0e4bf2bd-94bc-425a-9040-6eac8560fef", "0e4bf2bd-94bc-425a-9040-6eac8560feg5",
          "ge4bf2bd-94bc-425a-9040-6eac8560fef5", "0e4bf2bd-94bc-425a-9040-6eac8560fef5 ", "0e4bf2bd+94bc-425a-9040-6eac8560fef5"}) {
        EXPECT_FALSE(is_uuid(text)) << text;
    }
}

TEST(Id, tokens_use_the_whole_alphabet_evenly) {
    EXPECT_EQ(random_token(0), "");
    EXPECT_EQ(random_token(32).size(), 32U);
    EXPECT_NE(random_token(32), random_token(32));
    std::map<char, int> counts;
    for (const char c : random_token(62'000)) ++counts[c];
    EXPECT_EQ(counts.size(), 62U);
    for (const auto& [c, count] : counts) {
        EXPECT_NE(std::isalnum(static_cast<unsigned char>(c)), 0);
        EXPECT_NEAR(count, 1000, 250) << c;  // eight standard deviations
    }
}

TEST(Id, hashes) {
    // BLAKE2b-256 of "" and "abc", known values.
    EXPECT_EQ(content_hash(""), "0e5751c026e543b2e8ab2eb06099daa1d1e5df47778f7787faab45cdf12fe3a8");
    EXPECT_EQ(content_hash("abc"), "bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319");
    const std::string secret(32, 's');
    EXPECT_EQ(keyed_hash(secret, "key").size(), 64U);
    EXPECT_EQ(keyed_hash(secret, "key"), keyed_hash(secret, "key"));
    EXPECT_NE(keyed_hash(secret, "key"), keyed_hash(secret, "kez"));
    EXPECT_NE(keyed_hash(secret, "key"), keyed_hash(std::string(32, 't'), "key"));
    EXPECT_NE(keyed_hash(secret, "key"), content_hash("key"));
    for (const std::size_t length : {1U, 15U, 16U, 64U, 65U, 1000U}) {
        EXPECT_NE(keyed_hash(std::string(length, 'a'), "x"), keyed_hash(std::string(length, 'b'), "x")) << length;
    }
    EXPECT_THROW(keyed_hash("", "x"), Error);
}

TEST(Id, passwords) {
    const std::string hash = hash_password("пароль\n😀");
    EXPECT_TRUE(hash.starts_with("$argon2id$"));
    EXPECT_NE(hash, hash_password("пароль\n😀"));  // salted
    EXPECT_TRUE(verify_password(hash, "пароль\n😀"));
    EXPECT_FALSE(verify_password(hash, "пароль"));
    EXPECT_FALSE(verify_password(hash, ""));
    EXPECT_FALSE(verify_password("", "x"));
    EXPECT_FALSE(verify_password("no hash", "x"));
    EXPECT_FALSE(verify_password(std::string(1000, '$'), "x"));
}

TEST(Id, constant_time_comparison) {
    EXPECT_TRUE(equal_constant_time("abc", "abc"));
    EXPECT_FALSE(equal_constant_time("abc", "abd"));
    EXPECT_FALSE(equal_constant_time("abc", "abcd"));
    EXPECT_TRUE(equal_constant_time("", ""));
}

}  // namespace
}  // namespace okno
