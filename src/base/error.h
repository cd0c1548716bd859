// SPDX-License-Identifier: Apache-2.0
// The one exception of the house: a refused operation. Thrown by use cases, operations and stores; caught once per face and in the job
// runner.
#pragma once

#include <map>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace okno {

enum class ErrorKind { invalid, unauthorized, forbidden, not_found, conflict, too_many, too_large, unavailable, internal };

// A text of the program in no language yet: a key ("error.required") and its parameters; a face translates it.
struct Message {
    std::string key;
    std::map<std::string, std::string> params;
};

// What is wrong with one field. `path` is written as callers see it: "items[0].quantity".
struct FieldError {
    std::string path;
    Message message;
};

struct Error : std::runtime_error {
    ErrorKind kind;
    Message message;
    std::vector<FieldError> fields;

    Error(ErrorKind kind, Message message, std::vector<FieldError> fields = {});
};

// Collects every field error of one input, then throws them together.
class Problems {
  public:
    void add(std::string path, std::string key, std::map<std::string, std::string> params = {});
    bool empty() const { return fields_.empty(); }
    // Throws Error{invalid, "error.validation"} with all fields when there are any.
    void throw_if_any();

  private:
    std::vector<FieldError> fields_;
};

[[noreturn]] void throw_invalid(std::string path, std::string key, std::map<std::string, std::string> params = {});
[[noreturn]] void throw_not_found(std::string key = "error.not_found");
[[noreturn]] void throw_forbidden(std::string key = "error.forbidden");
[[noreturn]] void throw_conflict(std::string key, std::map<std::string, std::string> params = {});

// A bug, not a refusal: throws Error{internal} naming the place.
void check(bool holds, std::string_view what);

}  // namespace okno
