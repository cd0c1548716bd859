// SPDX-License-Identifier: Apache-2.0
// multipart/form-data (RFC 7578) as browsers and PHP's cURL write it.
#include "base/error.h"
#include "platform/http/ascii.h"
#include "platform/http/forms.h"

namespace okno::http {
namespace {

[[noreturn]] void refuse(std::string_view why) { throw Error(ErrorKind::invalid, {"error.multipart", {{"reason", std::string(why)}}}); }

// One parameter of `form-data; name="a;b"; filename="x \"y\".txt"`. Browsers write a quote as %22, cURL as \" and a backslash as \\,
// old Windows browsers write paths with single backslashes: only \" and \\ are escapes.
std::optional<std::string> parameter(std::string_view header, std::string_view wanted) {
    std::size_t at = header.find(';');
    while (at < header.size()) {
        ++at;
        const std::size_t equals = header.find_first_of("=;", at);
        if (equals == std::string_view::npos) return std::nullopt;
        const std::string_view name = trimmed(header.substr(at, equals - at));
        at = equals;
        if (header[equals] == ';') continue;
        ++at;
        while (at < header.size() && header[at] == ' ') ++at;
        std::string value;
        if (at < header.size() && header[at] == '"') {
            for (++at; at < header.size() && header[at] != '"'; ++at) {
                if (header[at] == '\\' && at + 1 < header.size() && (header[at + 1] == '"' || header[at + 1] == '\\')) ++at;
                value += header[at];
            }
            if (at >= header.size()) return std::nullopt;  // the quote never ends
            at = header.find(';', at);
        } else {
            const std::size_t end = header.find(';', at);
            value = trimmed(header.substr(at, end == std::string_view::npos ? end : end - at));
            at = end;
        }
        if (same_word(name, wanted)) return value;
    }
    return std::nullopt;
}

std::string without_folder(std::string name) {
    const std::size_t slash = name.find_last_of("/\\");
    if (slash != std::string::npos) name.erase(0, slash + 1);
    return name;
}

struct PartHead {
    std::string disposition, type;
};

// Reads the header lines of a part and leaves `part` at its content.
PartHead read_head(std::string_view& part) {
    constexpr std::size_t most_bytes = 8 * 1024;
    PartHead head;
    const std::size_t whole = part.size();
    while (true) {
        const std::size_t end = part.find("\r\n");
        if (end == std::string_view::npos || whole - part.size() > most_bytes) refuse("a part without the end of its headers");
        const std::string_view line = part.substr(0, end);
        part.remove_prefix(end + 2);
        if (line.empty()) return head;
        const std::size_t colon = line.find(':');
        if (colon == std::string_view::npos) refuse("a part header without a colon");
        const std::string_view name = line.substr(0, colon);
        if (same_word(name, "Content-Disposition")) head.disposition = trimmed(line.substr(colon + 1));
        if (same_word(name, "Content-Type")) head.type = trimmed(line.substr(colon + 1));
    }
}

void add_part(Form& form, std::string_view part, const FormLimits& limits) {
    const PartHead head = read_head(part);
    const auto name = parameter(head.disposition, "name");
    if (!name || !same_word(trimmed(head.disposition.substr(0, head.disposition.find(';'))), "form-data")) refuse("a part without a name");
    if (name->size() > limits.name_bytes)
        throw Error(ErrorKind::invalid, {"error.form_name", {{"most", std::to_string(limits.name_bytes)}}});
    auto file_name = parameter(head.disposition, "filename");
    if (const auto extended = parameter(head.disposition, "filename*"); extended && lower(*extended).starts_with("utf-8''")) {
        file_name = percent_decode(std::string_view(*extended).substr(7));
    }
    if (!file_name) {
        if (form.fields.size() == limits.pairs)
            throw Error(ErrorKind::invalid, {"error.form_too_many", {{"most", std::to_string(limits.pairs)}}});
        form.fields.push_back({*name, std::string(part)});
        return;
    }
    if (form.files.size() == limits.files)
        throw Error(ErrorKind::invalid, {"error.form_too_many", {{"most", std::to_string(limits.files)}}});
    form.files.push_back({*name, without_folder(*file_name), head.type, part});
}

}  // namespace

Form parse_multipart(std::string_view content_type, std::string_view body, const FormLimits& limits) {
    const auto boundary = parameter(content_type, "boundary");
    if (!same_word(trimmed(content_type.substr(0, content_type.find(';'))), "multipart/form-data")) refuse("not multipart/form-data");
    if (!boundary || boundary->empty() || boundary->size() > 200) refuse("no boundary");
    const std::string opening = "--" + *boundary;
    const std::string delimiter = "\r\n" + opening;

    // What stands before the first delimiter is a preamble; a body of no parts is the closing delimiter alone.
    std::size_t at = body.starts_with(opening) ? opening.size() : body.find(delimiter);
    if (at == std::string_view::npos) refuse("the boundary does not occur");
    if (!body.starts_with(opening)) at += delimiter.size();

    Form form;
    while (true) {
        std::string_view rest = body.substr(at);
        if (rest.starts_with("--")) return form;
        while (!rest.empty() && (rest.front() == ' ' || rest.front() == '\t')) rest.remove_prefix(1);
        if (!rest.starts_with("\r\n")) refuse("a broken delimiter");
        rest.remove_prefix(2);
        const std::size_t begin = body.size() - rest.size();
        const std::size_t end = body.find(delimiter, begin);
        if (end == std::string_view::npos) refuse("the last part does not end");
        add_part(form, body.substr(begin, end - begin), limits);
        at = end + delimiter.size();
    }
}

}  // namespace okno::http
