// SPDX-License-Identifier: Apache-2.0
#include "base/error.h"

namespace okno {

namespace {

// For the log: keys and paths only, never what a customer typed. The place of a bug is the program's own words.
std::string describe(ErrorKind kind, const Message& message, const std::vector<FieldError>& fields) {
    std::string text = message.key;
    if (kind == ErrorKind::internal) {
        if (const auto what = message.params.find("what"); what != message.params.end()) text += ": " + what->second;
    }
    for (const FieldError& field : fields) {
        text += &field == fields.data() ? ": " : ", ";
        text += field.path + " " + field.message.key;
    }
    return text;
}

}  // namespace

Error::Error(ErrorKind a_kind, Message a_message, std::vector<FieldError> a_fields)
    : std::runtime_error(describe(a_kind, a_message, a_fields)), kind(a_kind), message(std::move(a_message)), fields(std::move(a_fields)) {}

void Problems::add(std::string path, std::string key, std::map<std::string, std::string> params) {
    fields_.push_back({std::move(path), {std::move(key), std::move(params)}});
}

void Problems::throw_if_any() {
    if (!fields_.empty()) throw Error(ErrorKind::invalid, {"error.validation", {}}, std::move(fields_));
}

void throw_invalid(std::string path, std::string key, std::map<std::string, std::string> params) {
    Problems problems;
    problems.add(std::move(path), std::move(key), std::move(params));
    problems.throw_if_any();
    throw std::logic_error("unreachable");
}

void throw_not_found(std::string key) { throw Error(ErrorKind::not_found, {std::move(key), {}}); }

void throw_forbidden(std::string key) { throw Error(ErrorKind::forbidden, {std::move(key), {}}); }

void throw_conflict(std::string key, std::map<std::string, std::string> params) {
    throw Error(ErrorKind::conflict, {std::move(key), std::move(params)});
}

void check(bool holds, std::string_view what) {
    if (!holds) [[unlikely]]
        throw Error(ErrorKind::internal, {"error.internal", {{"what", std::string(what)}}});
}

}  // namespace okno
