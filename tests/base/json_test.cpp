// SPDX-License-Identifier: Apache-2.0
#include "base/json.h"

#include <gtest/gtest.h>

#include <chrono>
#include <random>
#include <vector>

#include "base/error.h"
#include "base/text.h"

namespace okno {
namespace {

std::string nested(int depth, char open, char close) {
    return std::string(static_cast<std::size_t>(depth), open) + std::string(static_cast<std::size_t>(depth), close);
}

// The offset an "error.json" names, or "read" when the text was read.
std::string refusal(std::string_view text, JsonLimits limits = {}) {
    try {
        parse_json(text, limits);
        return "read";
    } catch (const Error& error) {
        EXPECT_EQ(error.kind, ErrorKind::invalid);
        EXPECT_EQ(error.message.key, "error.json");
        return error.message.params.at("offset");
    }
}

TEST(Json, comes_out_as_it_went_in) {
    for (const std::string_view text : {
             R"(null)",
             R"(true)",
             R"(false)",
             R"("")",
             R"([])",
             R"({})",
             R"([[],{}])",
             R"({"a":{"b":[1,"2",null,true]}})",
             R"([0,-0,1.50,1e300,-1.0E-7,12345678901234567890123456789,0.000])",
             R"("\u0000\u001f\"\\\b\f\n\r\t/ёł€😀")",
             R"({"":""})",
         }) {
        EXPECT_EQ(parse_json(text).dump(), text);
    }
}

TEST(Json, keeps_digits) {
    for (const std::string digits : {"1290.50", "-0", "1e300", "1E+5", "0.1000000000000000055511151231257827", "18446744073709551616",
                                     "0.00", "-1.5e-10", "100000000000000000000000000000000000000"}) {
        const Json json = parse_json("[" + digits + "," + digits + "]");
        EXPECT_EQ(json.as_array()[0].digits(), digits);
        EXPECT_EQ(json.as_array()[1].digits(), digits);
    }
}

TEST(Json, reads_escapes) {
    EXPECT_EQ(parse_json(R"("\u0041\u0451\u20ac\ud83d\ude00\/")").as_string(), "Aё€😀/");
    EXPECT_EQ(parse_json(R"("a\u0000b")").as_string(), std::string("a\0b", 3));
    EXPECT_EQ(parse_json(R"({"\u0061":1})").find("a")->digits(), "1");
}

TEST(Json, refuses_what_is_not_json) {
    const std::vector<std::string_view> table{
        "",
        " ",
        "\t\n",
        "nul",
        "nulll",
        "True",
        "tru",
        "undefined",
        "NaN",
        "Infinity",
        "-Infinity",
        "-",
        "+1",
        ".5",
        "5.",
        "01",
        "-01",
        "1e",
        "1e+",
        "0x10",
        "1_000",
        "'a'",
        "\"",
        "\"a",
        "\"\\\"",
        R"("\x41")",
        R"("\u12")",
        R"("\u12g4")",
        "\"\t\"",
        "\"\n\"",
        "[",
        "]",
        "[1",
        "[1,",
        "[1,]",
        "[,1]",
        "[1 2]",
        "[1,,2]",
        "{",
        "}",
        "{]",
        "[}",
        R"({"a"})",
        R"({"a":})",
        R"({"a":1,})",
        R"({,"a":1})",
        R"({a:1})",
        R"({1:1})",
        R"({"a" 1})",
        R"({"a":1 "b":2})",
        R"({"a":1}})",
        "[]]",
        "1 2",
        "[] []",
        "{}x",
        "// c\n1",
        "/* c */1",
        "[1]//",
        "\xEF\xBB\xBF{}",
        "\xFF\xFE{\0}",
        "{}\x01",
        "\v1",
    };
    for (const std::string_view text : table) EXPECT_NE(refusal(text), "read") << text;
}

TEST(Json, refuses_lone_surrogates) {
    for (const std::string_view text :
         {R"("\ud800")", R"("\ud800x")", R"("\ud800\u0041")", R"("\ud800\ud800")", R"("\udc00")", R"("\udfff\ud800")", R"({"\udc00":1})",
          R"({"a":["\udbff"]})", "\"\xED\xA0\x80\"", "\"\xED\xBF\xBF\""}) {
        EXPECT_NE(refusal(text), "read") << text;
    }
    EXPECT_EQ(parse_json(R"("\ud7ff")").as_string(), "\xED\x9F\xBF");  // the last letter before the surrogates
}

TEST(Json, refuses_invalid_utf8) {
    for (const std::string_view bytes : {"\xFF", "\x80", "\xC0\x80", "\xC1\xBF", "\xE0\x80\x80", "\xF0\x80\x80\x80", "\xF4\x90\x80\x80",
                                         "\xF5\x80\x80\x80", "\xC3", "\xE2\x82", "\xF0\x9F\x98", "\xCF\xF0\xE8"}) {
        EXPECT_NE(refusal("[\"a" + std::string(bytes) + "\"]"), "read");
        EXPECT_NE(refusal("{\"" + std::string(bytes) + "\":1}"), "read");
        EXPECT_NE(refusal(bytes), "read");
    }
}

TEST(Json, refuses_zero_bytes) {
    using std::string_literals::operator""s;
    EXPECT_EQ(refusal("{}\0"s), "2");
    EXPECT_EQ(refusal("{}\0garbage"s), "2");
    EXPECT_NE(refusal("\0"s), "read");
    EXPECT_NE(refusal("[\"a\0b\"]"s), "read");
    EXPECT_NE(refusal("[1\0]"s), "read");
}

TEST(Json, refuses_numbers_beyond_any_use) {
    EXPECT_NE(refusal("1e400"), "read");
    EXPECT_NE(refusal("-1e99999999999999"), "read");
    EXPECT_EQ(refusal("1e-400"), "read");
}

TEST(Json, is_at_most_64_deep) {
    EXPECT_EQ(refusal(nested(64, '[', ']')), "read");
    EXPECT_NE(refusal(nested(65, '[', ']')), "read");
    std::string objects = "1";
    for (int i = 0; i < 64; ++i) objects = R"({"a":)" + objects + "}";
    EXPECT_EQ(refusal(objects), "read");
    EXPECT_NE(refusal("[" + objects + "]"), "read");
    EXPECT_EQ(refusal(nested(3, '[', ']'), {.depth = 3}), "read");
    EXPECT_NE(refusal(nested(4, '[', ']'), {.depth = 3}), "read");
    EXPECT_EQ(refusal("1", {.depth = 0}), "read");
    EXPECT_NE(refusal("[]", {.depth = 0}), "read");
}

TEST(Json, depth_counts_open_containers_only) {
    std::string wide = "[";
    for (int i = 0; i < 1000; ++i) wide += "[[]],";
    EXPECT_EQ(refusal(wide + "1]", {.depth = 3}), "read");
}

TEST(Json, three_megabytes_of_brackets_are_refused_at_once) {
    EXPECT_EQ(refusal(std::string(3'000'000, '[')), "64");  // where the 65th stands
    std::string objects;
    for (int i = 0; i < 600'000; ++i) objects += R"({"a":)";
    EXPECT_NE(refusal(objects), "read");
}

TEST(Json, last_of_duplicate_keys_wins) {
    EXPECT_EQ(parse_json(R"({"a":1,"a":2})").dump(), R"({"a":2})");
    EXPECT_EQ(parse_json(R"({"a":1,"b":2,"a":3,"b":4,"c":5,"a":6})").dump(), R"({"b":4,"c":5,"a":6})");
    EXPECT_EQ(parse_json(R"({"a":{"b":1,"b":[]},"a":{"b":2,"b":{}}})").dump(), R"({"a":{"b":{}}})");
    EXPECT_EQ(parse_json(R"({"a":1,"\u0061":2})").dump(), R"({"a":2})");
}

TEST(Json, last_of_duplicate_keys_wins_in_large_objects_too) {
    std::mt19937 random(7);
    for (const int members : {31, 32, 33, 34, 200, 2000}) {
        std::string text = "{";
        std::vector<std::pair<std::string, std::string>> expected;
        for (int i = 0; i < members; ++i) {
            const std::string key = "k" + std::to_string(random() % static_cast<std::size_t>(members));
            std::erase_if(expected, [&](const auto& member) { return member.first == key; });
            expected.emplace_back(key, std::to_string(i));
            text += (i > 0 ? ",\"" : "\"") + key + "\":" + std::to_string(i);
        }
        const Json json = parse_json(text + "}");
        ASSERT_EQ(json.as_object().size(), expected.size());
        for (std::size_t i = 0; i < expected.size(); ++i) {
            EXPECT_EQ(json.as_object()[i].first, expected[i].first);
            EXPECT_EQ(json.as_object()[i].second.digits(), expected[i].second);
        }
    }
}

TEST(Json, an_object_of_many_members_is_not_quadratic) {
    std::string text = "{";
    for (int i = 0; i < 200'000; ++i) text += "\"" + std::to_string(i) + "\":1,";
    const auto start = std::chrono::steady_clock::now();
    const Json json = parse_json(text + "\"end\":1}");
    // Each with each would be 2 × 10¹⁰ comparisons: minutes instead of a second.
    EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(20));
    EXPECT_EQ(json.as_object().size(), 200'001U);
}

// What was changed at random is either refused or a value that writes itself the same again.
TEST(Json, changed_texts_are_refused_or_read_whole) {
    const std::string order =
        R"({"externalId":"A-1","items":[{"offer":{"id":7},"quantity":2,"initialPrice":1290.50},{"productName":"Łódź \u0451","quantity":1e0}],)"
        R"("delivery":{"cost":-0.0,"address":{"text":"ул. Мира, 1\n\"кв\" 2 😀"}},"customFields":{},"flags":[true,false,null]})";
    const std::string letters = "{}[]\",:\\u0123456789eE+-.tfn \x01\x7F\x80\xC3\xED\xA0\xF0\xFF";
    std::mt19937 random(99);
    int read = 0;
    int refused = 0;
    for (int round = 0; round < 5'000; ++round) {
        std::string text = order;
        for (std::size_t changes = 1 + random() % 3; changes > 0; --changes) {
            const std::size_t at = random() % text.size();
            switch (random() % 3) {
                case 0: text[at] = letters[random() % letters.size()]; break;
                case 1: text.erase(at, 1 + random() % 4); break;
                default: text.insert(at, 1, letters[random() % letters.size()]); break;
            }
        }
        try {
            const Json json = parse_json(text);
            const std::string written = json.dump();
            ASSERT_TRUE(is_utf8(written)) << text;
            ASSERT_EQ(parse_json(written), json) << text;
            ++read;
        } catch (const Error& error) {
            ASSERT_EQ(error.message.key, "error.json") << text;
            ++refused;
        }
    }
    EXPECT_GT(read, 300);
    EXPECT_GT(refused, 300);
}

