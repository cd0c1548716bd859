// SPDX-License-Identifier: Apache-2.0
#include "platform/http/http.h"

#include <algorithm>

#include "platform/http/ascii.h"

namespace okno::http {

void Headers::add(std::string_view name, std::string_view value) {
    begin_field();
    append_name(name);
    append_value(value);
}

void Headers::set(std::string_view name, std::string_view value) {
    Headers kept;
    for (std::size_t i = 0; i < size(); ++i) {
        if (!same_word(this->name(i), name)) kept.add(this->name(i), this->value(i));
    }
    kept.add(name, value);
    *this = std::move(kept);
}

void Headers::clear() {
    text_.clear();
    fields_.clear();
}

std::size_t Headers::find(std::string_view name, std::size_t from) const {
    for (std::size_t i = from; i < fields_.size(); ++i) {
        if (same_word(this->name(i), name)) return i;
    }
    return npos;
}

std::string_view Headers::get(std::string_view name) const {
    const std::size_t index = find(name);
    return index == npos ? std::string_view() : value(index);
}

std::size_t Headers::count(std::string_view name) const {
    std::size_t found = 0;
    for (std::size_t i = find(name); i != npos; i = find(name, i + 1)) ++found;
    return found;
}

std::string_view Headers::name(std::size_t index) const {
    const Field& field = fields_[index];
    return std::string_view(text_).substr(field.start, field.name_length);
}

std::string_view Headers::value(std::size_t index) const {
    const Field& field = fields_[index];
    return std::string_view(text_).substr(field.start + field.name_length, field.value_length);
}

void Headers::append_name(std::string_view piece) {
    text_ += piece;
    fields_.back().name_length += piece.size();
}

void Headers::append_value(std::string_view piece) {
    text_ += piece;
    fields_.back().value_length += piece.size();
}

std::string Request::content_type() const {
    std::string_view type = header("Content-Type");
    return lower(trimmed(type.substr(0, type.find(';'))));
}

Response Response::json(int status, std::string body) {
    Response response(status);
    response.headers.emplace_back("Content-Type", "application/json");
    response.body = std::move(body);
    return response;
}

Response Response::text(int status, std::string body) {
    Response response(status);
    response.headers.emplace_back("Content-Type", "text/plain; charset=utf-8");
    response.body = std::move(body);
    return response;
}

Response Response::html(int status, std::string body) {
    Response response(status);
    response.headers.emplace_back("Content-Type", "text/html; charset=utf-8");
    response.body = std::move(body);
    return response;
}

Response Response::redirect(std::string location, int status) {
    Response response(status);
    response.headers.emplace_back("Location", std::move(location));
    return response;
}

Response Response::allow(const std::vector<std::string>& methods, int status) {
    std::string list;
    for (const auto& method : methods) list += (list.empty() ? "" : ", ") + method;
    Response response(status);
    response.headers.emplace_back("Allow", std::move(list));
    return response;
}

Response& Response::set(std::string_view name, std::string value) {
    std::erase_if(headers, [&](const auto& field) { return same_word(field.first, name); });
    headers.emplace_back(name, std::move(value));
    return *this;
}

Response& Response::add(std::string name, std::string value) {
    headers.emplace_back(std::move(name), std::move(value));
    return *this;
}

const std::string* Response::header(std::string_view name) const {
    for (const auto& [field, value] : headers) {
        if (same_word(field, name)) return &value;
    }
    return nullptr;
}

std::string_view reason_phrase(int status) {
    switch (status) {
        case 100: return "Continue";
        case 101: return "Switching Protocols";
        case 200: return "OK";
        case 201: return "Created";
        case 202: return "Accepted";
        case 204: return "No Content";
        case 206: return "Partial Content";
        case 301: return "Moved Permanently";
        case 302: return "Found";
        case 303: return "See Other";
        case 304: return "Not Modified";
        case 307: return "Temporary Redirect";
        case 308: return "Permanent Redirect";
        case 400: return "Bad Request";
        case 401: return "Unauthorized";
        case 403: return "Forbidden";
        case 404: return "Not Found";
        case 405: return "Method Not Allowed";
        case 406: return "Not Acceptable";
        case 408: return "Request Timeout";
        case 409: return "Conflict";
        case 410: return "Gone";
        case 411: return "Length Required";
        case 412: return "Precondition Failed";
        case 413: return "Content Too Large";
        case 414: return "URI Too Long";
        case 415: return "Unsupported Media Type";
        case 416: return "Range Not Satisfiable";
        case 417: return "Expectation Failed";
        case 422: return "Unprocessable Content";
        case 426: return "Upgrade Required";
        case 428: return "Precondition Required";
        case 429: return "Too Many Requests";
        case 431: return "Request Header Fields Too Large";
        case 500: return "Internal Server Error";
        case 501: return "Not Implemented";
        case 502: return "Bad Gateway";
        case 503: return "Service Unavailable";
        case 504: return "Gateway Timeout";
        case 505: return "HTTP Version Not Supported";
        default: return "";
    }
}

}  // namespace okno::http
