// SPDX-License-Identifier: Apache-2.0
#include "platform/http/forms.h"

#include <gmock/gmock.h>

#include "base/error.h"

namespace okno::http {
namespace {

using testing::ElementsAre;
using Keys = std::vector<std::string>;

TEST(Forms, PercentDecoding) {
    EXPECT_EQ(percent_decode("a%20b+%d0%9F"), "a b+П");
    EXPECT_EQ(percent_decode(""), "");
    for (const char* broken : {"%", "%4", "a%g0", "%0g", "%%41"}) EXPECT_EQ(percent_decode(broken), std::nullopt) << broken;
    EXPECT_EQ(percent_encode("a b/П~"), "a%20b%2F%D0%9F~");
}

TEST(Forms, Urlencoded) {
    EXPECT_EQ(parse_urlencoded("site=shop&order=%7B%22a%22%3A1%7D&x=a+b%2B"),
              (Pairs{{"site", "shop"}, {"order", "{\"a\":1}"}, {"x", "a b+"}}));
    EXPECT_EQ(parse_urlencoded("a=1&a=2&&b&=c&d=="), (Pairs{{"a", "1"}, {"a", "2"}, {"b", ""}, {"", "c"}, {"d", "="}}));
    EXPECT_EQ(parse_urlencoded("discount=10%&x=%zz%4"), (Pairs{{"discount", "10%"}, {"x", "%zz%4"}}));
    EXPECT_EQ(parse_urlencoded(""), Pairs{});
    const Pairs pairs = parse_urlencoded("a=1&b=2&a=3");
    EXPECT_EQ(*find(pairs, "a"), "3");
    EXPECT_EQ(find(pairs, "c"), nullptr);
}

TEST(Forms, UrlencodedLimits) {
    std::string many;
    for (int i = 0; i < 11; ++i) many += "a=1&";
    EXPECT_EQ(parse_urlencoded(many, {.pairs = 11}).size(), 11U);
    EXPECT_THROW(parse_urlencoded(many, {.pairs = 10}), Error);
    EXPECT_EQ(parse_urlencoded(std::string(20, 'n') + "=1", {.name_bytes = 20}).size(), 1U);
    EXPECT_THROW(parse_urlencoded(std::string(21, 'n') + "=1", {.name_bytes = 20}), Error);
}

TEST(Forms, BracketNames) {
    const std::vector<std::pair<std::string, Keys>> table = {
        {"limit", {"limit"}},
        {"filter[ids][]", {"filter", "ids", ""}},
        {"filter[ids][0]", {"filter", "ids", "0"}},
        {"filter[customFields][code][min]", {"filter", "customFields", "code", "min"}},
        {"filter[]", {"filter", ""}},
        {"[x]", {"[x]"}},
        {"", {""}},
        {"a[b", {"a[b"}},
        {"a]b", {"a]b"}},
        {"a[b]c", {"a[b]c"}},
        {"a[b]c[d]", {"a[b]c[d]"}},
        {"a[b[c]]", {"a[b[c]]"}},
        {"a[ b ]", {"a", " b "}},
    };
    for (const auto& [name, path] : table) EXPECT_EQ(bracket_path(name), path) << name;
    std::string deep = "a";
    for (int i = 0; i < 300; ++i) deep += "[x]";
    EXPECT_EQ(bracket_path(deep).size(), 16U);
}

TEST(Forms, TreeOfBracketNames) {
    const FormTree tree =
        FormTree::of(parse_urlencoded("apiKey=k&filter%5Bids%5D%5B%5D=1&filter[ids][]=2&filter[ids][7]=3&filter[ids][]=4&filter["
                                      "customFields][code][min]=5&filter[name]=%D0%9E&page=2"));
    EXPECT_EQ(tree.text_at({"apiKey"}), "k");
    EXPECT_EQ(tree.text_at({"filter", "name"}), "О");
    EXPECT_EQ(tree.text_at({"filter", "customFields", "code", "min"}), "5");
    EXPECT_EQ(tree.text_at({"filter", "customFields"}), std::nullopt);
    EXPECT_EQ(tree.text_at({"filter", "absent"}), std::nullopt);
    EXPECT_THAT(tree.at({"filter", "ids"})->texts(), ElementsAre("1", "2", "3", "4"));
    EXPECT_EQ(tree.text_at({"filter", "ids", "8"}), "4");
    EXPECT_THAT(tree.find("page")->texts(), ElementsAre("2"));
    EXPECT_EQ(tree.at({"page", "x"}), nullptr);
    Keys names;
    for (const auto& [name, child] : tree.find("filter")->children()) names.push_back(name);
    EXPECT_THAT(names, ElementsAre("ids", "customFields", "name"));
}

TEST(Forms, TreeTakesTheLastOfWhatContradicts) {
    EXPECT_EQ(FormTree::of({{"a", "1"}, {"a", "2"}}).text_at({"a"}), "2");
    EXPECT_EQ(FormTree::of({{"a[x]", "1"}, {"a", "2"}}).text_at({"a"}), "2");
    const FormTree branch = FormTree::of({{"a", "1"}, {"a[x]", "2"}});
    EXPECT_EQ(branch.text_at({"a", "x"}), "2");
    EXPECT_EQ(branch.text_at({"a"}), std::nullopt);
    EXPECT_EQ(FormTree::of({{"a[999999999999999999999]", "1"}, {"a[]", "2"}}).text_at({"a", "0"}), "2");
}

// The bytes that `curl_setopt($curl, CURLOPT_POSTFIELDS, ['site' => …, 'order' => …])` sends.
TEST(Forms, MultipartAsPhpSendsIt) {
    const std::string body =
        "--------------------------d74496d66958873e\r\nContent-Disposition: form-data; name=\"site\"\r\n\r\nshop\r\n"
        "--------------------------d74496d66958873e\r\nContent-Disposition: form-data; "
        "name=\"order\"\r\n\r\n{\"number\":\"1\",\"text\":\"a\r\n--b\"}\r\n"
        "--------------------------d74496d66958873e\r\nContent-Disposition: form-data; name=\"empty\"\r\n\r\n\r\n"
        "--------------------------d74496d66958873e\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a \\\"b\\\".txt\"\r\n"
        "Content-Type: text/plain\r\n\r\nline\r\n\r\n"
        "--------------------------d74496d66958873e--\r\n";
    Request request;
    request.headers.add("content-type", "multipart/form-data; boundary=------------------------d74496d66958873e");
    request.body = body;
    const Form form = parse_form(request);
    EXPECT_EQ(form.fields, (Pairs{{"site", "shop"}, {"order", "{\"number\":\"1\",\"text\":\"a\r\n--b\"}"}, {"empty", ""}}));
    ASSERT_EQ(form.files.size(), 1U);
    EXPECT_EQ(form.files[0].field, "file");
    EXPECT_EQ(form.files[0].file_name, "a \"b\".txt");
    EXPECT_EQ(form.files[0].content_type, "text/plain");
    EXPECT_EQ(form.files[0].content, "line\r\n");
}

std::string part(const std::string& head, const std::string& content) { return "--B\r\n" + head + "\r\n\r\n" + content + "\r\n"; }

TEST(Forms, MultipartQuirks) {
    const std::string type = "Multipart/Form-Data; charset=utf-8; boundary=\"B\"";
    const Form form = parse_multipart(
        type, "a preamble\r\n" + part("content-disposition:form-data;name=plain", "1") +
                  "--B  \r\nContent-Type: text/plain; charset=utf-8\r\nContent-Disposition: form-data; name=\"a;b=c\"\r\n\r\n2\r\n" +
                  part("Content-Disposition: form-data; name=\"f\"; filename=\"C:\\dir\\photo.png\"", "PNG") +
                  part("Content-Disposition: form-data; filename*=UTF-8''%D0%9F.txt; name=\"g\"; filename=\"x\"", "") +
                  "--B--\r\nan epilogue");
    EXPECT_EQ(form.fields, (Pairs{{"plain", "1"}, {"a;b=c", "2"}}));
    ASSERT_EQ(form.files.size(), 2U);
    EXPECT_EQ(form.files[0].file_name, "photo.png");
    EXPECT_EQ(form.files[1].file_name, "П.txt");
    EXPECT_EQ(form.files[1].content, "");
    EXPECT_TRUE(parse_multipart(type, "--B--\r\n").fields.empty());
}

TEST(Forms, MultipartThatIsNone) {
    const std::string type = "multipart/form-data; boundary=B";
    const std::string good = part("Content-Disposition: form-data; name=\"a\"", "1");
    const std::vector<std::pair<std::string, std::string>> table = {
        {"multipart/form-data", good + "--B--"},
        {"multipart/form-data; boundary=", good + "--B--"},
        {"multipart/mixed; boundary=B", good + "--B--"},
        {type, ""},
        {type, "no boundary at all"},
        {type, good},
        {type, good + "--Bx\r\n"},
        {type, "--B\r\nContent-Disposition: form-data; name=\"a\"\r\n--B--"},
        {type, part("Content-Disposition: form-data", "1") + "--B--"},
        {type, part("Content-Disposition: attachment; name=\"a\"", "1") + "--B--"},
        {type, part("Content-Disposition: form-data; name=\"a", "1") + "--B--"},
        {type, part("no colon", "1") + "--B--"},
        {type, part("X: " + std::string(10'000, 'x') + "\r\nContent-Disposition: form-data; name=\"a\"", "1") + "--B--"},
    };
    for (const auto& [content_type, body] : table)
        EXPECT_THROW(parse_multipart(content_type, body), Error) << content_type << '\n' << body.substr(0, 100);
    EXPECT_EQ(parse_multipart(type, good + good + "--B--", {.pairs = 2}).fields.size(), 2U);
    EXPECT_THROW(parse_multipart(type, good + good + "--B--", {.pairs = 1}), Error);
}

TEST(Forms, OtherBodiesAreNoForms) {
    Request request;
    request.body = "a=1";
    EXPECT_EQ(parse_form(request).fields, (Pairs{{"a", "1"}}));
    request.headers.set("Content-Type", "application/x-www-form-urlencoded; charset=UTF-8");
    EXPECT_EQ(parse_form(request).fields, (Pairs{{"a", "1"}}));
    request.headers.set("Content-Type", "application/json");
    EXPECT_TRUE(parse_form(request).fields.empty());
}

}  // namespace
}  // namespace okno::http
