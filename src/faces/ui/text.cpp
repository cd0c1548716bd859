// SPDX-License-Identifier: Apache-2.0
#include "faces/ui/text.h"

#include <algorithm>
#include <array>

namespace okno::ui {

namespace {

struct Text {
    std::string_view key, en, ru, pl, uz;
};

// Sorted by key.
constexpr Text kTexts[] = {
#include "faces/ui/texts.inc"
};

std::string_view in_language(const Text& text, std::string_view language) {
    if (language == "ru") return text.ru;
    if (language == "pl") return text.pl;
    if (language == "uz") return text.uz;
    return text.en;
}

}  // namespace

std::string say(const Message& message, std::string_view language) {
    const Text* found = std::find_if(std::begin(kTexts), std::end(kTexts), [&](const Text& text) { return text.key == message.key; });
    if (found == std::end(kTexts)) return message.key;
    const std::string_view form = in_language(*found, language);
    std::string said;
    for (std::size_t at = 0; at < form.size();) {
        const std::size_t open = form.find('{', at);
        const std::size_t close = open == std::string_view::npos ? open : form.find('}', open);
        if (close == std::string_view::npos) {
            said += form.substr(at);
            break;
        }
        said += form.substr(at, open - at);
        const auto param = message.params.find(std::string(form.substr(open + 1, close - open - 1)));
        if (param != message.params.end()) said += param->second;
        at = close + 1;
    }
    return said;
}

}  // namespace okno::ui