TEST(Json, answers_what_it_is) {
    const Json json = parse_json(R"({"n":1,"s":"x","b":true,"z":null,"a":[1],"o":{}})");
    EXPECT_TRUE(json.find("n")->is_number());
    EXPECT_TRUE(json.find("s")->is_string());
    EXPECT_TRUE(json.find("b")->as_bool());
    EXPECT_TRUE(json.find("z")->is_null());
    EXPECT_TRUE(json.find("a")->is_array());
    EXPECT_TRUE(json.find("o")->is_object());
    EXPECT_EQ(json.find("absent"), nullptr);
    EXPECT_EQ(json.find("n")->find("x"), nullptr);
    EXPECT_EQ(Json("x").kind(), Json::Kind::string);
    EXPECT_EQ(Json(5).digits(), "5");
    EXPECT_EQ(Json(true).kind(), Json::Kind::boolean);
    EXPECT_EQ(Json(nullptr).kind(), Json::Kind::null);
}

TEST(Json, asking_for_the_wrong_kind_is_a_bug) {
    for (const auto& ask :
         std::vector<void (*)()>{[] { (void)Json("1").digits(); }, [] { (void)Json(1).as_string(); }, [] { (void)Json().as_bool(); },
                                 [] { (void)Json::object().as_array(); }, [] { Json(1).set("a", 1); }, [] { Json("").push(1); }}) {
        try {
            ask();
            ADD_FAILURE();
        } catch (const Error& error) {
            EXPECT_EQ(error.kind, ErrorKind::internal);
        }
    }
}

