// SPDX-License-Identifier: Apache-2.0
// The RetailCRM-compatible face: /api/v5/… and the three addresses without a version. JSON out, always; the key of a program in.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/context.h"
#include "faces/api_v5/rate_limit.h"
#include "faces/api_v5/request.h"
#include "modules/references/books_cache.h"
#include "modules/users/roster.h"
#include "platform/http/http.h"
#include "platform/http/route_tree.h"

namespace okno::api_v5 {

// What the face is given to work with; all outlive it.
struct Parts {
    db::Database& database;
    const Clock& clock;
    const Events& events;
    TopicSink& topics;
    references::BooksCache& books;
    users::RosterCache& roster;
    int rate_limit = 10;  // requests a second for each key; 0 = off
    std::string public_url;
    std::string version;
};

using Handler = http::Response (*)(const Parts&, Call&);

struct Route {
    std::string_view method, path;
    std::string_view scope;  // "" where any key may
    Handler handler;
    std::string_view about;        // one line for the reference
    std::string_view fields = {};  // form fields that hold JSON, for the reference: "order"
    // Our field paths ("items[].name") as this API says them, where turning snake_case into camelCase is not enough.
    const FieldNames* names = nullptr;
};

// The whole table of this face: the list of what is compatible.
const std::vector<Route>& routes();

// Of the table: an OpenAPI 3.1 document, and a page for people.
std::string openapi();
std::string reference_page(std::string_view style_nonce);

class Face {
  public:
    explicit Face(Parts parts);
    http::Response handle(const http::Request& request);
    http::Response reference();

  private:
    http::Response answer_route(const http::Request& request, const http::RouteMatch& match);

    Parts parts_;
    http::RouteTree tree_;
    RateLimit rate_limit_;
};

}  // namespace okno::api_v5
