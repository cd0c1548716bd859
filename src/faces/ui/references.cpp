// SPDX-License-Identifier: Apache-2.0
#include "faces/ui/references.h"

#include "base/id.h"
#include "faces/ui/answer.h"
#include "faces/ui/shapes.h"

namespace okno::ui {

http::Response show_references(const Parts&, Call& call) {
    JsonWriter out;
    print(out, ReferencesShape{*call.books, *call.roster, call.context.actor, call.context.language});
    const std::string tag = "\"" + content_hash(out.text()).substr(0, 32) + "\"";
    if (call.request.header("If-None-Match") == tag) return http::Response(304).set("ETag", tag);
    http::Response response = answer(200, out);
    response.set("Cache-Control", "private, no-cache");
    response.set("ETag", tag);
    return response;
}

}  // namespace okno::ui
