// SPDX-License-Identifier: Apache-2.0
// The reference of this face, made of its route table.
#include <map>

#include "base/json.h"
#include "faces/api_v5/face.h"
#include "platform/http/route_tree.h"

namespace okno::api_v5 {

namespace {

// "/api/v5/orders/{externalId}/edit" → "orders"; what has no version stands under "account".
std::string_view noun_of(std::string_view path) {
    constexpr std::string_view prefix = "/api/v5/";
    if (!path.starts_with(prefix)) return "account";
    path.remove_prefix(prefix.size());
    return path.substr(0, path.find('/'));
}

std::vector<std::string_view> params_of(std::string_view path) {
    std::vector<std::string_view> params;
    for (std::size_t open = path.find('{'); open != std::string_view::npos; open = path.find('{', open + 1))
        params.push_back(path.substr(open + 1, path.find('}', open) - open - 1));
    return params;
}

void print_operation(JsonWriter& out, const Route& route) {
    out.key(route.method == "GET" ? "get" : "post").begin_object();
    out.member("summary", route.about);
    out.key("tags").begin_array().string(noun_of(route.path)).end_array();
    if (!route.scope.empty()) out.member("description", "Scope: " + std::string(route.scope));
    if (const auto params = params_of(route.path); !params.empty()) {
        out.key("parameters").begin_array();
        for (const std::string_view param : params) {
            out.begin_object().member("name", param).member("in", "path").member("required", true);
            out.key("schema").begin_object().member("type", "string").end_object().end_object();
        }
        out.end_array();
    }
    if (!route.fields.empty()) {
        out.key("requestBody").begin_object().key("content").begin_object();
        for (const std::string_view type : {"application/x-www-form-urlencoded", "multipart/form-data"}) {
            out.key(type).begin_object().key("schema").begin_object().member("type", "object");
            out.key("properties").begin_object().key(route.fields).begin_object();
            out.member("type", "string").member("contentMediaType", "application/json").end_object().end_object();
            out.end_object().end_object();
        }
        out.end_object().end_object();
    }
    out.key("responses").begin_object();
    out.key("2XX").begin_object().member("description", "success is true").end_object();
    out.key("default").begin_object().member("description", "success is false, errorMsg says why, errors names the fields").end_object();
    out.end_object().end_object();
}

void append_escaped(std::string& page, std::string_view text) {
    for (const char letter : text) {
        if (letter == '&')
            page += "&amp;";
        else if (letter == '<')
            page += "&lt;";
        else if (letter == '>')
            page += "&gt;";
        else if (letter == '"')
            page += "&quot;";
        else
            page += letter;
    }
}

void append_cell(std::string& page, std::string_view tag, std::string_view text) {
    page.append("<td><").append(tag).append(">");
    append_escaped(page, text);
    page.append("</").append(tag).append("></td>");
}

constexpr std::string_view kStyle =
    ":root{color-scheme:light dark}body{font:16px/1.5 system-ui,sans-serif;max-width:64rem;margin:2rem auto;padding:0 1rem}"
    "table{border-collapse:collapse;width:100%}td,th{text-align:left;padding:.35rem .6rem;border-bottom:1px solid #8884;vertical-align:top}"
    "code{font-size:.9em}h2{margin-top:2.5rem}";

constexpr std::string_view kIntroduction =
    "<p>Send the key as the header <code>X-API-KEY</code>, or as <code>apiKey</code> in the query or the form. POST bodies are "
    "<code>application/x-www-form-urlencoded</code> or <code>multipart/form-data</code>; records are JSON inside one form field. "
    "Answers are JSON: <code>success</code>, and on failure <code>errorMsg</code> and <code>errors</code> by field.</p>";

}  // namespace

std::string openapi() {
    std::map<std::string_view, std::vector<const Route*>> paths;
    for (const Route& route : routes()) paths[route.path].push_back(&route);
    JsonWriter out;
    out.begin_object().member("openapi", "3.1.0");
    out.key("info").begin_object().member("title", "Okno API").member("version", "5.0").end_object();
    out.key("components").begin_object().key("securitySchemes").begin_object().key("key").begin_object();
    out.member("type", "apiKey").member("in", "header").member("name", "X-API-KEY").end_object().end_object().end_object();
    out.key("security").begin_array().begin_object().key("key").begin_array().end_array().end_object().end_array();
    out.key("paths").begin_object();
    for (const auto& [path, methods] : paths) {
        out.key(path).begin_object();
        for (const Route* route : methods) print_operation(out, *route);
        out.end_object();
    }
    out.end_object().end_object();
    return out.take() + "\n";
}

std::string reference_page(std::string_view style_nonce) {
    std::string page =
        "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">"
        "<title>Okno API v5</title><style nonce=\"";
    append_escaped(page, style_nonce);
    page.append("\">").append(kStyle).append("</style></head><body><h1>API v5</h1>").append(kIntroduction);
    std::vector<std::string_view> nouns;
    std::map<std::string_view, std::vector<const Route*>> by_noun;
    for (const Route& route : routes()) {
        std::vector<const Route*>& rows = by_noun[noun_of(route.path)];
        if (rows.empty()) nouns.push_back(noun_of(route.path));
        rows.push_back(&route);
    }
    for (const std::string_view noun : nouns) {
        page.append("<h2 id=\"")
            .append(noun)
            .append("\">")
            .append(noun)
            .append("</h2><table><tr><th>Method</th><th>Address</th><th>Does</th>");
        page.append("<th>Form field</th><th>Scope</th></tr>");
        for (const Route* route : by_noun[noun]) {
            page += "<tr>";
            append_cell(page, "b", route->method);
            append_cell(page, "code", route->path);
            append_cell(page, "span", route->about);
            append_cell(page, "code", route->fields);
            append_cell(page, "code", route->scope);
            page += "</tr>";
        }
        page += "</table>";
    }
    return page.append("</body></html>\n");
}

}  // namespace okno::api_v5