TEST(Json, whole_numbers) {
    const std::vector<std::pair<Json, std::optional<std::int64_t>>> table{
        {Json(5), 5},
        {Json::number("-12"), -12},
        {Json::number("5.0"), 5},
        {Json::number("5.00"), 5},
        {Json::number("-0"), 0},
        {Json("42"), 42},
        {Json("9223372036854775807"), INT64_MAX},
        {Json::number("-9223372036854775808"), INT64_MIN},
        {Json::number("9223372036854775808"), std::nullopt},
        {Json::number("5.5"), std::nullopt},
        {Json::number("1e2"), std::nullopt},
        {Json(""), std::nullopt},
        {Json("5.0"), std::nullopt},
        {Json(" 5"), std::nullopt},
        {Json("5x"), std::nullopt},
        {Json("+5"), std::nullopt},
        {Json("--5"), std::nullopt},
        {Json(true), std::nullopt},
        {Json(), std::nullopt},
        {Json::array(), std::nullopt},
    };
    for (const auto& [json, expected] : table) EXPECT_EQ(json.to_int(), expected) << json.dump();
}

TEST(Json, is_built_by_set_and_push) {
    Json json;
    json.set("a", 1).set("b", "x").set("a", 2);
    Json list;
    list.push("one");
    list.push(Json());
    json.set("list", list);
    EXPECT_EQ(json.dump(), R"({"a":2,"b":"x","list":["one",null]})");
}

