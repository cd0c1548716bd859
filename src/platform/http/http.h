// SPDX-License-Identifier: Apache-2.0
// What an HTTP exchange is made of: headers, a request as it came, a response as it goes.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace okno::http {

// Header fields in the order they came, in one flat text so that a request costs no allocation per field.
class Headers {
  public:
    void add(std::string_view name, std::string_view value);
    void set(std::string_view name, std::string_view value);  // instead of every field of that name
    void clear();

    // Case-insensitive; the first one of that name, "" when absent.
    std::string_view get(std::string_view name) const;
    bool has(std::string_view name) const { return find(name) != npos; }
    std::size_t count(std::string_view name) const;
    std::size_t size() const { return fields_.size(); }
    std::string_view name(std::size_t index) const;
    std::string_view value(std::size_t index) const;

    // For a parser that gets a field in pieces.
    void begin_field() { fields_.push_back({text_.size(), 0, 0}); }
    void append_name(std::string_view piece);
    void append_value(std::string_view piece);

  private:
    struct Field {
        std::size_t start, name_length, value_length;
    };
    static constexpr std::size_t npos = static_cast<std::size_t>(-1);
    std::size_t find(std::string_view name, std::size_t from = 0) const;

    std::string text_;
    std::vector<Field> fields_;
};

struct Request {
    std::string method;        // "GET", upper case
    std::string path;          // raw, undecoded, without the query: "/api/v5/orders/1%2F2"
    std::string query_string;  // raw, without "?"
    Headers headers;
    std::string body;
    std::string peer_address;  // "127.0.0.1"; behind a trusted proxy what it forwards
    bool tls = false;          // the client spoke TLS, with us or with a trusted proxy

    std::string_view header(std::string_view name) const { return headers.get(name); }
    // Media type without parameters, lower case: "application/json"; "" when absent.
    std::string content_type() const;
};

struct Response {
    int status = 200;
    std::vector<std::pair<std::string, std::string>> headers;
    std::string body;
    // Instead of body: bytes that outlive the server, such as files built into the program.
    std::string_view fixed_body;

    Response() = default;
    explicit Response(int code) : status(code) {}

    static Response json(int status, std::string body);
    static Response text(int status, std::string body);
    static Response html(int status, std::string body);
    static Response redirect(std::string location, int status = 303);
    // For OPTIONS (204) and for a method that a path does not know (405): both name the known ones.
    static Response allow(const std::vector<std::string>& methods, int status = 204);

    Response& set(std::string_view name, std::string value);  // replaces
    Response& add(std::string name, std::string value);       // several of one name: Set-Cookie
    const std::string* header(std::string_view name) const;   // nullptr when absent
    std::string_view content() const { return fixed_body.empty() ? std::string_view(body) : fixed_body; }
};

std::string_view reason_phrase(int status);  // "Not Found"; "" for an unknown status

}  // namespace okno::http
