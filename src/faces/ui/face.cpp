// SPDX-License-Identifier: Apache-2.0
#include "faces/ui/face.h"

#include "base/error.h"
#include "base/id.h"
#include "base/text.h"
#include "faces/ui/answer.h"
#include "faces/ui/conflict.h"
#include "modules/references/account_settings.h"
#include "platform/http/cookies.h"

namespace okno::ui {

namespace {

bool is_write(std::string_view method) { return method != "GET" && method != "HEAD" && method != "OPTIONS"; }

void require_csrf(const http::Request& request, const users::Session& session) {
    if (!equal_constant_time(request.header("X-CSRF-Token"), session.csrf)) throw_forbidden("error.csrf");
}

std::string act_of(const http::Request& request) {
    const std::string act(request.header("X-Okno-Act"));
    if (!act.empty() && !is_uuid(act)) throw_invalid("X-Okno-Act", "error.unknown", {{"value", act}});
    return act;
}

}  // namespace

Face::Face(Parts parts) : parts_(std::move(parts)) {
    const std::vector<Route>& table = routes();
    for (std::size_t row = 0; row < table.size(); ++row) tree_.add(table[row].method, table[row].path, row);
}

Context Face::context(const http::Request& request) const {
    Context made{parts_.database, parts_.clock, parts_.events, parts_.topics, Actor::system()};
    made.language = asked_language(request);
    made.request_id = new_uuid();
    return made;
}

std::optional<users::Session> Face::session(const http::Request& request, const Context& context, const users::Roster& roster) const {
    const std::optional<std::string> token = http::cookie(request, kSessionCookie);
    if (!token) return std::nullopt;
    return users::session_of(context, roster.secret(), *token, parts_.session_life);
}

http::Response Face::handle(const http::Request& request) const {
    const http::RouteMatch match = tree_.find(request.method, request.path);
    if (match.outcome == http::RouteOutcome::method_not_allowed)
        return http::Response::allow(match.allowed, request.method == "OPTIONS" ? 204 : 405);
    Context asking = context(request);
    const std::string request_id = asking.request_id;
    std::string language = asking.language;
    try {
        if (match.outcome != http::RouteOutcome::found) throw_not_found("error.no_such_address");
        const Route& route = routes()[match.row];
        Call call{request,
                  match,
                  http::parse_urlencoded(request.query_string),
                  std::move(asking),
                  parts_.books.current(),
                  parts_.roster.current(),
                  {}};
        call.context.zone = call.books->account().zone;
        if (route.entry == Entry::session) {
            const std::optional<users::Session> found = session(request, call.context, *call.roster);
            std::optional<Actor> actor = found ? call.roster->actor(found->user_id) : std::nullopt;
            if (!actor) throw Error(ErrorKind::unauthorized, {"error.signed_out", {}});
            call.session = *found;
            call.user = call.roster->user(found->user_id);
            call.context.actor = std::move(*actor);
            call.context.language = language = call.user->language;
            if (is_write(request.method)) {
                require_csrf(request, call.session);
                call.context.act = act_of(request);
            }
        }
        try {
            return route.handler(parts_, call);
        } catch (const Error& error) {
            // The same write was sent twice at once and the other one won: now its result is there to answer with.
            if (error.message.key != "error.repeated" || call.context.act.empty()) throw;
            return route.handler(parts_, call);
        }
    } catch (const VersionConflict& conflict) {
        return refusal(std::make_exception_ptr(static_cast<const Error&>(conflict)), language, request_id, conflict.current);
    } catch (...) {
        return refusal(std::current_exception(), language, request_id);
    }
}

std::optional<std::int64_t> Face::watcher(const http::Request& request) const {
    const auto roster = parts_.roster.current();
    const std::optional<users::Session> found = session(request, context(request), *roster);
    if (!found || !roster->actor(found->user_id)) return std::nullopt;
    return found->user_id;
}

}  // namespace okno::ui
