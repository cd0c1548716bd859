// SPDX-License-Identifier: Apache-2.0
#include "base/csv.h"

#include <gtest/gtest.h>

#include <random>

namespace okno {
namespace {

using Lines = std::vector<std::vector<std::string>>;

TEST(Csv, writes) {
    EXPECT_EQ(csv_line({"a", "b c", ""}), "a;b c;\r\n");
    EXPECT_EQ(csv_line({"a;b", "say \"hi\"", "two\nlines"}), "\"a;b\";\"say \"\"hi\"\"\";\"two\nlines\"\r\n");
    EXPECT_EQ(csv_line({"a;b", "a,b"}, ','), "a;b,\"a,b\"\r\n");
    EXPECT_EQ(csv_line({" x"}), "\" x\"\r\n");
    EXPECT_EQ(csv_line({""}), "\"\"\r\n");
}

TEST(Csv, makes_formulas_harmless) {
    EXPECT_EQ(csv_line({"=1+1"}), "'=1+1\r\n");
    EXPECT_EQ(csv_line({"=cmd|'/c calc'!A1;x"}), "\"'=cmd|'/c calc'!A1;x\"\r\n");
    for (const std::string cell : {"+A1", "-A1", "@SUM(A1)", "\tx", "\r=1", "＝1", "－1", "-", "+7 916 204-18-33", "-1+1", "1-", "--1"}) {
        const std::string line = csv_line({cell});
        const bool guarded = line.starts_with('\'') || line.starts_with("\"'");
        EXPECT_EQ(guarded, cell != "1-") << cell;
    }
    for (const std::string number : {"-5", "+5", "-0.50", "-1290,50", "+79162041833"}) EXPECT_EQ(csv_line({number}), number + "\r\n");
}

TEST(Csv, reads) {
    EXPECT_EQ(parse_csv("a;b\r\nc;d\r\n"), (Lines{{"a", "b"}, {"c", "d"}}));
    EXPECT_EQ(parse_csv("a;b\nc;d"), (Lines{{"a", "b"}, {"c", "d"}}));
    EXPECT_EQ(parse_csv("a\rb"), (Lines{{"a"}, {"b"}}));
    EXPECT_EQ(parse_csv("\xEF\xBB\xBF"
                        "a;b"),
              (Lines{{"a", "b"}}));
    EXPECT_EQ(parse_csv("\"a;\"\"b\"\"\r\nc\";d"), (Lines{{"a;\"b\"\r\nc", "d"}}));
    EXPECT_EQ(parse_csv("a,b", ','), (Lines{{"a", "b"}}));
    EXPECT_EQ(parse_csv("a;\n;b\n;"), (Lines{{"a", ""}, {"", "b"}, {"", ""}}));
    EXPECT_EQ(parse_csv("\n\na\n\n\nb\n\n"), (Lines{{"a"}, {"b"}}));
    EXPECT_EQ(parse_csv("\"\"\n"), (Lines{{""}}));
    EXPECT_EQ(parse_csv(""), Lines{});
    EXPECT_EQ(parse_csv("\"never closed;\n x"), (Lines{{"never closed;\n x"}}));
    EXPECT_EQ(parse_csv("\"a\"b;c"), (Lines{{"ab", "c"}}));
    EXPECT_EQ(parse_csv("15\" pipe;x"), (Lines{{"15\" pipe", "x"}}));
    EXPECT_EQ(parse_csv("'=1;'quoted'"), (Lines{{"=1", "'quoted'"}}));
}

TEST(Csv, what_is_written_reads_back) {
    std::mt19937 random(6);
    const std::string letters = "ab;,\"'\r\n\t =+-@19.\xD1\x91";
    for (int round = 0; round < 5000; ++round) {
        Lines lines(1 + random() % 3);
        std::string text;
        for (auto& line : lines) {
            line.resize(1 + random() % 4);
            for (std::string& cell : line) {
                for (std::size_t length = random() % 6; length > 0; --length) cell.push_back(letters[random() % letters.size()]);
                // A cell that looks guarded already is taken for one of ours.
                if (cell.starts_with('\'')) cell.erase(0, cell.find_first_not_of('\''));
            }
            text += csv_line(line);
        }
        ASSERT_EQ(parse_csv(text), lines) << text;
    }
}

}  // namespace
}  // namespace okno
