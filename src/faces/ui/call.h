// SPDX-License-Identifier: Apache-2.0
// One request of our browser application: who asks, and what the handlers need.
#pragma once

#include <memory>
#include <string>

#include "base/json.h"
#include "core/context.h"
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
    http::FormTree query;
    Context context;
    std::shared_ptr<const references::Books> books;
    std::shared_ptr<const users::Roster> roster;
    users::Session session;
    const users::User* user = nullptr;  // nullptr only where a route needs no session

    std::int64_t id(std::string_view name = "id") const;              // of the path; not_found when it is no number
    std::string text(std::string_view name) const;                    // of the query, "" when absent
    std::optional<std::int64_t> number(std::string_view name) const;  // throws invalid naming it
    // The JSON body, an object; throws invalid.
    Json body() const;
};

}  // namespace okno::ui
