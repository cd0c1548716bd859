// SPDX-License-Identifier: Apache-2.0
// Reads the members of a JSON object that came from outside: asks for kinds, collects what is wrong under the path the caller knows
// ("items[0].quantity").
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "base/json.h"

namespace okno {

class JsonFields {
  public:
    // What is no object is a problem of its own, and has no members then. object and problems outlive this.
    JsonFields(const Json& object, std::string path, Problems& problems);

    // Each: nothing when absent or null, and nothing with a problem when of another kind.
    std::optional<std::string> text(std::string_view name) const;      // a number is taken as its digits
    std::optional<bool> flag(std::string_view name) const;             // true false 1 0 "1" "0" "true" "false"
    std::optional<std::int64_t> integer(std::string_view name) const;  // a number or a string of digits
    // A decimal number (or a string of one) scaled by 10^decimals; outside ±most is a problem.
    std::optional<std::int64_t> scaled(std::string_view name, int decimals, std::int64_t most = std::int64_t{1} << 60) const;
    std::optional<std::vector<std::string>> texts(std::string_view name) const;
    // The object or array itself; nullptr when absent or null.
    const Json* object(std::string_view name) const;
    const Json* array(std::string_view name) const;
    // Of an array of objects: each in turn, with its own path. True when the array is there.
    bool each(std::string_view name, const std::function<void(const JsonFields& element)>& use) const;

    bool has(std::string_view name) const { return object_.find(name) != nullptr; }  // also null
    bool is_null(std::string_view name) const;
    void problem(std::string_view name, std::string key, std::map<std::string, std::string> params = {}) const;
    std::string path(std::string_view name) const;
    Problems& problems() const { return problems_; }

  private:
    const Json* value(std::string_view name) const;
    const Json& object_;
    std::string path_;
    Problems& problems_;
};

}  // namespace okno
