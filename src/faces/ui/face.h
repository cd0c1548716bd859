// SPDX-License-Identifier: Apache-2.0
// Our own browser application's face: /ui/…, JSON, a cookie session, a CSRF header on writes.
#pragma once

#include <string>
#include <vector>

#include "core/context.h"
#include "faces/ui/call.h"
#include "modules/references/books_cache.h"
#include "modules/users/roster.h"
#include "platform/http/http.h"
#include "platform/http/route_tree.h"

namespace okno::ui {

// What the face is given to work with; all outlive it.
struct Parts {
    db::Database& database;
    const Clock& clock;
    const Events& events;
    TopicSink& topics;
    references::BooksCache& books;
    users::RosterCache& roster;
    users::SessionLife session_life;
    bool secure_cookie = false;  // the shop is reached over TLS
    std::string version;
};

enum class Entry { open, session };  // open: without a session (signing in)

struct Route {
    std::string_view method;
    std::string_view path;
    Entry entry;
    http::Response (*handler)(const Parts&, Call&);
    std::string_view about;  // one line for docs/api/routes.md
};

// The whole table of this face.
const std::vector<Route>& routes();

class Face {
  public:
    explicit Face(Parts parts);
    http::Response handle(const http::Request& request) const;
    // Who watches: the signed-in person of a WebSocket handshake, nothing when there is none.
    std::optional<std::int64_t> watcher(const http::Request& request) const;

  private:
    std::optional<users::Session> session(const http::Request& request, const Context& context, const users::Roster& roster) const;
    Context context(const http::Request& request) const;

    Parts parts_;
    http::RouteTree tree_;
};

inline constexpr std::string_view kSessionCookie = "okno_session";

}  // namespace okno::ui