TEST(JsonWriter, writes_piece_by_piece) {
    JsonWriter writer;
    writer.begin_object().member("success", true).member("id", 7).member("name", "a\"b").key("items").begin_array();
    writer.integer(INT64_MIN)
        .digits("1.50")
        .null()
        .begin_object()
        .end_object()
        .begin_array()
        .end_array()
        .raw(R"({"x":1})")
        .value(Json("v"));
    writer.end_array().member("last", Json()).end_object();
    EXPECT_EQ(writer.text(),
              R"({"success":true,"id":7,"name":"a\"b","items":[-9223372036854775808,1.50,null,{},[],{"x":1},"v"],"last":null})");
    EXPECT_EQ(parse_json(writer.take()).as_object().size(), 5U);
    writer.begin_array().end_array();
    EXPECT_EQ(writer.take(), "[]");
}

TEST(JsonWriter, escapes_every_byte_that_must_be) {
    for (int c = 0; c < 0x80; ++c) {
        const std::string text = std::string("a") + static_cast<char>(c) + static_cast<char>(c) + "z";
        JsonWriter writer;
        writer.begin_object().member(text, text).end_object();
        const std::string written = writer.take();
        for (const char byte : written) EXPECT_GE(static_cast<unsigned char>(byte), 0x20);
        const Json json = parse_json(written);
        EXPECT_EQ(json.as_object()[0].first, text);
        EXPECT_EQ(json.as_object()[0].second.as_string(), text);
    }
}

TEST(JsonWriter, misuse_is_a_bug) {
    const std::vector<void (*)(JsonWriter&)> misuses{
        [](JsonWriter& w) { w.begin_object().integer(1); },
        [](JsonWriter& w) { w.key("a"); },
        [](JsonWriter& w) { w.begin_array().key("a"); },
        [](JsonWriter& w) { w.begin_object().key("a").key("b"); },
        [](JsonWriter& w) { w.begin_object().end_array(); },
        [](JsonWriter& w) { w.begin_array().end_object(); },
        [](JsonWriter& w) { w.begin_object().key("a").end_object(); },
        [](JsonWriter& w) { w.end_array(); },
        [](JsonWriter& w) { w.null().null(); },
        [](JsonWriter& w) { w.begin_array().take(); },
        [](JsonWriter& w) { w.begin_array().raw(""); },
    };
    for (const auto& misuse : misuses) {
        JsonWriter writer;
        try {
            misuse(writer);
            ADD_FAILURE() << writer.text();
        } catch (const Error& error) {
            EXPECT_EQ(error.kind, ErrorKind::internal);
        }
    }
}

}  // namespace
}  // namespace okno
