// SPDX-License-Identifier: Apache-2.0
// One request of our browser application: who asks, and what the handlers need.
#pragma once

#include <memory>
#include <string>

#include "base/json.h"
#include "core/context.h"
#include "core/entity_ref.h"
#include "modules/references/books.h"
#include "modules/users/roster.h"
#include "modules/users/sign_in.h"
#include "platform/http/forms.h"
#include "platform/http/http.h"
#include "platform/http/route_tree.h"

namespace okno::ui {

struct Call {
    const http::Request& request;
    const http::RouteMatch& route;
    http::Pairs pairs;  // of the query string
    Context context;
    std::shared_ptr<const references::Books> books;
    std::shared_ptr<const users::Roster> roster;
    users::Session session;
    const users::User* user = nullptr;  // nullptr only where a route needs no session

    std::int64_t id(std::string_view name = "id") const;              // of the path; not_found when it is no number
    std::string text(std::string_view name) const;                    // of the query, "" when absent
    std::optional<std::int64_t> number(std::string_view name) const;  // throws invalid naming it
    std::vector<std::string> texts(std::string_view name) const;      // a name given several times
    int limit(int usual) const;                                       // of a page: 1..200
    // "me", "none" (0) or an id; an unreadable one is nobody who exists (-1).
    std::int64_t person(std::string_view written) const;
    // What an earlier send of this same write made; conflict when the UUID belongs to a write of another kind.
    std::optional<EntityRef> done_before(std::string_view kind) const;
    // The JSON body, an object; throws invalid.
    Json body() const;
};

// The language a browser asks for, for those who have not signed in.
std::string asked_language(const http::Request& request);

}  // namespace okno::ui
