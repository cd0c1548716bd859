// SPDX-License-Identifier: Apache-2.0
// Forms as browsers and PHP programs send them: query strings, urlencoded and multipart bodies, PHP's bracket names.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/http/http.h"

namespace okno::http {

struct Pair {
    std::string name, value;
    bool operator==(const Pair&) const = default;
};
using Pairs = std::vector<Pair>;

struct FormLimits {
    std::size_t pairs = 5'000;
    std::size_t name_bytes = 1'024;
    std::size_t files = 100;
};

// Strict: nothing when a "%" is not followed by two hex digits. "+" stays "+".
std::optional<std::string> percent_decode(std::string_view text);
std::string percent_encode(std::string_view text);  // all but letters, digits and "-._~"

// In order, duplicates kept. As PHP: "+" is a space, a broken escape stays as written, a pair without "=" has an empty value.
// Over a limit: Error{invalid, "error.form_too_many"} or Error{invalid, "error.form_name"}.
Pairs parse_urlencoded(std::string_view text, const FormLimits& limits = {});
const std::string* find(const Pairs& pairs, std::string_view name);  // the last of that name, as PHP; nullptr when absent

// "filter[customFields][code][min]" → {"filter","customFields","code","min"}; "ids[]" → {"ids",""}. A name that does not follow the
// syntax ("a[b", "a]b") is one key as written. At most 16 keys; the rest of a deeper name stays in the last key.
std::vector<std::string> bracket_path(std::string_view name);

// Pairs with bracket names as the tree PHP makes of them. Names are in order of first appearance.
class FormTree {
  public:
    static FormTree of(const Pairs& pairs);

    bool is_text() const { return children_.empty(); }
    const std::string& text() const { return text_; }  // "" for a branch
    const FormTree* find(std::string_view key) const;  // nullptr when absent
    const FormTree* at(const std::vector<std::string_view>& path) const;
    std::optional<std::string> text_at(const std::vector<std::string_view>& path) const;  // nothing when absent or a branch
    // Every text directly below: ids[]=1&ids[5]=2 → {"1","2"}; a text itself is a list of one.
    std::vector<std::string> texts() const;
    const std::vector<std::pair<std::string, FormTree>>& children() const { return children_; }

  private:
    void insert(const std::vector<std::string>& path, std::size_t depth, const std::string& value);
    std::string text_;
    std::vector<std::pair<std::string, FormTree>> children_;
    std::map<std::string, std::size_t, std::less<>> places_;
    long long next_index_ = 0;
};

struct FormFile {
    std::string field;         // name of the form field
    std::string file_name;     // without any folder; "" when the client gave none
    std::string content_type;  // as sent, "" when absent
    std::string_view content;  // a view into the body that was parsed
};

struct Form {
    Pairs fields;
    std::vector<FormFile> files;
};

// Throws Error{invalid, "error.multipart"} on what is not multipart/form-data, and the limit errors of parse_urlencoded.
Form parse_multipart(std::string_view content_type, std::string_view body, const FormLimits& limits = {});
// The body by its Content-Type: multipart, urlencoded or none given; nothing in the form for other types. Views point into request.body.
Form parse_form(const Request& request, const FormLimits& limits = {});

}  // namespace okno::http
