// SPDX-License-Identifier: Apache-2.0
// The shapes this face prints: one table a shape, from which both the JSON and the browser's TypeScript types are made.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"

namespace okno::ui {

template <typename T>
struct Member {
    std::string_view name;
    std::string_view type;                           // in TypeScript: "string", "Decimal | null", "OrderItem[]"
    void (*print)(JsonWriter& out, const T& value);  // writes the value alone
};

template <typename T>
struct Shape {
    std::string_view name;  // of the TypeScript interface
    std::vector<Member<T>> members;
};

template <typename T>
void print(JsonWriter& out, const Shape<T>& shape, const T& value) {
    out.begin_object();
    for (const Member<T>& member : shape.members) {
        out.key(member.name);
        member.print(out, value);
    }
    out.end_object();
}

template <typename T>
void describe(std::string& out, const Shape<T>& shape) {
    out += "export interface " + std::string(shape.name) + " {\n";
    for (const Member<T>& member : shape.members) out += "  " + std::string(member.name) + ": " + std::string(member.type) + ";\n";
    out += "}\n";
}

// Every shape of this face as TypeScript: web/src/lib/api_types.ts.
std::string describe_typescript();

}  // namespace okno::ui
